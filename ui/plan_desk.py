"""What can be done with the plans of the open case: each change is one named undo step of the document."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from planner.case import Case
from planner.plan import Plan
from planner.set_aside import (
    can_be_set_aside,
    copied,
    dropped,
    new_plan,
    opened,
    plan_aside,
    plan_title,
    renamed,
    seen,
)
from planner.words import N_, Words
from ui.dialogs.compare_plans import ComparePlansDialog
from ui.dialogs.entry import EntryDialog
from ui.models.plan_lines import plan_lines, present_title
from ui.session import Session
from ui.widgets.editors import TextEditor
from ui.widgets.intake_fields import Field
from ui.widgets.lenses import at
from ui.widgets.plan_chooser import PlanChooser

LONGEST = 80


class PlanDesk(QObject):
    """Connects the chooser of plans to the case; without an open case it changes nothing."""

    def __init__(self, session: Session, chooser: PlanChooser, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._chooser, self._page = session, chooser, page
        session.document.changed.connect(self._show)
        session.language.changed.connect(lambda: self._show(session.document.case))
        session.catalogue_changed.connect(lambda: self._show(session.document.case))
        chooser.asked_new.connect(self.ask_new)
        chooser.asked_copy.connect(self.ask_copy)
        chooser.asked_name.connect(self.ask_name)
        chooser.asked_open.connect(self.open)
        chooser.asked_comparison.connect(self.compare)
        chooser.asked_deletion.connect(self.delete)
        self._show(session.document.case)

    def show_menu(self) -> None:
        """Go to the plan, and open the menu of the plans."""
        self._session.go.emit("plan")
        if _open_case(self._session) is not None:
            self._chooser.pop_up()

    def ask_new(self) -> None:
        """Ask what a new plan is called, and begin it."""
        self._ask(N_("New plan for this client"), "", self.begin)

    def ask_copy(self) -> None:
        """Ask what a copy of the current plan is called, and go on with it."""
        if (case := _open_case(self._session)) is not None:
            called = self._words._("{name} (copy)", name=_present(self._session, case))
            self._ask(N_("Copy of this plan"), called, self.copy)

    def ask_name(self) -> None:
        """Ask for another name of the current plan."""
        if (case := _open_case(self._session)) is not None:
            self._ask(N_("Rename this plan"), case.plan.name, self.rename)

    def open(self, plan_id: str) -> None:
        """Make a plan set aside the current one; that is set aside in its place."""
        if (case := _movable(self._session)) is not None:
            after = opened(case, plan_id, self._session.today(), self._session.counsellor.name)
            title = partial(_title, self._session, case, plan_id)
            self._session.document.edit(after, N_("Open the plan “{name}”"), name=title)

    def compare(self, plan_id: str) -> None:
        """Show the current plan beside one that is set aside."""
        case = _open_case(self._session)
        aside = plan_aside(case, plan_id) if case else None
        other = seen(case, aside) if case and aside else None
        if other is not None:
            dialog = ComparePlansDialog(self._session, other, self._page.window())
            dialog.asked_open.connect(self.open)
            dialog.open()

    def delete(self, plan_id: str) -> None:
        """Delete a plan that is set aside."""
        if (case := _open_case(self._session)) is not None:
            title = partial(_title, self._session, case, plan_id)
            self._session.document.edit(dropped(case, plan_id), N_("Delete the plan “{name}”"), name=title)

    def begin(self, name: str) -> None:
        """Begin an empty plan of that name in the place of the current one."""
        if (case := _movable(self._session)) is not None:
            after = new_plan(case, name, self._session.today(), self._session.counsellor.name)
            self._session.document.edit(after, N_("New plan"))

    def copy(self, name: str) -> None:
        """Go on with a copy of the current plan, of that name."""
        if (case := _movable(self._session)) is not None:
            after = copied(case, name, self._session.today(), self._session.counsellor.name)
            self._session.document.edit(after, N_("Copy the plan"))

    def rename(self, name: str) -> None:
        """Give the current plan another name."""
        if (case := _open_case(self._session)) is not None:
            self._session.document.edit(renamed(case, name), N_("Rename the plan"))

    def _ask(self, title: str, name: str, keep: Callable[[str], None]) -> None:
        """Ask for a name; one that is empty calls the plan by the occupation that it aims at."""
        if _open_case(self._session) is None:
            return
        about = self._words._("Without a name, a plan is called by the occupation that it aims at.")
        fields = (Field("name", N_("Name of the plan"), "", at("name"), _name_editor),)
        dialog = EntryDialog(
            self._words._(title), fields, Plan(name=name), self._words, self._page.window(), about=about
        )
        dialog.kept.connect(lambda named: keep(named.name))
        dialog.open()
        dialog.editors["name"].setFocus()
        dialog.editors["name"].selectAll()  # type: ignore[attr-defined]

    def _show(self, case: Case | None) -> None:
        if case is not None:
            lines = plan_lines(case, self._session.catalogue, self._words)
            present = _present(self._session, case) if lines or case.plan.name else ""
            self._chooser.show_plans(present, lines, self._words)

    @property
    def _words(self) -> Words:
        return self._session.language.words


def _open_case(session: Session) -> Case | None:
    """Return the open case; say so when there is none."""
    if session.document.case is None:
        words = session.language.words
        session.said.emit(words._("No case is open. Open a client’s case to see its plans."))
    return session.document.case


def _movable(session: Session) -> Case | None:
    """Return the open case if its plan can be set aside; else say why not."""
    case, words = _open_case(session), session.language.words
    if case is None or can_be_set_aside(case):
        return case
    said = words._("This plan is too long to be set aside: shorten the notes of its steps.")
    session.said.emit(said)
    return None


def _present(session: Session, case: Case) -> str:
    return present_title(case, session.catalogue, session.language.words)


def _title(session: Session, case: Case, plan_id: str, words: Words) -> str:
    aside = plan_aside(case, plan_id)
    if aside is None:
        return ""
    return plan_title(aside.name, seen(case, aside), session.catalogue, words)


def _name_editor() -> TextEditor:
    editor = TextEditor()
    editor.setMaxLength(LONGEST)
    return editor
