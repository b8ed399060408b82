"""Of plans as good and as short, which comes first: the nearest, then the first list."""

from collections.abc import Collection, Iterable, Sequence

from planner.pathway.criteria import FIGURES
from planner.pathway.facts import NEVER
from planner.pathway.first_days import joined, places, wide
from planner.pathway.looking import Among, narrowed
from planner.pathway.order import before, could_be_sooner, earlier, keep_near, ranks
from planner.pathway.progress import Progress, placed_in
from planner.pathway.proof import FIRST_ROUND, Row, asked, decided
from planner.pathway.schedule import Placed
from planner.pathway.solver import value


class Ties:
    """Settles which of several best plans is the one to show."""

    def __init__(self, at: Progress, among: Among) -> None:
        self._at, self._among = at, among

    def settle(self, names: Sequence[str]) -> bool:
        """Of plans as short, prefer the nearest, then the first list of (activity, session, start).

        Say whether that is proven, but for a step sooner in another list where one round does not decide it.
        """
        at = self._at
        if not (self._nearest(names) and self._first_codes()):
            return False
        codes = tuple(at.model.steps)
        first: Iterable[Placed] | None = placed_in(at.model, at.found or ())
        while first is not None:
            self._keep_to_taken(tuple(first), names)
            if not self._first_days():
                return False
            first = self._before(codes, names)
        return True

    def _before(self, codes: Collection[str], names: Sequence[str]) -> Iterable[Placed] | None:
        """Look for a plan of other codes that has a step sooner than ours, all before it being the same.

        One round of work, no more: long chains ask for minutes, and no figure depends on the answer.
        """
        at = self._at
        plan, found = at.best() or (), at.found or ()
        last = value(at.model.finish, found) if "finish" in names and found else NEVER
        if len(codes) == len(plan) or not could_be_sooner(at.model, plan, last):
            return None
        others = self._among(codes)
        at.hold(others, names)
        keep_near(others, plan)
        if not before(others, plan):
            return None
        values = asked(lambda: at.solver.solve(others.cp, (), others.crowded, FIRST_ROUND)).values
        at.solver.check()
        return None if values is None else placed_in(others, values)

    def _nearest(self, names: Sequence[str]) -> bool:
        """Say whether it is proven that no plan as good and as short has fewer steps away."""
        at = self._at
        most = keep_near(at.model, at.best() or ())
        return not most or "away" in names or at.minimise(FIGURES["away"](at.model), adds=True).proven

    def _first_days(self) -> bool:
        """Say whether the first session and start of each step are proven."""
        at, waiting = self._at, []
        for step in at.model.steps.values():
            at.solver.check()
            waiting.append(places(at.model.cp, step))
        while waiting:
            bounds = at.solver.bounds(at.model.cp, looked=wide(waiting))
            line, waiting = joined(at.model.cp, waiting, at.best() or (), bounds)
            if not isinstance(line, int) and not at.minimise(line).proven:
                return False
        return True

    def _first_codes(self) -> bool:
        """Say whether the first list of codes is proven; if another comes before, look place by place."""
        at, others = self._at, earlier(self._at.model, self._taken())
        if others is None:
            return True
        answer = decided(at.solver, others.cp, others.crowded, at.parted(others, 0), at.row)
        if answer.infeasible:
            return True
        if answer.values is None:
            return False
        at.take(answer.values[: len(at.model.cp.proto.variables)])
        return self._place_by_place()

    def _place_by_place(self) -> bool:
        place, places = 0, len(self._taken())
        while place < places:
            line, place = ranks(self._at.model, self._taken(), place)
            if not self._at.minimise(line).proven:
                return False
        return True

    def _taken(self) -> list[str]:
        found = self._at.found or ()
        return sorted(code for code, step in self._at.model.steps.items() if value(step.taken, found))

    def _keep_to_taken(self, plan: tuple[Placed, ...], names: Sequence[str]) -> None:
        """Go on with the activities taken alone, all their sessions and days, and the figures reached."""
        self._at.row = Row()
        self._at.move(narrowed(self._among, [step.code for step in plan]), plan, names)
        keep_near(self._at.model, plan)
