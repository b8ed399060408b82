"""What a screen reader says by itself, of things drawn that it cannot walk through."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, sentence: str) -> None:
    """Have a sentence said, after what is being said now."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
