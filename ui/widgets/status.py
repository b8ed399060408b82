"""The status bar: whether all is saved, which database is open, and what is being computed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QStatusBar, QToolButton, QWidget

from planner.words import N_, Words
from ui import style
from ui.autosave import State, Status
from ui.tasks import Running

SENTENCES = {
    State.NOTHING_OPEN: N_("No case open"),
    State.WAITING: N_("Changes not saved yet"),
    State.SAVING: N_("Saving…"),
    State.FAILED: N_("Not saved: your work is kept here"),
}
ICONS = {
    State.SAVED: ("check", "ok"),
    State.WAITING: ("dots-horizontal", "muted"),
    State.SAVING: ("content-save-outline", "muted"),
    State.FAILED: ("alert-circle", "error"),
}


def save_sentence(status: Status, words: Words) -> str:
    """Return the save state as the status bar says it."""
    if status.state is not State.SAVED:
        return words._(SENTENCES[status.state])
    if status.at is None:
        return words._("Everything is saved")
    return words._("Everything is saved · {time}", time=words.time(status.at))


class StatusBar(QStatusBar):
    """Save state with Retry at the left; database and running work with its cancel button at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._mark, self.saved = QLabel(), QLabel(textFormat=Qt.TextFormat.PlainText)
        self.retry, self.correct = QPushButton(), QPushButton(style.icon("alert-circle", "error"), "")
        for link in (self.retry, self.correct):
            style.emphasise(link, "link")
        self.correct.hide()
        self.database = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._task, self._bar = QLabel(textFormat=Qt.TextFormat.PlainText), QProgressBar(textVisible=False)
        self._bar.setFixedWidth(110)
        self.cancel = QToolButton(icon=style.icon("close"), autoRaise=True)
        self.cancel.clicked.connect(self._cancel)
        self._running: Running | None = None
        for widget in (self._mark, self.saved, self.retry, self.correct):
            self.addWidget(widget)
        self.setContentsMargins(8, 0, 10, 0)
        self.addPermanentWidget(self.database)
        self.addPermanentWidget(self._task_row())
        self._row.hide()

    def show_saved(self, status: Status, words: Words, but_wrong: bool = False) -> None:
        """Show the save state; one that failed is red, and can be tried again.

        Beside a field that is to be corrected nothing says that all is saved.
        """
        name, token = ICONS.get(status.state, ("", "muted"))
        for part in (self._mark, self.saved):
            part.setVisible(not (but_wrong and status.state is State.SAVED))
        self._mark.setPixmap(style.icon(name, token).pixmap(16, 16) if name else QPixmap())
        self.saved.setText(save_sentence(status, words))
        style.emphasise(self.saved, "error" if token == "error" else "")
        self.retry.setVisible(status.state is State.FAILED)

    def show_wrong(self, count: int, words: Words) -> None:
        """Say how many fields are to be corrected, as long as there are any."""
        self.correct.setText(words.n_("{n} field to correct", "{n} fields to correct", count))
        self.correct.setIcon(style.icon("alert-circle", "error"))
        self.correct.setVisible(bool(count))

    def show_running(self, running: Running | None, words: Words) -> None:
        """Show a long piece of work with its progress, or none."""
        self._running = running
        self._row.setVisible(running is not None)
        if running is not None:
            self._task.setText(words._(running.title))
            self._bar.setRange(0, 100 if running.fraction > 0 else 0)
            self._bar.setValue(round(running.fraction * 100))

    def retranslate(self, words: Words) -> None:
        """Name the controls again."""
        self.retry.setText(words._("Try again"))
        self.cancel.setAccessibleName(words._("Cancel what is running"))
        self.cancel.setToolTip(words._("Cancel what is running"))
        self._bar.setAccessibleName(words._("Progress"))

    def _task_row(self) -> QWidget:
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(12, 0, 0, 0)
        for widget in (self._task, self._bar, self.cancel):
            row.addWidget(widget)
        return self._row

    def _cancel(self) -> None:
        if self._running:
            self._running.cancel()
