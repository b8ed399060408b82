"""The paper before it is printed: its pages, its language, and where it goes."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.case import Case
from planner.report.choice import FRENCH, Choice
from planner.words import N_
from ui import style
from ui.page import Page
from ui.paper import page_images
from ui.paper_desk import PaperDesk
from ui.session import Session
from ui.tasks import Running
from ui.widgets.nothing_open import NothingOpen
from ui.widgets.paper_options import PaperOptions
from ui.widgets.paper_view import PaperView

SCREEN_DPI = 96
DRAWING = N_("Drawing the document…")
STOPPED = N_("The drawing was stopped: change an option, or come back, to draw it.")


@dataclass(frozen=True)
class Asked:
    """What is to be drawn: a case, in a language, as chosen, for a screen."""

    case: Case
    language: str
    choice: Choice
    scale: float


@dataclass(frozen=True)
class Paper:
    """What was drawn: the file, and its pages as pictures."""

    pdf: bytes
    pages: Sequence[QImage]


class PreviewPage(Page):
    """Draws a document of the open case beside the window, and shows it."""

    name = "preview"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.paper: Paper | None = None
        self._asked: Asked | None = None
        self._drawn: Running | None = None
        self._client, self._waiting = "", ""
        self._title, self._counted, self.back = QLabel(), QLabel(), QPushButton(style.icon("arrow-left"), "")
        self.view, self.options, self.empty = PaperView(), PaperOptions(), NothingOpen()
        self._stack = QStackedWidget()
        self.out = PaperDesk(session, self.options, lambda: self.paper.pdf if self.paper else b"", self)
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def first(self) -> QWidget:
        """Return the paper, where the reading begins."""
        return self.view

    def retranslate(self) -> None:
        """Say every text again."""
        words = self.words
        self._title.setText(words._("Preview: {document}", document=self.out.document))
        self.back.setText(words._("Back to the plan"))
        self.view.setAccessibleName(words._("Pages of the document"))
        sentence = words._("There is no plan to print yet: adopt a pathway or add steps first.")
        self.empty.say(sentence, words._("Go to the plan"))
        self.options.retranslate(words)
        self._count()

    def refresh(self) -> None:
        """Draw the paper again if the case, its language or the size changed."""
        case = self.session.document.case
        self._begin(case)
        printable = case is not None and bool(case.plan.steps)
        self._stack.setCurrentWidget(self.view if printable else self.empty)
        self.options.set_ready(False)
        self._leave_drawing()
        if case is None or not printable:
            self.paper = self._asked = None
            self._wait("")
            return
        self._title.setText(self.words._("Preview: {document}", document=self.out.document))
        language = self.options.language or case.client.language
        languages = self.options.choice.languages(language, self.session.counsellor.public)
        self.options.ask_reason(self.session.counsellor.public and languages != (FRENCH,))
        asked = self._asked = Asked(case, language, self.options.choice, self.options.scale)
        self._wait(DRAWING)
        take = partial(self._take, asked)
        self._drawn = self.session.paper_tasks.follow(DRAWING, self._drawing(asked), take)

    def _leave_drawing(self) -> None:
        """Draw nothing that only waits and is no longer asked for."""
        if self._drawn is not None:
            self._drawn.cancel()

    def _wait(self, sentence: str) -> None:
        """Say what is waited for, in the place of the number of the page."""
        self._waiting = sentence
        self._count()

    def _begin(self, case: Case | None) -> None:
        """Keep nothing of what was chosen for one client when another one is shown."""
        if (client := case.id if case else "") != self._client:
            self._client = client
            self.options.begin_client()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the paper anew when the page comes on screen."""
        super().showEvent(event)
        self.refresh()

    def _drawing(self, asked: Asked) -> Callable[[Running], Paper | None]:
        session, today = self.session, self.session.today()
        catalogue, counsellor, ratio = session.catalogue, session.counsellor, self.devicePixelRatioF()
        found = session.found(asked.case)

        def draw(running: Running) -> Paper | None:
            from planner.report.documents import pdf

            if running.stopped():
                return None
            drawn = pdf(asked.case, catalogue, counsellor, asked.language, today, asked.choice, found)
            return (
                None
                if running.stopped()
                else Paper(drawn, page_images(drawn, SCREEN_DPI * asked.scale * ratio))
            )

        return draw

    def _take(self, asked: Asked, done: "Future[Paper | None]") -> None:
        """Show what was drawn, if nothing else was asked meanwhile."""
        if asked is not self._asked:
            return
        self._wait("")
        if (found := self.session.answer(done)) is None:
            self._wait(STOPPED if done.exception() is None else "")
            return
        self.paper = found
        self.view.show_pages(found.pages, self.devicePixelRatioF(), self.words)
        self.options.set_ready(True)
        self._count()

    def _count(self) -> None:
        if self._waiting:
            self._counted.setText(self.words._(self._waiting))
            return
        number, pages = self.view.page_number, len(self.view.sheets)
        shown = self.words._("Page {number} of {all}", number=number, all=pages) if self.paper else ""
        self._counted.setText(shown)

    def _follow(self, _: object) -> None:
        if self.isVisible():
            self.refresh()

    def _connect(self) -> None:
        session = self.session
        self.back.clicked.connect(partial(session.go.emit, "plan"))
        self.empty.asked.connect(partial(session.go.emit, "plan"))
        self.options.changed.connect(self.refresh)
        self.view.verticalScrollBar().valueChanged.connect(self._count)
        session.document.changed.connect(self._follow)
        session.counsellor_changed.connect(partial(self._follow, None))
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcut = QShortcut(QKeySequence("Ctrl+S"), self, context=here)
        shortcut.activated.connect(self.out.ask_file)

    def _lay_out(self) -> None:
        style.emphasise(self._title, "title")
        style.emphasise(self._counted, "muted")
        head = QHBoxLayout()
        for part in (self.back, self._title):
            head.addWidget(part)
        head.addStretch()
        head.addWidget(self._counted)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        body = QHBoxLayout()
        body.addWidget(self._stack, 1)
        body.addWidget(self.options)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(head)
        column.addLayout(body, 1)
