"""The history of a case as lines: what a record replaced and wrote can be told apart."""

from planner.catalogue import Catalogue
from planner.changes import Change
from planner.field_history import Revised
from planner.words import Words
from ui.models.history_rows import HistoryLine


def test_an_edit_at_the_end_of_a_long_note_is_seen_in_its_line() -> None:
    common = "Rencontre du 3 mai.\n" + "Suite de la note. " * 30
    written = Change("here", 2, 2 << 16, "c", "cases", "c", "notes", f"{common}\nElle ACCEPTE.\nFin.")
    line = HistoryLine(Revised(written, (f"{common}\nElle REFUSE.",), {}), Catalogue(), Words("fr"))
    assert (line.before, line.after) == ("… Elle REFUSE.", "… Elle ACCEPTE. Fin.")


def test_a_first_record_replaced_nothing() -> None:
    written = Change("here", 1, 1 << 16, "c", "cases", "c", "phone", "819 555-0100")
    line = HistoryLine(Revised(written, (), {}), Catalogue(), Words("fr"))
    assert (line.before, line.after) == ("–", "819 555-0100")
