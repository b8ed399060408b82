"""The sentences of faults in a CASE.json: each says where, and what is expected there."""

import json
from pathlib import Path

import pytest

from planner.case_form import case_from, read_case
from planner.error_words import error_words
from planner.errors import PlannerError
from planner.fault_words import REASONS, fault_words
from planner.words import Words

FRENCH, ENGLISH = Words("fr"), Words("en")
PAST = {"activity": "TDG", "start": "2026-05-02", "end": "2026-05-01"}
PREFERENCES, TARGET = {"start": "2027-01-11"}, {"trade": "72100"}


def preferring(**wishes: object) -> dict[str, object]:
    """Return a case with some preferences."""
    return {"preferences": {**PREFERENCES, **wishes}, "target": TARGET}


WRONG = {
    "missing": ({"target": TARGET}, "preferences is missing"),
    "unknown-key": ({**preferring(), "target": {"trade": "1", "job": 1}}, "target.job is not a key"),
    "not-an-object": ({"preferences": [], "target": TARGET}, "preferences must be an object"),
    "not-a-list": (preferring(modes="day"), "must be a list"),
    "not-a-text": ({**preferring(), "target": {"trade": 72100}}, "codes are texts too"),
    "not-a-date": (preferring(start="2027-02-30"), "like 2027-01-11"),
    "year-out-of-range": (preferring(deadline="9999-12-31"), "from the year 1900 to the year 2199"),
    "too-large": (
        preferring(weekly_hours=[{"from": "2027-01-11", "hours": 1e16}]), "must be a number from 0 to 168"
    ),
    "before-its-start": (
        {**preferring(), "client": {"activities": [PAST]}},
        "client.activities[0].end must be 2026-05-02, where start is, or later",
    ),
    "not-a-flag": (preferring(keep_job=1), "must be true or false"),
    "not-allowed": (preferring(modes=["x"]), "must be one of day"),
    "not-a-region": (preferring(regions=["4"]), "two digits"),
    "out-of-range": ({**preferring(), "client": {"subjects": {"math": 9}}}, "from 0 to 5"),
}  # fmt: skip


@pytest.mark.parametrize("reason", WRONG)
def test_each_fault_is_said_with_its_path(reason: str) -> None:
    case, said = WRONG[reason]
    with pytest.raises(PlannerError) as refused:
        case_from(case)
    assert reason in {fault["reason"] for fault in refused.value.details["faults"]}
    assert said in error_words(refused.value, ENGLISH)
    assert error_words(refused.value, FRENCH) != error_words(refused.value, ENGLISH)


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_has_its_words_in_both_languages(reason: str) -> None:
    fault = {"path": "a.b", "reason": reason, "line": 1, "column": 2, "low": 0, "high": 5, "known": ["x"]}
    fault["start"] = "2026-05-02"
    french, english = fault_words(fault, FRENCH), fault_words(fault, ENGLISH)
    assert french != english and "{" not in french + english


def test_all_faults_are_said_at_once() -> None:
    with pytest.raises(PlannerError) as refused:
        case_from({"preferences": {"start": "x"}, "target": {"trade": 1}, "kind": "other", "extra": 1})
    said = error_words(refused.value, ENGLISH)
    assert all(path in said for path in ("preferences.start", "target.trade", "kind", "extra"))


@pytest.mark.parametrize(
    ("text", "said"),
    [('{"a": 1', "line 1, column 8"), ("[]", "the document must be an object"), ('{"a": NaN}', "NaN")],
)
def test_a_damaged_file_is_said_with_its_name_and_place(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "CASE.json"
    file.write_text(text, "utf-8")
    with pytest.raises(PlannerError) as refused:
        read_case(file)
    sentence = error_words(refused.value, ENGLISH)
    assert str(file) in sentence and said in sentence


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(PlannerError) as refused:
        read_case(tmp_path / "none.json")
    assert "the file does not exist" in error_words(refused.value, ENGLISH)
    (tmp_path / "key.json").write_text(json.dumps({"a": 1})[:-1] + ', "a": 2}', "utf-8")
    with pytest.raises(PlannerError) as refused:
        read_case(tmp_path / "key.json")
    assert "a is there twice" in error_words(refused.value, ENGLISH)
