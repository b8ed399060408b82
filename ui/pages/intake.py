"""A client's file: everything that is known of a person, on one page; nothing is compulsory."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from planner.case import Case
from planner.keeping_words import purpose_words, state_words
from planner.words import N_
from ui import style
from ui.keeping_desk import KeepingDesk
from ui.page import Page
from ui.session import Session
from ui.widgets.elided import ElidedLabel
from ui.widgets.entry_list import EntryList
from ui.widgets.intake_card import IntakeCard
from ui.widgets.intake_fields import Section, columns
from ui.widgets.intake_options import Codes
from ui.widgets.keeping_fields import CONSENTS, NOTES, SAME, contacts, keeping
from ui.widgets.nothing_open import NothingOpen
from ui.widgets.same_person import SamePersonList
from ui.widgets.wrong_fields import NOT_KEPT, WrongFields

HINT = N_(
    "A first name and an occupation are enough to plan; what is unknown can stay so. Ctrl+Enter: the plan."
)
HINT_LETTERS = 50
# The lists of skills and of training need the most room.
WIDTHS = (5, 7, 5)


class IntakePage(Page):
    """Three columns of cards bound to the open case; each edit is one undo step."""

    name = "intake"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        codes = Codes(lambda: session.catalogue, lambda: session.opened.finder)
        self._columns = [
            [IntakeCard(session, section) for section in column] for column in self._sections(codes)
        ]
        self.cards = [card for column in self._columns for card in column]
        editors = {name: editor for card in self.cards for name, editor in card.editors.items()}
        self.wrong = WrongFields(editors, lambda: self.words, self)
        self.wrong.changed.connect(session.to_correct)
        for left in (session.cases_destroyed, session.database_changed):
            left.connect(self.wrong.forget)
        self.desk = KeepingDesk(session, self._list(NOTES), self._list(CONSENTS), self)
        same = self.editor(SAME)
        assert isinstance(same, SamePersonList)
        same.asked.connect(lambda case_id: session.open_case(case_id, self.name))
        self._title, self._hint = ElidedLabel(), QLabel(wordWrap=True)
        self.ended = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        style.emphasise(self.ended, "warning")
        style.emphasise(self._title, "title")
        style.emphasise(self._hint, "muted")
        # A long name leaves it two lines.
        self._hint.setMinimumWidth(self.fontMetrics().averageCharWidth() * HINT_LETTERS)
        self.plan = QPushButton(style.icon("map-marker-path", "on_accent"), "")
        style.emphasise(self.plan, "primary")
        self.plan.clicked.connect(self._go_on)
        self.empty, self._stack = NothingOpen(), QStackedLayout(self)
        self.empty.asked.connect(lambda: session.new_case())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(
                QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            shortcut.activated.connect(self._go_on)
        self._lay_out()
        session.document.changed.connect(self._show)
        session.database_changed.connect(self.retranslate)
        session.catalogue_changed.connect(self.retranslate)
        self.retranslate()

    @property
    def first(self) -> QWidget:
        """Return the field of the name, where the work begins."""
        return self.editor("name")

    def _sections(self, codes: Codes) -> list[tuple[Section, ...]]:
        """Return the sections column by column: what is short goes under what is short."""
        who, school, availability = columns(codes)
        law = keeping(lambda: self.session.today(), lambda case_id: self.session.cases.name(case_id))
        return [(*who, law), (*school, contacts()), availability]

    def _list(self, name: str) -> EntryList:
        found = self.editor(name)
        assert isinstance(found, EntryList)
        return found

    def editor(self, name: str) -> QWidget:
        """Return the editor of a field."""
        return next(card.editors[name] for card in self.cards if name in card.editors)

    def retranslate(self) -> None:
        """Say every field again."""
        for card in self.cards:
            card.retranslate(self.words)
        self._hint.setText(self.words._(HINT))
        sentence = self.words._("No case is open: begin one for a new client, or open one from the list.")
        self.empty.say(sentence, self.words._("New client"))
        self.plan.setText(self.words._("Go to the plan"))
        self._show(self.session.document.case)

    def _show(self, case: Case | None) -> None:
        self.wrong.leave(case.id if case else "")
        self._stack.setCurrentIndex(0 if case is not None else 1)
        self._title.setText((case and case.client.name) or self.words._("New client"))
        self.plan.setEnabled(case is not None)
        for card in self.cards:
            card.setEnabled(case is not None)
            if case is not None:
                card.show_case(case)
        self.wrong.come()
        self._show_ended(case)

    def _show_ended(self, case: Case | None) -> None:
        """Say which consents ended, and that the file is past its date."""
        today, words = self.session.today(), self.words
        ended = case.keeping.expired(today) if case else ()
        said = [f"{purpose_words(c, words)} ({state_words(c, today, words)})" for c in ended]
        told = [words._("Consent to be asked again: {consents}", consents="; ".join(said))] if said else []
        if case and case.keeping.is_past(today):
            told.append(words._("The case is past its retention date: see the registers."))
        self.ended.setText(" · ".join(told))
        self.ended.setVisible(bool(told))

    def _go_on(self) -> None:
        """Go to the plan, unless something typed means nothing yet: then stay with it."""
        for editor in (editor for card in self.cards for editor in card.editors.values()):
            if hasattr(editor, "settle"):
                editor.settle()
        self.plan.setFocus()
        if not (names := self.wrong.names):
            self.session.go.emit("plan")
            return
        self.editor(names[0]).setFocus()
        self.session.said.emit(self.words._(NOT_KEPT))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self._hint, 1)
        head.addWidget(self.plan)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        for cards, width in zip(self._columns, WIDTHS, strict=True):
            column = QVBoxLayout()
            for card in cards:
                column.addWidget(card)
            column.addStretch()
            row.addLayout(column, width)
        area = QScrollArea(
            widgetResizable=True, horizontalScrollBarPolicy=Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        shown = QWidget()
        whole = QVBoxLayout(shown)
        whole.setContentsMargins(16, 12, 16, 8)
        whole.addLayout(head)
        whole.addWidget(self.ended)
        whole.addWidget(area, 1)
        self._stack.addWidget(shown)
        self._stack.addWidget(self.empty)
