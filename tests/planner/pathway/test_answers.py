"""Conditional pathways, other ways in, reasons, and why there is no pathway."""

from datetime import date, timedelta

import pytest

from planner.adopt import adopt
from planner.case import Case, Preferences, WeeklyHours
from planner.catalogue import Grants, Session, SkillNeed
from planner.client import Job, PastActivity, SkillLevel
from planner.pathway.form import result_json
from planner.pathway.result import ALTERNATIVE, Blocked, Proposal, Reason, Result, Status
from planner.plan import pin
from planner.requirement import Concurrent, Credential, Declared, Experience, Not, SkillAt, Subject
from tests.builders import START, a_case, a_client, a_small_catalogue, a_trade, an_activity
from tests.planner.pathway.answers import a_search, fastest, searched, taken

DEADLINE = date(2029, 12, 31)
MATH = {"subject": "math", "level": 4}


def conditional(result: Result) -> list[Proposal]:
    return [p for p in result.proposals if p.conditional_on]


def reasons(proposal: Proposal | None, activity: str) -> tuple[Reason, ...]:
    assert proposal is not None
    return next(step.why for step in proposal.steps if step.activity == activity)


def test_an_unknown_subject_makes_the_shorter_way_conditional() -> None:
    case = a_case(client=a_client())
    result = searched(case, a_small_catalogue())
    assert taken(fastest(result)) == ["DEP", "MAT4"]
    (hoped,) = conditional(result)
    assert (taken(hoped), hoped.conditional_on) == (["DEP"], (Subject("math", 4),))


def test_a_conditional_way_that_is_not_strictly_better_is_left_out() -> None:
    trade = a_trade(
        requires={"any": [{"credential": "A"}, {"all": [{"credential": "B"}, {"declared": "x"}]}]}
    )
    parts = (an_activity("A", hours=30), an_activity("B", hours=30))
    hoped = conditional(a_search(a_case(), trade, *parts))
    assert [(taken(p), p.profiles) for p in hoped] == [(["B"], (ALTERNATIVE,))]


def test_a_pathway_rests_on_no_more_than_it_needs() -> None:
    either = {"any": [{"declared": "x"}, {"all": [{"declared": "y"}, {"declared": "z"}]}]}
    result = a_search(a_case(), a_trade(requires={"credential": "A"}), an_activity("A", either, hours=30))
    assert [len(p.conditional_on) for p in conditional(result)] == [1]
    assert result.status is Status.INFEASIBLE


def test_a_pathway_may_rest_on_a_fact_being_false() -> None:
    opened = an_activity("A", {"not": {"declared": "x"}}, hours=30)
    (hoped,) = a_search(a_case(), a_trade(requires={"credential": "A"}), opened).proposals
    assert hoped.conditional_on == (Not(Declared("x")),)


def test_a_known_false_fact_opens_nothing() -> None:
    opened = an_activity("A", {"declared": "x"}, hours=30)
    case = a_case(client=a_client(declared={"x": False}))
    assert a_search(case, a_trade(requires={"credential": "A"}), opened).proposals == ()


def doors() -> Result:
    """Return the answer where four doors lead to a diploma: two firm, one unknown, one that nobody opens."""
    requires = {"any": [{"credential": "DES"}, MATH, {"credential": "TENS"}, {"declared": "x"}]}
    return a_search(
        a_case(),
        a_trade(requires={"credential": "DEP"}),
        an_activity("DEP", requires, hours=300),
        an_activity("MAT4", None, Grants(subjects={"math": 4}), hours=30),
        an_activity("TENS", hours=60),
    )


def test_closing_a_door_shows_the_next_one() -> None:
    result = doors()
    assert taken(fastest(result)) == ["DEP", "MAT4"]
    (other,) = (p for p in result.proposals if p.profiles == (ALTERNATIVE,))
    assert (taken(other), other.conditional_on) == (["DEP", "TENS"], ())


def test_an_alternative_differs_from_every_winner() -> None:
    found = [(frozenset(taken(p)), bool(p.conditional_on)) for p in doors().proposals]
    assert len(found) == len(set(found)) == 3


def test_another_supplier_of_a_skill_is_an_alternative() -> None:
    trade = a_trade(skills=(SkillNeed("S", 3, 4),))
    short, long_ = (an_activity(c, None, Grants(skills={"S": 2}), hours=h) for c, h in (("A", 30), ("B", 60)))
    result = a_search(a_case(), trade, short, long_)
    assert [taken(p) for p in result.proposals] == [["A"], ["B"]]
    assert result.proposals[1].profiles == (ALTERNATIVE,)


def test_a_step_says_what_it_serves_and_by_which_condition() -> None:
    best = fastest(searched(a_case(), a_small_catalogue()))
    assert reasons(best, "MAT4") == (Reason("step", "DEP", Subject("math", 4)),)
    assert reasons(best, "DEP") == (
        Reason("target", "72100", Credential("DEP")),
        Reason("target", "72100", SkillAt("S1", 2)),
    )


