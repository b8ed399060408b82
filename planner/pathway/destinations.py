"""Where could I go? For one client, every trade with its proven fastest pathway, told as soon as proven."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from planner.case import Case, Target
from planner.catalogue import Catalogue
from planner.fees import any_unstated
from planner.money import Cents
from planner.pathway.criteria import CRITERIA
from planner.pathway.facts import NEVER
from planner.pathway.options import Candidate
from planner.pathway.problem import Offers, Problem, goal, problem
from planner.pathway.proposals import Winner, proposal
from planner.pathway.reach import Clock, earliest
from planner.pathway.relevance import FALSE
from planner.pathway.result import Status, last_day
from planner.pathway.run import Run
from planner.pathway.solver import Solver, never
from planner.pathway.stages import Outcome
from planner.pathway.tree import Group, Leaf, Node
from planner.requirement import Requirement

FASTEST = CRITERIA[0]
# Days past the earliest finish thinkable within which a pathway is looked for before the whole time is.
WINDOWS = (0, 56, 182)


@dataclass(frozen=True, slots=True)
class Destination:
    """A trade with its fastest pathway: `first_step` is an activity, "" when nothing is left to do.

    The status speaks of the firm pathway. Where that is infeasible, the figures are those of the fastest
    pathway on condition, and `conditional_on` says what it rests on; without one there are no figures.
    With `fees_unstated`, the money leaves out programmes whose fees are stated nowhere.
    """

    trade: str
    status: Status
    finish: date | None = None
    money_cents: Cents | None = None
    first_step: str = ""
    estimated: bool = False
    conditional_on: tuple[Requirement, ...] = ()
    fees_unstated: bool = False
    start: date = field(default=date.max, compare=False)

    @property
    def last_day(self) -> date | None:
        """Return the last day of the pathway, the start itself where nothing is left to do."""
        start = date.min if self.first_step else self.start
        return last_day(self.finish, start) if self.finish else None


Tell = Callable[[Destination, float], None]
Pose = Callable[[], Problem]


def quiet(found: Destination, share: float) -> None:
    """Say nothing."""


def destinations(
    case: Case,
    catalogue: Catalogue,
    stop: Callable[[], bool] = never,
    tell: Tell = quiet,
    hoped: bool = True,
) -> tuple[Destination, ...]:
    """Return every trade on offer, soonest first, whatever the case aims at.

    Each is told once, as soon as it is proven, with the share of the trades that is done (0 to 1). With
    `hoped`, what is unknown is taken as met where no pathway is firm. After `stop`, the status of what is
    left is unknown. Each answer is the one of a search of the trade's own under the profile fastest.
    """
    atlas, found = _Atlas(case, catalogue, Solver(stop)), list[Destination]()
    for destination in atlas.proven(hoped):
        found.append(destination)
        tell(destination, len(found) / atlas.size)
    return tuple(sorted(found, key=_soonest))


def _soonest(found: Destination) -> tuple[bool, bool, date, Cents, str]:
    """Put firm pathways first, by finish and money, then those on condition, then the trades without one."""
    firm = found.status is not Status.INFEASIBLE
    return found.finish is None, not firm, found.finish or date.max, found.money_cents or 0, found.trade


class _Atlas:
    """The trades of one client; what they share is found once."""

    def __init__(self, case: Case, catalogue: Catalogue, solver: Solver) -> None:
        self._case, self._catalogue, self._solver = case, catalogue, solver
        self._offers = Offers(case, catalogue)
        offered = (trade for trade in catalogue.trades.values() if not trade.retired)
        self._goals = {t.code: goal(self._aimed(t.code), t, self._offers.evidence) for t in offered}

    @property
    def size(self) -> int:
        """Return how many trades there are."""
        return len(self._goals)

    def proven(self, hoped: bool) -> Iterator[Destination]:
        """Yield the trades that no plan reaches, then the others, the soonest thinkable first."""
        firm, hope = _Reading(self._offers, self._solver, True), _Reading(self._offers, self._solver, False)
        sure, maybe = firm.order(self._goals), hope.order(self._goals) if hoped else ()
        told = self._goals.keys() - {*sure, *maybe}
        yield from (Destination(code, Status.INFEASIBLE) for code in sorted(told))
        for code in sure:
            found = self._found(code, firm)
            if found.status is not Status.INFEASIBLE or code not in maybe:
                told.add(code)
                yield found
        yield from (self._found(code, hope) for code in maybe if code not in told)

    def _found(self, code: str, reading: "_Reading") -> Destination:
        if self._solver.stopped:
            return Destination(code, Status.UNKNOWN if reading.firm else Status.INFEASIBLE)
        return reading.destination(code, self._goals[code], cache(lambda: self._posed(code)))

    def _posed(self, code: str) -> Problem:
        posed = problem(self._aimed(code), self._catalogue, self._offers)
        return replace(posed, trees=self._offers.trees)

    def _aimed(self, code: str) -> Case:
        return replace(self._case, target=Target(code))


class _Reading:
    """One reading of the unknown: how early everything can be, and the outcomes that trades share.

    Targets that ask the same of the activities that can end in time have the same fastest plan.
    """

    def __init__(self, offers: Offers, solver: Solver, firm: bool) -> None:
        candidates = {code: offers.candidates(code) for code in offers.trees}
        self.firm, self._solver, self._days = firm, solver, offers.days
        self._clock = Clock(offers.evidence, candidates, firm)
        self._supply = earliest(candidates, offers.trees, self._clock)
        self._known: dict[tuple[Node, int], Outcome] = {}
        self._told: dict[int, Destination] = {}

    def order(self, goals: Mapping[str, Node]) -> tuple[str, ...]:
        """Return the trades that some plan may reach, the soonest thinkable first."""
        days = {code: self._clock.first(goal, self._supply) for code, goal in goals.items()}
        return tuple(sorted((c for c, day in days.items() if day < NEVER), key=lambda c: (days[c], c)))

    def destination(self, code: str, goal: Node, pose: Pose) -> Destination:
        """Return the fastest pathway to a trade; its problem is posed only if no other trade shares it."""
        outcome = self.outcome(goal, pose)
        if outcome.placed is None:
            return Destination(code, outcome.status if self.firm else Status.INFEASIBLE)
        # On condition, two trades that share a plan may still rest on different conditions.
        if not self.firm or id(outcome) not in self._told:
            self._told[id(outcome)] = _destination(pose(), outcome, self.firm)
        return replace(self._told[id(outcome)], trade=code)

    def outcome(self, goal: Node, pose: Pose) -> Outcome:
        """Return the fastest plan: looked for soon after the earliest day thinkable, then later."""
        first = max(0, self._clock.first(goal, self._supply))
        ends = sorted({min(first + days, self._days) for days in (*WINDOWS, self._days)})
        found = (self._by(goal, last, pose) for last in ends)
        return next((o for o in found if o.status is not Status.INFEASIBLE), Outcome(Status.INFEASIBLE))

    def _by(self, goal: Node, last: int, pose: Pose) -> Outcome:
        """Return the fastest plan among those that finish by a day."""
        target = self._within(goal, last)
        if (target, last) not in self._known:
            sooner = replace(pose(), target=target, days=last, candidates=_ending(pose(), last))
            self._known[target, last] = Run(sooner, self._solver).outcome(FASTEST, self.firm)
        return self._known[target, last]

    def _within(self, node: Node, last: int) -> Node:
        """Return the tree without the branches that cannot hold by a day."""
        if isinstance(node, Leaf):
            return node if self._clock.first(node, self._supply) <= last else FALSE
        kept = tuple(b for b in (self._within(branch, last) for branch in node.of) if b != FALSE)
        if node.count > len(kept):
            return FALSE
        return kept[0] if len(kept) == node.count == 1 else Group(node.count, kept)


def _destination(posed: Problem, outcome: Outcome, firm: bool) -> Destination:
    made = proposal(posed, Winner(FASTEST.name, outcome, firm))
    first, status = (
        made.steps[0].activity if made.steps else "",
        outcome.status if firm else Status.INFEASIBLE,
    )
    return Destination(
        posed.case.target.trade,
        status,
        made.finish,
        made.money_cents,
        first,
        made.estimated,
        made.conditional_on,
        any_unstated(((s.activity, s.session) for s in made.steps), posed.catalogue),
        posed.start,
    )


def _ending(posed: Problem, last: int) -> Mapping[str, tuple[Candidate, ...]]:
    """Return the candidates that matter, without the options that end after a day."""
    codes = posed.scopes[FASTEST.scope].codes & posed.candidates.keys()
    cut = {code: tuple(_cut(c, last) for c in posed.candidates[code]) for code in codes}
    timely = {code: tuple(c for c in found if c.options) for code, found in cut.items()}
    return {code: found for code, found in timely.items() if found}


def _cut(candidate: Candidate, last: int) -> Candidate:
    return replace(candidate, options=tuple(o for o in candidate.options if o[1] <= last))
