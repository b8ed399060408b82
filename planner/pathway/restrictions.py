"""What a search for another way in may rule out, and the answers that stay true when more is ruled out.

Each plan has one place in the order of a profile. So the best of many plans is the best of any of them that
it is among, and where many hold none, fewer hold none.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.pathway.conditional import read
from planner.pathway.encoding import TARGET
from planner.pathway.model import Model
from planner.pathway.problem import Problem
from planner.pathway.result import Status
from planner.pathway.stages import Outcome
from planner.pathway.tree import Node


@dataclass(frozen=True, slots=True)
class Settled:
    """An activity that a plan must take, or leave out."""

    code: str
    taken: bool

    def impose(self, model: Model) -> None:
        """Add it to a model."""
        model.settle(self.code, self.taken)

    def suits(self, problem: Problem, outcome: Outcome, firm: bool) -> bool:
        """Say whether a plan keeps to it."""
        return self.taken is any(step.code == self.code for step in outcome.placed or ())


@dataclass(frozen=True, slots=True)
class Closed:
    """A door of the target or of a step that must not hold, under the reading of the search."""

    consumer: str
    door: Node

    def impose(self, model: Model) -> None:
        """Add it to a model."""
        model.forbid(self.consumer, self.door)

    def suits(self, problem: Problem, outcome: Outcome, firm: bool) -> bool:
        """Say whether a plan keeps to it."""
        timeline = read(problem, outcome.placed or (), firm)
        if self.consumer != TARGET and self.consumer not in timeline.placed:
            return True
        day = timeline.placed[self.consumer].start if self.consumer else outcome.finish
        return not timeline.holds(self.door, day, self.consumer)


Restriction = Settled | Closed
Restrictions = frozenset[Restriction]


def imposed(restrictions: Restrictions, model: Model) -> None:
    """Add restrictions to a model, in an order that never varies."""
    for restriction in sorted(restrictions, key=repr):
        restriction.impose(model)


class Answers:
    """The proven answers to one question, each under some restrictions and one reading of the unknown."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._known: list[tuple[Restrictions, bool, Outcome]] = []

    def keep(self, restrictions: Iterable[Restriction], firm: bool, outcome: Outcome) -> None:
        """Keep an answer, if it is proven."""
        if outcome.status in (Status.OPTIMAL, Status.INFEASIBLE):
            self._known.append((frozenset(restrictions), firm, outcome))

    def find(self, restrictions: Restrictions, firm: bool) -> Outcome | None:
        """Return the answer that an earlier one, to a question with fewer restrictions, already gives."""
        known = ((fewer, found) for fewer, read_as, found in self._known if read_as is firm)
        more = ((restrictions - fewer, found) for fewer, found in known if fewer <= restrictions)
        return next((found for rest, found in more if self._answers(found, rest, firm)), None)

    def _answers(self, outcome: Outcome, more: Restrictions, firm: bool) -> bool:
        if outcome.placed is None:
            return True
        return all(restriction.suits(self._problem, outcome, firm) for restriction in more)
