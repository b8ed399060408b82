"""What is missing before occupations can be ranked for a client, said in the place of all of them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.case import Case
from planner.words import Words
from ui.models.direction_words import is_known
from ui.widgets.nothing_open import NothingOpen


class Unranked(NothingOpen):
    """Covers the occupations of a case that says nothing yet, until they are asked for all the same."""

    uncovered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case_id = self._uncovered_id = ""
        self.asked_other.connect(self._uncover)

    def covers(self, case: Case) -> bool:
        """Say whether nothing ranks the occupations of a case, and nobody asked for them so."""
        self._case_id = case.id
        return not is_known(case.client) and case.id != self._uncovered_id

    def retranslate(self, words: Words) -> None:
        """Say what to enter first."""
        asked = words._(
            "To rank occupations, enter the present occupation, one worked in before, or some skills."
        )
        self.say(asked, words._("Enter the answers"), words._("List every occupation all the same"))

    def _uncover(self) -> None:
        self._uncovered_id = self._case_id
        self.uncovered.emit()
