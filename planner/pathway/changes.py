"""A change that opens a plan, as a row: which limits, from what to what, and what the plan then comes to."""

from collections.abc import Mapping
from typing import Any

from frozendict import frozendict

from planner.pathway.conditional import conditions, grounds
from planner.pathway.constraints import MONEY, Constraint
from planner.pathway.least import least
from planner.pathway.outcome import Outcome
from planner.pathway.proposals import Winner, proposals
from planner.pathway.run import Run
from planner.pathway.schedule import Placed
from planner.pathway.without import Limits
from planner.requirement import requirement_json
from planner.supposition import CONDITIONAL, TOGETHER, changes_of

Row = Mapping[str, Any]


def said(given_up: Limits, run: Run, outcome: Outcome, firm: bool) -> list[Row]:
    """Return one change as it is, several as one whose values are by limit, with what the plan comes to."""
    if outcome.placed is None:
        return []
    came = figures(run, outcome, firm)
    wanted = {c.name: _wanted(c, run, outcome, came) for c in given_up}
    before = {c.name: c.value for c in given_up}
    if not firm:
        before = {CONDITIONAL: None, **before}
        wanted = {CONDITIONAL: list(to_document(run, outcome)[0]), **wanted}
    if len(wanted) == 1:
        ((name, to),) = wanted.items()
        return [frozendict({"constraint": name, "from": before[name], "to": to, **came})]
    both = {"from": frozendict(before), "to": frozendict(wanted)}
    return [frozendict({"constraint": TOGETHER, **both, **came})]


def _wanted(given_up: Constraint, run: Run, outcome: Outcome, came: Row) -> Any:
    """Return what a limit must become: no earlier deadline opens the plan found, nor does less money."""
    if given_up.name == "deadline":
        return run.problem.day(first_deadline(run, outcome))
    return (
        came["money_cents"] if given_up.name == MONEY else least(given_up, run.problem, outcome.placed or ())
    )


def first_deadline(run: Run, outcome: Outcome) -> int:
    """Return the first deadline of a plan: a group that is always open is entered before that day only."""
    at_the_end = (step for step in outcome.placed or () if step.start == outcome.finish)
    return outcome.finish + any(_is_always_open(run, step) for step in at_the_end)


def _is_always_open(run: Run, step: Placed) -> bool:
    session = run.problem.catalogue.session(step.code, step.candidate.session)
    return session is None or (session.entry != "dated" and session.window_end is None)


def cost(change: tuple[bool, Row]) -> tuple[Any, ...]:
    """Return by what changes are ordered: how many values are lifted, then the finish, then the money."""
    more, row = change
    changes = changes_of(row) if row["constraint"] == TOGETHER else (row,)
    return sum(map(_values, changes)), more, row["finish"], row["money_cents"]


def _values(change: Row) -> int:
    before, after = change["from"], change["to"]
    if not isinstance(before, list | tuple) or change["constraint"] == CONDITIONAL:
        return 1
    return sum(v not in after for v in before) or sum(v not in before for v in after)


def to_document(run: Run, hoped: Outcome) -> tuple[tuple[Any, ...], ...]:
    """Return the sets of conditions of which any one, documented, makes a plan firm, the least first."""
    timelines = grounds(run.problem, hoped.placed or (), hoped.finish)
    return tuple(tuple(requirement_json(c) for c in conditions(timeline)) for timeline in timelines)


def figures(run: Run, outcome: Outcome, firm: bool = True) -> Row:
    """Return when a plan ends and what it costs."""
    (found,) = proposals(run.problem, [Winner("", outcome, firm)])
    return {"finish": found.finish, "money_cents": found.money_cents}
