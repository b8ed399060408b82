"""The CASE.json form: read strictly, every fault with its path, written back unchanged."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from frozendict import frozendict

from planner.case_form import case_from, case_json, read_case
from planner.client import SkillLevel
from planner.errors import PlannerError

SMALL: dict[str, Any] = {"preferences": {"start": "2027-01-11"}, "target": {"trade": "72100"}}
WHOLE: dict[str, Any] = {
    "client": {
        "birth_date": "2002-05-14", "credentials": ["DES"], "subjects": {"math": 3},
        "experience": {"65201": 36},
        "skills": {"S1": 2, "S2": {"level": 1, "evidence": "letters"}},
        "declared": {"licence": False}, "left_school": "2021-12-17", "region": "17",
        "job": {"hours_per_week": 35, "pay_cents_per_week": 58100, "until": None},
        "activities": [
            {"activity": "TDG", "session": "a", "start": None, "end": "2026-05-01", "status": "failed"}
        ],
    },
    "preferences": {
        "start": "2027-01-11", "deadline": "2029-12-31",
        "weekly_hours": [{"from": "2027-01-11", "hours": 12.5}], "keep_job": True, "languages": ["fr"],
        "modes": ["evening"], "regions": ["17", "04"], "money_limit_cents": 0, "pinned": ["A"],
        "forbidden": [],
    },
    "target": {
        "trade": "72100", "essential_importance": 3,
        "additions": [{"skill": "S1", "level": 3, "importance": 5, "source": "posting"}],
    },
    "kind": "upgrading",
}  # fmt: skip


def changed(path: str, value: Any) -> dict[str, Any]:
    """Return the whole form with one value replaced, or a key added."""
    form = json.loads(json.dumps(WHOLE))
    *above, last = path.split(".")
    place = form
    for key in above:
        place = place[int(key)] if key.isdigit() else place[key]
    place[int(last) if last.isdigit() else last] = value
    return form


def faults(form: Any) -> list[tuple[str, str]]:
    with pytest.raises(PlannerError) as fault:
        case_from(form)
    assert fault.value.code == "case-faults"
    return [(row["path"], row["reason"]) for row in fault.value.details["faults"]]


def test_a_form_written_back_is_the_same() -> None:
    assert case_json(case_from(WHOLE)) == WHOLE


def test_defaults_are_those_of_the_page() -> None:
    case = case_from(SMALL)
    assert (case.kind, case.target.essential_importance) == ("requalification", 4)
    assert (case.preferences.modes, case.preferences.money_limit_cents) == ((), None)
    addition = {"trade": "1", "additions": [{"skill": "S", "level": 1}]}
    assert case_from({**SMALL, "target": addition}).target.additions[0].importance == 3


def test_what_nobody_knows_is_left_out_of_the_form_or_empty_there() -> None:
    unsure = case_from(changed("client.skills", {"S2": 1}))
    skills = frozendict(unsure.client.skills | {"S1": SkillLevel(None, "to assess")})
    wishes = replace(unsure.preferences, keep_job=None)
    case = replace(unsure, client=replace(unsure.client, skills=skills), preferences=wishes)
    form = case_json(case)
    assert form["client"]["skills"] == {"S2": 1} and form["preferences"]["keep_job"] is None
    assert case_from(form).preferences.keep_job is None
    assert case_from(SMALL).preferences.keep_job is None


def test_a_null_is_as_good_as_an_absent_key() -> None:
    assert case_from({**SMALL, "client": {"birth_date": None}}).client.birth_date is None


@pytest.mark.parametrize(
    "path",
    [
        "name", "client.name", "client.job.wage", "client.activities.0.grade", "client.skills.S2.on",
        "preferences.hours", "preferences.weekly_hours.0.to", "target.title", "target.additions.0.why",
    ],
)  # fmt: skip
def test_an_unknown_key_is_an_error_with_its_path(path: str) -> None:
    assert faults(changed(path, 1)) == [(shown(path), "unknown-key")]


def shown(path: str) -> str:
    """Return a path as faults show it, the places of lists in brackets."""
    return re.sub(r"\.(\d)(?=\.|$)", r"[\1]", path)


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        ("kind", "other", "not-allowed"),
        ("client", [], "not-an-object"),
        ("client.birth_date", "2027-02-30", "not-a-date"),
        ("client.birth_date", "20270211", "not-a-date"),
        ("client.birth_date", 20270211, "not-a-text"),
        ("client.credentials", "DES", "not-a-list"),
        ("client.credentials.0", "", "empty"),
        ("client.subjects.math", 6, "out-of-range"),
        ("client.subjects.maths", 4, "unknown-key"),
        ("client.subjects.math", True, "not-whole"),
        ("client.subjects.math", 3.0, "not-whole"),
        ("client.experience.65201", -1, "out-of-range"),
        ("client.declared.licence", "yes", "not-a-flag"),
        ("client.region", 17, "not-a-text"),
        ("client.region", "7", "not-a-region"),
        ("client.job.hours_per_week", -1, "not-a-number"),
        ("client.activities.0.status", "planned", "not-allowed"),
        ("preferences.start", None, "missing"),
        ("preferences.weekly_hours.0.hours", "12", "not-a-number"),
        ("preferences.modes.0", "night", "not-allowed"),
        ("preferences.regions.1", "4", "not-a-region"),
        ("target.trade", None, "missing"),
        ("target.trade", 72100, "not-a-text"),
        ("target.essential_importance", 0, "out-of-range"),
        ("client.birth_date", "2027-W02-1", "not-a-date"),
        ("client.birth_date", "1899-12-31", "year-out-of-range"),
        ("preferences.start", "9999-01-04", "year-out-of-range"),
        ("preferences.deadline", "2200-01-01", "year-out-of-range"),
        ("preferences.money_limit_cents", 10**11 + 1, "out-of-range"),
        ("client.job.pay_cents_per_week", 10**18, "out-of-range"),
        ("client.job.hours_per_week", 168.5, "too-large"),
        ("preferences.weekly_hours.0.hours", 1e300, "too-large"),
        ("client.experience.65201", 1_201, "out-of-range"),
    ],
)
def test_a_wrong_value_is_named_with_its_path(path: str, value: Any, reason: str) -> None:
    assert faults(changed(path, value)) == [(shown(path), reason)]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("preferences.deadline", "2199-12-31"), ("client.birth_date", "1900-01-01"),
        ("preferences.money_limit_cents", 10**11), ("client.job.hours_per_week", 168),
        ("client.experience.65201", 1_200),
    ],
)  # fmt: skip
def test_the_bounds_themselves_are_read(path: str, value: Any) -> None:
    form = changed(path, value)
    assert case_json(case_from(form)) == form


def test_a_number_of_thousands_of_digits_is_a_fault_of_its_key(tmp_path: Path) -> None:
    path = tmp_path / "CASE.json"
    written = json.dumps(changed("preferences.money_limit_cents", 0))
    path.write_text(written.replace('"money_limit_cents": 0', f'"money_limit_cents": {"9" * 5000}'))
    with pytest.raises(PlannerError) as fault:
        read_case(path)
    (row,) = fault.value.details["faults"]
    assert (row["path"], row["reason"]) == ("preferences.money_limit_cents", "out-of-range")


def test_every_fault_is_listed() -> None:
    form = {"client": {"region": "x", "subjects": {"math": 9}}, "target": {}, "kind": 1, "extra": 0}
    assert {path for path, _ in faults(form)} == {
        "client.region", "client.subjects.math", "preferences", "target.trade", "kind", "extra",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        (b"{", "damaged"), (b"", "damaged"), (b"[" * 5000, "damaged"), (b"[]", "not-an-object"),
        (b'{"kind": 1, "kind": 2}', "key-twice"), (b"\xff\xfe", "unreadable"),
        (b'{"kind": NaN}', "not-a-number"), (None, "no-file"),
    ],
)  # fmt: skip
def test_a_damaged_file_is_one_clear_fault(tmp_path: Path, written: bytes | None, reason: str) -> None:
    path = tmp_path / "CASE.json"
    if written is not None:
        path.write_bytes(written)
    with pytest.raises(PlannerError) as fault:
        read_case(path)
    assert fault.value.details["file"] == str(path)
    assert [row["reason"] for row in fault.value.details["faults"]] == [reason]


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "CASE.json"
    path.write_text(json.dumps(WHOLE), encoding="utf-8-sig")
    assert case_json(read_case(path)) == WHOLE


def test_two_values_of_study_hours_from_one_day_are_a_fault_of_the_second() -> None:
    twice = [{"from": "2027-01-11", "hours": 12.5}, {"from": "2027-01-11", "hours": 20}]
    assert faults(changed("preferences.weekly_hours", twice)) == [
        ("preferences.weekly_hours[1]", "key-twice")
    ]
    later = [twice[0], {"from": "2027-06-07", "hours": 20}]
    assert len(case_from(changed("preferences.weekly_hours", later)).preferences.weekly_hours) == 2


def test_a_past_may_end_on_the_day_it_starts_but_not_before() -> None:
    assert faults(changed("client.activities.0.start", "2026-05-02")) == [
        ("client.activities[0].end", "before-its-start")
    ]
    (same,) = case_from(changed("client.activities.0.start", "2026-05-01")).client.activities
    assert same.start == same.end
