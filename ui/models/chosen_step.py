"""Which step of a plan is the chosen one, when the plan is no longer what it was."""

from planner.case import Case


class ChosenStep:
    """Remembers which steps were the chosen one when they went, to choose them when they come back."""

    def __init__(self) -> None:
        self._case_id, self._shown, self._gone = "", list[str](), set[str]()

    def now(self, case: Case, chosen_id: str) -> str:
        """Return the step that came back, else the chosen one, its neighbour, or the first activity."""
        before = self._shown if case.id == self._case_id else []
        self._case_id, self._shown = case.id, [step.id for step in case.plan.steps]
        back = next((own for own in self._shown if own in self._gone and own not in before), "")
        self._gone.difference_update(self._shown)
        if chosen_id in before and chosen_id not in self._shown:
            self._gone.add(chosen_id)
        if back or chosen_id in self._shown:
            return back or chosen_id
        first = next((step.id for step in case.plan.activity_steps), "")
        return next(iter(_neighbours(before, self._shown, chosen_id)), first)


def _neighbours(was: list[str], now: list[str], gone: str) -> list[str]:
    """Return the steps that stay around one that is gone, the next ones first, then those before it."""
    if gone not in was:
        return []
    place = was.index(gone)
    return [own for own in (*was[place + 1 :], *reversed(was[:place])) if own in now]
