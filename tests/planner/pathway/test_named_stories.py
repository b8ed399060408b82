"""The stories that the page of the pathway problem names, each worked out by hand: dates, weeks and money.

Both plans of the mission are in `test_stories`, on the whole starter catalogue. Here each rule stands alone,
with the admission that the starter catalogue states and groups made for the story.
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from planner.case import Case, Preferences
from planner.catalogue import Activity, Catalogue, Competency, Grants, Session
from planner.client import Job, PastActivity, SkillLevel
from planner.dates import Period
from planner.pathway.problem import problem
from planner.pathway.result import Proposal, Status
from planner.pathway.search import search
from planner.requirement import Declared, requirement_json
from tests.builders import START, a_case, a_catalogue, a_client, a_trade, an_activity
from tests.planner.pathway.answers import fastest, searched
from tests.resources.shipped import shipped

pytestmark = pytest.mark.slow
WISHES = Preferences(START, date(2030, 12, 30))
GROWN, MINOR = date(1990, 5, 5), date(2010, 9, 30)
SECONDARY_III, SECONDARY_IV = {"french": 3, "english": 3, "math": 3}, {"french": 4, "english": 4, "math": 4}
COMPARED = {"foreign_studies_secondary_completed": True}
PREREQUISITES = {"5371_specific_prerequisites": True}
AUGUST, ENDS = date(2027, 8, 30), date(2028, 10, 23)  # 1,800 h at 30 a week are 60 weeks
GROUP = Session("5371", "august", AUGUST, entry="dated", hours_per_week=30, mode="day")


def as_shipped(code: str, **changes: Any) -> Activity:
    """Return an activity with the hours and admission of the starter catalogue, granting its own code."""
    activity = shipped().activities[code]
    granted = changes.pop("grants", Grants((code,)))
    return an_activity(
        code, requirement_json(activity.requires), granted, hours=activity.hours, kind=activity.kind
    )


def machining(*parts: Activity | Session, group: Session = GROUP, **changes: Any) -> Catalogue:
    """Return a catalogue in which the diploma of machining, as shipped, opens the trade."""
    trade = a_trade(requires={"credential": "5371"})
    return a_catalogue(trade, as_shipped("5371"), group, *parts, **changes)


def a_story(**client: Any) -> Case:
    """Return the case of an adult of whom the facts of the usual doors are known to be false."""
    facts = {"foreign_studies_secondary_completed": False, "5371_specific_prerequisites": False}
    known = {"birth_date": GROWN, "subjects": SECONDARY_III, **client}
    known["declared"] = {**facts, **client.get("declared", {})}
    return a_case(client=a_client(**known), preferences=WISHES)


def best(case: Case, catalogue: Catalogue) -> Proposal:
    found = fastest(searched(case, catalogue))
    assert found is not None
    return found


def told(proposal: Proposal) -> list[tuple[str, date, date]]:
    return [(step.activity, step.start, step.end) for step in proposal.steps]


MATH = as_shipped("FGA-MAT-4-CST", grants=Grants(subjects={"math": 4}))
OPEN_DOORS: dict[str, dict[str, Any]] = {
    "secondary school diploma": {"credentials": ("DES",)},
    "equivalence by TENS": {"credentials": ("AENS",)},
    "equivalence in English": {"credentials": ("AESS",)},
    "college diploma": {"credentials": ("DEC",)},
    "university degree": {"credentials": ("UNIV",)},
    "studies abroad, compared": {"credentials": ("EC-MIFI",), "declared": COMPARED},
    "16 on 30 September with Secondary IV": {"birth_date": MINOR, "subjects": SECONDARY_IV},
    "18 with the TDG and the specific prerequisites": {"credentials": ("TDG",), "declared": PREREQUISITES},
}


@pytest.mark.parametrize("facts", OPEN_DOORS.values(), ids=OPEN_DOORS)
def test_each_door_of_a_dep_opens_the_august_group(facts: dict[str, Any]) -> None:
    found = best(a_story(**facts), machining())
    assert told(found) == [("5371", AUGUST, ENDS)]
    assert (found.finish, found.hours, found.money_cents) == (ENDS, 1800, 0)


@pytest.mark.parametrize(
    "facts",
    [
        {"credentials": ("TDG",), "subjects": SECONDARY_III},
        {"credentials": ("TDG",), "declared": PREREQUISITES, "birth_date": date(2009, 8, 31)},
        {"credentials": ("EC-MIFI",)},
        {"subjects": {**SECONDARY_IV, "english": 3}},
    ],
    ids=["TDG without prerequisites", "TDG at 17", "studies not completed", "a subject short"],
)
def test_a_door_of_a_dep_lacking_one_thing_stays_shut(facts: dict[str, Any]) -> None:
    assert searched(a_story(**facts), machining()).status is Status.INFEASIBLE


def test_the_door_of_missing_units_taken_concurrently_holds_the_diploma_back_until_they_end() -> None:
    subjects = {**SECONDARY_IV, "math": 3}
    beside = Session("FGA-MAT-4-CST", "with", AUGUST, entry="dated", hours_per_week=1.5, mode="evening")
    found = best(a_story(subjects=subjects), machining(MATH, beside))
    # 100 h at 1.5 a week are 67 weeks, seven more than the diploma takes.
    assert told(found) == [("5371", AUGUST, ENDS), ("FGA-MAT-4-CST", AUGUST, date(2028, 12, 11))]
    assert found.finish == date(2028, 12, 11)


def test_a_unit_that_begins_after_the_diploma_does_is_no_concurrent_one() -> None:
    late = Session(
        "FGA-MAT-4-CST", "late", date(2027, 9, 6), entry="dated", hours_per_week=25, mode="evening"
    )
    result = searched(a_story(subjects={**SECONDARY_IV, "math": 3}), machining(MATH, late))
    assert result.status is Status.INFEASIBLE


def test_units_finished_before_open_the_ordinary_door() -> None:
    evening = Session("FGA-MAT-4-CST", "evening", hours_per_week=6, cost_cents=4_000, mode="evening")
    found = best(a_story(subjects={**SECONDARY_IV, "math": 3}), machining(MATH, evening))
    # 100 h at 6 a week are 17 weeks from 11 January.
    assert told(found) == [("FGA-MAT-4-CST", START, date(2027, 5, 10)), ("5371", AUGUST, ENDS)]
    assert found.money_cents == 4_000


AGES = [(date(2011, 9, 30), True), (date(2011, 10, 1), False)]


def production(start: date) -> Catalogue:
    """Return a catalogue with the diploma of production equipment: Secondary III, and 16 on 30 September."""
    group = Session("5362", "group", start, entry="dated", hours_per_week=30, mode="day")
    return a_catalogue(a_trade(requires={"credential": "5362"}), as_shipped("5362"), group)


@pytest.mark.parametrize(("born", "opens"), AGES)
@pytest.mark.parametrize("start", [AUGUST, date(2028, 1, 10)], ids=["before that day", "after that day"])
def test_the_age_counts_on_30_september_of_the_school_year(start: date, born: date, opens: bool) -> None:
    facts = {"5362_specific_prerequisites": False}
    found = fastest(searched(a_story(birth_date=born, declared=facts), production(start)))
    weeks = timedelta(weeks=29)  # 870 h at 30 a week
    assert (found and told(found)) == ([("5362", start, start + weeks)] if opens else None)


def test_a_group_that_starts_only_in_august_is_waited_for_and_the_job_is_kept_until_then() -> None:
    job = Job(35, 60_000)
    found = best(a_story(credentials=("DES",), job=job), machining())
    assert found.steps[0].start == AUGUST
    assert found.money_cents == 60 * 60_000  # pay lost from August to the end, not from January


def test_a_group_of_august_that_is_full_leaves_the_next_year() -> None:
    full = Session("5371", "august", AUGUST, entry="dated", seats=0, mode="day")
    next_year = Session("5371", "next", date(2028, 8, 28), entry="dated", hours_per_week=30, mode="day")
    found = best(a_story(credentials=("DES",)), machining(next_year, group=full))
    assert told(found) == [("5371", date(2028, 8, 28), date(2029, 10, 22))]


def test_closed_weeks_lengthen_the_year_of_the_august_group() -> None:
    winter = Period(date(2027, 12, 20), date(2028, 1, 3))
    summer = Period(date(2028, 6, 26), date(2028, 8, 7))
    found = best(a_story(credentials=("DES",)), machining(closures=(winter, summer)))
    assert found.finish == date(2028, 12, 18)  # 60 weeks of class, 2 of winter and 6 of summer


WINTER, AUTUMN = (date(2027, 2, 6), date(2027, 2, 7)), (date(2027, 9, 18), date(2027, 9, 19))
SITTINGS = [
    Session("TDG", name, *days, entry="dated", hours_per_week=2.5, cost_cents=5_000)
    for name, days in (("winter", WINTER), ("autumn", AUTUMN))
]
JANUARY = Session("5371", "january", date(2028, 1, 10), entry="dated", hours_per_week=30, mode="day")
FAILED_ON = date(2026, 4, 11)


def tdg(*failed: PastActivity) -> Proposal | None:
    """Return the fastest firm way of an adult who has the specific prerequisites and sat the TDG before."""
    case = a_story(subjects={}, declared=PREREQUISITES, activities=failed)
    return fastest(searched(case, machining(as_shipped("TDG"), *SITTINGS, JANUARY)))


def test_the_tdg_is_sat_at_the_first_date_by_who_never_failed_it() -> None:
    found = tdg()
    assert found is not None
    assert told(found) == [("TDG", *WINTER), ("5371", AUGUST, ENDS)]
    assert found.money_cents == 5_000


def test_a_failed_tdg_is_sat_again_a_year_later_and_the_august_group_is_missed() -> None:
    found = tdg(PastActivity("TDG", start=FAILED_ON, status="failed"))
    assert found is not None
    # From 11 April 2027 on: the date of February is too early, the one of September comes after August.
    assert told(found) == [
        ("TDG", *AUTUMN),
        ("5371", date(2028, 1, 10), date(2029, 3, 5)),
    ]
    assert (found.finish, found.money_cents) == (date(2029, 3, 5), 5_000)


def test_a_year_after_the_failure_is_counted_to_the_day() -> None:
    just = tdg(PastActivity("TDG", start=date(2026, 2, 6), status="failed"))
    short = tdg(PastActivity("TDG", start=date(2026, 2, 7), status="failed"))
    assert just is not None
    assert short is not None
    assert (just.steps[0].start, short.steps[0].start) == (WINTER[0], AUTUMN[0])


def test_a_failure_of_which_nobody_knows_the_day_makes_the_resit_conditional() -> None:
    assert tdg(PastActivity("TDG", status="failed")) is None


ARTICLE_4 = ("training_sufficient", "two_terms", "agreement", "one_and_one", "ministry_agreement")
FIELD = "DEC-410.B0"
Held = tuple[tuple[str, ...], tuple[str, ...]]
AEC_DOORS: dict[str, Held] = {
    "training sufficient and a DEP": (("DEP",), ("training_sufficient",)),
    "training sufficient and two terms": ((), ("training_sufficient", "two_terms")),
    "training sufficient and an agreement": ((), ("training_sufficient", "agreement")),
    "training sufficient, one term and one": ((), ("training_sufficient", "one_and_one")),
    "a DES and no DEC of the field": (("DES",), ()),
    "a DES, a DEC of the field and a ministry's agreement": (("DES", FIELD), ("ministry_agreement",)),
}
AEC_SHUT: dict[str, Held] = {
    "nothing": ((), ()),
    "a DEP alone": (("DEP",), ()),
    "sufficient alone": ((), ("training_sufficient",)),
    "terms alone": ((), ("two_terms",)),
    "a DES and the DEC of the field": (("DES", FIELD), ()),
}


def certificate(held: Held) -> tuple[Case, Catalogue]:
    """Return the case of the college certificate in accounting, 900 h in the evening at 12 a week."""
    credentials, true = held
    facts = {f"aec_{fact}": fact in true for fact in ARTICLE_4}
    client = a_client(
        credentials=credentials, declared={**facts, "foreign_studies_secondary_completed": False}
    )
    evening = Session("AEC-COMPTA", "evening", hours_per_week=12, cost_cents=20_000, mode="evening")
    trade = a_trade(requires={"credential": "AEC-COMPTA"})
    return a_case(client=client, preferences=WISHES), a_catalogue(trade, as_shipped("AEC-COMPTA"), evening)


@pytest.mark.parametrize("held", AEC_DOORS.values(), ids=AEC_DOORS)
def test_article_4_opens_the_college_certificate_by_each_door(held: Held) -> None:
    found = best(*certificate(held))
    assert told(found) == [("AEC-COMPTA", START, date(2028, 6, 19))]  # 75 weeks
    assert (found.money_cents, found.hours) == (20_000, 900)


@pytest.mark.parametrize("held", AEC_SHUT.values(), ids=AEC_SHUT)
def test_article_4_keeps_the_college_certificate_shut_to_others(held: Held) -> None:
    assert searched(*certificate(held)).status is Status.INFEASIBLE


def test_article_4_rests_on_the_college_that_judges_the_training() -> None:
    case, catalogue = certificate((("DEP",), ()))
    unsaid = dict(case.client.declared)
    del unsaid["aec_training_sufficient"]
    client = a_client(credentials=("DEP",), declared=unsaid)
    found = search(problem(replace(case, client=client), catalogue))
    assert {p.conditional_on for p in found.proposals} == {(Declared("aec_training_sufficient"),)}


def test_recognition_is_shorter_but_its_corequisite_is_still_asked() -> None:
    need = {"all": [{"credential": "CARD"}, {"concurrent": "MAT"}]}
    course = an_activity("DEP", need, hours=600, kind="dep")
    maths = an_activity("MAT", hours=120, kind="fga")
    rows = (
        Competency("DEP", "K1", hours=400, eval_hours=10, skill="S1", level=2),
        Competency("DEP", "K2", hours=200, eval_hours=10, skill="S2", level=2),
    )
    parts = (
        course,
        maths,
        Session("DEP", "day", hours_per_week=30, cost_cents=30_000),
        Session("DEP~RAC", "rac", hours_per_week=10, cost_cents=6_000),
        Session("MAT", "evening", hours_per_week=4, cost_cents=2_000),
    )
    catalogue = a_catalogue(a_trade(requires={"credential": "DEP"}), *parts, competencies=rows)
    client = a_client(skills={"S1": SkillLevel(2, "letter")}, credentials=("CARD",))
    case = a_case(client=client, preferences=WISHES)
    found = best(case, catalogue)
    # 10 h to evaluate K1 and 200 h to learn K2: 21 weeks at 10 h; mathematics takes 30 weeks beside it.
    assert told(found) == [("DEP~RAC", START, date(2027, 6, 7)), ("MAT", START, date(2027, 8, 9))]
    assert (found.finish, found.money_cents, found.hours) == (date(2027, 8, 9), 8_000, 330)


def test_recognition_with_its_corequisite_done_gives_the_diploma_at_its_own_end() -> None:
    course = an_activity("DEP", {"concurrent": "MAT"}, hours=600, kind="dep")
    rows = (
        Competency("DEP", "K1", hours=400, eval_hours=10, skill="S1", level=2),
        Competency("DEP", "K2", hours=200, eval_hours=10, skill="S2", level=2),
    )
    sessions = (Session(code, "paced", hours_per_week=10) for code in ("DEP", "DEP~RAC"))
    parts = (course, an_activity("MAT", hours=120, kind="fga"), *sessions)
    catalogue = a_catalogue(a_trade(requires={"credential": "DEP"}), *parts, competencies=rows)
    done = (PastActivity("MAT", end=date(2026, 6, 22)),)
    client = a_client(skills={"S1": SkillLevel(2, "letter")}, activities=done)
    found = best(a_case(client=client, preferences=WISHES), catalogue)
    assert told(found) == [("DEP~RAC", START, date(2027, 6, 7))]  # 21 weeks, not 60
