"""What is shown where there is nothing to show."""

from datetime import date

from planner.plan import Step
from planner.words import Words
from ui.models.step_words import step_dates

NOTHING = "–"


def day_or_nothing(day: date | None, words: Words) -> str:
    """Return a day in short, or a dash."""
    return words.short_date(day) if day else NOTHING


def dates_or_nothing(step: Step | None, words: Words) -> str:
    """Return the days of a step, or a dash where there is none."""
    return step_dates(step, words) if step else NOTHING
