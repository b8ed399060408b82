"""The search: the proven best pathways of a problem under each profile, other ways in, and why not."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from time import perf_counter

from frozendict import frozendict

from planner.case import Case
from planner.catalogue import Catalogue
from planner.pathway.alternatives import alternatives
from planner.pathway.brief import Brief
from planner.pathway.constraints import WORKING
from planner.pathway.criteria import CRITERIA, Criterion
from planner.pathway.outcome import Outcome
from planner.pathway.problem import COVERAGE, Problem, problem
from planner.pathway.proposals import Drawn, Winner, proposals
from planner.pathway.result import PROFILES, Blocked, Result, Status
from planner.pathway.run import PROVEN, Run
from planner.pathway.shared import shared
from planner.pathway.solver import Solver, Stopped, never
from planner.pathway.why_not import WhyNot, never_opens

OTHERS = "alternative"
# A problem that is posed sooner is posed in spite of a stop, for then there may be a first plan.
POSED_SECONDS = 0.05
# Work in the solver's own deterministic seconds: the same answer on every computer, never minutes of waiting.
# A profile gets this much before the next one has its turn; what is hard shares more afterwards.
SOON, LATER = 1.0, 20.0
# Other ways in take no more work than the proofs did, or than a little while; each one a share of that.
AT_LEAST, SHARE = 0.5, 0.25
# Why not gets so much. Reading a model is work too, so much for each constraint.
OTHERWISE, READING = 6.0, 1e-5
SCOPES = {criterion.name: criterion.scope for criterion in CRITERIA}


def quiet(stage: str, fraction: float) -> None:
    """Say nothing."""


def unheard(found: Result) -> None:
    """Wait for the end."""


def search(
    posed: Problem,
    stop: Callable[[], bool] = never,
    progress: Callable[[str, float], None] = quiet,
    profiles: Iterable[str] = PROFILES,
    found: Callable[[Result], None] = unheard,
) -> Result:
    """Return the best pathways found before `stop` answers true; `found` hears of those of each profile.

    What so much work does not prove stays feasible, with its bounds.
    """
    began, solver = perf_counter(), Brief(stop, SOON, READING)
    run, wanted = Run(posed, solver), [criterion for criterion in CRITERIA if criterion.name in set(profiles)]

    drawn: Drawn = {}

    def tell(winners: list[Winner]) -> None:
        if not solver.asked_to_stop and (so_far := proposals(posed, winners, drawn)):
            found(Result(Status.FEASIBLE, so_far, (), perf_counter() - began, _provenance(posed)))

    winners = _in_turn(run, solver, wanted, progress, tell)
    others = min(OTHERWISE, max(AT_LEAST, solver.spent))
    solver.give(others)
    winners = winners if solver.asked_to_stop else shared(run, winners)
    firm = [winner.outcome.status for winner in winners if winner.firm]
    progress(OTHERS, len(wanted) / (len(wanted) + 1))
    winners += _others(run, [w for w in winners if SCOPES[w.profile] != COVERAGE], SHARE * others)
    solver.give(OTHERWISE)
    blocked = _blocked(run, wanted, winners)
    progress("done", 1.0)
    best = proposals(posed, winners, drawn)
    return Result(_status(firm), best, blocked, perf_counter() - began, _provenance(posed))


def pathways(
    case: Case,
    catalogue: Catalogue,
    stop: Callable[[], bool] = never,
    progress: Callable[[str, float], None] = quiet,
    profiles: Iterable[str] = PROFILES,
    today: date = date.min,
    found: Callable[[Result], None] = unheard,
) -> Result:
    """Return the best pathways of a case, none if `stop` answers true while its problem is long to pose."""
    began = perf_counter()
    posing = Solver(lambda: perf_counter() - began > POSED_SECONDS and stop())
    try:
        posed = problem(case, catalogue, today=today, check=posing.check)
    except Stopped:
        return Result(Status.UNKNOWN, seconds=perf_counter() - began)
    return search(posed, stop, progress, profiles, found)


def _in_turn(
    run: Run,
    solver: Brief,
    wanted: list[Criterion],
    progress: Callable[[str, float], None],
    tell: Callable[[list[Winner]], None],
) -> list[Winner]:
    """Return the winners of each profile: all are sought for a little while before the hard ones for long."""
    kept: dict[tuple[str, bool], Winner] = {}
    for number, criterion in enumerate(wanted):
        progress(criterion.name, number / (len(wanted) + 1))
        _seek(run, solver, criterion, SOON, kept)
        tell(_ordered(kept, wanted))
    hard = [criterion for criterion in wanted if not _is_proven(criterion, kept)]
    for criterion in hard:
        if solver.asked_to_stop:
            break
        progress(criterion.name, len(wanted) / (len(wanted) + 1))
        _seek(run, solver, criterion, LATER / len(hard), kept)
        tell(_ordered(kept, wanted))
    return _ordered(kept, wanted)


def _seek(
    run: Run, solver: Brief, criterion: Criterion, work: float, kept: dict[tuple[str, bool], Winner]
) -> None:
    """Keep what so much work finds for a profile, unless it falls behind what is known."""
    solver.give(work)
    for winner in _winners(run, criterion):
        key, outcome = (winner.profile, winner.firm), winner.outcome
        behind = key in kept and len(outcome.reached) < len(kept[key].outcome.reached)
        if not behind or outcome.status in PROVEN:
            kept[key] = winner


def _is_proven(criterion: Criterion, kept: Mapping[tuple[str, bool], Winner]) -> bool:
    ours = (winner for winner in kept.values() if winner.profile == criterion.name)
    return all(winner.outcome.status in PROVEN for winner in ours)


def _ordered(kept: Mapping[tuple[str, bool], Winner], wanted: list[Criterion]) -> list[Winner]:
    keys = ((criterion.name, firm) for criterion in wanted for firm in (True, False))
    return [kept[key] for key in keys if key in kept]


def _winners(run: Run, criterion: Criterion) -> Iterator[Winner]:
    """Yield the best firm plan of a profile, and a conditional one where it is strictly better."""
    firm = run.outcome(criterion, firm=True)
    if firm.status is Status.UNKNOWN:
        firm = run.sketched(criterion)
    yield Winner(criterion.name, firm)
    if run.hopes(criterion.scope):
        yield Winner(criterion.name, _hopeful(run, criterion, firm), firm=False)


def _hopeful(run: Run, criterion: Criterion, firm: Outcome) -> Outcome:
    """Return the best conditional plan if it beats the firm one; where there is none, one not proven best."""
    if firm.status is Status.FEASIBLE:
        return Outcome(Status.UNKNOWN)
    hoped = run.outcome(criterion, firm=False, beat=firm.reached if firm.placed is not None else None)
    alone = firm.placed is None and hoped.status is Status.UNKNOWN
    return run.sketched(criterion, firm=False) if alone else hoped


def _others(run: Run, winners: list[Winner], work: float) -> list[Winner]:
    """Return other ways in, as far as they were found before the stop."""
    found = []
    try:
        for winner in alternatives(run, winners, work):
            found.append(winner)
    except Stopped:
        pass
    return found


def _blocked(run: Run, wanted: list[Criterion], winners: list[Winner]) -> tuple[Blocked, ...]:
    """Return why not, for each profile that has no firm plan, incomplete where the search was stopped.

    It is the same for all if no change of limits could open the target.
    """
    firm = {w.profile: w.outcome.status for w in reversed(winners) if w.firm}
    closed = [criterion for criterion in wanted if firm[criterion.name] is Status.INFEASIBLE]
    try:
        root = never_opens(run.problem, run.solver.check) if closed else None
    except Stopped:
        return tuple(Blocked(criterion.name, complete=False) for criterion in closed)
    if root is not None:
        return tuple(Blocked(criterion.name, (root,)) for criterion in closed)
    reasons = WhyNot(run)
    return tuple(reasons.blocked(criterion, _hoped(criterion, winners)) for criterion in closed)


def _hoped(criterion: Criterion, winners: list[Winner]) -> Outcome | None:
    """Return the conditional plan that rests on least: the fastest, unless a profile refuses its sessions."""
    names = (criterion.name,) if criterion.name == WORKING else (CRITERIA[0].name, criterion.name)
    plans = {w.profile: w.outcome for w in winners if not w.firm and w.outcome.placed is not None}
    return next((plans[name] for name in names if name in plans), None)


def _provenance(posed: Problem) -> frozendict[str, object]:
    considered = {name: len(scope.codes) for name, scope in posed.scopes.items()}
    return frozendict({"activities": len(posed.activities), "considered": considered})


def _status(statuses: list[Status]) -> Status:
    for status in (Status.OPTIMAL, Status.INFEASIBLE):
        if statuses and all(s is status for s in statuses):
            return status
    found = {Status.OPTIMAL, Status.FEASIBLE} & set(statuses)
    return Status.FEASIBLE if found else Status.UNKNOWN
