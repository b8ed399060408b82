"""A day of ours as Qt has it."""

from datetime import date

from PySide6.QtCore import QDate


def qt_day(day: date) -> QDate:
    """Return the day for a field or a calendar of Qt."""
    return QDate(day.year, day.month, day.day)
