"""The history of a case as lines: what a record replaced and wrote can be told apart."""

from datetime import date

from planner.catalogue import Catalogue, Session
from planner.changes import Change
from planner.field_history import Revised
from planner.words import Words
from tests.builders import a_catalogue
from ui.models.history_rows import HistoryLine


def test_an_edit_at_the_end_of_a_long_note_is_seen_in_its_line() -> None:
    common = "Rencontre du 3\u00a0mai.\n" + "Suite de la note. " * 30
    written = Change("here", 2, 2 << 16, "c", "cases", "c", "notes", f"{common}\nElle ACCEPTE.\nFin.")
    line = HistoryLine(Revised(written, (f"{common}\nElle REFUSE.",), {}), Catalogue(), Words("fr"))
    assert (line.before, line.after) == ("… Elle REFUSE.", "… Elle ACCEPTE. Fin.")


def test_a_first_record_replaced_nothing() -> None:
    written = Change("here", 1, 1 << 16, "c", "cases", "c", "phone", "819 555-0100")
    line = HistoryLine(Revised(written, (), {}), Catalogue(), Words("fr"))
    assert (line.before, line.after) == ("–", "819 555-0100")


def test_a_group_is_said_by_its_place_and_start_and_the_reason_of_a_revision_in_words() -> None:
    group = Session("5224", "17-2027-08", date(2027, 8, 30), entry="dated", place="CFP Test", mode="evening")
    written = Change("here", 1, 1 << 16, "c", "steps", "s", "session", "17-2027-08")
    line = HistoryLine(Revised(written, (None,), {"activity": "5224"}), a_catalogue(group), Words("fr"))
    assert line.before == "–" and "CFP Test" in line.after and "30\u00a0août\u00a02027" in line.after
    unknown = HistoryLine(Revised(written, (), {"activity": "5224"}), Catalogue(), Words("fr"))
    assert unknown.after == "17-2027-08"
    adopted = Change("here", 1, 1 << 16, "c", "revisions", "r", "reason", "adopted")
    assert HistoryLine(Revised(adopted, (), {}), Catalogue(), Words("fr")).after == "parcours adopté"
