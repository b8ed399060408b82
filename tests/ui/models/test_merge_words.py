from datetime import date, datetime

from db.exchange.choosing import Conflict
from db.exchange.fields import ADDED, EDITED, Side
from db.records import wall_clock
from planner.catalogue import Catalogue, Session
from planner.changes import Change
from planner.errors import PlannerError
from planner.plan import Plan, Step
from planner.plan_text import plan_text
from planner.words import Words
from tests.builders import a_catalogue
from ui.models.conflict_rows import ConflictLine, HeadLine
from ui.models.field_words import entry_name, value_words
from ui.models.merge_decisions import HERE, RECEIVED, Line
from ui.models.merge_report_words import STOPPED, unclean_words
from ui.models.merge_words import entry_summary, kept_words, side_words, whole_sides, written_on
from ui.models.step_words import step_title

FRENCH = Words("fr")
WITHHELD = "Étape propre au bureau (titre retiré)"


def written(at: int) -> Change:
    return Change("here", 1, at << 16, "c", "cases", "c", "notes", "")


def test_when_a_record_was_written_is_said_with_its_year() -> None:
    noon = int(datetime(2025, 1, 11, 12).astimezone().timestamp() * 1000)
    assert written_on([written(noon)], FRENCH) == "11\u00a0janv.\u00a02025, 12\xa0h\xa000"
    assert written_on([], FRENCH) == "–"


def test_a_record_of_a_clock_that_was_wrong_is_flagged() -> None:
    later = wall_clock() + 48 * 3_600_000
    assert written_on([written(later)], FRENCH).endswith("(par une horloge fausse)")
    assert not written_on([written(wall_clock())], FRENCH).endswith(")")


def test_what_waits_for_a_choice_says_so_before_a_long_text() -> None:
    here, place = Side("here"), ("c", "cases", "c", "notes")
    line = Line(place, here, Side("there"), here, conflict=True, entry=EDITED, cells={})
    assert kept_words(line, Catalogue(), FRENCH).startswith("(attend un choix) ")


def test_a_revision_is_said_as_its_number_its_day_and_its_steps() -> None:
    cells = {"number": 3, "day": "2026-01-02", "author": "CE", "reason": "adopted", "plan": '{"steps":[]}'}
    assert (
        entry_summary("revisions", cells, Catalogue(), FRENCH)
        == "révision 3 du 2\u00a0janv.\u00a02026, 0 étape"
    )
    kept = plan_text(Plan((Step("1", "A"), Step("2", "B"))))
    assert value_words("revisions", "plan", kept, Catalogue(), FRENCH) == "2 étapes"


def test_a_step_whose_title_stayed_elsewhere_is_no_code() -> None:
    told = Catalogue()
    assert entry_name("steps", {"formality": "own", "title": ""}, told, FRENCH) == WITHHELD
    assert step_title(Step("1", formality="own"), told, FRENCH) == WITHHELD
    assert step_title(Step("1", formality="own", title="Appeler"), told, FRENCH) == "Appeler"
    sent = step_title(Step("1", formality="registration"), told, FRENCH)
    assert sent and not sent.endswith((":", " ", "\u00a0"))
    assert entry_name("steps", {"activity": "MAT4"}, told, FRENCH) == "MAT4"


def test_traces_that_a_stop_left_are_told_from_those_that_a_fault_left() -> None:
    for language, stopped, busy in (
        ("en", "was stopped", "reads it"),
        ("fr", "a été arrêté", "lit le fichier"),
    ):
        words = Words(language)
        assert stopped in unclean_words(PlannerError(STOPPED), words)
        said = unclean_words(PlannerError("database-busy", path="/a/bureau.db"), words)
        assert busy in said and "bureau.db" in said and stopped not in said


def test_a_group_is_said_by_its_place_in_the_preview_and_in_the_inbox() -> None:
    groups = (
        Session("5224", "17-2027-08", date(2027, 8, 30), entry="dated", place="CFP Rive", mode="evening"),
        Session("5224", "18-2028-01", date(2028, 1, 10), entry="dated", place="CFP Mont", mode="daytime"),
    )
    told, cells = a_catalogue(*groups), {"activity": "5224", "session": "17-2027-08", "title": "Soudage"}
    here, came = (
        Change("here", n, 1, "c", "steps", "s", "session", group.code) for n, group in enumerate(groups)
    )
    sides = Side(here.value, here), Side(came.value, came)
    line = Line(("c", "steps", "s", "session"), *sides, sides[0], True, EDITED, cells)
    for words in (FRENCH, Words("en")):
        assert "CFP Rive" in side_words(line, HERE, told, words)
        assert "CFP Mont" in whole_sides(line, told, words)[1]
        assert "CFP Rive" in kept_words(line, told, words)
        assert "CFP Rive" in entry_summary("steps", cells, told, words)
    waits = ConflictLine(Conflict("c", "Camille", (here, came), cells), told, FRENCH)
    assert waits.field == "Étape «\xa0Soudage\xa0»\xa0: Groupe"
    assert "CFP Rive" in waits.values[0] and "CFP Mont" in HeadLine(waits, came).whole[1]


def test_an_entry_that_came_is_told_whole_field_by_field_however_long() -> None:
    long = "Elle préfère le matin. " * 30
    cells = {"activity": "5224", "title": "Soudage", "note": long, "hours_per_week": 25.0}
    line = Line(("c", "steps", "s", ""), Side(None), Side(None), Side(None), False, ADDED, cells)
    assert len(side_words(line, RECEIVED, Catalogue(), FRENCH)) < len(long)
    absent, whole = whole_sides(line, Catalogue(), FRENCH)
    assert absent == "absent" and whole == f"Note\xa0: {long}\nHeures par semaine\xa0: 25"
