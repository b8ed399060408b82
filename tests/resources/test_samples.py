"""The sample cases: fictional people with known codes, and all that the two stories need."""

import json
from datetime import date
from pathlib import Path

import pytest

from planner.case_form import case_from
from resources import path
from tests.resources.shipped import shipped

SAMPLES = sorted(path("data/samples").glob("*.json"))


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_samples_are_cases_of_fictional_people_with_known_codes(file: Path) -> None:
    sample = json.loads(file.read_text(encoding="utf-8"))
    assert set(sample) == {"name", "phone", "language", "trade", "notes", "case"}
    assert "fictive" in sample["notes"].lower() or "fictional" in sample["notes"].lower()
    case = case_from(sample["case"])
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
    wishes = case_from(json.loads(path(f"data/samples/{story}.json").read_text("utf-8"))["case"]).preferences
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
