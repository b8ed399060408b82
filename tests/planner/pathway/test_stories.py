"""The two stories of the product: what the engine must find by itself, and what must be said about it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.gap import gap
from planner.issue import LAW
from planner.pathway.problem import problem
from planner.pathway.result import ALTERNATIVE, Proposal, Status
from planner.pathway.search import search
from planner.requirement import Concurrent, Credential, Declared, Subject
from tests.planner.pathway.stories import adopted, answer, codes, issues, story
from tests.resources.shipped import shipped

pytestmark = pytest.mark.slow
SEC_IV = {"FGA-MAT-4-CST", "FGA-FRA-4"}
MONDAY = date(2027, 1, 11)


def one(found: Iterable[Proposal]) -> Proposal:
    """Return the first of several proposals."""
    return next(iter(found))


def winner(name: str, profile: str) -> Proposal:
    return one(p for p in answer(name).proposals if profile in p.profiles and not p.conditional_on)


def conditions(proposal: Proposal, activity: str) -> set[object]:
    return {reason.condition for step in proposal.steps if step.activity == activity for reason in step.why}


@pytest.mark.parametrize("name", ["R", "U"])
def test_every_profile_is_proven_and_every_proposal_passes_the_check(name: str) -> None:
    assert answer(name).status is Status.OPTIMAL
    for proposal in answer(name).proposals:
        assert [i for i in issues(name, proposal) if i.severity == LAW] == []


@pytest.mark.parametrize("name", ["R", "U"])
def test_at_least_two_firm_pathways_are_materially_different(name: str) -> None:
    assert len({codes(p) for p in answer(name).proposals if not p.conditional_on}) >= 2


@pytest.mark.parametrize("name", ["R", "U"])
def test_every_step_says_what_it_serves(name: str) -> None:
    assert all(step.why for proposal in answer(name).proposals for step in proposal.steps)


def test_secondary_iv_in_the_evening_opens_machining() -> None:
    best = winner("R", "fastest")
    assert codes(best) == SEC_IV | {"5371"}
    assert Subject("math", 4) in conditions(best, "FGA-MAT-4-CST")
    assert Subject("french", 4) in conditions(best, "FGA-FRA-4")
    assert conditions(best, "5371") == {Credential("DEP-5371")}
    modes = {shipped().session(s.activity, s.session).mode for s in best.steps if s.activity in SEC_IV}
    assert modes == {"evening"}


def test_it_starts_on_monday_11_january_2027() -> None:
    assert min(step.start for step in winner("R", "fastest").steps) == MONDAY


def test_an_august_entry_is_said_to_be_tight() -> None:
    found = [i for i in issues("R", winner("R", "fastest")) if i.code == "entry-tight"]
    assert [(i.details["activity"], i.details["prerequisite"], i.details["weeks"]) for i in found] == [
        ("5371", "FGA-FRA-4", 2)
    ]


def test_the_written_authorization_comes_before_the_job_ends() -> None:
    case = adopted("R", winner("R", "fastest"))
    (authorization,) = (s for s in case.plan.steps if s.formality == "written_authorization")
    (course,) = (s for s in case.plan.steps if s.activity == "5371")
    assert authorization.responsible == "officer"
    assert MONDAY <= authorization.due <= course.start - timedelta(weeks=4)
    assert "authorization-missing" not in {i.code for i in issues("R", winner("R", "fastest"))}


def test_tens_is_compared() -> None:
    other = one(p for p in answer("R").proposals if codes(p) == {"TENS-PREP", "TENS-FR", "5371"})
    assert ALTERNATIVE in other.profiles
    assert other.conditional_on == ()
    assert conditions(other, "TENS-FR") == {Credential("AENS")}
    assert other.finish > winner("R", "fastest").finish


def test_the_tdg_door_is_conditional_on_the_specific_prerequisites() -> None:
    other = one(p for p in answer("R").proposals if codes(p) == {"TDG", "5371"})
    assert other.conditional_on == (Declared("5371_specific_prerequisites"),)


def test_secondary_iii_with_concurrent_secondary_iv_opens_machining_to_who_begins_later() -> None:
    later = replace(story("R").preferences, start=MONDAY + timedelta(weeks=5))
    found = search(problem(replace(story("R"), preferences=later), shipped()), profiles=("fastest",))
    best = one(p for p in found.proposals if "fastest" in p.profiles and not p.conditional_on)
    steps = {step.activity: step for step in best.steps}
    assert codes(best) == SEC_IV | {"5371"} and best.finish == winner("R", "fastest").finish
    assert {code for code in SEC_IV if steps[code].end > steps["5371"].start} == {"FGA-FRA-4"}
    assert [reason.condition for reason in steps["FGA-FRA-4"].why] == [Concurrent("FGA-FRA-4")]


@pytest.mark.parametrize("name", ["R", "U"])
def test_an_alternative_takes_other_activities_than_every_other_proposal(name: str) -> None:
    others = [codes(p) for p in answer(name).proposals if p.profiles == (ALTERNATIVE,)]
    winners = [codes(p) for p in answer(name).proposals if p.profiles != (ALTERNATIVE,)]
    assert others and len({*others}) == len(others) and not {*others} & {*winners}


def test_the_stepping_stone_and_apprenticeship_are_conditional_on_an_employer() -> None:
    other = one(p for p in answer("R").proposals if codes(p) == {"JOB-94106", "PAMT-MOCN"})
    assert other.conditional_on == (Declared("employer_found_72100"), Declared("employer_found_94106"))
    assert other.income_cents > 0


def test_upgrading_keeps_the_job_and_the_evenings() -> None:
    for proposal in answer("U").proposals:
        sessions = [shipped().session(s.activity, s.session) for s in proposal.steps]
        assert {s.mode for s in sessions if s} <= {"evening", "online"}
        assert proposal.estimated
    assert {"COURSE-SUP", "COURSE-MKT", "COURSE-WEB"} <= codes(winner("U", "while_working"))


def test_upgrading_compares_short_courses_with_an_estimated_college_certificate() -> None:
    other = one(p for p in answer("U").proposals if "AEC-MKTNUM" in codes(p))
    assert other.estimated
    assert not shipped().activities["AEC-MKTNUM"].provenance.verified
    assert not {"COURSE-MKT", "COURSE-WEB"} & codes(other)


def test_the_position_and_the_employer_are_named() -> None:
    lines = {line.skill: line.source for line in gap(story("U"), shipped()).lines if line.source}
    assert {"S.digital_literacy", "S.digital_production", "K.communications_media"} <= set(lines)
    formalities = {s.formality for s in adopted("U", winner("U", "fastest")).plan.steps}
    assert {"position_letter", "employer_review"} <= formalities
