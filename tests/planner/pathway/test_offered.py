"""What left the catalogue is offered to no new plan, and stays for the plan that has it."""

from dataclasses import replace
from datetime import date

from planner.case import Case, Preferences, Target
from planner.catalogue import Activity, Catalogue, Grants, Session
from planner.plan import Plan, Step
from tests.builders import START, a_case, a_catalogue, a_trade, an_activity
from tests.planner.pathway.answers import fastest, searched, taken


def case_for(plan: Plan | None = None) -> Case:
    """Return a case aimed at the only trade."""
    wanted = Preferences(START, date(2029, 12, 31))
    return a_case(target=Target("72100"), preferences=wanted, plan=plan or Plan())


def a_programme(code: str, hours: float, **changes: object) -> Activity:
    """Return a programme that leads to the trade."""
    return an_activity(code, grants=Grants(("DEP",)), hours=hours, kind="dep", **changes)


def of(*parts: Activity | Session) -> Catalogue:
    """Return a catalogue whose only trade asks for a DEP."""
    return a_catalogue(a_trade("72100", {"credential": "DEP"}), *parts)


NEW = a_programme("NEW", 900)


def test_a_retired_programme_is_never_offered() -> None:
    old = a_programme("OLD", 300)
    assert taken(fastest(searched(case_for(), of(old, NEW)))) == ["OLD"]
    assert taken(fastest(searched(case_for(), of(replace(old, retired=True), NEW)))) == ["NEW"]


def test_a_retired_group_is_never_offered() -> None:
    groups = (
        Session("NEW", "gone", date(2027, 2, 1), entry="dated", retired=True),
        Session("NEW", "next", date(2027, 8, 30), entry="dated"),
    )
    found = fastest(searched(case_for(), of(NEW, *groups)))
    assert found is not None and [step.session for step in found.steps] == ["next"]


def test_a_pinned_step_keeps_its_retired_programme_and_group() -> None:
    old = a_programme("OLD", 300, retired=True)
    group = Session("OLD", "a", date(2027, 2, 1), entry="dated", hours_per_week=30, retired=True)
    step = Step("s1", "OLD", "a", date(2027, 2, 1), date(2027, 4, 12), pinned=True)
    kept = searched(case_for(Plan((step,))), of(old, group, NEW))
    assert taken(fastest(kept)) == ["OLD"]
    free = case_for(Plan((replace(step, pinned=False),)))
    assert taken(fastest(searched(free, of(old, group, NEW)))) == ["NEW"]
