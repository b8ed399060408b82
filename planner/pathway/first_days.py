"""Of plans that take the same activities, which comes first: by the session and start of each in turn.

A step's place counts its sessions by code and, in each, its starts. A step that has one place left, or that
already has its first while all before it are settled, takes no part in a proof: then one does for many.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import gcd, prod
from typing import TYPE_CHECKING

from planner.pathway.schedule import Placed
from planner.pathway.variables import Line, Lit, StepVariables

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

WIDEST = 1 << 45
Bounds = Callable[[Lit], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Places:
    """The place of each (session, start) of a step, and a line that comes to the place of the one chosen."""

    step: StepVariables
    line: Line
    days: Mapping[tuple[str, int], int]

    def left(self, bounds: Bounds) -> range:
        """Return the places from the first to the last that the bounds of the variables leave."""
        first, last = bounds(self.step.start)
        open_ = {c.session for c, lit in self.step.choice if bounds(lit)[1]}
        found = [n for (s, day), n in self.days.items() if first <= day <= last and s in open_]
        return range(min(found), max(found) + 1)

    def of(self, placed: Placed) -> int:
        """Return the place of a step in a plan."""
        return self.days[placed.candidate.session, placed.start]


def places(cp: "CpModel", step: StepVariables) -> Places:
    """Return the places of a step that is taken, its starts counted by the least that lies between two."""
    ordered = sorted(step.choice, key=lambda chosen: chosen[0].session)
    firsts = {c.session: c.options[0][0] for c, _ in ordered}
    stride = gcd(*(start - firsts[c.session] for c, _ in ordered for start, _ in c.options))
    days: dict[tuple[str, int], int] = {}
    bases = []
    for candidate, _ in ordered:
        bases.append(max(days.values(), default=-1) + 1)
        for start, _ in candidate.options:
            days[candidate.session, start] = bases[-1] + (start - firsts[candidate.session]) // (stride or 1)
    line = sum(base * lit for base, (_, lit) in zip(bases, ordered, strict=True))
    if stride:
        later = cp.new_int_var(0, max(days.values()), "")
        opening = sum(firsts[c.session] * lit for c, lit in ordered)
        cp.add(step.start == opening + stride * later)
        line += later
    return Places(step, line, days)


def joined(
    cp: "CpModel", waiting: Sequence[Places], plan: Iterable[Placed], bounds: Bounds
) -> tuple[Line, list[Places]]:
    """Return the places of the first steps as one line to be minimised, and the steps left over.

    A step settled by the plan at hand is fixed in the model; the line is 0 if all are.
    """
    known, line, width = {step.code: step for step in plan}, 0, 1
    for number, item in enumerate(waiting):
        left = item.left(bounds)
        if width == 1 and item.of(known[item.step.code]) == left[0]:
            cp.add(item.line == left[0])
        elif width * len(left) > WIDEST and width > 1:
            return line, list(waiting[number:])
        elif len(left) > 1:
            line, width = line * len(left) + item.line - left[0], width * len(left)
    return line, []


def wide(waiting: Iterable[Places]) -> bool:
    """Say whether the places of some steps are too many for one line."""
    return prod(len(item.days) for item in waiting) > WIDEST
