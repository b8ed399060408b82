"""A row that the office typed, as the exchange form gives it back: refused if it names what nobody knows."""

from dataclasses import replace
from typing import Any

import pytest

from db.catalogue.well_formed import read_again, well_formed
from planner.catalogue import Session
from planner.errors import PlannerError
from tests.db.catalogue.edits import SMALL

EVENING = SMALL.sessions[0]


def refused(name: str, row: Any, *activities: str) -> list[str]:
    """Return what is said in English of a row that is refused."""
    with pytest.raises(PlannerError, match="edit-faults") as error:
        well_formed(name, row, activities or None)
    return [text.en for text in error.value.details["faults"]]


@pytest.mark.parametrize("region", ["", "01", "17"])
def test_a_row_of_a_region_of_quebec_comes_back_as_it_was(region: str) -> None:
    row = replace(EVENING, region=region)
    assert well_formed("sessions", row, ["MAT4"]) == row


@pytest.mark.parametrize("region", ["00", "18", "99"])
def test_a_region_that_there_is_not_is_refused(region: str) -> None:
    (said,) = refused("sessions", replace(EVENING, region=region))
    assert f"“{region}”" in said and "none of the 17 regions" in said


def test_a_session_of_no_known_activity_is_refused_where_the_activities_are_known() -> None:
    row = Session("GONE", "s", hours_per_week=6)
    (said,) = refused("sessions", row, "MAT4", "DEP")
    assert "“GONE”" in said
    assert well_formed("sessions", row) == row


def test_a_session_of_the_recognition_of_an_activity_is_one_of_that_activity() -> None:
    row = Session("DEP~RAC", "s", hours_per_week=6)
    assert well_formed("sessions", row, ["DEP"]) == row


def test_every_fault_of_a_row_is_told_at_once() -> None:
    assert len(refused("sessions", Session("GONE", "s", region="18", hours_per_week=6), "MAT4")) == 2


def test_a_row_that_the_form_cannot_read_again_is_refused_with_its_file_and_line() -> None:
    file, rows, faults = read_again("sessions", replace(EVENING, hours_per_week=-1))
    assert (file, rows) == ("sessions.csv", [])
    assert [(fault["file"], fault["line"], fault["code"]) for fault in faults] == [
        ("sessions.csv", 2, "pace")
    ]
    assert len(refused("sessions", replace(EVENING, hours_per_week=-1))) == 1
