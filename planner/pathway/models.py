"""The models of one search, built once for each scope and reading of the unknown, and parts of them."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Optional

from frozendict import frozendict

from planner.pathway.criteria import Criterion
from planner.pathway.dominance import undominated
from planner.pathway.model import Model, build
from planner.pathway.money import money
from planner.pathway.problem import CORE, Problem, Scope
from planner.pathway.reach import Offers, Reach, reach
from planner.pathway.solver import Solver, unasked
from planner.pathway.study import bound_study


class Models:
    """Builds the models of a problem; what is known of the wider problem `above` is not looked for again."""

    def __init__(
        self,
        problem: Problem,
        solver: Solver,
        found: Mapping[tuple[Scope, bool], Reach] = frozendict(),
        above: Optional["Models"] = None,
    ) -> None:
        self._problem, self._solver, self._above = problem, solver, above
        self.built: dict[tuple[Scope, bool, bool], Model] = {}
        self._found = dict(found)
        self._study: dict[bool, int] = {}

    def allowed(self, criterion: Criterion, firm: bool, whole: bool = False) -> Model:
        """Return a copy of the model, with the sessions that a profile allows."""
        model = self._model(self._problem.scopes[criterion.scope], firm, whole).fork()
        keep_to_allowed(model, criterion)
        return model

    def among(
        self, criterion: Criterion, firm: bool, change: Callable[[Model], None], codes: Collection[str]
    ) -> Model:
        """Return the model of plans that take no other activities than these, on any of their days."""
        found = self.reach(self._problem.scopes[criterion.scope], firm)
        kept = frozenset(codes)
        return self.lighter(criterion, firm, change, {c: o for c, o in found.offers.items() if c in kept})

    def lighter(
        self, criterion: Criterion, firm: bool, change: Callable[[Model], None], offers: Offers
    ) -> Model:
        """Return the model of plans that take nothing but some of the sessions and days in reach."""
        found = self.reach(self._problem.scopes[criterion.scope], firm)
        model = build(self._problem, replace(found, offers=offers), firm, self._solver.check)
        keep_within_means(model)
        keep_to_allowed(model, criterion)
        change(model)
        return model

    def _model(self, scope: Scope, firm: bool, whole: bool) -> Model:
        """Return the model, `whole` if it is to be changed: a change may close what replaces another."""
        key = scope, firm, whole
        if key not in self.built:
            found = self.reach(scope, firm, self._solver.check)
            self._solver.check()
            if not whole:
                found = undominated(self._problem, scope, found, firm, self._solver.check)
            self.built[key] = build(self._problem, found, firm, self._solver.check)
            keep_within_means(self.built[key])
            if self.built[key].crowded:
                self._bound_study(self.built[key])
        return self.built[key]

    def _bound_study(self, model: Model) -> None:
        """Bound how little any plan studies, by what is known of more plans if something is."""
        known = self._above._study.get(model.firm) if self._above else None
        least = bound_study(model, self._solver, known)
        if least is not None:
            self._study[model.firm] = least

    def reach(self, scope: Scope, firm: bool, check: Callable[[], None] = unasked) -> Reach:
        """Return what is in reach of a scope under one reading; `check` may interrupt it."""
        if (scope, firm) not in self._found:
            self._found[scope, firm] = reach(self._problem, scope, firm, check, self._soonest(firm))
        return self._found[scope, firm]

    def _soonest(self, firm: bool) -> Mapping[str, int] | None:
        """Return the first day on which each activity can end, where that is known of more plans."""
        if self._above is None:
            return None
        supply = self._above.reach(self._above._problem.scopes[CORE], firm).supply
        return {code: day for code, day in supply.items() if code in self._problem.candidates}


def keep_to_allowed(model: Model, criterion: Criterion) -> None:
    """Keep a plan to the sessions that a profile allows, and to the days on which it does."""
    for step, candidate, lit in model.choices:
        since = criterion.since(candidate, model.problem)
        if since > candidate.options[0][0]:
            model.cp.add(step.start >= since).only_enforce_if(lit)


def keep_within_means(model: Model) -> None:
    """Keep a plan from costing more than the client's limit."""
    if model.problem.money_limit is not None:
        model.cp.add(money(model) <= model.problem.money_limit)
