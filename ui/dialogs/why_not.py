"""Why not another? What blocks each profile, and the changes that open it, each applied by one click."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.case import Case
from planner.catalogue import Catalogue
from planner.pathway.result import Blocked
from planner.relaxation_words import (
    NO_ANSWER,
    relaxation_sentence,
    relaxation_sentences,
    unappliable,
)
from planner.supposition import OTHER_FIELDS, can_relax, relaxed
from planner.why_not_words import advice_sentences, alike, blocking_sentences, no_pathway
from planner.words import N_, Words
from ui.dialogs.scrolled import scroll
from ui.widgets.labels import copied_prose

Change = Mapping[str, Any]
ANSWERS = N_("Changes the answers and searches again; Ctrl+Z takes it back.")
FIELDS = N_("Searches again with them; the answers stay, and the link beside the limits takes it back.")


class WhyNotDialog(QDialog):
    """Sentences, and a button for each change that can be made here; a change closes the dialog."""

    # What the case becomes, and what that is called in some words.
    applied = Signal(object, object)

    def __init__(
        self,
        blocked: Sequence[Blocked],
        case: Case,
        catalogue: Catalogue,
        words: Words,
        parent: QWidget | None = None,
        hoped: Collection[str] = (),
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._case, self._catalogue, self._words = case, catalogue, words
        self.changes: list[QPushButton] = []
        self.setWindowTitle(words._("Why not another?"))
        column = QVBoxLayout()
        for rows in alike(blocked, hoped):
            self._add(column, rows, rows[0].profile in hoped)
        scroll(self, column, 100)

    def _add(self, column: QVBoxLayout, blocked: Sequence[Blocked], hoped: bool) -> None:
        none = no_pathway([row.profile for row in blocked], self._words, hoped)
        column.addWidget(copied_prose("heading", none))
        _, *texts = blocking_sentences(blocked[0], self._words, self._catalogue)
        for text in (*texts, *advice_sentences(blocked[0], self._words, self._catalogue)):
            column.addWidget(copied_prose(text=text))
        changes, start = blocked[0].relaxations, self._case.preferences.start
        said = relaxation_sentences(changes, self._words, self._catalogue, start)
        for change, sentence in zip(changes, said, strict=True):
            column.addLayout(self._relaxation(change, sentence))

    def _relaxation(self, change: Change, said: str) -> QHBoxLayout:
        row = QHBoxLayout()
        # What only a profile asks is no limit of the case: then there is nothing to apply.
        if can_relax(change) and relaxed(self._case, change) != self._case:
            row.addWidget(copied_prose(text=f"→ {said}"), 1)
            row.addWidget(self._button(change, said), 0, Qt.AlignmentFlag.AlignTop)
        else:
            why = unappliable(change, self._words) if not can_relax(change) else self._words._(NO_ANSWER)
            row.addWidget(copied_prose(text=f"→ {said}\n{why}"), 1)
        return row

    def _button(self, change: Change, said: str) -> QPushButton:
        button = QPushButton(self._words._("Apply"))
        button.setAccessibleName(self._words._("Apply: {change}", change=said))
        what_follows = FIELDS if change["constraint"] == OTHER_FIELDS else ANSWERS
        button.setToolTip(self._words._(what_follows))
        button.clicked.connect(lambda: self._apply(change))
        self.changes.append(button)
        return button

    def _apply(self, change: Change) -> None:
        catalogue, start = self._catalogue, self._case.preferences.start
        said = lambda words: relaxation_sentence(change, words, catalogue, start)  # noqa: E731
        self.applied.emit(relaxed(self._case, change), said)
        self.accept()
