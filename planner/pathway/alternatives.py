"""Other ways in: the doors that winners use are closed in turn, the steps that reach the goal left out."""

from collections.abc import Callable, Iterable, Iterator

from planner.pathway.conditional import hopeful, read
from planner.pathway.criteria import Profile
from planner.pathway.encoding import TARGET
from planner.pathway.model import Model
from planner.pathway.problem import BASE
from planner.pathway.proposals import Winner
from planner.pathway.relevance import helped
from planner.pathway.result import ALTERNATIVE
from planner.pathway.run import Run
from planner.pathway.schedule import Placed
from planner.pathway.tree import Group, Node

FASTEST = Profile(ALTERNATIVE, ("finish", "money_cents", "hours"), BASE)
Plan = tuple[Placed, ...]
Change = Callable[[Model], None]
Choice = tuple[str, Group]
Entry = tuple[frozenset[str], str, tuple[Node, ...]]


def alternatives(run: Run, winners: Iterable[Winner]) -> Iterator[Winner]:
    """Yield plans that take other activities than the winners, or enter by another door.

    Raises Stopped when the caller stops the search.
    """
    first = [winner for winner in winners if winner.outcome.placed is not None]
    seen = {_codes(placed(winner)) for winner in first}
    entered = {entry for winner in first for entry in _entries(run, winner)}
    for found in (*_other_doors(run, first), *_other_steps(run, first)):
        codes, entries = _codes(placed(found)), set(_entries(run, found))
        if codes not in seen or entries - entered:
            seen.add(codes)
            entered |= entries
            yield found


def placed(winner: Winner) -> Plan:
    """Return the steps of a winner; none if it has no plan."""
    return winner.outcome.placed or ()


def _codes(plan: Plan) -> frozenset[str]:
    return frozenset(step.code for step in plan)


def _other_doors(run: Run, winners: Iterable[Winner]) -> Iterator[Winner]:
    """Yield, for each choice that the winners make, what is best when the doors they use close in turn."""
    done: set[Choice] = set()
    for winner in winners:
        for choice in _choices(run, placed(winner)):
            if choice not in done:
                done.add(choice)
                yield from _closing(run, winner, choice)


def _closing(run: Run, winner: Winner, choice: Choice) -> Iterator[Winner]:
    """Yield what is best after each door: the first that is open, then the first that is open instead."""
    closed: list[Node] = []
    current: Winner | None = winner
    while current is not None:
        used = [door for door in _open(run, current, choice) if door not in closed]
        if not used:
            return
        closed.append(used[0])
        current = _best(run, current.firm, _without_doors(choice[0], tuple(closed)))
        if current is not None and choice[0] not in _needless(run, current):
            yield current


def _needless(run: Run, winner: Winner) -> list[str]:
    """Return the steps without any one of which a plan still reaches its goal, pinned ones apart."""
    plan, found = placed(winner), []
    for step in plan:
        without = hopeful(run.problem, [other for other in plan if other is not step])
        if step.code not in run.problem.pinned and without.valid() and without.finish() is not None:
            found.append(step.code)
    return sorted(found)


def _other_steps(run: Run, winners: Iterable[Winner]) -> Iterator[Winner]:
    """Yield what is best without one of the steps that the goal asks for."""
    direct = set(helped(run.problem.target, run.problem.evidence)) - set(run.problem.pinned)
    firmly = {step.code: w.firm for w in reversed(list(winners)) for step in placed(w) if step.code in direct}
    for code, firm in sorted(firmly.items()):
        found = _best(run, firm, _without_step(code))
        if found is not None:
            yield found


def _best(run: Run, firm: bool, change: Change) -> Winner | None:
    """Return the fastest plan after a change: a firm one if the plan before was, else a conditional one."""
    for reading in (True, False) if firm else (False,):
        found = _lean(run, reading, change)
        if found is not None:
            return found
    return None


def _lean(run: Run, firm: bool, change: Change) -> Winner | None:
    """Return the fastest plan without the paid steps that only make up for lost pay."""
    kept: Winner | None = None
    left_out: list[str] = []
    while True:
        run.solver.check()
        outcome = run.outcome(FASTEST, firm, change=_all(change, *map(_without_step, left_out)))
        if outcome.placed is None:
            return kept
        kept = Winner(ALTERNATIVE, outcome, firm)
        needless = [code for code in _needless(run, kept) if code not in left_out]
        if not needless:
            return kept
        left_out.append(needless[0])


def _all(*changes: Change) -> Change:
    def change(model: Model) -> None:
        for each in changes:
            each(model)

    return change


def _without_doors(consumer: str, closed: tuple[Node, ...]) -> Change:
    """Return the change that keeps a step, but none of the doors by which one entered it."""

    def change(model: Model) -> None:
        if consumer != TARGET:
            model.settle(consumer, taken=True)
        for door in closed:
            model.forbid(consumer, door)

    return change


def _without_step(code: str) -> Change:
    return lambda model: model.settle(code, taken=False)


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


def _open(run: Run, winner: Winner, choice: Choice) -> list[Node]:
    """Return the doors that a plan finds open, under its reading of the unknown."""
    (consumer, group), plan = choice, placed(winner)
    timeline = read(run.problem, plan, winner.firm)
    day = timeline.placed[consumer].start if consumer else winner.outcome.finish
    return [door for door in _doors(group) if timeline.holds(door, day, consumer)]


def _entries(run: Run, winner: Winner) -> Iterator[Entry]:
    """Yield, for each choice, by which doors a set of activities goes through it."""
    for choice in _choices(run, placed(winner)):
        yield _codes(placed(winner)), choice[0], tuple(_open(run, winner, choice))
