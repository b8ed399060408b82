"""Which of two plans as good and as short comes first: the nearer, then that with the smaller sorted codes.

Two plans of as many steps first differ at some place of their sorted codes; the first has a code there that
lies between the code before and the code of the other. That is asked whole before it is asked place by place.
"""

from collections.abc import Iterable, Sequence

from planner.pathway.criteria import away
from planner.pathway.first_days import WIDEST
from planner.pathway.model import Model
from planner.pathway.schedule import Placed
from planner.pathway.variables import Line, Lit


def keep_near(model: Model, plan: Iterable[Placed]) -> int:
    """Keep a model to plans with no more steps away from the client's region than one; return how many."""
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
