"""Undo in a field, by Ctrl+Z or the action: what was typed there first, then the steps of the open case."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

KEYS = QKeySequence.StandardKey
FIELDS = (QLineEdit, QAbstractSpinBox, QPlainTextEdit)
MENUS = (QMenuBar, QMenu)


class UndoKeys(QObject):
    """Lets undo and redo through to the window when the field in focus has nothing of its own left."""

    # Whether there is typing to take back, or to bring again, is otherwise now.
    changed = Signal()

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._field: QWidget | None = None
        self._told = (False, False)
        application.focusChanged.connect(self._follow)

    @property
    def can_undo(self) -> bool:
        """Say whether something was typed in the field in focus."""
        return self._has_own(undo=True)

    @property
    def can_redo(self) -> bool:
        """Say whether something that was typed in the field in focus was taken back."""
        return self._has_own(undo=False)

    def undo(self, otherwise: Callable[[], None]) -> None:
        """Take back what was typed in the field in focus; where nothing was, do what is given instead."""
        _typed_in(self._field).undo() if self.can_undo else otherwise()

    def redo(self, otherwise: Callable[[], None]) -> None:
        """Bring again what was taken back in the field in focus; where nothing was, do what is given."""
        _typed_in(self._field).redo() if self.can_redo else otherwise()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = event.matches(KEYS.Undo), event.matches(KEYS.Redo)
            if (undo or redo) and not _has_own(watched, undo):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, MENUS):
            return  # the menu speaks of the field that it was opened from
        if self._field is not None and isValid(self._field):
            self._field.removeEventFilter(self)
            for changed in _changes(self._field):
                changed.disconnect(self._tell)
        self._field = now if isinstance(now, FIELDS) else None
        if self._field is not None:
            self._field.installEventFilter(self)
            for changed in _changes(self._field):
                changed.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        told, self._told = self._told, (self.can_undo, self.can_redo)
        if told != self._told:
            self.changed.emit()

    def _has_own(self, undo: bool) -> bool:
        return self._field is not None and isValid(self._field) and _has_own(self._field, undo)


def _has_own(field: QObject, undo: bool) -> bool:
    """Say whether a field has typing to take back, or to bring again."""
    typed = _typed_in(field)
    return bool(typed.isUndoAvailable() if undo else typed.isRedoAvailable())


def _changes(field: QWidget) -> tuple[Any, ...]:
    """Return the signals after which a field may have other typing to take back."""
    typed = _typed_in(field)
    many = isinstance(field, QPlainTextEdit)
    return (typed.undoAvailable, typed.redoAvailable) if many else (typed.textChanged,)


def _typed_in(field: QObject | None) -> Any:
    """Return what holds the typing of a field."""
    if isinstance(field, QPlainTextEdit):
        return field.document()
    return field.lineEdit() if isinstance(field, QAbstractSpinBox) else field
