"""A look among few activities first, where there are many: for good plans, and what they leave to look at."""

from collections.abc import Callable, Collection, Sequence

from planner.pathway.criteria import FIGURES
from planner.pathway.model import Model
from planner.pathway.progress import Progress, hinted, placed_in
from planner.pathway.proof import FIRST_ROUND, asked
from planner.pathway.trimming import Offers, supplied, trimmed

Among = Callable[[Collection[str]], Model]
Lighter = Callable[[Offers], Model]
# A model is built again for so much of its activities.
TRIMMED = 0.7


class Looking:
    """Betters figures in smaller models than the one of the search."""

    def __init__(self, at: Progress, among: Among, lighter: Lighter) -> None:
        self._at, self._among, self._lighter = at, among, lighter

    def look(self, names: Sequence[str], name: str) -> None:
        """Better a figure among few activities first, where there are many others to look at.

        Those at hand, then the best that give each what it asks; then what can be no worse than they are.
        """
        at = self._at
        if not at.is_large:
            return
        if at.found is not None:
            self._try(narrowed(self._among, [step.code for step in at.best() or ()]), names, name)
        if at.start.seeds is not None:
            few = supplied(at.model, at.start.seeds, at.solver.check)
            if len(few) <= TRIMMED * len(at.model.steps):
                self._try(self._lighter(few), names, name)
            self._trim(at.start.seeds, names, name)

    def _trim(self, seeds: frozenset[str], names: Sequence[str], name: str) -> None:
        """Go on with what a plan no worse than that at hand can take, where that is far less."""
        at, plan = self._at, self._at.plan()
        if plan is None:
            return
        most = {**at.most(name), **dict(zip(names, at.reached, strict=False))}
        offers = trimmed(at.model, seeds, most, at.solver.check)
        if len(offers) <= TRIMMED * len(at.model.steps):
            at.move(self._lighter(offers), plan, names)

    def _try(self, small: Model, names: Sequence[str], name: str) -> None:
        """Better a figure in a smaller model."""
        at = self._at
        at.hold(small, names)
        line, plan, most = FIGURES[name](small), at.plan(), at.most(name)
        if name in most:
            small.cp.add(line <= most[name])
        elif at.found is None and plan is not None:
            return
        small.cp.minimize(line)
        hint = tuple(hinted(small, plan or ()))
        answer = asked(lambda: at.solver.solve(small.cp, hint, small.crowded, FIRST_ROUND))
        if answer.values is not None:
            at.keep(tuple(placed_in(small, answer.values)))


def narrowed(among: Among, codes: Collection[str]) -> Model:
    """Return the model of plans that take these activities and no other, on any of their days."""
    model = among(codes)
    for code in codes:
        model.settle(code, taken=True)
    return model
