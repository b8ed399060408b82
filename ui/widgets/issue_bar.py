"""What the rules say about the plan: the gravest issue, and all of them on demand, remarks folded by kind."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from planner.case import Case
from planner.catalogue import Catalogue
from planner.issue import INFO, LAW, WARNING, Issue
from planner.sentences import issue_sentence
from planner.words import N_, Words
from ui import style
from ui.models.remedies import Remedy, remedies
from ui.widgets.issue_line import IssueLine

MARKS = {
    LAW: ("close-octagon-outline", "error"),
    WARNING: ("alert-outline", "warning"),
    INFO: ("information-outline", "accent"),
}
FINE = ("check-circle-outline", "ok")
ROLES = {LAW: "fault", WARNING: "notice", INFO: "card"}
NAMES = {LAW: N_("Rule"), WARNING: N_("Warning"), INFO: N_("Remark")}
IN_ORDER = N_("No rule is broken and nothing is left to confirm.")
# The calendar above keeps most of its rows while the list is open.
SHOWN_ROWS, EDGE = 4, 8


class IssueBar(QFrame):
    """Says the issues in sentences, the worst first; choosing one chooses its step and shows its remedies."""

    chosen = Signal(str)
    remedied = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = IssueLine()
        self.more, self.remedies = self.line.more, self.line.remedies
        self.list = QListWidget(wordWrap=True)
        self.list.setVisible(False)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.more.toggled.connect(self._open)
        self.list.currentRowChanged.connect(self._say)
        self.line.remedied.connect(self._remedy)
        self._issues, self._sentences = tuple[Issue, ...](), list[str]()
        self._remedies = tuple[tuple[Remedy, ...], ...]()
        self._words = Words("fr")
        self._unfolded = set[str]()
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 2, 6, 2)
        column.addWidget(self.list)
        column.addWidget(self.line)

    def _open(self, opened: bool) -> None:
        """Show the list, where the sentence stands too, or the sentence alone."""
        self.list.setVisible(opened)
        self.line.show_sentence(not opened)

    def show_issues(
        self, issues: Sequence[Issue], case: Case | None, catalogue: Catalogue, words: Words
    ) -> None:
        """Show the issues of a plan, the gravest first; the one that is read in the open list stays so."""
        kept = _place(self._issues[self._row]) if self._issues and self.more.isChecked() else None
        self._issues, self._words = tuple(issues), words
        self._sentences = [issue_sentence(issue, words, catalogue) for issue in issues]
        self._remedies = tuple(remedies(issue, case, catalogue) if case else () for issue in issues)
        self._fill(issues, self._sentences, words)
        places = [_place(issue) for issue in issues]
        self.list.setCurrentRow(places.index(kept) if kept in places else 0)
        self.line.count(issues, words)
        self.list.setAccessibleName(words._("Issues of the plan, the gravest first"))
        self._say()

    @property
    def offered(self) -> tuple[str, ...]:
        """Return the names of the remedies on show."""
        return tuple(remedy.name for remedy in self._remedies[self._row]) if self._issues else ()

    @property
    def _row(self) -> int:
        return min(max(self.list.currentRow(), 0), len(self._issues) - 1)

    def _say(self) -> None:
        """Say the issue that is read: the gravest, until another one is chosen in the list."""
        words = self._words
        issue = self._issues[self._row] if self._issues else None
        said = self._sentences[self._row] if issue else words._(IN_ORDER)
        offered = self._remedies[self._row] if issue else ()
        mark = style.icon(*(MARKS[issue.severity] if issue else FINE))
        named = words._(NAMES[issue.severity]) if issue else words._("In order")
        self.line.say(said, mark, named, offered, words)
        style.emphasise(self, ROLES[issue.severity] if issue else "good")

    def _remedy(self, number: int) -> None:
        issue, remedy = self._issues[self._row], self._remedies[self._row][number]
        self.remedied.emit(remedy.name, issue.step)

    def _fill(self, issues: Sequence[Issue], sentences: list[str], words: Words) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for issue, sentence in zip(issues, sentences, strict=True):
            item = QListWidgetItem(style.icon(*MARKS[issue.severity]), sentence, self.list)
            item.setData(Qt.ItemDataRole.UserRole, issue.step)
        self.list.blockSignals(False)
        self._fold()

    def _fold(self) -> None:
        """Hide the remarks of a kind behind the first one, which says how many there are."""
        words, seen = self._words, set[str]()
        alike = Counter(issue.code for issue in self._issues if issue.severity == INFO)
        for row, (issue, said) in enumerate(zip(self._issues, self._sentences, strict=True)):
            folds = alike[issue.code] > 1 and issue.code not in self._unfolded
            more = words.n_("and {n} more like it", "and {n} more like it", alike[issue.code] - 1)
            text = f"{said} ({more})" if folds and issue.code not in seen else said
            self.list.setRowHidden(row, folds and issue.code in seen)
            self.list.item(row).setText(text)
            name = f"{words._(NAMES[issue.severity])}: {text}"
            self.list.item(row).setData(Qt.ItemDataRole.AccessibleTextRole, name)
            seen.add(issue.code)
        shown = sum(not self.list.isRowHidden(row) for row in range(len(self._issues)))
        self.list.setFixedHeight((self.fontMetrics().height() + 8) * min(max(shown, 1), SHOWN_ROWS) + EDGE)

    def _choose(self, item: QListWidgetItem) -> None:
        self._turn(self.list.row(item))
        if step := item.data(Qt.ItemDataRole.UserRole):
            self.chosen.emit(step)

    def _turn(self, row: int) -> None:
        """Show the remarks that are folded behind this first one, or fold them again."""
        issue = self._issues[row]
        if issue.severity == INFO and row == next(
            n for n, i in enumerate(self._issues) if i.code == issue.code
        ):
            self._unfolded ^= {issue.code}
            self._fold()

    def mousePressEvent(self, event: object) -> None:
        """Choose the step that the issue on the bar is about."""
        if (item := self.list.item(self._row)) is not None:
            self._choose(item)


def _place(issue: Issue) -> tuple[str, str]:
    return issue.code, issue.step
