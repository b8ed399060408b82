"""What if? One thing is changed, the search compares every figure, and only then is the change kept."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.case import Case
from planner.pathway.result import Result
from planner.words import N_, Words
from ui import style
from ui.models import pathway_search
from ui.models.asked import Asked
from ui.models.difference_rows import COLUMNS, difference_rows, difference_sentence
from ui.models.rows import RowModel
from ui.models.suppositions import CODE, DAY, HOURS, MONEY, Supposition, named, supposed, suppositions
from ui.session import Session
from ui.tasks import Running
from ui.widgets.fact_table import FactTable
from ui.widgets.step_fields import CodeField, DayField, DollarField

MOST_HOURS = 60
NO_LIMIT = -1000
LETTERS = (21, 24, 25, 15, 14, 13, 9, 12, 11)


class SuppositionForm(QWidget):
    """Asks which thing changes, and to what."""

    edited = Signal()

    def __init__(self, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked, self._kinds = asked, suppositions(asked)
        self.which = CodeField()
        self.hours = QDoubleSpinBox(maximum=MOST_HOURS, decimals=1, singleStep=5, suffix="\u00a0h")
        self.day, self.money, self.choice = DayField(), DollarField(), CodeField()
        self._fields: dict[str, QWidget] = {
            HOURS: self.hours,
            DAY: self.day,
            MONEY: self.money,
            CODE: self.choice,
        }
        self._stack = QStackedWidget()
        for field in self._fields.values():
            self._stack.addWidget(field)
        self._build(asked.words)

    def _build(self, words: Words) -> None:
        offered = {key: kind.name for key, kind in self._kinds.items()}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(words._("What &changes"), self.which)
        form.addRow(words._("What it &would be"), self._stack)
        for field in self._fields.values():
            field.setAccessibleName(words._("What it would be"))
        self.which.show_choices(offered, next(iter(offered)))
        self.which.currentIndexChanged.connect(self._show_field)
        for signal in (
            self.hours.valueChanged, self.day.dateChanged, self.money.valueChanged,
            self.choice.currentIndexChanged,
        ):  # fmt: skip
            signal.connect(self.edited)
        self._show_field()

    def _show_field(self) -> None:
        kind = self._kind
        value = kind.value(self._asked)
        if kind.entry == HOURS:
            self.hours.setValue(value)
        elif kind.entry == DAY:
            self.day.show_day(value)
        elif kind.entry == MONEY:
            self._show_money(value)
        else:
            choices = dict(kind.choices(self._asked))
            self.choice.show_choices(choices, value if value in choices else next(iter(choices)))
        self._stack.setCurrentWidget(self._fields[kind.entry])
        self.edited.emit()

    def _show_money(self, cents: int | None) -> None:
        """Show a limit, or in words that there is none, until an amount is entered."""
        words = self._asked.words
        self.money.setMinimum((NO_LIMIT if cents is None else 0) / 100)
        self.money.say_lowest(words._("no limit") if cents is None else "")
        self.money.show_cents(NO_LIMIT if cents is None else cents, words)

    @property
    def _kind(self) -> Supposition:
        return self._kinds[self.which.code]

    @property
    def value(self) -> Any:
        """Return what was entered."""
        entry = self._kind.entry
        if entry == HOURS:
            return self.hours.value()
        if entry == DAY:
            return self.day.day
        if entry == MONEY:
            return self.money.cents if self.money.cents >= 0 else None
        return self.choice.code

    def case(self) -> Case:
        """Return the case with what was entered."""
        return supposed(self.which.code, self._kind, self.value, self._asked)

    @property
    def said(self) -> Callable[[Words], str]:
        """Return what names the thing that changes, in some words."""
        return named(self.which.code, self._asked)


class WhatIfDialog(QDialog):
    """Compares before it keeps; a comparison runs beside the window and can be stopped."""

    # What the case becomes, and what names the thing that changes in some words.
    kept = Signal(object, object)

    def __init__(self, session: Session, case: Case, before: Result, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._before, self._words = session, before, session.language.words
        self._running: Running | None = None
        self._partial: Result | None = None
        self._changed: Case | None = None
        self.form = SuppositionForm(Asked(case, session.offered, before, self._words))
        self.compare, self.stop, self.state = QPushButton(), QPushButton(), QLabel(wordWrap=True)
        self.bar = QProgressBar(textVisible=False)
        self.model, self.table = RowModel(COLUMNS), FactTable(3.6)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.keep = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._build()
        self._say()
        self._connect()
        self._forget()

    def _build(self) -> None:
        style.emphasise(self.compare, "primary")
        self.table.setModel(self.model)
        self.table.widen(LETTERS, len(LETTERS) - 1)
        row = QHBoxLayout()
        row.addWidget(self.form, 1)
        for part in (self.compare, self.bar, self.stop):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(self.state)
        column.addWidget(self.table, 1)
        column.addWidget(self.buttons)
        measure = self.fontMetrics()
        self.resize(measure.averageCharWidth() * 150, measure.height() * 34)

    def _say(self) -> None:
        words = self._words
        self.setWindowTitle(words._("What if one thing changed?"))
        self.compare.setText(words._("Com&pare"))
        self.stop.setText(words._("Stop the search"))
        self.keep.setText(words._("&Keep this change"))
        self.bar.setAccessibleName(words._("Progress of the search"))
        self.table.setAccessibleName(words._("Every figure before and after the change"))

    def _connect(self) -> None:
        self.compare.clicked.connect(self.search)
        self.stop.clicked.connect(self._cancel)
        self.form.edited.connect(self._forget)
        self.buttons.accepted.connect(self._keep)
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(self._leave)
        self._session.what_if_tasks.progressed.connect(self._show_progress)

    def _forget(self) -> None:
        """Drop a comparison that what is entered no longer asks for."""
        self._cancel()
        self._changed = None
        self.keep.setEnabled(False)
        self.state.setText(self._words._("Nothing is changed until you keep it."))
        self.model.show_rows((), self._words)
        self._show_busy(False)

    def search(self) -> None:
        """Search the changed case beside the window."""
        changed, catalogue = self.form.case(), self._session.catalogue
        self._changed, posed = changed, self._session.breadth.posed(changed, catalogue)
        self._show_busy(True)
        self.state.setText(self._words._("Searching…"))
        title = N_("Comparing with the change")
        self._running = self._session.what_if_tasks.follow(
            title,
            lambda running: pathway_search.find(posed, catalogue, running),
            lambda done: self._take(done, changed),
        )

    def _cancel(self) -> None:
        if self._running is not None:
            self._running.cancel()
            self._running = None

    def _leave(self) -> None:
        """Cancel what runs, and take no answer any more."""
        self._cancel()
        self._changed = None

    def _take(self, done: Future[Result], changed: Case) -> None:
        if changed is not self._changed:
            return
        self._running = None
        self._show_busy(False)
        after = self._session.answer(done)
        if after is not None:
            self._show(after)

    def _show(self, after: Result, busy: bool = False) -> None:
        """Show every profile's figures, those that are still searched as such."""
        words = self._words
        rows = difference_rows(self._before, after, words, self._session.offered, busy)
        self.state.setText(words._("Searching…") if busy else difference_sentence(rows, words))
        self.model.show_rows(rows, words)
        self.keep.setEnabled(not busy)

    def _show_busy(self, busy: bool) -> None:
        self.bar.setRange(0, 0)
        self.compare.setVisible(not busy)
        for part in (self.bar, self.stop):
            part.setVisible(busy)

    def _show_progress(self, running: Running) -> None:
        if running is self._running:
            self.bar.setRange(0, 100)
            self.bar.setValue(round(running.fraction * 100))
            if running.partial is not None and running.partial is not self._partial:
                self._partial = running.partial
                self._show(running.partial, busy=True)

    def _keep(self) -> None:
        if self._changed is not None:
            self.kept.emit(self._changed, self.form.said)
        self.accept()
