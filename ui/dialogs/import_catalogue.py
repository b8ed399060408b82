"""The window of an import: choose, wait, look, then write or leave everything as it is."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from planner.errors import PlannerError
from ui import failures, files, style
from ui.catalogue_import import CatalogueImport, Stage
from ui.dropped import dropped_paths
from ui.models import import_words
from ui.plan_survey import PlanSurvey
from ui.session import Session
from ui.tasks import Running
from ui.widgets.import_choice import ImportChoice
from ui.widgets.import_preview import ImportPreview
from ui.widgets.import_wait import ImportWait

LETTERS, LINES = 150, 32


class ImportDialog(QDialog):
    """Shows one import; the window behind stays free, and nothing is written before “Import”."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self._session, self._words = session, session.language.words
        self.work, self.survey = CatalogueImport(session, self), PlanSurvey(session, self)
        self.choice, self.wait, self.preview = ImportChoice(), ImportWait(), ImportPreview()
        self.report = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.accept_button, self.leave = QPushButton(), QPushButton()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show()

    def read(self, paths: Sequence[Path]) -> None:
        """Read files or folders."""
        self.survey.forget()
        self.work.read(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is being read."""
        self._stop()
        super().closeEvent(event)

    def reject(self) -> None:
        """Stop what is being read, and leave."""
        self._stop()
        super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let files be dropped while nothing is being written."""
        if self.work.stage is not Stage.WRITING and dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the files that are dropped."""
        event.acceptProposedAction()
        self.read(dropped_paths(event.mimeData()))

    def _stop(self) -> None:
        self.work.stop()
        self.survey.stop()

    def _connect(self) -> None:
        self.work.changed.connect(self._show)
        self.survey.changed.connect(self._show_plans)
        self.choice.chosen.connect(self.read)
        self.wait.cancelled.connect(self.work.stop)
        self.preview.stopped_plans.connect(self.survey.stop)
        self.preview.asked_list.connect(self._save_list)
        self.accept_button.clicked.connect(self._go_on)
        self.leave.clicked.connect(self.reject)
        self._session.side_tasks.progressed.connect(self._show_progress)

    def _show(self) -> None:
        stage, reading, words = self.work.stage, self.work.reading, self._words
        waits = stage in (Stage.READING, Stage.WRITING)
        panes = {Stage.CHOOSING: self.choice, Stage.SHOWN: self.preview, Stage.WRITTEN: self.report}
        self._stack.setCurrentWidget(panes.get(stage, self.wait))
        if waits:
            self.wait.show_progress(words._("Reading…") if stage is Stage.READING else words._("Writing…"), 0)
            self.wait.cancel.setVisible(stage is Stage.READING)
        self.choice.say_fault(failures.sentence(self.work.error, words) if self.work.error else "")
        if stage is Stage.SHOWN and reading is not None:
            self.preview.show_reading(reading, words)
            self.survey.look(reading.before, reading.after)
        if stage is Stage.WRITTEN and reading is not None and self.work.written is not None:
            self.report.setText(
                "\n".join(import_words.report(self.work.written, reading, self.survey.lines, words))
            )
        self._show_buttons()

    def _show_buttons(self) -> None:
        stage, words = self.work.stage, self._words
        differs = self.work.reading is not None and bool(self.work.reading.drift)
        self.accept_button.setVisible(stage in (Stage.SHOWN, Stage.WRITTEN))
        self.accept_button.setText(words._("Import") if stage is Stage.SHOWN else words._("Import another…"))
        self.accept_button.setEnabled(stage is Stage.WRITTEN or differs)
        self.leave.setVisible(stage is not Stage.WRITING)
        done = stage is Stage.WRITTEN
        self.leave.setText(words._("Close") if done else words._("Leave everything as it is"))

    def _show_plans(self) -> None:
        self.preview.show_plans(self.survey.lines, self.survey.said, self.survey.is_looking, self._words)

    def _show_progress(self, running: Running) -> None:
        if running is self.work.running:
            self.wait.show_progress(running.text, running.fraction)

    def _go_on(self) -> None:
        if self.work.stage is Stage.WRITTEN:
            self.work.begin_again()
        else:
            self.survey.stop()
            self.work.write(self.survey.verdicts)

    def _save_list(self, asked: tuple[Path, bytes]) -> None:
        try:
            files.write(*asked)
        except PlannerError as error:
            self._session.failed.emit(error)

    def _lay_out(self) -> None:
        words = self._words
        self.setWindowTitle(words._("Import a catalogue"))
        for part in (self.choice, self.wait):
            part.retranslate(words)
        self.report.setAlignment(Qt.AlignmentFlag.AlignTop)
        for pane in (self.choice, self.wait, self.preview, self.report):
            self._stack.addWidget(pane)
        style.emphasise(self.accept_button, "primary")
        buttons, column = QHBoxLayout(), QVBoxLayout(self)
        buttons.addStretch(1)
        buttons.addWidget(self.accept_button)
        buttons.addWidget(self.leave)
        column.addWidget(self._stack, 1)
        column.addLayout(buttons)
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        self.resize(letter * LETTERS, line * LINES)
