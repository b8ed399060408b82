"""Which of two plans as good and as short comes first: the nearer, then that with the smaller sorted list.

Two plans of as many steps first differ at some place of their sorted codes; the first has a code there that
lies between the code before and the code of the other. That is asked whole before it is asked place by place.
Days count before the codes that follow: a plan of other codes may still have its first step sooner.
"""

from collections.abc import Iterable, Iterator, Sequence

from planner.pathway.criteria import away
from planner.pathway.first_days import WIDEST
from planner.pathway.model import Model
from planner.pathway.schedule import Placed
from planner.pathway.variables import Line, Lit, StepVariables


def keep_near(model: Model, plan: Iterable[Placed]) -> int:
    """Keep a model to plans no farther than one, where nearness is asked of plans alike; return how far."""
    if not model.problem.near_first:
        return 0
    most = sum(step.candidate.away for step in plan)
    model.cp.add(away(model) <= most)
    return most


def earlier(model: Model, taken: Sequence[str]) -> Model | None:
    """Return the model of plans of as many steps whose sorted codes come before these, None if none can."""
    fork = model.fork()
    fork.cp.clear_objective()  # type: ignore[no-untyped-call]
    differs = [_differs_at(fork, taken, place) for place in range(len(taken))]
    fork.cp.add_bool_or([lit for lit in differs if lit is not None])
    return fork if any(lit is not None for lit in differs) else None


def _differs_at(model: Model, taken: Sequence[str], place: int) -> Lit | None:
    """Return a literal that is true only if the codes are the same before a place and smaller at it."""
    smaller = between(model, taken, place)
    if not smaller:
        return None
    lit = model.cp.new_bool_var("")
    model.cp.add_bool_or([model.steps[code].taken for code in smaller]).only_enforce_if(lit)
    model.cp.add_bool_and([model.steps[code].taken for code in taken[:place]]).only_enforce_if(lit)
    return lit


def between(model: Model, taken: Sequence[str], place: int) -> list[str]:
    """Return the codes that could stand at a place instead of the one taken, in order."""
    before = taken[place - 1] if place else ""
    return sorted(code for code in model.steps if before < code < taken[place])


def ranks(model: Model, taken: Sequence[str], first: int) -> tuple[Line, int]:
    """Fix the codes before a place; return the ranks of those from it on as one line, and the next place.

    The line is one to be minimised: at its least, its codes are the first that a plan can take there.
    """
    for code in taken[:first]:
        model.cp.add(model.steps[code].taken == 1)
    codes = sorted(code for code in model.steps if code > (taken[first - 1] if first else ""))
    line, width, place, before = 0, 1, first, -1
    while place < len(taken) and width * len(codes) <= WIDEST:
        at = _place(model, codes)
        model.cp.add(at > before)
        line, width, place, before = line * len(codes) + at, width * len(codes), place + 1, at
    return line, place


def _place(model: Model, codes: Sequence[str]) -> Line:
    """Return the rank of one code that is taken."""
    chosen = [model.cp.new_bool_var("") for _ in codes]
    model.cp.add_exactly_one(chosen)
    for lit, code in zip(chosen, codes, strict=True):
        model.cp.add_implication(lit, model.steps[code].taken)
    return sum(n * lit for n, lit in enumerate(chosen))


def before(model: Model, plan: Iterable[Placed]) -> bool:
    """Keep a model to plans as short whose sorted list comes before that of a plan; say whether any could."""
    steps = sorted(plan, key=lambda step: step.key)
    model.cp.add(sum(step.taken for step in model.steps.values()) <= len(steps))
    found = [lit for place in range(len(steps)) for lit in _smaller_at(model, steps, place)]
    model.cp.add_bool_or(found)
    return bool(found)


def _smaller_at(model: Model, steps: Sequence[Placed], place: int) -> Iterator[Lit]:
    """Yield literals each of which has a plan be the same before a place and smaller at it."""
    codes, step = [step.code for step in steps], steps[place]
    ways: list[tuple[Lit, int | None]] = [
        (model.steps[code].taken, None) for code in between(model, codes, place)
    ]
    if place < len(steps) - 1:
        ways += _sooner(model.steps[step.code], step)
    for taken, last in ways:
        lit = model.cp.new_bool_var("")
        model.cp.add_implication(lit, taken)
        if last is not None:
            model.cp.add(model.steps[step.code].start <= last).only_enforce_if(lit)
        for same in steps[:place]:
            _keep(model, same, lit)
        yield lit


def _sooner(own: StepVariables, step: Placed) -> list[tuple[Lit, int | None]]:
    """Return the sessions in which a step comes before its place, with the last day of its own."""
    session, start = step.key[1:]
    smaller = [(lit, None) for c, lit in own.choice if c.session < session]
    same = [lit for c, lit in own.choice if c.session == session and c.options[0][0] < start]
    return [*smaller, *((lit, start - 1) for lit in same)]


def _keep(model: Model, step: Placed, lit: Lit) -> None:
    """Have a step in its session and on its day if a literal is true."""
    own = model.steps[step.code]
    for candidate, taken in own.choice:
        if candidate.session == step.candidate.session:
            model.cp.add_implication(lit, taken)
    model.cp.add(own.start == step.start).only_enforce_if(lit)


def could_be_sooner(model: Model, plan: Iterable[Placed], last: int) -> bool:
    """Say whether a step but the last could come before its place, no farther away and ending by a day."""
    steps = sorted(plan, key=lambda step: step.key)
    near = model.problem.near_first and not any(step.candidate.away for step in steps)
    found = [(step, c) for step in steps[:-1] for c, _ in model.steps[step.code].choice]
    return any(
        (c.session, start) < step.key[1:]
        for step, c in found
        if not (near and c.away)
        for start, end in c.options
        if end <= last
    )
