"""Sharing: files for other offices, files received from them, and what waits for a choice."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from db.exchange.case_merges import DESTROYED
from planner.errors import PlannerError
from ui import failures, files
from ui.databases import beside
from ui.exchange_desk import ExchangeDesk
from ui.merge_work import MergeWork, Stage
from ui.models.merge_report_words import report_lines, undoing_words
from ui.page import Page
from ui.registers import registers_section
from ui.rereading import reread
from ui.session import Session
from ui.tasks import Running
from ui.widgets.import_wait import ImportWait
from ui.widgets.merge_board import MergeBoard
from ui.widgets.merge_report import MergeReport
from ui.widgets.passphrase_ask import PassphraseAsk
from ui.widgets.sharing_board import SharingBoard


class SharingPage(Page):
    """Shows one stage of a merge at a time; between merges, what was exchanged."""

    name: ClassVar[str] = "sharing"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.work, self.desk = MergeWork(session, self), ExchangeDesk(session, self)
        # Undo takes back merges and choices here, never edits of the open case.
        self.undo_stack = self.desk.undo_stack
        self.board, self.ask, self.wait = SharingBoard(), PassphraseAsk(), ImportWait()
        self.preview, self.report = MergeBoard(), MergeReport()
        self.registers = registers_section(session, self)
        self.board.tabs.addTab(self.registers, "")
        self._stack, self._is_read = QStackedWidget(), False
        self._panes = {
            Stage.CHOOSING: self.board, Stage.ASKING: self.ask, Stage.READING: self.wait,
            Stage.SHOWN: self.preview, Stage.WRITING: self.wait, Stage.WRITTEN: self.report,
        }  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        for pane in dict.fromkeys(self._panes.values()):
            self._stack.addWidget(pane)
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """Say every text again; what is decided stays so."""
        for pane in (self.board, self.ask, self.wait, self.preview, self.report):
            pane.retranslate(self.words)
        self.registers.retranslate()
        self.board.tabs.setTabText(self.board.tabs.indexOf(self.registers), self.words._("Registers"))
        self._show_exchanged()
        self._show()

    def receive(self, path: Path) -> None:
        """Come to the front with what a received file would change."""
        self.session.go.emit(self.name)
        self.work.receive(path)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was exchanged when the page first comes on screen."""
        if not self._is_read:
            self._is_read = True
            self.desk.refresh()
        super().showEvent(event)

    def _show(self) -> None:
        stage, words, work = self.work.stage, self.words, self.work
        self._stack.setCurrentWidget(self._panes[stage])
        said = failures.sentence(work.error, words) if work.error else ""
        self.board.say_fault(said if stage is Stage.CHOOSING else "")
        if stage is Stage.ASKING:
            self.ask.ask(work.path.name, said, words)
        elif stage in (Stage.READING, Stage.WRITING):
            self.wait.show_progress(words._("Reading…") if stage is Stage.READING else words._("Merging…"), 0)
        elif stage is Stage.SHOWN and work.plan is not None:
            self.preview.show_plan(work.plan, self.session.counsellor.office, self.session.catalogue, words)
            if said:
                self.session.failed.emit(work.error)
        elif stage is Stage.WRITTEN:
            self._show_report()

    def _show_report(self) -> None:
        plan, written = self.work.plan, self.work.written
        if plan is not None and written is not None:
            lines = report_lines(written.report, plan, self.session.catalogue, self.words)
            self.report.show_lines(tuple(lines), bool(written.report.id), undoing_words(written.report))

    def _end(self) -> None:
        """Let a merge that was made be undone, and show what it changed."""
        written = self.work.written
        if self.work.stage is Stage.WRITTEN and written is not None and written.report.id:
            found = written.report.preview
            if found.is_undoable:
                self.desk.note_merge(written.report.id, self.work.path.name)
            if found.of(DESTROYED):
                self.session.cases_destroyed.emit()
            reread(self.session)
            self.desk.refresh()

    def _show_exchanged(self) -> None:
        found, words, board = self.desk.found, self.words, self.board
        board.conflicts.show_conflicts(found.conflicts, self.session.catalogue, words)
        board.offices.show_offices(found.own, found.offices, words)
        board.merges.show_merges(found.merges, words)
        board.show_waiting(len(found.conflicts), words)

    def ask_merge(self) -> QMessageBox | None:
        """Merge as decided, after a question where cases are destroyed for good; return that question."""
        gone = self.work.plan.destroyed if self.work.plan else ()
        if gone:
            from ui.dialogs.destroyed_cases import ask_destruction

            return ask_destruction(gone, self.words, self, self.work.merge)
        self.work.merge()
        return None

    def ask_file(self) -> None:
        """Ask for a received file, and show what it would change."""
        words, folder = self.words, str(beside(self.session.database.path))
        kinds = words._("Exported files (*.parcours)")
        name, _ = QFileDialog.getOpenFileName(self, words._("Receive a file"), folder, kinds)
        if name:
            self.receive(Path(name))

    def _save_report(self) -> None:
        words, work = self.words, self.work
        start = work.path.with_name(f"{work.path.stem}.txt")
        name, _ = QFileDialog.getSaveFileName(self, words._("Save the report"), str(start))
        if name:
            self.save_report(Path(name))

    def save_report(self, path: Path) -> None:
        """Write the report of the merge as text."""
        try:
            files.write(path, f"{self.report.text}\n".encode())
        except PlannerError as error:
            self.session.failed.emit(error)

    def _show_progress(self, running: Running) -> None:
        if running is self.work.running:
            self.wait.show_progress(self.wait.text.text(), running.fraction)

    def _forget(self) -> None:
        self.desk.forget()
        self._is_read = False
        self.work.forget()
        self._show_exchanged()
        if self.isVisible():
            self._is_read = True
            self.desk.refresh()

    def _connect(self) -> None:
        work, board, session = self.work, self.board, self.session
        work.changed.connect(self._show)
        work.changed.connect(self._end)
        self.desk.read.connect(self._show_exchanged)
        board.export.clicked.connect(self.desk.ask_export)
        board.receive.clicked.connect(self.ask_file)
        board.conflicts.chosen.connect(self.desk.choose)
        board.conflicts.asked_file.connect(session.open_case)
        board.merges.asked_undo.connect(self.desk.undo_merge)
        board.merges.asked_again.connect(self.desk.redo_merge)
        self.ask.given.connect(lambda typed: work.read(work.path, typed))
        for left in (self.ask.left, self.preview.asked_leave, self.report.left):
            left.connect(work.leave)
        self.wait.cancelled.connect(work.stop)
        self.preview.asked_merge.connect(self.ask_merge)
        self.report.asked_save.connect(self._save_report)
        session.store_tasks.progressed.connect(self._show_progress)
        session.database_changed.connect(self._forget)
