"""Tool tips as plain text: Qt would read what looks like HTML as such, and open the files that it names."""

from PySide6.QtGui import Qt


def tip(text: str) -> str:
    """Return a tool tip that shows a text letter by letter, as it was typed or received."""
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text
