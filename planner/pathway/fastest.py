"""The fastest plan of one target after the other, for one client: they share what can be had, and how early.

It is looked for by the earliest day thinkable, then by later ones; once the soonest finish is proven, the
rest of the proof has only what can end by then and fits beside what must be taken.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from planner.pathway.beside import beside_needed
from planner.pathway.criteria import CRITERIA
from planner.pathway.facts import NEVER
from planner.pathway.options import Candidate, Option
from planner.pathway.outcome import Outcome
from planner.pathway.problem import Offers, Problem
from planner.pathway.reach import Clock, earliest, since
from planner.pathway.relevance import FALSE
from planner.pathway.result import Status
from planner.pathway.run import PROVEN, Run
from planner.pathway.solver import Solver, Stopped, unasked
from planner.pathway.tree import Group, Leaf, Node

FASTEST = CRITERIA[0]
# Days past the earliest finish thinkable within which a pathway is looked for before the whole time is.
WINDOWS = (56, 182)
Pose = Callable[[], Problem]
# What the target asks by a day, and of which activities: all that a fastest plan depends on.
Asked = tuple[Node, int, frozenset[str]]


class Fastest:
    """The fastest plans under one reading of the unknown, with what the targets of one client share.

    Targets that ask the same of the activities that can end in time have the same fastest plan.
    """

    def __init__(self, offers: Offers, firm: bool, check: Callable[[], None] = unasked) -> None:
        candidates = {code: offers.candidates(code) for code in offers.trees}
        self.firm, self._days = firm, offers.days
        self._clock = Clock(offers.evidence, candidates, firm)
        self._supply = earliest(candidates, offers.trees, self._clock, check)
        days = {code: self._clock.first(tree, self._supply) for code, tree in offers.trees.items()}
        self._open = dict[str, tuple[Candidate, ...]]()
        for code, found in candidates.items():
            check()
            self._open[code] = since(found, days[code])
        self._cut: dict[tuple[str, int], tuple[Candidate, ...]] = {}
        self._known: dict[Asked, Outcome] = {}
        self._finishes: dict[Asked, int] = {}

    def order(self, goals: Mapping[str, Node]) -> tuple[str, ...]:
        """Return the trades that some plan may reach, the soonest thinkable first."""
        days = {code: self._clock.first(goal, self._supply) for code, goal in goals.items()}
        return tuple(sorted((c for c, day in days.items() if day < NEVER), key=lambda c: (days[c], c)))

    def outcome(self, goal: Node, pose: Pose, solver: Solver) -> Outcome:
        """Return the fastest plan, or what is known of it once the solver's work is done."""
        try:
            return self._sought(goal, pose, solver)
        except Stopped:
            return Outcome(Status.UNKNOWN)

    def _sought(self, goal: Node, pose: Pose, solver: Solver) -> Outcome:
        """Return the fastest plan: looked for on the earliest day thinkable, then later."""
        first = max(0, self._clock.first(goal, self._supply))
        found = self._by(goal, first, pose, solver)
        if found.status is not Status.INFEASIBLE:
            return found
        whole = self._cut_run(goal, self._days, pose, solver)
        for last in self._ends(first, whole) if whole else ():
            finish = self._least_finish(goal, last, pose, solver)
            if finish is None or finish < NEVER:
                return self._by(goal, last if finish is None else finish, pose, solver)
        return Outcome(Status.INFEASIBLE)

    def _ends(self, first: int, whole: Run) -> Iterator[int]:
        """Yield later days by which to look: up to the end of a first plan, at once where there is none."""
        sketch = whole.sketched(FASTEST, self.firm)
        last = self._days if sketch.placed is None else sketch.finish
        windows = WINDOWS if sketch.placed is not None else ()
        yield from sorted({min(first + days, last) for days in (*windows, self._days)} - {first})

    def _least_finish(self, goal: Node, last: int, pose: Pose, solver: Solver) -> int | None:
        """Return the soonest finish by a day, NEVER if there is none; None where that is not proven."""
        key = self._asked(goal, last, pose)
        if key not in self._finishes:
            run = self._cut_run(goal, last, pose, solver)
            day = run.least_finish(FASTEST, self.firm) if run else NEVER
            if day is None:
                return None
            self._finishes[key] = day
        return self._finishes[key]

    def _by(self, goal: Node, last: int, pose: Pose, solver: Solver) -> Outcome:
        """Return the fastest plan among those that finish by a day; what is proven is kept."""
        key = self._asked(goal, last, pose)
        if key not in self._known:
            run = self._cut_run(goal, last, pose, solver)
            found = run.outcome(FASTEST, self.firm) if run else Outcome(Status.INFEASIBLE)
            if found.status not in PROVEN:
                return found
            self._known[key] = found
        return self._known[key]

    def _asked(self, goal: Node, last: int, pose: Pose) -> Asked:
        return self._within(goal, last), last, pose().scopes[FASTEST.scope].codes

    def _cut_run(self, goal: Node, last: int, pose: Pose, solver: Solver) -> Run | None:
        """Return a search among what can be in time, None where what it must take cannot be taken."""
        target, offers = self._within(goal, last), self._ending(pose(), last)
        sooner = replace(pose(), target=target, days=last, candidates=offers)
        found = beside_needed(sooner, self.firm, self._supply, solver.check)
        if found is None:
            return None
        scope = sooner.scopes[FASTEST.scope]
        return Run(replace(sooner, candidates=found.offers), solver, {(scope, self.firm): found})

    def _ending(self, posed: Problem, last: int) -> Mapping[str, tuple[Candidate, ...]]:
        """Return the candidates that matter, without the options too early or that end after a day."""
        codes = posed.scopes[FASTEST.scope].codes & self._open.keys()
        found = {code: self._timely(code, last) for code in sorted(codes) if self._supply[code] <= last}
        return {code: offers for code, offers in found.items() if offers}

    def _timely(self, code: str, last: int) -> tuple[Candidate, ...]:
        if (code, last) not in self._cut:
            timely = (_cut(candidate, last) for candidate in self._open[code])
            self._cut[code, last] = tuple(candidate for candidate in timely if candidate.options)
        return self._cut[code, last]

    def _within(self, node: Node, last: int) -> Node:
        """Return the tree without the branches that cannot hold by a day."""
        if isinstance(node, Leaf):
            return node if self._clock.first(node, self._supply) <= last else FALSE
        kept = tuple(b for b in (self._within(branch, last) for branch in node.of) if b != FALSE)
        if node.count > len(kept):
            return FALSE
        return kept[0] if len(kept) == node.count == 1 else Group(node.count, kept)


def _cut(candidate: Candidate, last: int) -> Candidate:
    """Return a session without the options that end after a day."""
    return replace(candidate, options=candidate.options[: bisect_right(candidate.options, last, key=_end)])


def _end(option: Option) -> int:
    return option[1]
