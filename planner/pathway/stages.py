"""One figure of a profile after the other, proven before the next; then fewest steps, nearest, first list."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from frozendict import frozendict

from planner.pathway.conditional import read
from planner.pathway.criteria import FIGURES, Criterion
from planner.pathway.facts import NEVER
from planner.pathway.first_days import joined, places, wide
from planner.pathway.model import Model
from planner.pathway.order import before, could_be_sooner, earlier, keep_near, ranks
from planner.pathway.parting import Parting
from planner.pathway.proof import FIRST_ROUND, Row, asked, decided, minimised
from planner.pathway.result import Status
from planner.pathway.schedule import Placed, figures
from planner.pathway.solver import Answer, Hint, Solver, Stopped, value
from planner.pathway.trimming import ADDED, Offers, figures_of, supplied, trimmed
from planner.pathway.variables import Line
from planner.pathway.windows import tails

Values = Sequence[int]
Among = Callable[[Collection[str]], Model]
Lighter = Callable[[Offers], Model]
# Activities in a model from which on the best days of those at hand are worth a look of their own.
MANY = 200
# A model is built again for so much of its activities.
TRIMMED = 0.7
NONE = Answer(proven=True)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The best plan of one profile so far, the value reached and the bound proven for each figure."""

    status: Status
    placed: tuple[Placed, ...] | None = None
    finish: int = 0
    reached: tuple[int, ...] = ()
    bounds: Mapping[str, int] = frozendict()


@dataclass(frozen=True, slots=True)
class Start:
    """What is known before a search: a plan that its model allows, and how little its figures can be.

    `seeds` matter by themselves; None where a step on which nothing rests may be asked for.
    """

    plan: tuple[Placed, ...] | None = None
    least: Mapping[str, int] = frozendict()
    seeds: frozenset[str] | None = None


