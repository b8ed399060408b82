"""The sample cases: fictional people with known codes, and all that the two stories need."""

import csv
from datetime import date
from pathlib import Path

import pytest

from planner.case_form import read_case
from resources import path
from tests.resources.shipped import shipped

SAMPLES = sorted(path("data/samples").glob("*.json"))
ROWS = csv.DictReader(path("data/samples/people.csv").read_text("utf-8").splitlines())
PEOPLE = {row["case"]: row for row in ROWS}


def test_every_sample_case_is_a_person_and_the_other_way_round() -> None:
    assert set(PEOPLE) == {file.stem for file in SAMPLES}
    assert {row["trade"] for row in PEOPLE.values()} - {""} <= set(shipped().trades)


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_samples_are_cases_of_fictional_people_with_known_codes(file: Path) -> None:
    notes = PEOPLE[file.stem]["notes"].lower()
    assert "fictive" in notes or "fictional" in notes
    case = read_case(file)
    assert case.target.trade in shipped().trades
    assert set(case.client.skills) | {a.skill for a in case.target.additions} <= set(shipped().skills)
    assert set(case.client.declared) | set(case.client.credentials) <= set(shipped().terms)


STORIES = {
    "R": {
        "FGA-MAT-4-CST", "FGA-FRA-4", "5371", "TENS-PREP", "TENS-FR", "TDG", "JOB-94106", "PAMT-MOCN",
    },
    "U": {"COURSE-SUP", "COURSE-MKT", "COURSE-WEB", "AEC-MKTNUM"},
}  # fmt: skip


@pytest.mark.parametrize("story", STORIES)
def test_what_a_story_needs_has_sessions_that_suit_it(story: str) -> None:
    wishes = read_case(path(f"data/samples/{story}.json")).preferences
    for code in STORIES[story]:
        assert any(
            (not s.region or s.region in wishes.regions)
            and (not wishes.modes or s.mode in wishes.modes)
            and (s.apply_by is None or s.apply_by >= wishes.start)
            for s in shipped().sessions_by_activity[code]
        ), code


def test_machining_starts_more_than_once_in_the_regions_of_story_r() -> None:
    starts = {s.start for s in shipped().sessions_by_activity["5371"] if s.region in ("17", "04")}
    assert {date(2027, 8, 30), date(2028, 1, 10), date(2028, 8, 28)} <= starts
