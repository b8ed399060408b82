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
        self._connect()
        self._add_shortcuts()
        self.retranslate()

    def _connect(self) -> None:
        session, board = self.session, self.board
        session.document.changed.connect(self._show)
        session.search_tasks.progressed.connect(self._show_progress)
        self.search.started.connect(self._show_pathways)
        self.search.answered.connect(self._show_pathways)
        self.empty.asked.connect(lambda: session.go.emit("clients"))
        for asked in (board.intake.clicked, board.gap.asked_intake):
            asked.connect(lambda: session.go.emit("intake"))
        board.preview.clicked.connect(lambda: session.go.emit("preview"))
        board.gap.asked_search.connect(self.search_again)
        board.strip.cancelled.connect(self.search.cancel)
        board.strip.chosen.connect(self.edits.adopt)
        board.strip.asked_why.connect(self.questions.ask_why)
        board.strip.asked_why_not.connect(self.questions.ask_why_not)
        board.strip.asked_every.connect(self._show_every)
        board.strip.asked_goal.connect(lambda: session.asked_field.emit("target"))
        board.strip.asked_directions.connect(lambda: session.go.emit("directions"))
        board.follow_up.clicked.connect(lambda: session.asked_command.emit("follow_up"))
        board.what_if.clicked.connect(self.questions.ask_what_if)
        board.again.clicked.connect(self.questions.ask_again)
        board.issues.chosen.connect(self.choose)
        board.issues.remedied.connect(self.remedies.apply)
        self.drift.changed.connect(lambda: self._show(session.document.case))
        session.catalogue_changed.connect(self._renew)
        session.breadth.changed.connect(lambda: self._show(session.document.case))
        board.gap.asked_fields.connect(self._admit_fields)
        board.tabs.chosen.connect(self.choose)
        board.tabs.moved.connect(self.edits.move)
        board.tabs.stretched.connect(self.edits.stretch)
        board.tabs.reordered.connect(self.edits.reorder)
        board.tabs.asked_step.connect(lambda: self.questions.ask_step(self.add_step))
        board.inspector.edited.connect(
            lambda change, text, goes_on: self.edits.change(self.chosen_id, change, text, goes_on)
        )
        board.inspector.refused.connect(lambda: session.said.emit(self.words._(NEEDED)))
        board.inspector.removed.connect(self.remove_step)

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
