"""Undo in a field, by Ctrl+Z or the action: what was typed there first, then the steps of the open case."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QWidget

KEYS = QKeySequence.StandardKey
FIELDS = (QLineEdit, QAbstractSpinBox, QPlainTextEdit)


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
        if isinstance(now, FIELDS):
            now.installEventFilter(self)


def undo_typing(otherwise: Callable[[], None]) -> None:
    """Take back what was typed in the field in focus; where nothing was, do what is given instead."""
    field = QApplication.focusWidget()
    if isinstance(field, FIELDS) and _has_own(field, undo=True):
        _typed_in(field).undo()
    else:
        otherwise()


def redo_typing(otherwise: Callable[[], None]) -> None:
    """Bring again what was taken back in the field in focus; where nothing was, do what is given instead."""
    field = QApplication.focusWidget()
    if isinstance(field, FIELDS) and _has_own(field, undo=False):
        _typed_in(field).redo()
    else:
        otherwise()


def _has_own(field: QObject, undo: bool) -> bool:
    """Say whether a field has typing to take back, or to bring again."""
    typed = _typed_in(field)
    return bool(typed.isUndoAvailable() if undo else typed.isRedoAvailable())


def _typed_in(field: QObject) -> Any:
    """Return what holds the typing of a field."""
    if isinstance(field, QPlainTextEdit):
        return field.document()
    return field.lineEdit() if isinstance(field, QAbstractSpinBox) else field
