"""What a step costs as the counsellor states it; emptied, it says what is counted in its place."""

from PySide6.QtWidgets import QWidget

from planner.words import Words
from ui.widgets.step_fields import DollarField

NOTHING = -1_000


class CostField(DollarField):
    """An amount in dollars, or none: the lowest value means that nobody states it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # One step below 0, so that the arrows begin there.
        self.setMinimum(NOTHING / 100)

    def show_cost(self, cents: int | None, counted: str, words: Words) -> None:
        """Show what is stated; where nothing is, `counted` says what stands in its place."""
        if not self.is_typing:
            self.say_lowest(counted)
        self.show_cents(NOTHING if cents is None else cents, words)

    @property
    def stated(self) -> int | None:
        """Return the amount in cents, or None when nobody states it."""
        return self.cents if self.cents >= 0 else None