def test_a_step_does_not_claim_what_a_running_activity_gives() -> None:
    running = PastActivity("MAT4", "s", date(2026, 12, 28), date(2027, 2, 1), "running")
    result = a_search(
        a_case(client=a_client(subjects={"math": 3}, activities=(running,))),
        a_trade(requires={"all": [{"credential": "DEP"}, {"credential": "X"}]}),
        an_activity("DEP", MATH, hours=30),
        an_activity("MAT4", None, Grants(subjects={"math": 4}), hours=60),
        an_activity("X", None, Grants(("X",), subjects={"math": 4}), hours=120),
        Session("MAT4", "s", hours_per_week=4),
        Session("DEP", "s", start=date(2027, 3, 1), entry="dated"),
    )
    assert reasons(fastest(result), "X") == (Reason("target", "72100", Credential("X")),)


def test_months_of_work_are_the_reason_of_each_job() -> None:
    jobs = [an_activity(c, None, Grants(experience={"94106": 6}), hours=30, kind="job") for c in ("J1", "J2")]
    trades = a_trade(requires={"experience": "94106", "months": 12}), a_trade("94106")
    best = fastest(a_search(a_case(), *trades, *jobs))
    for code in ("J1", "J2"):
        assert reasons(best, code) == (Reason("target", "72100", Experience("94106", 12)),)


def test_a_step_that_only_raises_the_coverage_says_which_skill() -> None:
    trade = a_trade(requires={"credential": "A"}, skills=(SkillNeed("S", 3, 2),))
    result = a_search(
        a_case(), trade, an_activity("A", hours=30), an_activity("B", None, Grants(skills={"S": 2}))
    )
    whole = next(p for p in result.proposals if "most_complete" in p.profiles)
    assert reasons(whole, "B") == (Reason("target", "72100", SkillAt("S", 2)),)


def test_a_corequisite_is_a_reason_and_holds_the_grants_back() -> None:
    result = a_search(
        a_case(),
        a_trade(requires={"credential": "DEP"}),
        an_activity("DEP", {"concurrent": "MAT4"}, hours=300),
        an_activity("MAT4", None, Grants(subjects={"math": 4}), hours=60),
        Session("MAT4", "s", hours_per_week=4),
    )
    best = fastest(result)
    assert best is not None
    assert {s.activity: s.start for s in best.steps} == {"DEP": START, "MAT4": START}
    assert best.finish == date(2027, 4, 26)
    assert reasons(best, "MAT4") == (Reason("step", "DEP", Concurrent("MAT4")),)


def test_what_follows_waits_for_the_corequisite_to_end() -> None:
    result = a_search(
        a_case(),
        a_trade(requires={"credential": "ASP"}),
        an_activity("ASP", {"credential": "DEP"}, hours=30),
        an_activity("DEP", {"concurrent": "MAT4"}, hours=300),
        an_activity("MAT4", None, Grants(subjects={"math": 4}), hours=60),
        Session("MAT4", "s", hours_per_week=4),
    )
    best = fastest(result)
    assert best is not None
    assert {s.activity: s.start for s in best.steps} == {
        "DEP": START,
        "MAT4": START,
        "ASP": date(2027, 4, 26),
    }


def blocked(result: Result, profile: str = "fastest") -> Blocked:
    return next(b for b in result.why_not if b.profile == profile)


def names(found: Blocked) -> list[str]:
    return [row["constraint"] for row in found.blocking]


@pytest.mark.parametrize(
    ("changes", "name", "finish"),
    [
        ({"deadline": date(2028, 1, 31)}, "deadline", date(2028, 3, 27)),
        ({"weekly_hours": (WeeklyHours(START, 5),)}, "weekly_hours", date(2028, 3, 27)),
        ({"forbidden": ("MAT4",)}, "forbidden", date(2028, 3, 27)),
        ({"modes": ("evening",)}, "modes", date(2028, 3, 27)),
        ({"money_limit_cents": 100}, "money_limit_cents", date(2028, 3, 27)),
        ({"keep_job": True}, "keep_job", date(2028, 3, 27)),
    ],
)
def test_one_limit_that_blocks_is_named_with_the_finish_without_it(
    changes: dict[str, object], name: str, finish: date
) -> None:
    wishes = {"deadline": DEADLINE, **changes}
    client = a_client(subjects={"math": 3}, job=Job(35, 50_000))
    case = a_case(client=client, preferences=Preferences(START, **wishes))
    found = blocked(searched(case, a_small_catalogue()))
    assert names(found) == [name]
    assert [(row["constraint"], row["finish"]) for row in found.relaxations] == [(name, finish)]


