"""The first page: three ways to begin, the databases opened lately, and what is worth doing first."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.keys import is_sealed
from planner.words import N_
from ui import opening, style
from ui.databases import beside
from ui.dialogs.open_database import ask_database
from ui.models.recent import RecentFilesModel
from ui.page import Page
from ui.session import Session
from ui.widgets.checklist import Checklist, Item
from ui.widgets.recent_card import RecentCard
from ui.widgets.tile import Tile

if TYPE_CHECKING:
    from planner.case import Case

TILES = (
    (
        "new", "account-plus-outline", N_("Begin a client’s case"),
        N_("One page: who, from where, toward what. A first name and an occupation are enough."),
        N_("New client"),
    ),
    (
        "samples", "school-outline", N_("Try with samples"),
        N_("Fictional clients with real programmes, kept apart from your own cases."),
        N_("See the samples"),
    ),
    (
        "open", "folder-open-outline", N_("Open a database"),
        N_("Another office’s or an older database of this computer (.db)."),
        N_("Open…"),
    ),
)  # fmt: skip
CHECKS = {
    "appearance": N_("Choose the language and the theme"),
    "profile": N_("Write your name and your office"),
    "samples": N_("Look at the plan of a sample"),
    "protection": N_("Protect the database by a passphrase"),
    "new_client": N_("Begin a first client’s case"),
    "preview": N_("Print a first action plan"),
}
LINKS = {"tour": N_("Guided &tour (3 minutes)"), "help": N_("&Help of this page")}


class HomePage(Page):
    """Shows where to begin; it holds nothing of its own."""

    name = "home"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._greeting, self._question = QLabel(), QLabel()
        self.tiles = {name: Tile(icon, "primary" if name == "new" else "") for name, icon, *_ in TILES}
        self.recent = RecentFilesModel(self)
        self._recent_card = RecentCard(self.recent)
        self.files = self._recent_card.files
        self.checklist = Checklist(CHECKS)
        self.links = {name: QPushButton() for name in LINKS}
        self._lay_out()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text again."""
        words = self.words
        for name, _, title, text, button in TILES:
            self.tiles[name].say(words._(title), words._(text), words._(button))
        self._question.setText(words._("Where do you want to begin?"))
        self._recent_card.retranslate(words)
        for name, text in LINKS.items():
            self.links[name].setText(words._(text).replace("&", ""))
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what the page tells, whenever it comes on screen."""
        self._refresh()
        super().showEvent(event)

    def _refresh(self) -> None:
        words, values = self.words, self.session.settings.values
        name = self.session.counsellor.name
        self.tiles["samples"].add(self._planned_samples())
        self._greeting.setText(words._("Hello, {name}", name=name) if name else words._("Hello"))
        self._count_clients()
        self.recent.show_paths(values.recent, words, self.session.settings.values.counted)
        self.checklist.show_items(self._items(), words)

    def _planned_samples(self) -> str:
        """Return how many samples have a plan to look at; nothing where none has."""
        planned = self.session.tally.planned_samples
        said = self.words.n_("{n} of them has a plan.", "{n} of them have a plan.", planned)
        return said if planned else ""

    def _count_clients(self) -> None:
        """Keep how many clients the open database has; of an encrypted one or a server nothing is kept."""
        database = self.session.database
        is_told = not database.is_server and not is_sealed(database.path)
        self.session.settings.count(database.path, self.session.tally.real if is_told else None)

    def _items(self) -> tuple[Item, ...]:
        session, values = self.session, self.session.settings.values
        known = bool(session.counsellor.name and session.counsellor.office)
        # A server is protected by its own password.
        protected = session.database.is_server or is_sealed(session.database.path)
        begun, seen = session.tally.real > 0, values.sample_seen
        done = values.appearance_chosen, known, seen, protected, begun, values.printed
        return tuple(Item(name, CHECKS[name], is_done) for name, is_done in zip(CHECKS, done, strict=True))

    def _do(self, name: str) -> None:
        """Lead to where a line of the checklist is done."""
        if name == "samples":
            self._show_samples()
        elif name == "preview" and self.session.document.case is None:
            self.session.said.emit(
                self.words._("Open a client’s case: its plan is printed from its preview.")
            )
            self.session.go.emit("clients")
        else:
            self.session.asked_command.emit(name)

    def _note_sample(self, case: "Case | None") -> None:
        if case is not None and case.sample and not self.session.settings.values.sample_seen:
            self.session.settings.put(sample_seen=True)

    def _connect(self) -> None:
        session = self.session
        self.tiles["new"].asked.connect(lambda: session.new_case())
        self.tiles["samples"].asked.connect(self._show_samples)
        self.tiles["open"].asked.connect(self._ask_database)
        self.checklist.asked.connect(self._do)
        for name, link in self.links.items():
            link.clicked.connect(partial(session.asked_command.emit, name))
        session.document.changed.connect(self._note_sample)
        self._recent_card.asked.connect(self._open)
        lists = session.cases_changed, session.counted.changed
        for told in (*lists, session.counsellor_changed, session.database_changed):
            told.connect(self._refresh)

    def _show_samples(self) -> None:
        self.session.filter_cases.emit("samples")
        self.session.go.emit("clients")

    def _ask_database(self) -> None:
        if path := ask_database(beside(self.session.database.path), self.words, self):
            opening.open_beside(self.session, path)

    def _open(self, path: Path) -> None:
        if path == self.session.database.path:
            self.session.go.emit("clients")
        else:
            opening.open_beside(self.session, path)

    def _lay_out(self) -> None:
        style.emphasise(self._greeting, "title")
        style.emphasise(self._question, "muted")
        grid = QGridLayout()
        grid.setSpacing(12)
        for column, tile in enumerate(self.tiles.values()):
            grid.addWidget(tile, 0, 2 * column, 1, 2)
            grid.setColumnStretch(2 * column, 1)
            grid.setColumnStretch(2 * column + 1, 1)
        grid.addWidget(self._recent_card, 1, 0, 1, 4)
        grid.addWidget(self.checklist, 1, 4, 1, 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 18, 24, 18)
        whole.addWidget(self._greeting)
        whole.addWidget(self._question)
        whole.addLayout(grid)
        whole.addStretch()
        whole.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for link in self.links.values():
            style.emphasise(link, "link")
            row.addWidget(link)
        row.addStretch()
        return row
