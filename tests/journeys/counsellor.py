"""What a counsellor does at the window: keys pressed, fields typed in, cards chosen."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from planner.case import Case
from planner.pathway.result import Proposal
from ui.main_window import MainWindow
from ui.pages.intake import IntakePage
from ui.pages.plan import PlanPage
from ui.pages.preview import PreviewPage
from ui.widgets.code_editor import CodeEditor, CodesEditor
from ui.widgets.rows_editor import RowsEditor

SEARCH_MS = 120_000
SOON_MS = 10_000


class Counsellor:
    """Works by keyboard; every method waits until the window has answered."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.session, self._qtbot = window, window.session, qtbot

    @property
    def case(self) -> Case:
        case = self.session.document.case
        assert case is not None
        return case

    @property
    def intake(self) -> IntakePage:
        page = self.window.pages["intake"]
        assert isinstance(page, IntakePage)
        return page

    @property
    def plan(self) -> PlanPage:
        page = self.window.pages["plan"]
        assert isinstance(page, PlanPage)
        return page

    @property
    def preview(self) -> PreviewPage:
        page = self.window.pages["preview"]
        assert isinstance(page, PreviewPage)
        return page

    def wait(self, done: Callable[[], bool], milliseconds: int = SOON_MS) -> None:
        self._qtbot.waitUntil(done, timeout=milliseconds)

    def press(self, command: str) -> None:
        """Use a command of the menus, as its shortcut does."""
        self.window.actions_[command].trigger()

    def begin_client(self) -> None:
        self.press("new_client")
        self.wait(lambda: self.window.page == "intake" and self.session.document.case is not None)
        self.wait(lambda: self.focused is self.intake.editor("name"))

    @property
    def focused(self) -> QWidget | None:
        return QApplication.focusWidget()

    def type(self, text: str) -> None:
        """Type into whatever has the focus, and go on with Tab."""
        assert self.focused is not None
        self.type_into(self.focused, text)

    def type_into(self, editor: QWidget, text: str) -> None:
        """Type over what a field holds, and leave it with Tab; in a field of codes, take the first answer."""
        editor.setFocus()
        if hasattr(editor, "selectAll"):
            editor.selectAll()
        QTest.keyClicks(self._field(editor), text)
        if isinstance(editor, CodeEditor | CodesEditor):
            self._take_first_answer()
        else:
            QTest.keyClick(editor, Qt.Key.Key_Tab)

    def _field(self, editor: QWidget) -> QWidget:
        return editor.focusProxy() or editor

    def _take_first_answer(self) -> None:
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
            QTest.keyClick(QApplication.activePopupWidget(), key)
        self.window.activateWindow()  # a platform without a screen leaves the closed list active
        self.wait(lambda: QApplication.activePopupWidget() is None)

    def write(self, field: str, text: str) -> None:
        """Write into a field of the client's file, or find a code there by words."""
        self.type_into(self.intake.editor(field), text)

    find = write

    def choose(self, field: str, value: object) -> None:
        """Choose in a list with the arrows."""
        editor = self.intake.editor(field)
        assert isinstance(editor, QComboBox)
        editor.setFocus()
        row = [editor.itemData(number) for number in range(editor.count())].index(value)
        QTest.keyClick(editor, Qt.Key.Key_Home)
        for _ in range(row):
            QTest.keyClick(editor, Qt.Key.Key_Down)
        assert editor.currentIndex() == row

    def check(self, field: str, *values: str) -> None:
        """Check boxes with the space bar."""
        for value in values:
            QTest.keyClick(self.intake.editor(field)._boxes[value], Qt.Key.Key_Space)

    def press_field(self, field: str) -> None:
        QTest.keyClick(self.intake.editor(field), Qt.Key.Key_Space)

    def row(self, field: str, *cells: str) -> None:
        """Add a row to a list, and type each of its cells."""
        rows = self.intake.editor(field)
        assert isinstance(rows, RowsEditor)
        QTest.keyClick(rows.add, Qt.Key.Key_Space)
        self.wait(lambda: rows._rows[-1][0][-1].isVisible())
        for editor, text in zip(rows._rows[-1][0], cells, strict=False):
            self.type_into(editor, text)

    def search(self) -> tuple[Proposal, ...]:
        """Go to the plan, wait for the answer, and return the proposals in the order of the cards."""
        self.session.go.emit("plan")
        self.wait(lambda: not self.plan.search.busy, SEARCH_MS)
        assert self.plan.search.error is None
        return self.plan.pathways.proposals

    def show_every(self) -> tuple[Proposal, ...]:
        """Press "Show more", and return all the proposals in the order of the cards."""
        QTest.mouseClick(self.plan.board.strip.every, Qt.MouseButton.LeftButton)
        return self.plan.pathways.proposals

    def adopt(self, proposal: Proposal) -> None:
        """Choose the card of a proposal with the space bar."""
        number = self.plan.pathways.proposals.index(proposal)
        radio = self.plan.board.strip.cards[number].radio
        radio.setFocus()
        QTest.keyClick(radio, Qt.Key.Key_Space)
        assert {s.activity for s in proposal.steps} <= {s.activity for s in self.case.plan.steps}

    def save(self) -> None:
        self.wait(lambda: self.session.document.is_saved)

    def look_at_paper(self, language: str) -> bytes:
        """Open the preview in a language, wait for its pages and return the file."""
        self.press("preview")
        self.wait(lambda: self.preview.paper is not None)
        self.preview.options.use_language(language)
        self.wait(lambda: self.preview.options.save.isEnabled())
        assert self.preview.paper is not None
        return self.preview.paper.pdf