def test_the_deadline_offered_is_the_earliest_that_opens_a_plan() -> None:
    client = a_client(subjects={"math": 3})

    def answer(deadline: date) -> Result:
        wishes = Preferences(START, deadline)
        return searched(a_case(client=client, preferences=wishes), a_small_catalogue())

    (change,) = blocked(answer(date(2027, 6, 30))).relaxations
    assert change["constraint"] == "deadline" and change["to"] == change["finish"]
    opened, closed = answer(change["to"]), answer(change["to"] - timedelta(days=1))
    assert [proposal.finish for proposal in opened.proposals] == [change["to"]]
    assert (closed.status, closed.proposals) == (Status.INFEASIBLE, ())


def test_limits_that_block_only_together_are_both_named() -> None:
    parts = (
        a_trade(requires={"credential": "A"}),
        an_activity("A", hours=30),
        Session("A", "near", region="17", mode="day"),
        Session("A", "far", region="03", mode="evening"),
        Session("A", "both", region="03", mode="day"),
    )
    wishes = Preferences(START, DEADLINE, regions=("17",), modes=("evening",), forbidden=("OTHER",))
    found = blocked(a_search(a_case(preferences=wishes), *parts))
    assert names(found) == ["modes", "regions"]
    assert [row["constraint"] for row in found.relaxations] == ["modes", "regions"]


def test_what_no_activity_gives_is_said_to_be_the_admission() -> None:
    found = blocked(a_search(a_case(), a_trade(requires={"credential": "NONE"})))
    assert found.blocking == ({"constraint": "admission", "value": {"credential": "NONE"}},)
    assert found.relaxations == ()


def test_what_is_only_unknown_is_to_be_documented() -> None:
    opened = an_activity("A", {"declared": "x"}, hours=30)
    found = blocked(a_search(a_case(), a_trade(requires={"credential": "A"}), opened))
    assert found.blocking == ({"constraint": "conditional", "value": [{"declared": "x"}]},)
    assert [(r["to"], r["finish"]) for r in found.relaxations] == [([{"declared": "x"}], date(2027, 1, 18))]


def test_working_and_an_unknown_fact_block_together() -> None:
    opened = an_activity("A", {"declared": "x"}, hours=30)
    parts = (a_trade(requires={"credential": "A"}), opened, Session("A", "s", mode="day"))
    found = blocked(a_search(a_case(), *parts), "while_working")
    assert names(found) == ["conditional", "keep_job"]
    (change,) = found.relaxations
    assert change["to"] == {"conditional": [{"declared": "x"}], "keep_job": False}


def test_the_facts_to_document_are_those_of_the_pathway_that_rests_on_least() -> None:
    trade = a_trade(requires={"credential": "A"}, skills=(SkillNeed("S", 3, 2),))
    opened = an_activity("A", {"declared": "x"}, hours=30)
    more = an_activity("B", {"declared": "y"}, Grants(skills={"S": 2}), hours=30)
    result = a_search(a_case(), trade, opened, more)
    assert blocked(result, "most_complete").blocking[0]["value"] == [{"declared": "x"}]


def test_while_working_is_blocked_by_the_job_that_is_kept() -> None:
    found = blocked(searched(a_case(), a_small_catalogue()), "while_working")
    assert names(found) == ["keep_job"]


def test_the_form_of_an_answer_has_every_key() -> None:
    form = result_json(searched(a_case(), a_small_catalogue()))
    assert list(form) == ["status", "seconds", "provenance", "proposals", "why_not"]
    assert form["proposals"][0]["steps"][0] == {
        "activity": "MAT4",
        "session": "evening",
        "start": "2027-01-11",
        "end": "2027-05-10",
        "hours_per_week": 6,
        "why": [{"serves": "step", "code": "DEP", "condition": MATH}],
    }
    assert form["why_not"][0]["blocking"] == [{"constraint": "keep_job", "value": True}]


def planned() -> tuple[Case, Proposal]:
    case = a_case()
    best = fastest(searched(case, a_small_catalogue()))
    assert best is not None
    return adopt(case, best, a_small_catalogue()), best


def test_pinned_steps_stay_and_the_rest_is_searched_again() -> None:
    case, best = planned()
    step = next(s for s in case.plan.activity_steps if s.activity == "MAT4")
    again = fastest(
        searched(
            Case(case.preferences, case.client, case.target, plan=pin(case.plan, step.id)),
            a_small_catalogue(),
        )
    )
    assert again is not None
    assert [(s.activity, s.start) for s in again.steps] == [(s.activity, s.start) for s in best.steps]


def test_skills_held_need_no_step() -> None:
    client = a_client(subjects={"math": 3}, skills={"S": SkillLevel(2)})
    trade = a_trade(skills=(SkillNeed("S", 3, 4),))
    assert taken(fastest(a_search(a_case(client=client), trade))) == []
