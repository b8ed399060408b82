"""Asking for a new passphrase, with the secret that it rests on: the present one, the code, or nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QProgressBar, QWidget

from planner.words import Words
from ui import style
from ui.widgets.new_passphrase import NewPassphrase

WIDTH = 520


class NewPassphraseDialog(QDialog):
    """Says `given` with the secret and the new passphrase; it stays until the work is done."""

    given = Signal(str, str)
    left = Signal()

    def __init__(
        self,
        title: str,
        text: str,
        words: Words,
        secret: tuple[str, QLineEdit] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.new, self.secret = NewPassphrase(words), secret[1] if secret else None
        self.fault = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.progress = QProgressBar(textVisible=False, maximum=100)
        self.progress.setAccessibleName(words._("Progress"))
        self.buttons = QDialogButtonBox()
        self.go = self.buttons.addButton(words._("Continue"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.leave = self.buttons.addButton(words._("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.setWindowTitle(title)
        self._lay_out(text, secret[0] if secret else "")
        self._look()

    def begin(self) -> None:
        """Show that the work is under way; only leaving is possible."""
        self._set_busy(True)
        self.progress.setRange(0, 0)

    def show_progress(self, share: float) -> None:
        """Show which share of the work is done."""
        self.progress.setRange(0, 100)
        self.progress.setValue(round(share * 100))

    def fail(self, text: str) -> None:
        """Say why it was not done; nothing that was typed is lost but the secret."""
        self._set_busy(False)
        if self.secret is not None:
            self.secret.clear()
            self.secret.setFocus()
        self.fault.setText(text)
        self.fault.show()

    def finish(self) -> None:
        """Close once it is done; what was typed is forgotten."""
        self.new.forget()
        super().accept()

    def accept(self) -> None:
        """Hand over the passphrase, once it is hard enough and typed twice."""
        if self.go.isEnabled():
            self.fault.hide()
            self.begin()
            self.given.emit(self.secret.text() if self.secret else "", self.new.passphrase)

    def reject(self) -> None:
        """Leave; while the work is under way it is asked to stop, and its answer closes the dialog."""
        if self.progress.isVisible():
            self.left.emit()
        else:
            self.finish_without()

    def finish_without(self) -> None:
        """Close with nothing done; what was typed is forgotten."""
        self.new.forget()
        super().reject()

    def _set_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        for widget in filter(None, (self.new, self.secret)):
            widget.setEnabled(not busy)
        self._look()

    def _look(self) -> None:
        known = self.secret is None or bool(self.secret.text())
        self.go.setEnabled(known and bool(self.new.passphrase) and self.new.isEnabled())

    def _lay_out(self, text: str, label: str) -> None:
        self.setMinimumWidth(WIDTH)
        self.fault.hide()
        self.progress.hide()
        form = QFormLayout(self)
        form.addRow(QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText))
        if self.secret is not None:
            form.addRow(label, self.secret)
            self.secret.textChanged.connect(self._look)
        style.emphasise(self.fault, "error")
        for widget in (self.new, self.fault, self.progress, self.buttons):
            form.addRow(widget)
        self.go.setDefault(True)
        self.new.changed.connect(self._look)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
