"""Of which fields the window proposes programmes: the target's, unless a person admits all for one search."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from planner.case import Case
    from planner.catalogue import Catalogue
    from planner.related import Fields


class Breadth(QObject):
    """Poses the cases of this window; what it admits lasts as long as the window, and is kept nowhere."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._admitting: set[str] = set()
        self._fields: Fields | None = None

    def admits(self, case: "Case") -> bool:
        """Say whether a case is searched among the programmes of every field."""
        return case.id in self._admitting

    def admit(self, case: "Case", every: bool) -> None:
        """Search a case among the programmes of every field from now on, or of its own again."""
        if every is not self.admits(case):
            self._admitting ^= {case.id}
            self.changed.emit()

    def posed(self, case: "Case", catalogue: "Catalogue") -> "Case":
        """Return a case as it is searched: with the programmes of other fields set aside, if they are."""
        from planner.related import near_first

        return near_first(case) if self.admits(case) else self._of(catalogue).related(case)

    def leads(self, case: "Case", catalogue: "Catalogue") -> bool:
        """Say whether anything of the catalogue leads to what a case aims at."""
        return self._of(catalogue).leads(case.target.trade)

    def _of(self, catalogue: "Catalogue") -> "Fields":
        from planner.related import Fields

        if self._fields is None or self._fields.catalogue is not catalogue:
            self._fields = Fields(catalogue)
        return self._fields
