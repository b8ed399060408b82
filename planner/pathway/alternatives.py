"""Other ways in: the doors that winners use are closed in turn, the steps that reach the goal left out."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from math import inf

from planner.pathway.conditional import hopeful, read
from planner.pathway.criteria import CRITERIA, Profile
from planner.pathway.encoding import TARGET
from planner.pathway.outcome import Outcome
from planner.pathway.problem import BASE
from planner.pathway.proposals import Winner
from planner.pathway.relevance import helped
from planner.pathway.restrictions import (
    Answers,
    Closed,
    Restriction,
    Restrictions,
    Settled,
    imposed,
    narrowed,
)
from planner.pathway.result import ALTERNATIVE
from planner.pathway.run import Run
from planner.pathway.schedule import Placed, Timeline
from planner.pathway.tree import Group, Node

FASTEST = Profile(ALTERNATIVE, ("finish", "money_cents", "hours"), BASE)
Plan = tuple[Placed, ...]
Choice = tuple[str, Group]


def alternatives(run: Run, winners: Iterable[Winner], work: float = inf) -> Iterator[Winner]:
    """Yield plans that take other activities than the winners, and than one another.

    No question takes more than so much `work`, in the solver's deterministic seconds. Raises Stopped
    when the caller stops the search.
    """
    first = [winner for winner in winners if winner.outcome.placed is not None]
    seen = {_codes(placed(winner)) for winner in first}
    ways = _Ways(run, first, work)
    for found in chain(_other_doors(ways, first), _other_steps(ways, first)):
        if (codes := _codes(placed(found))) not in seen:
            seen.add(codes)
            yield found


def placed(winner: Winner) -> Plan:
    """Return the steps of a winner; none if it has no plan."""
    return winner.outcome.placed or ()


def _codes(plan: Plan) -> frozenset[str]:
    return frozenset(step.code for step in plan)


def _other_doors(ways: "_Ways", winners: Iterable[Winner]) -> Iterator[Winner]:
    """Yield, for each choice that the winners make, what is best when the doors they use close in turn."""
    done: set[Choice] = set()
    for winner in winners:
        for choice in _choices(ways.run, placed(winner)):
            if choice not in done:
                done.add(choice)
                yield from _closing(ways, winner, choice)


def _closing(ways: "_Ways", winner: Winner, choice: Choice) -> Iterator[Winner]:
    """Yield what is best after each door: the first that is open, then the first that is open instead."""
    closed: list[Node] = []
    current: Winner | None = winner
    while current is not None:
        used = [door for door in _open(_timeline(ways.run, current), current, choice) if door not in closed]
        if not used:
            return
        closed.append(used[0])
        current = ways.best(current.firm, _without_doors(choice[0], closed))
        if current is not None and next(_needless(ways.run, current, choice[:1]), None) is None:
            yield current


def _needless(run: Run, winner: Winner, codes: Iterable[str]) -> Iterator[str]:
    """Yield those of some steps without which a plan still reaches its goal, pinned ones apart."""
    plan = {step.code: step for step in placed(winner)}
    hoped = hopeful(run.problem, plan.values()).assumed
    for code in (code for code in codes if code in plan and code not in run.problem.pinned):
        if run.solver.asked_to_stop:
            return
        without = Timeline(run.problem, [step for other, step in plan.items() if other != code], hoped)
        if without.valid() and without.finish() is not None:
            yield code


def _other_steps(ways: "_Ways", winners: Iterable[Winner]) -> Iterator[Winner]:
    """Yield what is best without one of the steps that the goal asks for."""
    problem = ways.run.problem
    direct = set(helped(problem.target, problem.evidence)) - set(problem.pinned)
    firmly = {step.code: w.firm for w in reversed(list(winners)) for step in placed(w) if step.code in direct}
    for code, firm in sorted(firmly.items()):
        found = ways.best(firm, frozenset({Settled(code, taken=False)}))
        if found is not None:
            yield found


def _without_doors(consumer: str, closed: Iterable[Node]) -> Restrictions:
    """Return what keeps a step, but none of the doors by which one entered it."""
    doors: set[Restriction] = {Closed(consumer, door) for door in closed}
    return frozenset(doors if consumer == TARGET else doors | {Settled(consumer, taken=True)})


class _Ways:
    """The fastest plans under one restriction after the other; what is known already is not proven again."""

    def __init__(self, run: Run, winners: Iterable[Winner], work: float) -> None:
        self.run, self._answers, self._work = run, Answers(run.problem), work
        base = run.problem.scopes[BASE].codes
        for winner in winners:
            if winner.profile == CRITERIA[0].name and _codes(placed(winner)) <= base:
                self._answers.keep((), winner.firm, winner.outcome)

    def best(self, firm: bool, restrictions: Restrictions) -> Winner | None:
        """Return the fastest plan: a firm one if the plan before was, else a conditional one."""
        hopes = self.run.hopes(BASE)
        for reading in (True, *([False] if hopes else ())) if firm else (False,):
            found = self._lean(reading, restrictions)
            if found is not None:
                return found
        return None

    def _lean(self, firm: bool, restrictions: Restrictions) -> Winner | None:
        """Return the fastest plan without the paid steps that only make up for lost pay."""
        kept: Winner | None = None
        left_out: list[str] = []
        while True:
            self.run.solver.check()
            more = restrictions | {Settled(code, taken=False) for code in left_out}
            outcome = self._outcome(firm, more)
            if outcome.placed is None:
                return kept
            kept = Winner(ALTERNATIVE, outcome, firm)
            spared = next(_needless(self.run, kept, sorted(_codes(placed(kept)) - {*left_out})), None)
            if spared is None:
                return kept
            left_out.append(spared)

    def _outcome(self, firm: bool, restrictions: Restrictions) -> Outcome:
        found = self._answers.find(restrictions, firm)
        if found is None:
            with self.run.solver.at_most(self._work):
                found = self._sought(restrictions, firm)
            self._answers.keep(restrictions, firm, found)
        return found

    def _sought(self, restrictions: Restrictions, firm: bool) -> Outcome:
        """Return the answer of a smaller problem, of the whole model where no problem says as much."""
        posed = narrowed(self.run.problem, restrictions)
        if posed is None:
            return self.run.outcome(FASTEST, firm, change=partial(imposed, restrictions))
        return self.run.within(posed).outcome(FASTEST, firm)


def _choices(run: Run, plan: Plan) -> Iterator[Choice]:
    """Yield the first choices among doors of the target and of each step."""
    trees = [(TARGET, run.problem.target), *((s.code, run.problem.trees[s.code]) for s in plan)]
    return ((consumer, group) for consumer, tree in trees for group in _outermost(tree))


def _outermost(node: Node) -> Iterator[Group]:
    if isinstance(node, Group) and node.is_choice:
        yield node
    elif isinstance(node, Group) and node.count == len(node.of):
        for branch in node.of:
            yield from _outermost(branch)


def _doors(group: Group) -> Iterator[Node]:
    """Yield the branches of a choice, those of a choice within it one by one."""
    for branch in group.of:
        if isinstance(branch, Group) and branch.is_choice:
            yield from _doors(branch)
        else:
            yield branch


def _timeline(run: Run, winner: Winner) -> Timeline:
    return read(run.problem, placed(winner), winner.firm)


def _open(timeline: Timeline, winner: Winner, choice: Choice) -> list[Node]:
    """Return the doors that a plan finds open, under its reading of the unknown."""
    consumer, group = choice
    day = timeline.placed[consumer].start if consumer else winner.outcome.finish
    return [door for door in _doors(group) if timeline.holds(door, day, consumer)]
