"""The fields of a step: each shows one value, and turns what is typed into a change of the step.

What a person is writing in one (`is_typing`) stays there when the value is shown anew meanwhile.
"""

from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from planner.bounds import FIRST_YEAR, YEARS_AHEAD
from planner.words import Words
from ui.qt_days import qt_day
from ui.tips import tip
from ui.widgets.drop_list import MARGIN
from ui.widgets.number_box import NumberBox

MOST_DOLLARS = 1_000_000
# What a style leaves at each end of the text of a closed list.
TEXT_MARGIN = 2
ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class DayField(QDateEdit):
    """A day with a calendar, where there must be one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)
        self.setKeyboardTracking(False)
        self.setDisplayFormat("yyyy-MM-dd")
        self._latest = QDate.currentDate().addYears(YEARS_AHEAD)
        self.setDateRange(QDate(FIRST_YEAR, 1, 1), self._latest)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a day is not changed by passing over it."""
        event.ignore()

    @property
    def is_typing(self) -> bool:
        """Say whether a person is writing here what is not said yet."""
        return self.hasFocus() and self.text() != self.date().toString(self.displayFormat())

    def show_day(self, day: date) -> None:
        """Show a day without saying that it changed."""
        if self.is_typing:
            return
        self.blockSignals(True)
        shown = qt_day(day)
        # What a file brought is shown as it is.
        self.setMaximumDate(max(self._latest, shown))
        self.setDate(shown)
        self.blockSignals(False)

    @property
    def day(self) -> date:
        """Return the day shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())


class DollarField(NumberBox):
    """An amount in dollars, kept in cents."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, maximum=MOST_DOLLARS, decimals=2, singleStep=10, keyboardTracking=False)
        self.setGroupSeparatorShown(True)
        self.setSizePolicy(
            QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed
        )  # the largest amount is rare

    def show_cents(self, cents: int, words: Words) -> None:
        """Show an amount without saying that it changed."""
        if self.is_typing:
            return
        self.blockSignals(True)
        self.setLocale(QLocale(words.locale))
        self.setSuffix("\u00a0$" if words.language == "fr" else "")
        self.setPrefix("" if words.language == "fr" else "$")
        self.setValue(cents / 100)
        self.blockSignals(False)

    @property
    def cents(self) -> int:
        """Return the amount shown."""
        return round(self.value() * 100)


class CodeField(QComboBox):
    """A choice among codes, each with its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        # Enter would add what is typed as a choice without a code, and choose that.
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a choice is not changed by passing over it."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list for the arrows: what is passed on the way to a choice is not chosen."""
        if not self.isEditable() and event.key() in ARROWS:
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """End the choice with an ellipsis where it has no room, not within a letter."""
        super().initStyleOption(option)
        complex_control, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(complex_control, option, field, self).width() - 2 * TEXT_MARGIN
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room
        )

    def showPopup(self) -> None:
        """Open a list as wide as its longest choice: choices differ at their end."""
        wanted, room = self.view().sizeHintForColumn(0) + MARGIN, self.window().width()
        self.view().setMinimumWidth(min(wanted, room))
        super().showPopup()

    @property
    def is_typing(self) -> bool:
        """Say whether a person is writing here what is not said yet."""
        return (
            self.isEditable() and self.hasFocus() and self.currentText() != self.itemText(self.currentIndex())
        )

    def show_choices(self, texts: dict[str, str], chosen: str) -> None:
        """Show the choices and the chosen one without saying that it changed; a text of one's own is kept."""
        if self.is_typing:
            return
        self.blockSignals(True)
        self.clear()
        for code, text in texts.items():
            self.addItem(text, code)
        if chosen not in texts:
            self.addItem(chosen, chosen)
        self.setCurrentIndex(self.findData(chosen))
        self.setToolTip(tip(self.currentText()))
        self.blockSignals(False)

    @property
    def code(self) -> str:
        """Return the chosen code, or the text that was typed instead."""
        typed = self.currentText().strip()
        if self.count() and typed == self.itemText(self.currentIndex()).strip():
            return str(self.currentData())  # two codes may read the same
        found = self.findText(typed)
        return str(self.itemData(found)) if found >= 0 else typed
