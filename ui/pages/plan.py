"""The plan page: gaps, proposed pathways, the plan as calendar and list, and the chosen step."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout, QTableView, QWidget

from planner.case import Case
from planner.check import check
from planner.issue import INFO, Issue
from planner.plan import Step
from planner.related import count
from ui.latest import Latest
from ui.models.chosen_step import ChosenStep
from ui.models.drift_watch import DriftWatch
from ui.models.pathway_search import PathwaySearch
from ui.models.pathways import PathwayModel
from ui.models.search_words import empty_plan, goal_sentence, none_found, search_sentence
from ui.models.steps import StepModel
from ui.page import Page
from ui.plan_desk import PlanDesk
from ui.plan_edits import PlanEdits
from ui.plan_questions import PlanQuestions
from ui.plan_remedies import PlanRemedies
from ui.session import Session
from ui.tasks import Running
from ui.widgets.day_editor import NEEDED
from ui.widgets.nothing_open import NothingOpen
from ui.widgets.plan_board import PlanBoard

WEEK = 7
HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class PlanPage(Page):
    """Shows the open case's plan; every change is one undo step of the document."""

    name: ClassVar[str] = "plan"
    about_people: ClassVar[bool] = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.edits = PlanEdits(session)
        self.steps, self.pathways = StepModel(self), PathwayModel(self)
        self.search, self.drift = PathwaySearch(session, self), DriftWatch(session, self)
        self.questions = PlanQuestions(session, self.search, self)
        self.board = PlanBoard(self.steps, self.pathways, lambda: session.today())
        self.plans = PlanDesk(session, self.board.plans, self)
        self.remedies = PlanRemedies(self)
        self.empty = NothingOpen()
        self.chosen_id, self._choice = "", ChosenStep()
        self._issues: tuple[Issue, ...] = ()
        self._checked = Latest(check)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.board)
        for connect in (
            _connect_document,
            _connect_search,
            _connect_strip,
            _connect_questions,
            _connect_steps,
        ):
            connect(self)
        self._add_shortcuts()
        self.retranslate()

    def _add_shortcuts(self) -> None:
        plan = self.board.tabs  # elsewhere on the page these keys are those of the field that has the focus
        for keys, where, act in (
            ("F5", self, self.search_again),
            ("Ins", self, lambda: self.questions.ask_step(self.add_step)),
            ("Del", plan, self.remove_step),
            ("Alt+Up", plan, lambda: self.edits.move(self.chosen_id, -WEEK)),
            ("Alt+Down", plan, lambda: self.edits.move(self.chosen_id, WEEK)),
            ("Alt+Shift+Up", plan, lambda: self.edits.reorder(self.chosen_id, -1)),
            ("Alt+Shift+Down", plan, lambda: self.edits.reorder(self.chosen_id, 1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), where)
            shortcut.setContext(HERE)
            shortcut.activated.connect(act)

    def shown_table(self) -> QTableView:
        """Return the table that is in front."""
        return self.board.tabs.shown_table()

    def retranslate(self) -> None:
        """Say every text again in the present language."""
        self.board.retranslate(self.words)
        sentence = self.words._("No case is open. Open a client’s case to see the plan.")
        self.empty.say(sentence, self.words._("See the clients"))
        self._show(self.session.document.case)
        self.board.tabs.fit_columns()

    def _show(self, case: Case | None) -> None:
        words, catalogue = self.words, self.session.offered
        self._stack.setCurrentWidget(self.empty if case is None else self.board)
        self.steps.show_case(case, catalogue, words)
        if case is None:
            self.search.follow(None)
            self.drift.follow(None)
            return
        self.board.name.setText(case.client.name or words._("Client without a name"))
        self.board.goal.setText(goal_sentence(case, catalogue, words))
        review = case.plan.review
        self.board.show_follow_up(review, bool(review and review < self.session.today()), words)
        self.board.gap.show_case(case, catalogue, words)
        self._show_fields(case)
        self.board.tabs.say_empty(empty_plan(case, words))
        self.board.tabs.budget.show_case(case, catalogue, words, self.session.today())
        self.drift.follow(case)
        self._issues = (*self.drift.issues, *self._checked(case, catalogue)) if case.plan.steps else ()
        self.board.issues.setVisible(bool(case.plan.steps))
        self.board.issues.show_issues(self._issues, case, catalogue, words)
        self.choose(self._choice.now(case, self.chosen_id))
        self.search.follow(case)
        self._show_pathways()

    def choose(self, step_id: str) -> None:
        """Make a step the chosen one in calendar, list and inspector."""
        if step_id != self.chosen_id:
            self.board.inspector.settle()
        case, words, catalogue = self.session.document.case, self.words, self.session.offered
        if case is None:
            return
        self.chosen_id = step_id
        troubled = any(i.step == step_id and i.severity != INFO for i in self._issues)
        self.board.inspector.show_step(case.plan.step(step_id), case, catalogue, words, troubled)
        self.board.tabs.choose(step_id)

    def search_again(self) -> None:
        """Search pathways anew for the open case."""
        if (case := self.session.document.case) is not None and case.target.trade:
            self.search.start(case)

    def _admit_fields(self, every: bool) -> None:
        if (case := self.session.document.case) is not None:
            self.session.breadth.admit(case, every)

    def _show_fields(self, case: Case) -> None:
        breadth, catalogue = self.session.breadth, self.session.catalogue
        left_out = breadth.posed(case, catalogue).preferences.other_fields if case.target.trade else ()
        leads = breadth.leads(case, catalogue)
        self.board.gap.show_fields(count(left_out), breadth.admits(case), leads, self.words)

    def _renew(self) -> None:
        """Search again in the catalogue as it is now, and look at the plan with it."""
        case = self.session.document.case
        self.search.renew(case)
        self._show(case)

    def _show_pathways(self) -> None:
        case, words, search = self.session.document.case, self.words, self.search
        if case is not None:
            self.session.keep_found(case, None if search.busy else search.result)
        self.pathways.compare(search.before, search.former)
        self.pathways.show_result(search.result, case, self.session.offered, words)
        self.board.strip.show_busy(search.busy)
        said = search_sentence(search.result, search.busy, search.error, words)
        none = none_found(search.result, case, self.session.offered, words)
        found = self.pathways.proposals
        titles = [self.pathways.telling_title(proposal) for proposal in found]
        self.board.tabs.proposals.show_proposals(found, case, self.session.offered, words, titles)
        self.board.show_asking(search.result is not None, search.busy, words)
        self.board.strip.show_cards(case, self.session.offered, words, said, none)

    def _show_progress(self, running: Running) -> None:
        if self.search.busy:
            self.board.strip.show_progress(running.fraction)

    def _show_every(self, every: bool) -> None:
        self.pathways.show_every(every)
        self._show_pathways()

    def add_step(self, step: Step) -> None:
        """Add a step to the plan, and choose it."""
        self.chosen_id = step.id
        self.edits.add(step)

    def remove_step(self) -> None:
        """Take the chosen step out of the plan."""
        self.edits.remove(self.chosen_id)


def _connect_document(page: PlanPage) -> None:
    """Show the case again whenever something of it, or of the catalogue under it, changes."""
    session = page.session
    show = lambda: page._show(session.document.case)  # noqa: E731
    session.document.changed.connect(page._show)
    session.catalogue_changed.connect(page._renew)
    session.breadth.changed.connect(show)
    page.drift.changed.connect(show)


def _connect_search(page: PlanPage) -> None:
    page.session.search_tasks.progressed.connect(page._show_progress)
    page.search.started.connect(page._show_pathways)
    page.search.answered.connect(page._show_pathways)
    page.board.gap.asked_search.connect(page.search_again)
    page.board.gap.asked_fields.connect(page._admit_fields)
    page.board.strip.cancelled.connect(page.search.cancel)


def _connect_strip(page: PlanPage) -> None:
    strip = page.board.strip
    strip.chosen.connect(page.edits.adopt)
    strip.asked_why.connect(page.questions.ask_why)
    strip.asked_why_not.connect(page.questions.ask_why_not)
    strip.asked_every.connect(page._show_every)
    strip.asked_goal.connect(lambda: page.session.asked_field.emit("target"))
    strip.asked_directions.connect(lambda: page.session.go.emit("directions"))


def _connect_questions(page: PlanPage) -> None:
    """Lead to other pages and dialogs."""
    session, board = page.session, page.board
    page.empty.asked.connect(lambda: session.go.emit("clients"))
    for asked in (board.intake.clicked, board.gap.asked_intake):
        asked.connect(lambda: session.go.emit("intake"))
    board.preview.clicked.connect(lambda: session.go.emit("preview"))
    board.follow_up.clicked.connect(lambda: session.asked_command.emit("follow_up"))
    board.what_if.clicked.connect(page.questions.ask_what_if)
    board.again.clicked.connect(page.questions.ask_again)


def _connect_steps(page: PlanPage) -> None:
    """Choose and change steps as calendar, list, issues and inspector say."""
    tabs, inspector, issues = page.board.tabs, page.board.inspector, page.board.issues
    for chosen in (tabs.chosen, issues.chosen):
        chosen.connect(page.choose)
    issues.remedied.connect(page.remedies.apply)
    tabs.moved.connect(page.edits.move)
    tabs.stretched.connect(page.edits.stretch)
    tabs.reordered.connect(page.edits.reorder)
    tabs.asked_step.connect(lambda: page.questions.ask_step(page.add_step))
    inspector.edited.connect(lambda how, text, goes_on: page.edits.change(page.chosen_id, how, text, goes_on))
    inspector.refused.connect(lambda: page.session.said.emit(page.words._(NEEDED)))
    inspector.removed.connect(page.remove_step)
