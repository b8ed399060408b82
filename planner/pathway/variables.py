"""The variables of a step: whether it is taken, in which session, from when to when."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any

from planner.pathway.facts import NEVER
from planner.pathway.options import Candidate, Option

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

Lit = Any
Line = Any


@dataclass(slots=True)
class StepVariables:
    """An activity in the model; `held` is the day from which its grants hold."""

    code: str
    taken: Lit
    start: Lit
    length: Lit
    end: Lit
    held: Line
    choice: list[tuple[Candidate, Lit]] = field(default_factory=list)


def step_variables(cp: "CpModel", code: str, offers: Iterable[Candidate], delayed: bool) -> StepVariables:
    """Add the variables of one activity to the model and link them."""
    from ortools.sat.python.cp_model import Domain

    found = tuple(offers)
    options = [option for candidate in found for option in candidate.options]
    start = cp.new_int_var_from_domain(Domain.from_values(sorted({s for s, _ in options})), f"start {code}")
    length = cp.new_int_var_from_domain(
        Domain.from_values(sorted({e - s for s, e in options})), f"days {code}"
    )
    taken = cp.new_bool_var(f"take {code}")
    ends = [e for _, e in options]
    end = cp.new_int_var(min(ends), max(ends), f"end {code}")
    cp.add(end == start + length)
    held = cp.new_int_var(0, NEVER, f"held {code}") if delayed else end
    step = StepVariables(code, taken, start, length, end, held)
    for candidate in found:
        lit = taken if len(found) == 1 else cp.new_bool_var(f"take {code} in {candidate.session}")
        step.choice.append((candidate, lit))
    if len(found) > 1:
        cp.add(sum(lit for _, lit in step.choice) == taken)
    for days, lits in _same_days(step.choice).items():
        _link(cp, step, days, _one_of(cp, lits))
    return step


def _same_days(choice: Iterable[tuple[Candidate, Lit]]) -> Mapping[tuple[Option, ...], list[Lit]]:
    """Return the literals of the sessions that have the same days: they share what ties them to the days."""
    found: dict[tuple[Option, ...], list[Lit]] = {}
    for candidate, lit in choice:
        found.setdefault(candidate.options, []).append(lit)
    return found


def _one_of(cp: "CpModel", lits: Sequence[Lit]) -> Lit:
    if len(lits) == 1:
        return lits[0]
    one = cp.new_bool_var("")
    cp.add(sum(lits) == one)
    return one


def _link(cp: "CpModel", step: StepVariables, options: Iterable[Option], chosen: Lit) -> None:
    """Tie start and length to some days, one literal for each run of starts that last equally long."""
    from ortools.sat.python.cp_model import Domain

    runs = [(days, list(starts)) for days, starts in _runs(options)]
    lits = [chosen] if len(runs) == 1 else [cp.new_bool_var("") for _ in runs]
    for (days, starts), lit in zip(runs, lits, strict=True):
        cp.add_linear_expression_in_domain(step.start, Domain.from_values(starts)).only_enforce_if(lit)
        cp.add(step.length == days).only_enforce_if(lit)
    if len(runs) > 1:
        cp.add(sum(lits) == chosen)


def _runs(options: Iterable[Option]) -> Iterator[tuple[int, Iterator[int]]]:
    """Yield (days, starts) for each length, all its starts together."""
    ordered = sorted(options, key=lambda o: (o[1] - o[0], o[0]))
    for days, group in groupby(ordered, key=lambda o: o[1] - o[0]):
        yield days, (start for start, _ in group)
