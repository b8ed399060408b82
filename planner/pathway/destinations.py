"""Where could I go? For one client, every trade with its proven fastest pathway, told as soon as proven."""

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from planner.case import Case, Target
from planner.catalogue import Catalogue
from planner.fees import any_unstated
from planner.money import Cents
from planner.pathway.brief import Brief
from planner.pathway.fastest import FASTEST, Fastest, Pose
from planner.pathway.outcome import Outcome
from planner.pathway.problem import Offers, Problem, goal, problem
from planner.pathway.proposals import Winner, proposal
from planner.pathway.result import Status, last_day
from planner.pathway.run import PROVEN, Run
from planner.pathway.solver import Solver, Stopped, never, unasked
from planner.related import Fields
from planner.requirement import Requirement

# Work of the solver on one trade, some parts of a second, and how many times more when its turn comes again.
WORK, MORE = 0.25, 8


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
Asked = tuple[str, "_Reading"]


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
    `hoped`, what is unknown is taken as met where no pathway is firm. A trade that is hard to prove waits for
    the others. After `stop`, what is left is feasible, with the best pathway so far, or unknown. Each answer
    is the one of a search of the trade's own under the profile fastest. A case that sets programmes of other
    fields aside does so for each trade anew.
    """
    found, offered = list[Destination](), [t.code for t in catalogue.trades.values() if not t.retired]
    try:
        for destination in _Atlas(case, catalogue, offered, stop).proven(hoped):
            found.append(destination)
            tell(destination, len(found) / len(offered))
    except Stopped:
        found = [Destination(code, Status.UNKNOWN) for code in offered]
    return tuple(sorted(found, key=_soonest))


def _soonest(found: Destination) -> tuple[bool, bool, date, Cents, str]:
    """Put firm pathways first, by finish and money, then those on condition, then the trades without one."""
    firm = found.status is not Status.INFEASIBLE
    return found.finish is None, not firm, found.finish or date.max, found.money_cents or 0, found.trade


class _Atlas:
    """The trades of one client; what they share is found once, unless the caller stops that."""

    def __init__(
        self, case: Case, catalogue: Catalogue, trades: Iterable[str], stop: Callable[[], bool]
    ) -> None:
        self._case, self._catalogue, self._stop, self._solver = case, catalogue, stop, Solver(stop)
        self._fields = Fields(catalogue) if case.preferences.other_fields else None
        self._best: dict[tuple[str, bool], Destination] = {}
        self._offers, rows = Offers(case, catalogue, self._solver.check), catalogue.trades
        self._goals = {code: goal(self._aimed(code), rows[code], self._offers.evidence) for code in trades}

    def proven(self, hoped: bool) -> Iterator[Destination]:
        """Yield the trades that no plan reaches, then the others, the soonest thinkable first.

        Each is given a little work, what is not proven by then more of it after all the others.
        """
        firm, hope = (_Reading(self._offers, one, self._solver.check) for one in (True, False))
        sure, maybe = firm.order(self._goals), hope.order(self._goals) if hoped else ()
        closed = self._goals.keys() - {*sure, *maybe}
        yield from (Destination(code, Status.INFEASIBLE) for code in sorted(closed))
        work, left = WORK, [*((code, firm) for code in sure), *((code, hope) for code in maybe)]
        while left:
            left = yield from self._round(left, {*maybe}, work)
            work *= MORE

    def _round(
        self, asked: list[Asked], maybe: set[str], work: float
    ) -> Generator[Destination, None, list[Asked]]:
        """Yield what is proven with so much work; return what is left to be asked with more."""
        waiting, told = list[Asked](), set[str]()
        undecided = {code for code, reading in asked if reading.firm}
        for code, reading in asked:
            if code in told:
                continue
            found = None if code in undecided and not reading.firm else self._found(code, reading, work)
            if found is None:
                waiting.append((code, reading))
            elif reading.firm and found.status is Status.INFEASIBLE and code in maybe:
                undecided.discard(code)
            else:
                told.add(code)
                yield found
        return [(code, reading) for code, reading in waiting if code not in told]

    def _found(self, code: str, reading: "_Reading", work: float) -> Destination | None:
        """Return what is proven of a trade, the best so far after a stop; None if more work is needed."""
        try:
            self._solver.check()
            return self._tried(code, reading, work)
        except Stopped:
            known = self._best.get((code, reading.firm))
            return known or Destination(code, Status.UNKNOWN if reading.firm else Status.INFEASIBLE)

    def _tried(self, code: str, reading: "_Reading", work: float) -> Destination | None:
        """Return what is proven of a trade, None if more work is needed."""
        pose = cache(lambda: self._posed(code))
        outcome = reading.outcome(self._goals[code], pose, Brief(self._stop, work))
        if outcome.status in PROVEN:
            return reading.destination(code, outcome, pose)
        self._keep(code, reading, outcome, pose)
        self._solver.check()
        return None

    def _keep(self, code: str, reading: "_Reading", outcome: Outcome, pose: Pose) -> None:
        """Keep the best plan so far, a first one that needs no solver if there is none."""
        key = code, reading.firm
        if outcome.placed is None and key not in self._best and not self._solver.stopped:
            outcome = Run(pose(), self._solver).sketched(FASTEST, reading.firm)
        if outcome.placed is not None:
            found = reading.destination(code, outcome, pose)
            self._best[key] = min(found, self._best.get(key, found), key=_soonest)

    def _posed(self, code: str) -> Problem:
        posed = problem(self._aimed(code), self._catalogue, self._offers, (FASTEST.scope,))
        return replace(posed, trees=self._offers.trees)

    def _aimed(self, code: str) -> Case:
        aimed = replace(self._case, target=Target(code))
        return aimed if self._fields is None else self._fields.related(aimed)


class _Reading(Fastest):
    """One reading of the unknown, and the destinations that trades share with their plans."""

    def __init__(self, offers: Offers, firm: bool, check: Callable[[], None] = unasked) -> None:
        super().__init__(offers, firm, check)
        self._told: dict[int, Destination] = {}

    def destination(self, code: str, outcome: Outcome, pose: Pose) -> Destination:
        """Return the pathway to a trade; its problem is posed only if no other trade shares it."""
        if outcome.placed is None:
            return Destination(code, outcome.status if self.firm else Status.INFEASIBLE)
        # On condition, two trades that share a plan may still rest on different conditions.
        if not self.firm or outcome.status not in PROVEN:
            return _destination(pose(), outcome, self.firm)
        if id(outcome) not in self._told:
            self._told[id(outcome)] = _destination(pose(), outcome, self.firm)
        return replace(self._told[id(outcome)], trade=code)


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
