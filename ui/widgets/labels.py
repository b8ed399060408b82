"""Labels of plain prose: what is said is never read as markup, and goes on in a next line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui import style


def prose(role: str = "", text: str = "") -> QLabel:
    """Return a label in the look of a role."""
    label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    if role:
        style.emphasise(label, role)
    return label


def copied_prose(role: str = "", text: str = "") -> QLabel:
    """Return a label whose text can be chosen by the mouse, and copied."""
    label = prose(role, text)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def say_or_hide(label: QLabel, text: str) -> None:
    """Show a text, or nothing at all where there is none."""
    label.setText(text)
    label.setVisible(bool(text))
