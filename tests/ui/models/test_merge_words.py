from datetime import datetime

from db.records import wall_clock
from planner.changes import Change
from planner.words import Words
from ui.models.merge_words import written_on

FRENCH = Words("fr")


def written(at: int) -> Change:
    return Change("here", 1, at << 16, "c", "cases", "c", "notes", "")


def test_when_a_record_was_written_is_said_with_its_year() -> None:
    noon = int(datetime(2025, 1, 11, 12).astimezone().timestamp() * 1000)
    assert written_on([written(noon)], FRENCH) == "11 janv. 2025, 12\xa0h\xa000"
    assert written_on([], FRENCH) == "–"


def test_a_record_of_a_clock_that_was_wrong_is_flagged() -> None:
    later = wall_clock() + 48 * 3_600_000
    assert written_on([written(later)], FRENCH).endswith("(par une horloge fausse)")
    assert not written_on([written(wall_clock())], FRENCH).endswith(")")
