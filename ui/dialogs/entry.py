"""A small form on one frozen value: each field shows a part of it, and the whole is kept when asked."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QWidget

from planner.private_numbers import masked_value
from planner.words import N_, Words
from ui import style
from ui.widgets.intake_fields import Field
from ui.widgets.pauses import Pauses

LETTERS = 74


class EntryDialog(QDialog):
    """Edits a value; `kept` brings the changed one. `about` says what for, and `verb` (a msgid) keeps it.

    While it is written, `written` brings the value as it is so far, so that it can outlive the program.

    What was typed is thrown away by the button that says so alone: Esc asks first, however often.
    Where no other guard stands, a number that reads like a social insurance number is asked of once more.
    """

    kept = Signal(object)
    written = Signal(object)

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        value: Any,
        words: Words,
        parent: QWidget | None = None,
        guarded: bool = False,
        about: str = "",
        verb: str = N_("Save"),
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._fields, self._value, self._words, self._guarded = tuple(fields), value, words, guarded
        self.editors = {field.name: field.make() for field in fields}
        self.warning = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        style.emphasise(self.warning, "error")
        self.warning.hide()
        self._pauses = Pauses(self)
        self._pauses.reached.connect(lambda: self.written.emit(self.value))
        self.finished.connect(self._pauses.stop)
        self._build(about, words._(verb))
        self._first, self._asks = self.value, False

    @property
    def value(self) -> Any:
        """Return the value with what is typed now."""
        value = self._value
        for field in self._fields:
            value = field.lens.put(value, self.editors[field.name].value())
        return value

    def resume(self, begun: Any) -> None:
        """Show what was written before the program ended, as something that is not kept yet."""
        for field in self._fields:
            self.editors[field.name].show_value(field.lens.get(begun))
        self._warn(self._words._("What you had begun to write here is back; it is not saved yet."))

    def accept(self) -> None:
        """Hand over what is typed, once every day is one."""
        if self._has_wrong:
            self._warn(self._words._("A day is not written as one: correct it, or leave it empty."))
            return
        value = self.value
        if self._guarded and masked_value(value, self._value) is not value:
            self._guarded = False
            self._warn(
                self._words._(
                    "This reads like a social insurance number, which has no place here. Remove it, or "
                    "save again."
                )
            )
            return
        self.kept.emit(value)
        super().accept()

    def reject(self) -> None:
        """Leave, after asking where something is typed."""
        if self._has_wrong or self.value != self._first:
            self._ask_first()
        else:
            super().reject()

    @property
    def _has_wrong(self) -> bool:
        return any(getattr(editor, "is_wrong", False) for editor in self.editors.values())

    def _ask_first(self) -> None:
        self._asks = True
        self._warn(self._words._("What you wrote here is not kept yet. Keep it, or throw it away?"))
        kinds = QDialogButtonBox.StandardButton
        self.buttons.button(kinds.Cancel).setText(self._words._("Throw away"))
        self.buttons.button(kinds.Save).setFocus()

    def _leave(self) -> None:
        """Throw away what was typed if the button says so, else leave as Esc does."""
        super().reject() if self._asks else self.reject()

    def _warn(self, text: str) -> None:
        self.warning.setText(text)
        self.warning.show()

    def _build(self, about: str, verb: str) -> None:
        form = QFormLayout(self)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        if about:
            form.addRow(QLabel(about, wordWrap=True, textFormat=Qt.TextFormat.PlainText))
        for field in self._fields:
            editor = self.editors[field.name]
            editor.retranslate(self._words)
            editor.show_value(field.lens.get(self._value))
            form.addRow(self._words._(field.label), editor)
            editor.setAccessibleName(self._words._(field.label))
            if hasattr(editor, "textChanged"):
                editor.textChanged.connect(lambda: self._pauses.hear())
        form.addRow(self.warning)
        self.buttons = self._buttons(verb)
        form.addRow(self.buttons)
        self.resize(self.fontMetrics().averageCharWidth() * LETTERS, self.sizeHint().height())

    def _buttons(self, verb: str) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Save | kinds.Cancel)
        buttons.button(kinds.Save).setText(verb)
        buttons.button(kinds.Cancel).setText(self._words._("Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self._leave)
        return buttons
