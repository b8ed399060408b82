"""One figure of a profile after the other, proven before the next; then fewest steps, nearest, first list."""

from planner.pathway.conditional import read
from planner.pathway.criteria import FIGURES, Criterion
from planner.pathway.looking import Among, Lighter, Looking
from planner.pathway.model import Model
from planner.pathway.outcome import Outcome, Start
from planner.pathway.progress import Progress
from planner.pathway.result import Status
from planner.pathway.schedule import figures
from planner.pathway.solver import Answer, Solver, Stopped
from planner.pathway.ties import Ties
from planner.pathway.trimming import ADDED


class Stages:
    """Lexicographic minimisation on one model."""

    def __init__(self, model: Model, solver: Solver, among: Among, start: Start, lighter: Lighter) -> None:
        self._at = Progress(model, solver, start)
        self._looking, self._ties = Looking(self._at, among, lighter), Ties(self._at, among)

    def run(self, criterion: Criterion, beat: tuple[int, ...] | None = None) -> Outcome:
        """Return the proven best plan, or the best found when stopped; infeasible if none beats `beat`."""
        try:
            return self._searched(criterion, beat)
        except Stopped:
            return self._unproven(beat)

    def _searched(self, criterion: Criterion, beat: tuple[int, ...] | None) -> Outcome:
        for name in criterion.figures:
            self._at.solver.check()
            last = name == criterion.figures[-1]
            if not last and self._is_least(name):
                continue
            self._looking.look(criterion.figures, name)
            answer = self._figure(name, last)
            if answer.infeasible:
                return Outcome(Status.INFEASIBLE)
            if not answer.proven:
                return self._unproven(beat)
        if not self._beats(beat):
            return Outcome(Status.INFEASIBLE)
        settled = self._ties.settle(criterion.figures)
        return self._at.outcome(Status.OPTIMAL if settled else Status.FEASIBLE)

    def _unproven(self, beat: tuple[int, ...] | None) -> Outcome:
        """Return what was found before the stop, if it is better."""
        found = self._at.best() is not None and self._beats(beat)
        return self._at.outcome(Status.FEASIBLE) if found else Outcome(Status.UNKNOWN, bounds=self._at.bounds)

    def _beats(self, beat: tuple[int, ...] | None) -> bool:
        return beat is None or tuple(self._at.reached) < beat[: len(self._at.reached)]

    def _is_least(self, name: str) -> bool:
        """Say whether the plan at hand proves a figure, for none can be less; then hold it so."""
        model, plan, least = self._at.model, self._at.plan(), self._at.start.least.get(name)
        if plan is None or least is None:
            return False
        timeline = read(model.problem, plan, model.firm)
        finish = timeline.finish()
        if finish is None or getattr(figures(timeline, finish), name) > least:
            return False
        model.cp.add(FIGURES[name](model) <= least)
        self._at.reached.append(least)
        self._at.bounds[name] = least
        return True

    def _figure(self, name: str, last: bool) -> Answer:
        """Minimise one figure; the last one together with the number of steps, which saves a proof."""
        model = self._at.model
        steps = [step.taken for step in model.steps.values()] if last else []
        line, unit = FIGURES[name](model), len(steps) + 1
        answer = self._at.minimise(line * unit + sum(steps) if last else line, name in ADDED)
        if answer.bound is not None:
            self._at.bounds[name] = answer.bound // unit
        if answer.values is not None:
            reached, few = divmod(answer.objective, unit)
            self._at.reached.append(reached)
            # Held each by itself too, the figure and the steps rule out far more than their sum does.
            model.cp.add(line <= reached)
            model.cp.add(sum(steps) <= few)
        return answer
