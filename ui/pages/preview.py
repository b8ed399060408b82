"""The paper before it is printed: its pages, its language, and where it goes."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.case import Case
from planner.report.choice import FRENCH, Choice
from planner.report.documents import document
from planner.words import Words
from ui import files, printing, style
from ui.dialogs.print_many import PrintManyDialog
from ui.page import Page
from ui.paper import page_images
from ui.session import Session
from ui.widgets.nothing_open import NothingOpen
from ui.widgets.paper_options import PaperOptions
from ui.widgets.paper_view import PaperView

SCREEN_DPI = 96


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
    icon = "file-pdf-box"
    on_rail = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.paper: Paper | None = None
        self._asked: Asked | None = None
        self._folder = QTemporaryDir()
        self._title, self._counted, self.back = QLabel(), QLabel(), QPushButton(style.icon("arrow-left"), "")
        self.view, self.options, self.empty = PaperView(), PaperOptions(), NothingOpen()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()

    @staticmethod
    def title(words: Words) -> str:
        return words._("Preview")

    def retranslate(self) -> None:
        """Say every text again."""
        words = self.words
        self._title.setText(words._("Preview: {document}", document=self._document()))
        self.back.setText(words._("Back to the plan"))
        self.view.setAccessibleName(words._("Pages of the document"))
        sentence = words._("There is no plan to print yet: adopt a pathway or add steps first.")
        self.empty.say(sentence, words._("Go to the plan"))
        self.options.retranslate(words)
        self._count()

    def refresh(self) -> None:
        """Draw the paper again if the case, its language or the size changed."""
        case = self.session.document.case
        printable = case is not None and bool(case.plan.steps)
        self._stack.setCurrentWidget(self.view if printable else self.empty)
        self.options.set_ready(False)
        if case is None or not printable:
            self.paper = self._asked = None
            return
        self._title.setText(self.words._("Preview: {document}", document=self._document()))
        language = self.options.language or case.client.language
        languages = self.options.choice.languages(language, self.session.counsellor.public)
        self.options.ask_reason(self.session.counsellor.public and languages != (FRENCH,))
        asked = self._asked = Asked(case, language, self.options.choice, self.options.scale)
        self.session.store_tasks.run(self._drawing(asked), partial(self._take, asked))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def save_as(self, path: Path) -> None:
        """Write the PDF into a file, whole or not at all."""
        if self.paper is not None:
            try:
                files.write(path, self._sealed(self.paper.pdf))
            except Exception as error:
                self.session.failed.emit(error)
                return
            self._printed()
            self.session.said.emit(self.words._("The document was written: {path}", path=path))

    def open_paper(self) -> None:
        """Open the document with the reader of this computer, from a copy that this session keeps."""
        folder = Path(self._folder.path())
        path = folder / self.file_name()
        try:
            files.write(path, self._sealed(self.paper.pdf if self.paper else b""))
        except Exception as error:
            self.session.failed.emit(error)
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.session.said.emit(self.words._("No program opens a PDF here: save the document instead."))

    def _sealed(self, pdf: bytes) -> bytes:
        from planner.report.sealed import sealed

        password = self.options.secret.text()
        return sealed(pdf, password) if password else pdf

    def _document(self) -> str:
        return self.words._(document(self.options.choice.document).title)

    def file_name(self) -> str:
        """Return the name that is proposed for the file."""
        case = self.session.document.case
        name = case.client.name if case else ""
        plain = "".join(c if c.isalnum() else "-" for c in name).strip("-") or "client"
        stem = "-".join("".join(c if c.isalnum() else " " for c in self._document().lower()).split())
        return f"{stem}-{plain}-{self.session.today().isoformat()}.pdf"

    def _ask_file(self) -> None:
        kinds = self.words._("PDF files (*.pdf)")
        start = str(Path.home() / self.file_name())
        name, _ = QFileDialog.getSaveFileName(self, self.words._("Save the document"), start, kinds)
        if name:
            self.save_as(Path(name))

    def _print(self) -> None:
        if (paper := self.paper) is not None:
            printing.ask_printer(self, paper.pdf, self._title.text(), self._printed)

    def _ask_many(self) -> None:
        PrintManyDialog(self.session, self.options.choice, self.options.secret.text(), self).open()

    def _printed(self) -> None:
        self.session.settings.put(printed=True)
        self.session.counsellor_changed.emit()

    def _drawing(self, asked: Asked) -> Callable[[], Paper]:
        session, today = self.session, self.session.today()
        catalogue, counsellor, ratio = session.catalogue, session.counsellor, self.devicePixelRatioF()
        found = session.found(asked.case)

        def draw() -> Paper:
            from planner.report.documents import pdf

            drawn = pdf(asked.case, catalogue, counsellor, asked.language, today, asked.choice, found)
            return Paper(drawn, page_images(drawn, SCREEN_DPI * asked.scale * ratio))

        return draw

    def _take(self, asked: Asked, done: Future[Paper]) -> None:
        """Show what was drawn, if nothing else was asked meanwhile."""
        if asked is not self._asked or (found := self.session.answer(done)) is None:
            return
        self.paper = found
        self.view.show_pages(found.pages, self.devicePixelRatioF(), self.words)
        self.options.set_ready(True)
        self._count()

    def _count(self) -> None:
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
        self.options.save.clicked.connect(self._ask_file)
        self.options.open.clicked.connect(self.open_paper)
        self.options.print.clicked.connect(self._print)
        self.options.many.clicked.connect(self._ask_many)
        self.view.verticalScrollBar().valueChanged.connect(self._count)
        session.document.changed.connect(self._follow)
        session.counsellor_changed.connect(partial(self._follow, None))
        self.setFocusProxy(self.view)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcut = QShortcut(QKeySequence("Ctrl+S"), self, context=here)
        shortcut.activated.connect(self.options.save.click)

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
