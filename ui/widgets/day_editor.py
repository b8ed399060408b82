"""The day of a step: written or taken from a calendar, and empty where the step has none."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit

from planner.bounds import FIRST_YEAR
from planner.dates import birthday
from planner.words import N_, Words
from ui import style
from ui.qt_days import qt_day
from ui.widgets.editors import DateEditor

DAYS, AROUND = 7, 20
EARLIEST = date(FIRST_YEAR, 1, 1)
NEEDED = N_("This day cannot be left empty: it stands as it was. Write another one instead.")


class DayEditor(DateEditor):
    """A day that shows none where none is set; where it is `needed`, an emptied one comes back.

    Alt+Down opens the calendar, as in every field with a list.
    """

    refused = Signal()

    def __init__(self, needed: bool = False) -> None:
        super().__init__()
        self._needed, self._first = needed, EARLIEST
        self._button = self.addAction(
            style.icon("calendar-month-outline"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._button.triggered.connect(self.choose)

    def value(self) -> date | None:  # type: ignore[override]
        """Return the day, if one is written that can be meant here."""
        day = super().value()
        return day if day and day >= self._first else None

    def show_day(self, day: date | None, first: date | None = None) -> None:
        """Show a day; none before the `first` is taken from then on."""
        # What a file brought is shown as it is.
        self._first = min(first, day or first) if first else EARLIEST
        self.show_value(day)

    def retranslate(self, words: Words) -> None:
        """Say that no day is set, and what the calendar is."""
        super().retranslate(words)
        self.setPlaceholderText(words._("No date set"))
        self._button.setText(words._("Calendar"))
        self._button.setIcon(style.icon("calendar-month-outline"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar with Alt+Down."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.choose()
        else:
            super().keyPressEvent(event)

    def choose(self) -> None:
        """Open the calendar at the day that stands here, or at today."""
        calendar = _calendar(self)
        calendar.setLocale(QLocale(self._words.locale))
        last = birthday(date.today(), date.today().year + self.years_ahead)
        calendar.setDateRange(qt_day(self._first), qt_day(last))
        calendar.setSelectedDate(qt_day(self.value() or date.today()))
        for told in (calendar.activated, calendar.clicked):
            told.connect(lambda day: self._take(day, calendar))
        place, room = self.mapToGlobal(self.rect().bottomLeft()), self.screen().availableGeometry()
        calendar.move(max(room.left(), min(place.x(), room.right() - calendar.minimumWidth())), place.y())
        calendar.show()

    def _take(self, day: QDate, calendar: QCalendarWidget) -> None:
        calendar.close()
        self.setText(day.toString(Qt.DateFormat.ISODate))
        self._finish()

    def _finish(self) -> None:
        if self._needed and self._day is not None and not self.text().strip():
            self.setText(self._day.isoformat())
            self.refused.emit()
        super()._finish()


def _calendar(field: QLineEdit) -> QCalendarWidget:
    found = QCalendarWidget(field)
    found.setWindowFlags(Qt.WindowType.Popup)
    found.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    found.setAccessibleName(field.accessibleName())
    found.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    found.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
    found.setMinimumWidth(DAYS * (found.fontMetrics().horizontalAdvance("00") + AROUND))
    return found
