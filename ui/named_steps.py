"""Undo steps that are called by a sentence, and called again when another language is spoken."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from ui.language import Language


class NamedStep(QUndoCommand):
    """A step called by a msgid with its values: `say` puts them in the language on screen."""

    def __init__(self, say: Callable[..., str], text: str, **values: Any) -> None:
        super().__init__(say(text, **values))
        self._say, self._called, self._values = say, text, values

    def retranslate(self) -> None:
        """Name the step again."""
        self.setText(self._say(self._called, **self._values))


class NamedSteps(QUndoStack):
    """A stack of steps that are named again when another language is spoken."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        language.changed.connect(self.retranslate)

    def retranslate(self) -> None:
        """Name every step again."""
        name_again(self)


def name_again(stack: QUndoStack) -> None:
    """Name every step of a stack again."""
    for step in map(stack.command, range(stack.count())):
        if isinstance(step, NamedStep):
            step.retranslate()
