"""The time axis of the calendar: days to pixels and back, years and months to draw."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MARGIN = timedelta(days=14)
SHORTEST = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Days from `start` to `end`, from pixel `left` on, at `scale` pixels a day."""

    start: date
    end: date
    left: float
    scale: float

    def x(self, day: date) -> float:
        """Return the pixel at which a day begins."""
        return self.left + (day - self.start).days * self.scale

    def days(self, pixels: float) -> float:
        """Return how many days a distance is."""
        return pixels / self.scale

    @property
    def right(self) -> float:
        """Return the pixel at which the axis ends."""
        return self.x(self.end)

    def months(self) -> Iterator[date]:
        """Yield the first day of each month on the axis."""
        day = next_month(self.start.replace(day=1)) if self.start.day > 1 else self.start
        while day < self.end:
            yield day
            day = next_month(day)

    def years(self) -> Iterator[tuple[date, date]]:
        """Yield the part of each year on the axis."""
        for year in range(self.start.year, self.end.year + 1):
            first, after = max(self.start, date(year, 1, 1)), min(self.end, date(year + 1, 1, 1))
            if first < after:
                yield first, after


def next_month(day: date) -> date:
    """Return the first day of the month after the one of `day`."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def fitted(first: date, last: date, left: float, width: float, zoom: float = 1.0) -> TimeAxis:
    """Return an axis that shows [first, last) with a margin in `width` pixels, or wider by `zoom`."""
    start, end = first - MARGIN, max(last, first + SHORTEST) + MARGIN
    scale = max(width - left, 1.0) / (end - start).days * max(zoom, 1.0)
    return TimeAxis(start, end, left, scale)