class Stages:
    """Lexicographic minimisation on one model."""

    def __init__(self, model: Model, solver: Solver, among: Among, start: Start, lighter: Lighter) -> None:
        self._model, self._solver, self._among, self._start = model, solver, among, start
        self._lighter = lighter
        self._hint: Hint = tuple(hinted(model, start.plan or ()))
        self._found: Values | None = None
        self._kept: tuple[Placed, ...] | None = None
        self._reached: list[int] = []
        self._bounds: dict[str, int] = {}
        self._row = Row()
        self._tails: dict[object, Mapping[str, int]] = {}

    def run(self, criterion: Criterion, beat: tuple[int, ...] | None = None) -> Outcome:
        """Return the proven best plan, or the best found when stopped; infeasible if none beats `beat`."""
        try:
            return self._searched(criterion, beat)
        except Stopped:
            return self._unproven(beat)

    def _searched(self, criterion: Criterion, beat: tuple[int, ...] | None) -> Outcome:
        for name in criterion.figures:
            self._solver.check()
            last = name == criterion.figures[-1]
            if not last and self._is_least(name):
                continue
            self._look(criterion.figures, name)
            answer = self._figure(name, last)
            if answer.infeasible:
                return Outcome(Status.INFEASIBLE)
            if not answer.proven:
                return self._unproven(beat)
        if not self._beats(beat):
            return Outcome(Status.INFEASIBLE)
        return self._outcome(Status.OPTIMAL if self._break_ties(criterion.figures) else Status.FEASIBLE)

    def _unproven(self, beat: tuple[int, ...] | None) -> Outcome:
        """Return what was found before the stop, if it is better."""
        held = self._found is not None or self._kept is not None
        found = held and self._beats(beat)
        return self._outcome(Status.FEASIBLE) if found else Outcome(Status.UNKNOWN, bounds=self._bounds)

    def _beats(self, beat: tuple[int, ...] | None) -> bool:
        return beat is None or tuple(self._reached) < beat[: len(self._reached)]

    def _is_least(self, name: str) -> bool:
        """Say whether the plan at hand proves a figure, for none can be less; then hold it so."""
        plan, least = self._plan(), self._start.least.get(name)
        if plan is None or least is None:
            return False
        timeline = read(self._model.problem, plan, self._model.firm)
        finish = timeline.finish()
        if finish is None or getattr(figures(timeline, finish), name) > least:
            return False
        self._model.cp.add(FIGURES[name](self._model) <= least)
        self._reached.append(least)
        self._bounds[name] = least
        return True

    def _plan(self) -> tuple[Placed, ...] | None:
        """Return the best plan at hand, that of the start before any is found."""
        best = self._best()
        return self._start.plan if best is None else best

    def _trim(self, seeds: frozenset[str], names: Sequence[str], name: str) -> None:
        """Go on with what a plan no worse than that at hand can take, where that is far less."""
        plan = self._plan()
        if plan is None:
            return
        most = {**self._most(plan, name), **dict(zip(names, self._reached, strict=False))}
        offers = trimmed(self._model, seeds, most, self._solver.check)
        if len(offers) <= TRIMMED * len(self._model.steps):
            self._model, self._found, self._kept = self._lighter(offers), None, plan
            self._hold(self._model, names)
            self._hint = tuple(hinted(self._model, plan))

    def _most(self, plan: tuple[Placed, ...], name: str) -> Mapping[str, int]:
        """Return the most that a figure may be for a plan to be no worse, if it can be told."""
        ours = figures_of(read(self._model.problem, plan, self._model.firm))
        return {name: ours[name]} if name in ours else {}

    def _look(self, names: Sequence[str], name: str) -> None:
        """Better a figure among few activities first, where there are many others to look at.

        Those at hand, then the best that give each what it asks; then what can be no worse than they are.
        """
        if len(self._model.steps) <= MANY:
            return
        if self._found is not None:
            self._try(self._narrow([step.code for step in self._placed(self._found)]), names, name)
        if self._start.seeds is not None:
            few = supplied(self._model, self._start.seeds, self._solver.check)
            if len(few) <= TRIMMED * len(self._model.steps):
                self._try(self._lighter(few), names, name)
            self._trim(self._start.seeds, names, name)

    def _try(self, small: Model, names: Sequence[str], name: str) -> None:
        """Better a figure in a smaller model."""
        self._hold(small, names)
        line, plan = FIGURES[name](small), self._plan()
        most = self._most(plan, name) if plan is not None else {}
        if name in most:
            small.cp.add(line <= most[name])
        elif self._found is None and plan is not None:
            return
        small.cp.minimize(line)
        hint = tuple(hinted(small, plan or ()))
        answer = asked(lambda: self._solver.solve(small.cp, hint, small.crowded, FIRST_ROUND))
        if answer.values is not None:
            self._kept, self._found = tuple(placed_in(small, answer.values)), None
            self._hint = tuple(hinted(self._model, self._kept))

    def _hold(self, model: Model, names: Sequence[str]) -> None:
        """Keep a model to the figures reached."""
        for name, reached in zip(names, self._reached, strict=False):
            model.cp.add(FIGURES[name](model) <= reached)

    def _figure(self, name: str, last: bool) -> Answer:
        """Minimise one figure; the last one together with the number of steps, which saves a proof."""
        steps = [step.taken for step in self._model.steps.values()] if last else []
        line, unit = FIGURES[name](self._model), len(steps) + 1
        answer = self._minimise(line * unit + sum(steps), name in ADDED)
        if answer.bound is not None:
            self._bounds[name] = answer.bound // unit
        if answer.values is not None:
            reached, few = divmod(answer.objective, unit)
            self._reached.append(reached)
            # Held each by itself too, the figure and the steps rule out far more than their sum does.
            self._model.cp.add(line <= reached)
            self._model.cp.add(sum(steps) <= few)
        return answer

    def _minimise(self, line: Line, adds: bool = False) -> Answer:
        """Minimise, and hold what was reached for the stages that follow.

        Of what many steps add up to, the linear relaxation sees the least at once.
        """
        parted = self._parted(self._model, line)
        relaxed = self._model.crowded or (adds and len(self._model.steps) > MANY)
        answer = minimised(self._solver, self._model.cp, line, self._hint, relaxed, parted, self._row)
        if answer.values is not None:
            self._hint, self._found = tuple(enumerate(answer.values)), answer.values
            self._model.cp.add(line <= answer.objective)
        return answer

    def _parted(self, model: Model, line: Line) -> Parting:
        return Parting(self._solver, model, line, self._idle)

    def _idle(self) -> tuple[Mapping[str, int], int]:
        """Return the least days between the end of each step and the finish, and the soonest finish."""
        seeds, found = self._start.seeds, self._tails.get(self._model.cp, {})
        if seeds is not None and self._model.cp not in self._tails:
            found = tails(self._model, seeds, self._solver.check)
            self._tails = {self._model.cp: found}
        return found, max(self._start.least.get("finish", 0), self._bounds.get("finish", 0))

    def _outcome(self, status: Status) -> Outcome:
        placed = self._best()
        if placed is None:
            return Outcome(status, bounds=self._bounds)
        # Stopped before its turn, the finish of the model may be later than that of the plan.
        known = read(self._model.problem, placed, self._model.firm).finish()
        finish = value(self._model.finish, self._found or ()) if known is None else known
        return Outcome(status, placed, finish, tuple(self._reached), self._bounds)

    def _best(self) -> tuple[Placed, ...] | None:
        """Return the best plan found; between two proofs, the one that was kept."""
        return self._kept if self._found is None else tuple(self._placed(self._found))

    def _placed(self, values: Values) -> Iterator[Placed]:
        return placed_in(self._model, values)

    def _break_ties(self, names: Sequence[str]) -> bool:
        """Of plans as short, prefer the nearest, then the first list of (activity, session, start)."""
        if not (self._nearest(names) and self._first_codes()):
            return False
        codes = tuple(self._model.steps)
        first: Iterable[Placed] | None = self._placed(self._found or ())
        while first is not None:
            self._keep_to_taken(tuple(first), names)
            if not self._first_days():
                return False
            answer, first = self._before(codes, names)
        return answer.infeasible

    def _before(self, codes: Collection[str], names: Sequence[str]) -> tuple[Answer, Iterable[Placed] | None]:
        """Look for a plan of other codes that has a step sooner than ours, all before it being the same."""
        plan, found = self._best() or (), self._found or ()
        last = value(self._model.finish, found) if "finish" in names and found else NEVER
        if len(codes) == len(plan) or not could_be_sooner(self._model, plan, last):
            return NONE, None
        others = self._among(codes)
        self._hold(others, names)
        keep_near(others, plan)
        if not before(others, plan):
            return NONE, None
        answer = decided(self._solver, others.cp, others.crowded)
        return answer, None if answer.values is None else placed_in(others, answer.values)

    def _nearest(self, names: Sequence[str]) -> bool:
        """Say whether it is proven that no plan as good and as short has fewer steps away."""
        most = keep_near(self._model, self._best() or ())
        return not most or "away" in names or self._minimise(FIGURES["away"](self._model), adds=True).proven

    def _narrow(self, codes: Collection[str]) -> Model:
        """Return the model of plans that take these activities and no other, on any of their days."""
        model = self._among(codes)
        for code in codes:
            model.settle(code, taken=True)
        return model

    def _first_days(self) -> bool:
        """Say whether the first session and start of each step are proven."""
        cp, waiting = self._model.cp, []
        for step in self._model.steps.values():
            self._solver.check()
            waiting.append(places(cp, step))
        while waiting:
            bounds = self._solver.bounds(cp, looked=wide(waiting))
            line, waiting = joined(cp, waiting, self._best() or (), bounds)
            if not isinstance(line, int) and not self._minimise(line).proven:
                return False
        return True

    def _first_codes(self) -> bool:
        """Say whether the first list of codes is proven; if another comes before, look place by place."""
        others = earlier(self._model, self._taken())
        if others is None:
            return True
        parted = self._parted(others, 0)
        answer = decided(self._solver, others.cp, others.crowded, parted, self._row)
        if answer.infeasible:
            return True
        if answer.values is None:
            return False
        self._found = answer.values[: len(self._model.cp.proto.variables)]
        self._hint = tuple(enumerate(self._found))
        return self._place_by_place()

    def _place_by_place(self) -> bool:
        place, places = 0, len(self._taken())
        while place < places:
            line, place = ranks(self._model, self._taken(), place)
            if not self._minimise(line).proven:
                return False
        return True

    def _taken(self) -> list[str]:
        found = self._found or ()
        return sorted(code for code, step in self._model.steps.items() if value(step.taken, found))

    def _keep_to_taken(self, plan: tuple[Placed, ...], names: Sequence[str]) -> None:
        """Go on with the activities taken alone, all their sessions and days, and the figures reached."""
        self._kept = plan
        self._model, self._found, self._row = self._narrow([step.code for step in plan]), None, Row()
        self._hold(self._model, names)
        keep_near(self._model, self._kept)
        self._hint = tuple(hinted(self._model, self._kept))


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
