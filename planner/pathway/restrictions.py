"""What a search for another way in may rule out, and the answers that stay true when more is ruled out.

Each plan has one place in the order of a profile. So the best of many plans is the best of any of them that
it is among, and where many hold none, fewer hold none.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from planner.pathway.conditional import read
from planner.pathway.encoding import TARGET
from planner.pathway.model import Model
from planner.pathway.outcome import Outcome
from planner.pathway.problem import BASE, CORE, Problem, Scope
from planner.pathway.relevance import FALSE, rests_on_unknown, simplified
from planner.pathway.result import Status
from planner.pathway.tree import Group, Node, negated


@dataclass(frozen=True, slots=True)
class Settled:
    """An activity that a plan must take, or leave out."""

    code: str
    taken: bool

    def impose(self, model: Model) -> None:
        """Add it to a model."""
        model.settle(self.code, self.taken)

    def narrow(self, posed: Problem) -> Problem:
        """Return the problem of the plans that keep to it."""
        if not self.taken:
            return replace(posed, candidates={c: o for c, o in posed.candidates.items() if c != self.code})
        scopes = {name: Scope(scope.seeds | {self.code}, scope.codes) for name, scope in posed.scopes.items()}
        return replace(posed, pinned=tuple(sorted({*posed.pinned, self.code})), scopes=scopes)

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

    def narrow(self, posed: Problem) -> Problem | None:
        """Return the problem of the plans that keep to it; None where a tree cannot say so.

        What nobody knows is neither true nor surely false: then only the model can close the door.
        """
        if rests_on_unknown((self.door,), posed.evidence):
            return None
        if self.consumer == TARGET:
            return replace(posed, target=self._shut(posed.target))
        return replace(posed, trees={**posed.trees, self.consumer: self._shut(posed.trees[self.consumer])})

    def _shut(self, tree: Node) -> Node:
        """Return what is left of a tree without the door, which must not hold either."""
        left = simplified(_without(tree, self.door), lambda leaf: leaf)
        return Group(2, (left, negated(self.door)))

    def suits(self, problem: Problem, outcome: Outcome, firm: bool) -> bool:
        """Say whether a plan keeps to it."""
        timeline = read(problem, outcome.placed or (), firm)
        if self.consumer != TARGET and self.consumer not in timeline.placed:
            return True
        day = timeline.placed[self.consumer].start if self.consumer else outcome.finish
        return not timeline.holds(self.door, day, self.consumer)


def _without(node: Node, door: Node) -> Node:
    """Return a tree that holds where another does and the door does not."""
    if node == door:
        return FALSE
    if isinstance(node, Group):
        return Group(node.count, tuple(_without(branch, door) for branch in node.of))
    return node


Restriction = Settled | Closed
Restrictions = frozenset[Restriction]


def imposed(restrictions: Restrictions, model: Model) -> None:
    """Add restrictions to a model, in an order that never varies."""
    for restriction in sorted(restrictions, key=repr):
        restriction.impose(model)


def narrowed(posed: Problem, restrictions: Restrictions) -> Problem | None:
    """Return the problem of the plans that keep to restrictions; None where only a model can say them.

    It is one of what can matter to the target: nothing is paid or completed by another way in.
    """
    base = posed.scopes[BASE]
    found: Problem | None = replace(posed, scopes={BASE: base, CORE: base})
    for restriction in sorted(restrictions, key=repr):
        found = restriction.narrow(found) if found is not None else None
    return found


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
