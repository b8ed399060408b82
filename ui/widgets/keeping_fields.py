"""The keeping of a case as fields: its contact notes, its consents, who answers for it and until when."""

from collections.abc import Callable
from datetime import date

from planner.keeping import VALID, Consent, ContactNote
from planner.keeping_words import FORMS, KINDS, PURPOSES, note_title, purpose_words, state_words
from planner.words import N_, Words
from ui.widgets.editors import ChoiceEditor, DateEditor, LongTextEditor, TextEditor
from ui.widgets.entry_list import Act, EntryList, Line
from ui.widgets.intake_fields import Field, Section
from ui.widgets.intake_options import said
from ui.widgets.lenses import at
from ui.widgets.same_person import UNLINK, SamePersonList

NOTES, CONSENTS, SAME = "contacts", "consents", "same_as"
EDIT, COPY, DELETE, WITHDRAW = "edit", "copy", "delete", "withdraw"
ROWS = 9
NOTE_ACTS = (
    Act(EDIT, "pencil", N_("Edit")),
    Act(COPY, "content-copy", N_("Copy as text")),
    Act(DELETE, "delete-outline", N_("Delete")),
)
CONSENT_ACTS = (
    Act(EDIT, "pencil", N_("Edit")),
    Act(WITHDRAW, "cancel", N_("Withdraw today"), lambda consent: consent.withdrawn is None),
    Act(DELETE, "delete-outline", N_("Delete")),
)
ROLES = {VALID: "ok"}


class _TallText(LongTextEditor):
    """Several lines with room to write a meeting down."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(self.fontMetrics().lineSpacing() * ROWS + 14)


NOTE_FIELDS = (
    Field("day", N_("Date of the contact"), "", at("day"), DateEditor),
    Field("kind", N_("Contact by"), "", at("kind"), lambda: ChoiceEditor(said(KINDS))),
    Field("text", N_("Note"), "", at("text"), _TallText),
)
CONSENT_FIELDS = (
    Field("purpose", N_("For what"), "", at("purpose"), lambda: ChoiceEditor(said(PURPOSES))),
    Field("detail", N_("To whom, about what"), "", at("detail"), TextEditor),
    Field("form", N_("Given"), "", at("form"), lambda: ChoiceEditor(said(FORMS))),
    Field("given", N_("Given on"), "", at("given"), DateEditor),
    Field("expires", N_("Expires on"), "", at("expires"), DateEditor),
    Field("withdrawn", N_("Withdrawn on"), "", at("withdrawn"), DateEditor),
)


def contacts() -> Section:
    """Return the card of the contact notes."""
    notes = lambda: EntryList(N_("Write a note…"), NOTE_ACTS, _note_line)  # noqa: E731
    field = Field(NOTES, "", N_("Change a contact note"), at("keeping.contacts"), notes)
    return Section(N_("Contact notes"), (field,))


def keeping(today: Callable[[], date], named: Callable[[str], str | None]) -> Section:
    """Return the card of what the law asks: consents, who answers for the file, and until when it is kept.

    `named` gives the name of another file, nothing when it is not here.
    """

    def line(consent: Consent, words: Words) -> Line:
        day = today()
        role = ROLES.get(consent.state(day), "warning")
        return Line(purpose_words(consent, words), state_words(consent, day, words), role)

    consents = lambda: EntryList(N_("Record a consent…"), CONSENT_ACTS, line)  # noqa: E731
    step = N_("Change who answers for the case")
    return Section(
        N_("Consents and keeping of the case"),
        (
            Field(CONSENTS, "", N_("Change a consent"), at("keeping.consents"), consents),
            Field("responsible", N_("In charge"), step, at("keeping.responsible"), TextEditor),
            Field(
                "retain_until",
                N_("Keep until"),
                N_("Change how long the case is kept"),
                at("keeping.retain_until"),
                DateEditor,
            ),
            Field(SAME, "", UNLINK, at("keeping.same_as"), lambda: SamePersonList(named)),
        ),
    )


def _note_line(note: ContactNote, words: Words) -> Line:
    revised = words._("changed on {day}", day=words.short_date(note.revised)) if note.revised else ""
    return Line(note_title(note, words), revised, text=note.text)
