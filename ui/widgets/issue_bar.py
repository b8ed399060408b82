"""What the rules say about the plan: the gravest issue in one line, all of them on demand."""

from collections.abc import Sequence
from textwrap import shorten

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner.catalogue import Catalogue
from planner.issue import INFO, LAW, WARNING, Issue
from planner.sentences import issue_sentence
from planner.words import N_, Words
from ui import style
from ui.tips import tip

MARKS = {
    LAW: ("close-octagon-outline", "error"),
    WARNING: ("alert-outline", "warning"),
    INFO: ("information-outline", "accent"),
}
FINE = ("check-circle-outline", "ok")
MARK_SIZE = 18
ROLES = {LAW: "fault", WARNING: "notice", INFO: "card"}
NAMES = {LAW: N_("Rule"), WARNING: N_("Warning"), INFO: N_("Remark")}
SHOWN_ROWS, SHOWN_LETTERS = 6, 120
DRIFTED = ("catalogue-changed", "catalogue-improves")


class IssueBar(QFrame):
    """Says the issues in sentences, the worst first; choosing one chooses its step."""

    chosen = Signal(str)
    looked = Signal()
    asked_search = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = QLabel()
        self._first = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._first.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.more = QToolButton(checkable=True)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.list = QListWidget(wordWrap=True)
        self.list.setVisible(False)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.more.toggled.connect(self.list.setVisible)
        self.look, self.search = QPushButton(), QPushButton()
        self.look.clicked.connect(self.looked)
        self.search.clicked.connect(self.asked_search)
        line = QHBoxLayout()
        line.addWidget(self._mark)
        line.addWidget(self._first, 1)
        line.addWidget(self.look)
        line.addWidget(self.search)
        line.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 6, 4)
        column.addWidget(self.list)
        column.addLayout(line)

    def show_issues(self, issues: Sequence[Issue], catalogue: Catalogue, words: Words) -> None:
        """Show the issues of a plan, in the order of the check."""
        sentences = [issue_sentence(issue, words, catalogue) for issue in issues]
        self._fill(issues, sentences, words)
        fine = words._("No rule is broken and nothing is left to confirm.")
        said = sentences[0] if sentences else fine
        # Beside the two remedies there is little room; the list has the whole sentence.
        drifted = any(issue.code in DRIFTED for issue in issues)
        self._first.setText(shorten(said, SHOWN_LETTERS, placeholder="…") if drifted else said)
        self._first.setToolTip(tip(said) if drifted else "")
        mark = style.icon(*(MARKS[issues[0].severity] if issues else FINE))
        self._mark.setPixmap(mark.pixmap(MARK_SIZE, MARK_SIZE))
        self._mark.setAccessibleName(words._(NAMES[issues[0].severity]) if issues else words._("In order"))
        self.more.setVisible(bool(issues))
        self.more.setText(words.n_("{n} issue", "{n} issues", len(issues)))
        self.more.setToolTip(words._("Show or hide all issues"))
        self.list.setAccessibleName(words._("Issues of the plan, the gravest first"))
        style.emphasise(self, ROLES[issues[0].severity] if issues else "good")
        self._offer_remedies(drifted, words)

    def _offer_remedies(self, drifted: bool, words: Words) -> None:
        """Offer what settles a changed catalogue: a look at it, or another search."""
        self.look.setText(words._("I have looked at it"))
        self.look.setToolTip(words._("The catalogue changed: note that the plan was looked at with it"))
        self.search.setText(words._("Search again"))
        for button in (self.look, self.search):
            button.setVisible(drifted)

    def _fill(self, issues: Sequence[Issue], sentences: list[str], words: Words) -> None:
        self.list.clear()
        for issue, sentence in zip(issues, sentences, strict=True):
            item = QListWidgetItem(style.icon(*MARKS[issue.severity]), sentence, self.list)
            item.setData(Qt.ItemDataRole.UserRole, issue.step)
            name = f"{words._(NAMES[issue.severity])}: {sentence}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, name)
        height = self.fontMetrics().height() + 8
        self.list.setFixedHeight(height * min(max(len(sentences), 1), SHOWN_ROWS))

    def _choose(self, item: QListWidgetItem) -> None:
        if step := item.data(Qt.ItemDataRole.UserRole):
            self.chosen.emit(step)

    def mousePressEvent(self, event: object) -> None:
        if (first := self.list.item(0)) is not None:
            self._choose(first)
