from dataclasses import replace
from datetime import date

from planner.catalogue import Grants, Session
from planner.words import Words
from tests.ui.full_catalogue import UNSEEN, a_full_catalogue
from tests.ui.office import TODAY
from ui.models import program_words as said

CATALOGUE, EN = a_full_catalogue(), Words("en")
DEP = CATALOGUE.sessions_by_activity["DEP"]


def test_coming_sessions_are_said_in_order_and_past_ones_are_not() -> None:
    lines = said.session_lines(DEP, TODAY, EN)
    assert len(lines) == 3 and "Montréal" in lines[0] and lines[0].endswith("(estimated)")
    assert "Aug 30, 2027" in lines[1] and "Jan 10, 2028" in lines[2]
    assert not any("Capitale-Nationale" in line for line in lines)


def test_long_lists_are_cut_and_counted() -> None:
    many = [Session("DEP", str(n), start=date(2027, 9, n), entry="dated") for n in range(1, 12)]
    lines = said.session_lines(many, TODAY, EN)
    assert len(lines) == said.SHOWN_SESSIONS + 1 and lines[-1] == "and 3 more"


def test_no_session_and_full_ones_are_said_to_be_unknown() -> None:
    full = [replace(s, seats=0) for s in DEP]
    for none in ((), full):
        assert said.session_lines(none, TODAY, EN)[0].startswith("No session known")
        assert said.next_words(none, TODAY, EN) == "not known"


def test_the_next_start_waits_for_its_window_and_says_an_estimate() -> None:
    window = Session("DEP", "w", window_start=date(2027, 2, 1), apply_by=date(2027, 1, 4), provenance=UNSEEN)
    assert said.next_words([window], TODAY, EN) == "Feb 1, 2027 (estimated)"
    assert "apply by Jan 4, 2027" in said.session_lines([window], TODAY, EN)[0]
    assert said.next_words([replace(window, window_end=TODAY)], TODAY, EN) == "not known"


def test_what_an_activity_gives_is_said_in_words() -> None:
    given = Grants(("DEP",), {"math": 4}, {"S1": 2}, {"72100": 6}, {"fact": True, "other": False})
    lines = said.grants_lines(given, CATALOGUE, EN)
    assert lines == [
        "• Activity DEP",
        "• fact",
        "• Mathematics of Secondary IV",
        "• 6 months of experience: Machinist",
        "• 1 skill, raised",
    ]
    assert said.skill_lines(given, CATALOGUE, EN) == ["Measure – 2"]
    assert said.grants_lines(Grants(), CATALOGUE, EN) == ["Nothing that is noted here"]
