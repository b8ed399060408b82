"""How far a search is: its model, the best plan at hand, the figures reached and the bounds proven."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from planner.pathway.conditional import read
from planner.pathway.criteria import FIGURES
from planner.pathway.model import Model
from planner.pathway.outcome import Outcome, Start
from planner.pathway.parting import Parting
from planner.pathway.proof import HALVED, LOOKED, Row, minimised
from planner.pathway.result import Status
from planner.pathway.schedule import Placed
from planner.pathway.solver import Answer, Hint, Solver, value
from planner.pathway.trimming import figures_of
from planner.pathway.variables import Line
from planner.pathway.windows import tails

Values = Sequence[int]
# Activities in a model from which on the best days of those at hand are worth a look of their own.
MANY = 200


class Progress:
    """One model after the other, each with what was found and proven before."""

    def __init__(self, model: Model, solver: Solver, start: Start) -> None:
        self.model, self.solver, self.start = model, solver, start
        self.hint: Hint = tuple(hinted(model, start.plan or ()))
        self.found: Values | None = None
        self.kept: tuple[Placed, ...] | None = None
        self.reached: list[int] = []
        self.bounds: dict[str, int] = {}
        self.row = Row(HALVED if model.crowded else LOOKED)
        self._tails: dict[object, Mapping[str, int]] = {}

    @property
    def is_large(self) -> bool:
        """Say whether the model has many activities."""
        return len(self.model.steps) > MANY

    def best(self) -> tuple[Placed, ...] | None:
        """Return the best plan found; between two proofs, the one that was kept."""
        return self.kept if self.found is None else tuple(placed_in(self.model, self.found))

    def plan(self) -> tuple[Placed, ...] | None:
        """Return the best plan at hand, that of the start before any is found."""
        best = self.best()
        return self.start.plan if best is None else best

    def most(self, name: str) -> Mapping[str, int]:
        """Return the most that a figure may be for a plan to be no worse, if it can be told."""
        plan = self.plan()
        ours = {} if plan is None else figures_of(read(self.model.problem, plan, self.model.firm))
        return {name: ours[name]} if name in ours else {}

    def hold(self, model: Model, names: Sequence[str]) -> None:
        """Keep a model to the figures reached."""
        for name, reached in zip(names, self.reached, strict=False):
            model.cp.add(FIGURES[name](model) <= reached)

    def keep(self, plan: tuple[Placed, ...]) -> None:
        """Go on from a plan that was found in another model."""
        self.kept, self.found = plan, None
        self.hint = tuple(hinted(self.model, plan))

    def move(self, model: Model, plan: tuple[Placed, ...], names: Sequence[str]) -> None:
        """Go on in another model, kept to the figures reached, from a plan of its own."""
        self.model = model
        self.hold(model, names)
        self.keep(plan)

    def take(self, values: Values) -> None:
        """Go on from the values of all variables of the model."""
        self.hint, self.found = tuple(enumerate(values)), values

    def minimise(self, line: Line, adds: bool = False) -> Answer:
        """Minimise, and hold what was reached for what follows.

        Of what many steps add up to, the linear relaxation sees the least at once.
        """
        parted = self.parted(self.model, line)
        relaxed = self.model.crowded or (adds and self.is_large)
        answer = minimised(self.solver, self.model.cp, line, self.hint, relaxed, parted, self.row)
        if answer.values is not None:
            self.take(answer.values)
            self.model.cp.add(line <= answer.objective)
        return answer

    def parted(self, model: Model, line: Line) -> Parting:
        """Return the way that asks which activities, then on which days."""
        return Parting(self.solver, model, line, self._idle)

    def _idle(self) -> tuple[Mapping[str, int], int]:
        """Return the least days between the end of each step and the finish, and the soonest finish."""
        seeds, found = self.start.seeds, self._tails.get(self.model.cp, {})
        if seeds is not None and self.model.cp not in self._tails:
            found = tails(self.model, seeds, self.solver.check)
            self._tails = {self.model.cp: found}
        return found, max(self.start.least.get("finish", 0), self.bounds.get("finish", 0))

    def outcome(self, status: Status) -> Outcome:
        """Return the best plan so far, with what was reached and proven."""
        placed = self.best()
        if placed is None:
            return Outcome(status, bounds=self.bounds)
        # Stopped before its turn, the finish of the model may be later than that of the plan.
        known = read(self.model.problem, placed, self.model.firm).finish()
        finish = value(self.model.finish, self.found or ()) if known is None else known
        return Outcome(status, placed, finish, tuple(self.reached), self.bounds)


def placed_in(model: Model, values: Values) -> Iterator[Placed]:
    """Yield the steps of a model that are taken, on their days."""
    for step, candidate, lit in model.choices:
        if value(lit, values):
            start = value(step.start, values)
            yield Placed(candidate, start, start + value(step.length, values))


def hinted(model: Model, plan: Iterable[Placed]) -> Hint:
    """Return the variables' values that a plan gives, as far as its sessions are in the model."""
    placed = {step.code: step for step in plan}
    for code, step in model.steps.items() if placed else ():
        yield step.taken.index, int(code in placed)
        if code in placed:
            yield step.start.index, placed[code].start
            yield step.end.index, placed[code].end
