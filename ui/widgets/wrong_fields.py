"""What is typed in the fields of a case and means nothing yet: said, and kept until the case comes back."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from planner.words import N_, Words
from ui import style

NOT_KEPT = N_("What is typed here is not kept yet: choose in the list, or correct it.")


class WrongFields(QObject):
    """Counts the fields that are to be corrected, once they are left; those of one case at a time."""

    # The names of those fields.
    changed = Signal(object)

    def __init__(self, editors: Mapping[str, Any], words: Callable[[], Words], parent: QObject) -> None:
        super().__init__(parent)
        self._editors, self._words, self._case_id = editors, words, ""
        self._told: tuple[str, ...] = ()
        self._left: dict[str, dict[str, str]] = {}
        style.application().focusChanged.connect(self.count)

    @property
    def names(self) -> tuple[str, ...]:
        """Return which fields hold what means nothing, in their order; none without a case."""
        wrong = (name for name, editor in self._editors.items() if getattr(editor, "is_wrong", False))
        return tuple(wrong) if self._case_id else ()

    def leave(self, case_id: str) -> None:
        """Keep what is wrong in the fields of the case on screen, before those of another are shown."""
        if case_id != self._case_id:
            if names := self.names:
                self._left[self._case_id] = {name: self._editors[name].text() for name in names}
            self._case_id = case_id

    def come(self) -> None:
        """Show again what was left wrong in the case that is on screen now."""
        for name, text in self._left.pop(self._case_id, {}).items():
            self._editors[name].put_wrong(text)
        self.count()

    def forget(self) -> None:
        """Keep nothing of any other case: it may be destroyed, or of a database that is left."""
        self._left.clear()

    def count(self) -> None:
        """Say which fields are to be corrected; the one in which somebody types is not one yet."""
        names = tuple(name for name in self.names if not self._editors[name].hasFocus())
        # Said again where nothing else changed: the language may have.
        for name in {*names, *self._told}:
            said = self._words()._(NOT_KEPT) if name in names else ""
            self._editors[name].setAccessibleDescription(said)
        if names != self._told:
            self._told = names
            self.changed.emit(names)
