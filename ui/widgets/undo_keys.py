"""Ctrl+Z in a field: what was typed there first, then the steps of the open case."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QWidget

KEYS = QKeySequence.StandardKey


class UndoKeys(QObject):
    """Lets undo and redo through to the window when the field in focus has nothing of its own left."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        application.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = event.matches(KEYS.Undo), event.matches(KEYS.Redo)
            if (undo or redo) and not _has_own(watched, undo):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if isinstance(now, QLineEdit | QAbstractSpinBox | QPlainTextEdit):
            now.installEventFilter(self)


def _has_own(field: QObject, undo: bool) -> bool:
    """Say whether a field has typing to take back, or to bring again."""
    if isinstance(field, QPlainTextEdit):
        field = field.document()
    elif isinstance(field, QAbstractSpinBox):
        field = field.lineEdit()
    return bool(field.isUndoAvailable() if undo else field.isRedoAvailable())  # type: ignore[attr-defined]
