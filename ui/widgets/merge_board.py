"""What a received file changes: the cases at the left, the fields of the chosen one at the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.exchange.case_merges import DESTROYED, DOUBTFUL, NEW
from planner.catalogue import Catalogue
from planner.words import N_, Words
from ui import style
from ui.models.merge_decisions import BOTH, HERE, RECEIVED
from ui.models.merge_fields import SIDES
from ui.models.merge_plan import MergePlan
from ui.models.merge_report_words import apart_words, barred_words, private_words
from ui.models.merge_words import case_name, who_words, whole_sides
from ui.widgets.compared_texts import ComparedTexts
from ui.widgets.labels import prose
from ui.widgets.merge_buttons import GOES, MergeButtons
from ui.widgets.merge_cases import MergeCases
from ui.widgets.merge_fields import MergeFields

TWIN_TOLD = N_(
    "A case of this name is here already ({name}). Only you can say whether it is the same person; the two "
    "cases stay apart."
)


class MergeBoard(QWidget):
    """Shows a plan and takes the decisions."""

    asked_merge = Signal()
    asked_leave = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.sub, self.warned = prose("title"), prose("muted"), prose("warning")
        self.about, self.how, self.who = prose("heading"), prose("muted"), prose("muted")
        self.safety, self.waiting = prose("ok"), prose("muted")
        self.cases, self.fields, self.buttons = MergeCases(), MergeFields(), MergeButtons()
        self.whole = ComparedTexts()
        self.leave, self.merge = QPushButton(), QPushButton()
        self._plan: MergePlan | None = None
        self._told: tuple[tuple[str, str], Catalogue, Words] = (("", ""), Catalogue(), Words("fr"))
        self._lay_out()
        self._connect()

    def show_plan(self, plan: MergePlan, office: str, catalogue: Catalogue, words: Words) -> None:
        """Show what a file changes in this office; the case that was chosen stays so."""
        label = plan.preview.package.manifest
        self._plan = plan
        self._told = ((office, label.office_name), catalogue, words)
        self.title.setText(words._("Merge “{file}”", file=plan.preview.package.path.name))
        self.sub.setText(_summary(plan, words))
        found = plan.preview
        self.warned.setText(private_words(found, catalogue, words) if found.private else "")
        self.warned.setVisible(bool(found.private))
        self.safety.setText(_safety(plan, words))
        self.cases.show_plan(plan, words)
        self._show_case()

    def retranslate(self, words: Words) -> None:
        """Say the fixed texts again."""
        self.safety.setText(_safety(self._plan, words))
        self.leave.setText(words._("Leave everything as it is"))
        self.cases.setAccessibleName(words._("Cases that the merge touches"))
        self.fields.setAccessibleName(words._("Fields of the chosen case"))
        self.buttons.retranslate(words)
        if self._plan is not None:
            self.show_plan(self._plan, self._told[0][0], self._told[1], words)

    @property
    def chosen(self) -> str:
        """Return the id of the case on show, if any."""
        case = self.cases.chosen
        return case.id if case else ""

    def _show_case(self) -> None:
        plan, (offices, catalogue, words) = self._plan, self._told
        case = self.cases.chosen
        self.fields.fields.show_case(plan, case.id if case else "", offices, catalogue, words)
        self.about.setText(case_name(case, words) if case else "")
        self.fields.fit()
        self._show_decisions()

    def _show_decisions(self) -> None:
        plan, words, case = self._plan, self._told[2], self.cases.chosen
        if plan is None:
            return
        self.cases.plan_model.renew()
        self.how.setText(_how(plan, case.id, words) if case else words._("Nothing to choose."))
        self.buttons.setEnabled(bool(self.fields.fields.lines))
        self.buttons.show_case(plan, case.id if case else "", words)
        self._show_line()
        waits = plan.waiting
        said = words.n_("{n} conflict to decide: it can also wait in the inbox",
                        "{n} conflicts to decide: they can also wait in the inbox", waits)  # fmt: skip
        self.waiting.setText(said if waits else "")
        self.safety.setText(_safety(plan, words))
        self.merge.setText(_merging(plan, words))
        self.merge.setEnabled(bool(plan.taken))

    def _show_line(self) -> None:
        """Say who wrote the sides of the chosen line, and show these whole where a cell cannot."""
        line, (_, catalogue, words) = self.fields.line, self._told
        self.who.setText(who_words(line, words) if line else "")
        titles = [self.fields.fields.headerData(side, Qt.Orientation.Horizontal) for side in SIDES]
        said = whole_sides(line, catalogue, words) if line else ()
        is_entry = line is not None and line.is_entry
        self.whole.show_sides(list(zip(titles, said, strict=False)), words, marked=not is_entry)
        self.buttons.both.setEnabled(line is not None and line.can_join)

    def _choose_all(self, side: str) -> None:
        if self._plan is not None and self.chosen:
            if side == "newest":
                self._plan.choose_newest(self.chosen)
            else:
                self._plan.choose_all(self.chosen, side)
            self.fields.fields.renew()

    def _take(self, _: object = None) -> None:
        """Take the chosen case in, or leave it out."""
        if self._plan is not None and self.chosen:
            self._plan.take(self.chosen, self.chosen in self._plan.left_out)
            self._show_decisions()

    def _link(self) -> None:
        if self._plan is not None and self.chosen in self._plan.twins:
            self._plan.link(self.chosen, self.chosen not in self._plan.linked)
            self._show_decisions()

    def _connect(self) -> None:
        buttons, model = self.buttons, self.fields.fields
        self.cases.selectionModel().currentChanged.connect(self._show_case)
        self.cases.asked_take.connect(self._take)
        model.decided.connect(self._show_decisions)
        self.fields.selectionModel().currentChanged.connect(self._show_line)
        buttons.here.clicked.connect(lambda: self._choose_all(HERE))
        buttons.received.clicked.connect(lambda: self._choose_all(RECEIVED))
        buttons.newest.clicked.connect(lambda: self._choose_all("newest"))
        buttons.both.clicked.connect(lambda: self.fields.choose(BOTH))
        buttons.take.clicked.connect(self._take)
        buttons.link.clicked.connect(self._link)
        self.merge.clicked.connect(self.asked_merge)
        self.leave.clicked.connect(self.asked_leave)
        for keys, button in (("Ctrl+Right", buttons.received), ("Ctrl+Left", buttons.here)):
            shortcut = QShortcut(QKeySequence(keys), self.cases, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(button.click)

    def _lay_out(self) -> None:
        style.emphasise(self.merge, "primary")
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.merge.setIcon(style.icon("call-merge", "on_accent"))
        right, middle, foot, column = QVBoxLayout(), QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        for part in (self.about, self.how, self.buttons):
            right.addWidget(part)
        right.addWidget(self.fields, 3)
        right.addWidget(self.whole, 2)
        right.addWidget(self.who)
        middle.addWidget(self.cases, 5)
        middle.addLayout(right, 6)
        foot.addWidget(self.safety, 1)
        foot.addWidget(self.waiting, 1)
        foot.addWidget(self.leave)
        foot.addWidget(self.merge)
        column.setContentsMargins(16, 10, 16, 10)
        for label in (self.title, self.sub, self.warned):
            column.addWidget(label)
        column.addLayout(middle, 1)
        column.addLayout(foot)


def _summary(plan: MergePlan, words: Words) -> str:
    found, label = plan.preview, plan.preview.package.manifest
    gone, unsure = len(found.of(DESTROYED)), len(found.of(DOUBTFUL))
    differ = words.n_("{n} case differs", "{n} cases differ", len(found.cases))
    # A file tells of the destroyed beside the cases that it carries.
    every = words.number(label.clients + gone + unsure)
    said = [words._("{differ} of {all}. Nothing changes until you press “Merge”.", differ=differ, all=every)]
    if gone:
        said.append(words.n_("{n} case was destroyed there: the merge destroys it here too, for good.",
                             "{n} cases were destroyed there: the merge destroys them here too, for good.",
                             gone))  # fmt: skip
    if unsure:
        said.append(words.n_("{n} case is said to be destroyed there: it stays here unless you take it.",
                             "{n} cases are said to be destroyed there: they stay here unless you take them.",
                             unsure))  # fmt: skip
    if found.meeting.first:
        said.append(words._("First file from this office. Read its fingerprint to each other: {fingerprint}",
                            fingerprint=found.meeting.fingerprint))  # fmt: skip
    if found.older:
        said.append(words._("A newer file of this office came in before; this one takes nothing back."))
    if found.ahead:
        said.append(words.n_("{n} record bears a time that lies ahead: its computer’s clock is wrong.",
                             "{n} records bear a time that lies ahead: their computer’s clock is wrong.",
                             found.ahead))  # fmt: skip
    if found.apart:
        said.append(apart_words(found, words))
    if found.barred:
        said.append(barred_words(found, words))
    elif not found.cases:
        said.append(words._("Everything in this file was here already."))
    return "\n".join(said)


def _merging(plan: MergePlan, words: Words) -> str:
    """Return how many cases the merge takes, of those that differ where some are left out."""
    taken, differ = len(plan.taken), len(plan.cases)
    if taken == differ:
        return words.n_("Merge {n} case", "Merge {n} cases", taken)
    every = words.number(differ)
    return words.n_("Merge {n} case of {all}", "Merge {n} cases of {all}", taken, all=every)


def _safety(plan: MergePlan | None, words: Words) -> str:
    if plan is not None and plan.destroyed:
        return words._(
            "A copy of the database is made first. The merge can be undone (Ctrl+Z), save what it destroys."
        )
    return words._("A copy of the database is made first. The whole merge can be undone (Ctrl+Z).")


def _how(plan: MergePlan, case_id: str, words: Words) -> str:
    if case_id in plan.twins:
        name = plan.twins[case_id][1]
        return words._(TWIN_TOLD, name=name)
    if plan.undecided(case_id):
        return words._("Edited on both sides. Choose field by field: Space, Ctrl+→ received, Ctrl+← here.")
    if plan.cases[case_id].kind == DESTROYED:
        return words._(GOES)
    if plan.cases[case_id].kind == DOUBTFUL:
        return words._(
            "This office, which you do not know or which never had this case, says that it is destroyed. Ask "
            "before you take it: nothing brings it back."
        )
    if plan.cases[case_id].kind == NEW:
        return words._("A new case: it comes in as it stands at the right. What is not to come stays out.")
    if not plan.lines(case_id):
        return words._("There is nothing to choose.")
    return words._("What the merge leaves stands at the right; another side can be chosen field by field.")
