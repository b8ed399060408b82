"""The registers of the law and the forms on their lines, as data."""

from dataclasses import dataclass

from planner.register_words import ITEMS
from planner.words import N_
from ui.models import register_rows as rows
from ui.widgets.editors import CheckEditor, DateEditor, LongTextEditor, TextEditor
from ui.widgets.intake_fields import Field
from ui.widgets.lenses import at
from ui.widgets.register_panel import Deed, Register

OPEN, DESTROY, COPY, SAVE, WHO, REPORT, NEW, EDIT, TABLE = (
    "open", "destroy", "copy", "save", "who", "report", "new", "edit", "table"
)  # fmt: skip
_TABLE = Deed(TABLE, N_("Save as a table…"), of_line=False)
RETENTION = Register(
    N_("Retention"),
    N_("Cases whose retention date has come. The date is written in the client’s case."),
    N_("No case is past its retention date."),
    rows.PAST,
    (40, 24, 24),
    (Deed(OPEN, N_("Open the case")), Deed(DESTROY, N_("Destroy…"))),
)
CONSENTS = Register(
    N_("Expired consents"),
    N_("Consents to ask again: their time is over, and no valid one for the same purpose is recorded."),
    N_("No consent is to be asked again."),
    rows.CONSENTS,
    (26, 54, 17, 17, 18),
    (Deed(OPEN, N_("Open the case")), _TABLE),
)
DESTRUCTIONS = Register(
    N_("Destructions"),
    N_("What is left of the cases that were destroyed here: a certificate without a name."),
    N_("No case was destroyed here."),
    rows.DESTROYED,
    (14, 22, 30, 40),
    (Deed(COPY, N_("Copy the certificate")), Deed(SAVE, N_("Save the certificate…"))),
)
ACCESSES = Register(
    N_("Accesses"),
    N_(
        "Who opened, printed, exported or gave which case: the newest 2,000 lines, all of them in the table. "
        "Nothing can be changed in this journal."
    ),
    N_("Nothing was done with a case yet."),
    rows.ACCESSES,
    (26, 26, 32, 26, 24),
    (_TABLE,),
)
EXPORTS = Register(
    N_("Exported files"),
    N_("What left the office, and who was in a file that is lost."),
    N_("No file was exported yet."),
    rows.EXPORTS,
    (8, 18, 34, 10, 14, 28, 24),
    (Deed(WHO, N_("Who was in it?")), Deed(REPORT, N_("It is lost: report an incident…"))),
)
INCIDENTS = Register(
    N_("Incidents"),
    N_("The eight items that the regulation asks of each confidentiality incident; kept for five years."),
    N_("No incident was reported."),
    rows.INCIDENTS,
    (20, 40, 14, 10, 50),
    (Deed(NEW, N_("Report an incident…"), of_line=False), Deed(EDIT, N_("Complete…")), _TABLE),
)
_LONG = ("information", "circumstances", "harm", "measures")
_DAYS = ("told_commission", "told_persons")


def _item(name: str, title: str) -> Field:
    if name == "serious":
        return Field(name, "", "", at(name), lambda: CheckEditor(title))
    make = LongTextEditor if name in _LONG else DateEditor if name in _DAYS else TextEditor
    return Field(name, title, "", at(name), make)


INCIDENT_FIELDS = tuple(_item(name, title) for name, title in ITEMS.items())
PERSON_FIELDS = tuple(
    Field(name, title, "", at(name), TextEditor)
    for name, title in (
        ("name", N_("First name or name")),
        ("title", N_("Title")),
        ("phone", N_("Telephone")),
        ("email", N_("E-mail")),
    )
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Why a file is to be destroyed."""

    reason: str = ""


REASON_FIELDS = (Field("reason", N_("Reason"), "", at("reason"), TextEditor),)
