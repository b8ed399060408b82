"""The card of a programme or activity: admission as doors, what it gives, sessions, and the source."""

from datetime import date

from PySide6.QtWidgets import QWidget

from planner.activity_words import activity_name
from planner.case import Case
from planner.catalogue import Activity, Catalogue
from planner.fees import stated_fees
from planner.source_words import source_sentence
from planner.suspect import suspect
from planner.words import Words
from ui.models import catalogue_words, program_words
from ui.models.office_words import edit_of
from ui.models.step_words import KIND_WORDS
from ui.tips import tip
from ui.widgets.client_doors import ClientDoors, client_heading
from ui.widgets.fact_card import FactCard
from ui.widgets.office_strip import OfficeStrip


class ProgramCard(FactCard):
    """Shows one activity; `add` asks for it in the open plan, `successor` for what replaces it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.doors = ClientDoors()
        self.add_section(self.doors)
        self.sessions, self.grants = self.add_text(), self.add_text()
        self.cost, self.source = self.add_text(), self.add_text("muted")
        self.office = OfficeStrip(has_groups=True)
        self.buttons.addWidget(self.office)
        self.add = self.add_button("plus", primary=True)
        self.successor, self.back = self.add_button("arrow-right"), self.add_button("arrow-left")

    def show_program(
        self, activity: Activity, case: Case | None, today: date, catalogue: Catalogue, words: Words
    ) -> None:
        """Show an activity, for the client of the open case when there is one."""
        self._say_title(activity, words)
        self.doors.show_for(activity.requires, case, today, catalogue, words)
        self.say_heading(self.doors, client_heading(words._("Admission"), case, words))
        offered = catalogue.sessions_by_activity.get(activity.code, ())
        lines = program_words.session_lines(offered, today, words, catalogue.edited)
        self.say_text(self.sessions, words._("Coming sessions"), lines)
        grants = program_words.grants_lines(activity.grants, catalogue, words)
        self.say_text(self.grants, words._("What it gives"), grants)
        grants = program_words.skill_lines(activity.grants, catalogue, words)
        self.grants.setToolTip(tip("\n".join(grants)))
        fees = stated_fees(activity, None)
        cost = words._("not stated") if fees is None else words.money(fees)
        self.say_text(self.cost, words._("Fees"), [cost])
        source = catalogue_words.provenance_lines(activity.provenance, words, catalogue)
        edit = edit_of("activities", (activity.code,), catalogue)
        published = catalogue_words.published_lines(edit, words, catalogue)
        version = source_sentence(activity.version, words, catalogue)
        self.say_text(self.source, words._("Source"), [*source, *published, version])
        self.office.show_edit(edit, words)
        self._say_buttons(activity, case, catalogue, words)

    def say_back(self, trade: str, words: Words) -> None:
        """Offer to go back to the card of the trade, if one is chosen."""
        self.back.setText(words._("Back to the occupation"))
        self.back.setToolTip(tip(trade))
        self.back.setVisible(bool(trade))

    def _say_title(self, activity: Activity, words: Words) -> None:
        kind = words._(KIND_WORDS.get(activity.kind, activity.kind))
        about = (activity.code, kind, program_words.length_words(activity, words))
        title = activity_name(activity, activity.code, words)
        self.say_title(title, " · ".join(part for part in about if part), _notice(activity, words))

    def _say_buttons(self, activity: Activity, case: Case | None, catalogue: Catalogue, words: Words) -> None:
        self.add.setText(words._("Add to the plan"))
        self.add.setVisible(case is not None)
        self.add.setEnabled(not (activity.replaced_by or activity.retired))
        following = catalogue.activities.get(activity.replaced_by)
        name = activity_name(following, activity.replaced_by, words) if following else ""
        self.successor.setText(words._("See {programme}", programme=name))
        self.successor.setVisible(following is not None)


def _notice(activity: Activity, words: Words) -> str:
    if activity.replaced_by:
        return words._("Replaced by {code}: no longer offered.", code=activity.replaced_by)
    return words._("In doubt: its sources contradict each other. To check.") if suspect(activity) else ""
