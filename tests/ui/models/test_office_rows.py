"""A row before anything is typed: it looks like its neighbours, and admits nobody by oversight."""

from dataclasses import replace
from datetime import date

from planner.catalogue import Activity, Place, Provenance, Session
from planner.requirement import Any as AnyOf
from tests.builders import a_case, a_client
from tests.ui.full_catalogue import a_full_catalogue
from ui.models.office_rows import completed, new_program, new_session

CATALOGUE = a_full_catalogue()
SEEN = date(2026, 11, 25)


def test_a_group_begins_as_most_groups_of_its_programme_are() -> None:
    group = new_session("DEP", CATALOGUE, None)
    assert (group.activity, group.hours_per_week, group.mode) == ("DEP", 30, "day")
    assert group.region == "17" and group.start is None and group.entry == "continuous"


def test_the_client_s_own_region_comes_first() -> None:
    near = new_session("DEP", CATALOGUE, a_case(client=a_client(region="06")))
    assert (near.region, near.mode) == ("06", "evening"), "as the groups of that region are"
    elsewhere = new_session("DEP", CATALOGUE, a_case(client=a_client(region="09")))
    assert (elsewhere.region, elsewhere.mode) == ("09", "day")


def test_a_programme_without_groups_gets_a_plain_one() -> None:
    assert new_session("WELCOME", CATALOGUE, None) == Session("WELCOME", "")


def test_a_new_group_gets_a_code_of_its_own_that_says_something() -> None:
    typed = Session("DEP", "", date(2027, 1, 25), region="17")
    first, second = (completed(typed, "Appel", SEEN).code for _ in range(2))
    assert first.startswith("2027-01-25-17-") and first != second
    assert completed(replace(typed, code="autumn"), "Appel", SEEN).code == "autumn"


def test_a_new_programme_lets_nobody_in_before_that_is_said() -> None:
    assert new_program("72100").requires == AnyOf()


def test_a_diploma_gives_itself_when_nothing_else_is_said() -> None:
    told = completed(Activity("5999", "dep"), "Annonce", SEEN)
    assert told.grants.credentials == ("5999",)
    assert told.provenance == Provenance("Annonce", True, SEEN)
    assert completed(Activity("C1", "course"), "Annonce", SEEN).grants.credentials == ()


def test_what_nobody_saw_is_not_verified_and_a_place_has_no_origin_of_its_own() -> None:
    assert completed(Session("DEP", "x"), "Ouï-dire", None).provenance == Provenance("Ouï-dire", False)
    assert completed(Place("CFP", "17"), "Annonce", SEEN) == Place("CFP", "17")
