"""The independent check: each issue is there when it must be, and only then."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from planner.case import Case, Preferences, Target, WeeklyHours
from planner.catalogue import Catalogue, Provenance, Session, SkillNeed
from planner.check import check
from planner.client import Job, PastActivity
from planner.dates import Period
from planner.issue import LAW, WARNING
from planner.issue_words import issue_words
from planner.plan import Plan, Step
from planner.words import Words
from tests.builders import START, a_case, a_catalogue, a_client, a_trade, an_activity

END = date(2027, 1, 25)
DEADLINE = date(2029, 12, 31)
EVENING = Session("A", "s", mode="evening", language="fr", region="17", hours_per_week=30)
STEP = Step("1", "A", "s", START, END)
A = an_activity("A", hours=60)
B = an_activity("B", hours=60)
TRADE = a_trade(requires={"credential": "A"})


def codes(case: Case, catalogue: Catalogue) -> list[str]:
    return [issue.code for issue in check(case, catalogue)]


def planned(*steps: Step, client: Mapping[str, Any] | None = None, **wishes: Any) -> Case:
    return a_case(
        plan=Plan(steps),
        client=a_client(**(client or {})),
        preferences=Preferences(**{"start": START, "deadline": DEADLINE, **wishes}),
    )


def catalogue(*parts: Any, session: Session = EVENING, trade: Any = TRADE, **changes: Any) -> Catalogue:
    return a_catalogue(trade, *(parts or (A,)), session, **changes)


def test_a_good_plan_has_no_issue() -> None:
    assert codes(planned(STEP), catalogue()) == []


def step(**changes: Any) -> Step:
    return replace(STEP, **changes)


SESSIONS = {
    "session-full": ({}, {"seats": 0}, {"seats": 1}),
    "application-closed": ({}, {"apply_by": date(2027, 1, 10)}, {"apply_by": START}),
    "mode-refused": ({"modes": ("evening",)}, {"mode": "online"}, {"mode": ""}),
    "language-refused": ({"languages": ("fr",)}, {"language": "en"}, {"language": ""}),
    "region-refused": ({"regions": ("17",)}, {"region": "03"}, {"region": ""}),
    "job-not-kept": ({"keep_job": True}, {"mode": "day"}, {"mode": "weekend"}),
    "session-estimated": ({}, {"provenance": Provenance(verified=False)}, {}),
    "outside-window": ({}, {"window_end": START}, {"window_start": START}),
    "start-disagrees": (
        {},
        {"entry": "dated", "start": date(2027, 1, 4)},
        {"entry": "dated", "start": START},
    ),
    "end-disagrees": ({}, {"hours_per_week": 20}, {"hours_per_week": 59}),
}


@pytest.mark.parametrize("code", SESSIONS)
def test_each_issue_of_a_session(code: str) -> None:
    wishes, wrong, right = SESSIONS[code]
    case = planned(STEP, client={"job": Job(35, 0)}, **wishes)
    assert code in codes(case, catalogue(session=replace(EVENING, **wrong)))
    assert code not in codes(case, catalogue(session=replace(EVENING, **right)))


STEPS = {
    "activity-unknown": ({"activity": "GONE"}, {}),
    "step-undated": ({"end": None}, {}),
    "session-unknown": ({"session": "gone"}, {}),
    "dates-typed": ({"session": ""}, {}),
    "not-a-monday": ({"start": date(2027, 1, 12), "end": date(2027, 1, 26)}, {}),
    "before-start": ({"start": date(2027, 1, 4), "end": date(2027, 1, 18)}, {}),
    "end-disagrees": ({"end": date(2027, 1, 24)}, {}),
}


@pytest.mark.parametrize("code", STEPS)
def test_each_issue_of_a_step(code: str) -> None:
    wrong, right = STEPS[code]
    assert code in codes(planned(step(**wrong)), catalogue())
    assert code not in codes(planned(step(**right)), catalogue())


def test_a_closed_week_moves_the_expected_end() -> None:
    closed = (Period(date(2027, 1, 18), date(2027, 1, 23)),)
    assert "end-disagrees" in codes(planned(STEP), catalogue(closures=closed))
    assert codes(planned(step(end=date(2027, 2, 1))), catalogue(closures=closed)) == []


def test_twice_forbidden_excluded_and_pinned() -> None:
    twice = planned(STEP, step(id="2", start=END, end=date(2027, 2, 8)))
    assert "activity-twice" in codes(twice, catalogue())
    done = planned(STEP, client={"activities": (PastActivity("A"),)})
    assert "activity-twice" in codes(done, catalogue())
    failed = planned(STEP, client={"activities": (PastActivity("A", status="failed"),)})
    assert codes(failed, catalogue()) == []
    assert "activity-forbidden" in codes(planned(STEP, forbidden=("A",)), catalogue())
    assert "pinned-missing" in codes(planned(STEP, pinned=("B",)), catalogue(A, B))
    assert codes(planned(STEP, pinned=("A",)), catalogue()) == []
    other = Step("2", "B", "est30", END, date(2027, 2, 8))
    for a, b in ((replace(A, excludes=("B",)), B), (A, replace(B, excludes=("A",)))):
        assert "activities-exclude" in codes(planned(STEP, other), catalogue(a, b))
    assert "activities-exclude" not in codes(planned(STEP, other), catalogue(A, B))


def test_admission_is_met_unmet_or_to_document_at_the_start() -> None:
    opened = an_activity("A", {"subject": "math", "level": 4}, hours=60)
    for subjects, found in (({"math": 3}, "admission-unmet"), ({}, "admission-unknown"), ({"math": 4}, None)):
        got = codes(planned(STEP, client={"subjects": subjects}), catalogue(opened))
        assert got == ([found] if found else [])


def test_a_step_ended_the_same_day_opens_the_next() -> None:
    opened = an_activity("A", {"credential": "B"}, hours=60)
    before = Step("2", "B", "est30", date(2026, 12, 28), START)
    late = replace(before, end=date(2027, 1, 12))
    assert "admission-unmet" not in codes(planned(STEP, before), catalogue(opened, B))
    assert "admission-unmet" in codes(planned(STEP, late), catalogue(opened, B))


@pytest.mark.parametrize(("day", "open_"), [(date(2028, 1, 3), False), (date(2028, 1, 17), True)])
def test_a_failed_test_is_taken_again_from_the_window_that_opens_a_year_later(day: date, open_: bool) -> None:
    again = Session("TDG", "again", window_start=date(2028, 1, 11))
    failed = PastActivity("TDG", start=date(2027, 1, 4), end=START, status="failed")
    case = planned(Step("1", "TDG", "again", day, day), client={"activities": (failed,)})
    test = an_activity("TDG", kind="test")
    found = codes(case, catalogue(test, session=again, trade=a_trade(requires={"credential": "TDG"})))
    assert found == ([] if open_ else ["outside-window"])


def test_grants_that_wait_are_said() -> None:
    together = an_activity("A", {"concurrent": "B"}, hours=60)
    long_ = Step("2", "B", "est10", START, date(2027, 2, 22))
    assert "grants-wait" in codes(planned(STEP, long_), catalogue(together, B))
    short = replace(long_, session="est30", end=END)
    assert "grants-wait" not in codes(planned(STEP, short), catalogue(together, B))


@pytest.mark.parametrize(
    ("start", "verified", "code"),
    [
        (date(2027, 3, 29), True, "entry-tight"),
        (date(2027, 4, 12), True, None),
        (date(2027, 4, 12), False, "entry-tight-unverified"),
    ],
)
def test_an_entry_soon_after_what_opens_it_is_tight(start: date, verified: bool, code: str | None) -> None:
    opener = replace(B, provenance=Provenance(verified=verified))
    opened = an_activity("A", {"credential": "B"}, hours=60)
    dated = replace(EVENING, entry="dated", start=start, end=date(2027, 6, 1))
    case = planned(step(start=start, end=date(2027, 6, 1)), Step("2", "B", "est30", START, END))
    found = [c for c in codes(case, catalogue(opened, opener, session=dated)) if c.startswith("entry")]
    assert found == ([code] if code else [])


def test_a_course_that_still_runs_at_the_entry_is_said_whatever_ended_long_before() -> None:
    start, end, later = date(2027, 4, 12), date(2027, 6, 1), date(2027, 6, 7)
    opened = an_activity("A", {"all": [{"credential": "C"}, {"concurrent": "B"}]}, hours=60)
    early, beside = an_activity("C", hours=60), an_activity("B", hours=90)
    dated = replace(EVENING, entry="dated", start=start, end=end)
    steps = (Step("2", "C", "est30", START, END), Step("3", "B", "est10", date(2027, 4, 5), later))
    case = planned(step(start=start, end=end), *steps)
    found = list(check(case, catalogue(opened, early, beside, session=dated)))
    (entry,) = (i for i in found if i.code.startswith("entry"))
    assert (entry.code, entry.details["prerequisite"], entry.details["end"]) == (
        "entry-beside", "B", later - timedelta(days=1),
    )  # fmt: skip
    (waits,) = (i for i in found if i.code == "grants-wait")
    assert waits.details["date"] == later


def test_target_deadline_money_and_skills() -> None:
    assert codes(a_case(target=Target("00000")), catalogue()) == ["target-unknown-trade"]
    assert codes(planned(), catalogue()) == ["target-unmet"]
    unknown = catalogue(trade=a_trade(requires={"declared": "x"}))
    assert codes(planned(), unknown) == ["target-unknown"]
    skilled = catalogue(trade=a_trade(skills=(SkillNeed("S", 3, 4),)))
    assert codes(planned(), skilled) == ["skill-below-entry"]
    dear = catalogue(replace(A, cost_cents=100))
    assert "money-over-limit" in codes(planned(STEP, money_limit_cents=99), dear)
    assert "money-over-limit" not in codes(planned(STEP, money_limit_cents=100), dear)


@pytest.mark.parametrize(
    ("limit", "code", "said"),
    [
        (date(2027, 1, 23), "deadline-passed", "on January 24, 2027, after the deadline (January 23, 2027)"),
        (date(2027, 1, 24), "deadline-reached", "the very day of the deadline (January 24, 2027)"),
        (END, None, ""),
    ],
)
def test_the_last_day_is_held_against_the_deadline(limit: date, code: str | None, said: str) -> None:
    found = [i for i in check(planned(STEP, deadline=limit), catalogue()) if i.code.startswith("deadline")]
    assert [issue.code for issue in found] == ([code] if code else [])
    assert all(said in issue_words(issue, Words("en"), catalogue()) for issue in found)


@pytest.mark.parametrize(("hours", "over"), [(60, False), (59, True)])
def test_overlapping_study_stays_within_the_weekly_hours(hours: float, over: bool) -> None:
    other = Step("2", "B", "est30", START, END)
    case = planned(STEP, other, weekly_hours=(WeeklyHours(START, hours),))
    assert ("hours-over-limit" in codes(case, catalogue(A, B))) is over


def test_a_job_takes_no_study_hours_and_a_later_limit_holds_from_its_day() -> None:
    job = replace(B, kind="job")
    other = Step("2", "B", "est30", START, END)
    tight = planned(STEP, other, weekly_hours=(WeeklyHours(START, 30),))
    assert "hours-over-limit" not in codes(tight, catalogue(A, job))
    later = (WeeklyHours(START, 30), WeeklyHours(date(2027, 1, 24), 10))
    (issue,) = check(planned(STEP, weekly_hours=later), catalogue())
    assert (issue.code, issue.details["weeks"]) == ("hours-over-limit", (date(2027, 1, 18),))


def test_who_leaves_a_job_asks_for_the_authorization_before() -> None:
    day = replace(EVENING, mode="day")
    case = planned(STEP, client={"job": Job(35, 0)})
    assert codes(case, catalogue(session=day)) == ["authorization-missing"]
    for due, missing in ((date(2027, 1, 10), False), (START, True)):
        asked = Step("2", formality="written_authorization", due=due)
        with_it = replace(case, plan=Plan((STEP, asked)))
        assert ("authorization-missing" in codes(with_it, catalogue(session=day))) is missing
    assert codes(planned(STEP, client={"job": Job(20, 0)}), catalogue()) == []


def test_who_says_no_more_than_to_be_employed_asks_for_the_authorization_too() -> None:
    day = replace(EVENING, mode="day")
    for said in ({"income": "employment"}, {"declared": {"in_employment": True}}):
        assert "authorization-missing" in codes(planned(STEP, client=said), catalogue(session=day))
    assert "authorization-missing" not in codes(planned(STEP, client={}), catalogue(session=day))


def test_a_written_reason_turns_a_broken_rule_into_a_warning() -> None:
    full = catalogue(session=replace(EVENING, seats=0))
    (broken,) = check(planned(STEP), full)
    (reasoned,) = check(planned(step(override="a seat was promised")), full)
    (blank,) = check(planned(step(override="  ")), full)
    assert [i.severity for i in (broken, reasoned, blank)] == [LAW, WARNING, LAW]


def test_the_gravest_comes_first() -> None:
    case = planned(step(session=""), step(id="2", activity="GONE"))
    severities = [issue.severity for issue in check(case, catalogue())]
    assert severities == sorted(severities, key=["law", "warning", "info"].index)
    assert len(set(severities)) >= 2


def test_the_end_that_is_expected_is_said_as_the_last_day() -> None:
    wrong = check(planned(step(end=date(2027, 1, 26))), catalogue())
    expected = next(issue.details["expected"] for issue in wrong if issue.code == "end-disagrees")
    assert expected == END - timedelta(days=1)
