"""The forms of the catalogue's rows as data: each field with its label, its place in the row, its editor."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from planner.bounds import HOURS, HOURS_A_WEEK, LEVEL
from planner.catalogue import Activity, Measure, Place, Session
from planner.requirement import NOTHING, Requirement
from planner.requirement import Any as AnyOf
from planner.words import N_, Words
from ui.models import case_options
from ui.models.door_rows import Door, doors_of, requirement_of
from ui.models.step_words import KIND_WORDS
from ui.widgets import intake_options as options
from ui.widgets.code_editor import CodeEditor, CodesEditor
from ui.widgets.editors import (
    CheckEditor,
    ChoiceEditor,
    DateEditor,
    LongTextEditor,
    Options,
    TextEditor,
)
from ui.widgets.field_row import Cell
from ui.widgets.intake_options import Codes, said
from ui.widgets.lenses import Lens, at, dollars, pairs
from ui.widgets.number_editor import NumberEditor
from ui.widgets.place_editor import PlaceEditor
from ui.widgets.rows_editor import RowsEditor

DAY = timedelta(days=1)
MOST_DOLLARS, MOST_SEATS, MOST_AGE = 1_000_000, 10_000, 120
H, DOLLARS, UNSTATED = N_("h"), N_("$"), N_("not stated")
KINDS = {kind: text for kind, text in KIND_WORDS.items() if kind}
LEVELS: dict[int | None, str] = {
    None: UNSTATED,
    **{n: text for n, text in case_options.SCHOOL_LEVELS.items() if n},
}
LANGUAGES: Options = lambda words: [("", words._(UNSTATED)), *case_options.LANGUAGES]  # noqa: E731


@dataclass(frozen=True, slots=True)
class FormField:
    """One field: its label (a msgid), its place in the row and its editor.

    A `rare` one is folded away; a `fixed` one names the row, and is asked of a new row only; a `wide` one
    has its label above.
    """

    name: str
    label: str
    lens: Lens
    make: Callable[[], Any]
    rare: bool = False
    fixed: bool = False
    wide: bool = False


def form_of(row: Any, codes: Codes, is_new: bool) -> tuple[FormField, ...]:
    """Return the fields of a row's form."""
    fields = _FORMS[type(row)](row, codes)
    return tuple(field for field in fields if is_new or not field.fixed)


def _session(_: Session, codes: Codes) -> Sequence[FormField]:
    money = _number(DOLLARS, MOST_DOLLARS, 10)
    seats = _number("", MOST_SEATS, 1, UNSTATED)
    return (
        FormField("start", N_("&Start (empty: continuous entry)"), _start(), DateEditor),
        FormField("hours_per_week", N_("&Hours a week"), at("hours_per_week"), _number(H, HOURS_A_WEEK)),
        FormField("place", N_("&Place"), at("place"), lambda: PlaceEditor(codes.places)),
        FormField("region", N_("&Region"), at("region"), _one(options.region_of_group)),
        FormField("mode", N_("S&chedule"), at("mode"), _one(said({"": UNSTATED, **case_options.MODES}))),
        FormField("language", N_("&Language"), at("language"), _one(LANGUAGES), rare=True),
        FormField("end", N_("Last &day"), _last_day("end"), DateEditor, rare=True),
        FormField("apply_by", N_("Appl&y by"), at("apply_by"), DateEditor, rare=True),
        FormField("window_start", N_("Takes people in from"), at("window_start"), DateEditor, rare=True),
        FormField("window_end", N_("Takes people in until"), _last_day("window_end"), DateEditor, rare=True),
        FormField("seats", N_("Seats left"), _whole("seats"), seats, rare=True),
        FormField("cost", N_("Fees"), dollars(at("cost_cents")), money, rare=True),
        FormField("pay", N_("Pay a week"), dollars(at("pay_cents_per_week")), money, rare=True),
    )


def _program(activity: Activity, codes: Codes) -> Sequence[FormField]:
    raised = (
        Cell(N_("Skill"), lambda: CodeEditor(codes.skills, N_("Words or code…")), "", 3),
        Cell(N_("Level"), _number("", LEVEL), 2),
    )
    held = lambda: CodesEditor(codes.credentials, N_("Add a diploma or a test…"))  # noqa: E731
    trades = lambda: CodesEditor(codes.trades, N_("Add an occupation…"))  # noqa: E731
    skills = pairs("grants.skills").seen_as(tuple, lambda rows: tuple((s, int(n)) for s, n in rows))
    follows = lambda: CodeEditor(codes.activities, N_("Words or code…"))  # noqa: E731
    return (
        FormField("code", N_("&Code"), at("code"), TextEditor, fixed=True),
        FormField("kind", N_("&Kind"), at("kind"), _one(said(KINDS))),
        FormField("title_fr", N_("Title in &French"), at("title.fr"), TextEditor),
        FormField("title_en", N_("Title in &English"), at("title.en"), TextEditor),
        FormField("hours", N_("&Hours in all"), at("hours"), _number(H, HOURS, 10)),
        FormField("trades", N_("&Leads to"), at("trades"), trades),
        *_admission(activity.requires, "requires", codes, N_("&Admission: each line is one door")),
        FormField("cost", N_("Fees"), _fees(), _number(DOLLARS, MOST_DOLLARS, 10, N_("fees to ask for"))),
        FormField("gives", N_("What it gives"), at("grants.credentials"), held, rare=True),
        FormField("skills", N_("Skills that it raises"), skills, _rows(raised, N_("Add a skill")), rare=True),
        FormField("version", N_("Version of the programme"), at("version"), TextEditor, rare=True),
        FormField("replaced_by", N_("Replaced by"), at("replaced_by"), follows, rare=True),
    )


def _measure(measure: Measure, codes: Codes) -> Sequence[FormField]:
    return (
        FormField("code", N_("&Code"), at("code"), TextEditor, fixed=True),
        FormField("title_fr", N_("Title in &French"), at("title.fr"), TextEditor),
        FormField("title_en", N_("Title in &English"), at("title.en"), TextEditor),
        FormField("amount_fr", N_("&Amount, in French"), at("amount.fr"), TextEditor),
        FormField("amount_en", N_("Amount, in English"), at("amount.en"), TextEditor),
        FormField("valid_from", N_("In force &from"), at("valid_from"), DateEditor, fixed=True),
        FormField("valid_to", N_("&Last day in force"), _last_day("valid_to"), DateEditor),
        *_admission(measure.conditions, "conditions", codes, N_("C&onditions: each line is one way in")),
        FormField("text_fr", N_("What it is, in French"), at("text.fr"), LongTextEditor, rare=True),
        FormField("text_en", N_("What it is, in English"), at("text.en"), LongTextEditor, rare=True),
    )


def _place(_: Place, codes: Codes) -> Sequence[FormField]:
    degrees = lambda: NumberEditor("°", 180, 0.01, UNSTATED)  # noqa: E731
    return (
        FormField("code", N_("&Name"), at("code"), TextEditor, fixed=True),
        FormField("region", N_("&Region"), at("region"), _one(options.region_of_group)),
        FormField("latitude", N_("&Latitude (north)"), at("latitude"), degrees, rare=True),
        FormField("longitude", N_("Longitude (&west)"), _west(), degrees, rare=True),
    )


_FORMS: dict[type[Any], Callable[[Any, Codes], Sequence[FormField]]] = {
    Session: _session,
    Activity: _program,
    Measure: _measure,
    Place: _place,
}


def _admission(tree: Requirement, path: str, codes: Codes, label: str) -> Sequence[FormField]:
    """Return the fields of a tree; one that says more than lines can stays, unless new lines replace it."""
    replaces = _says_more(tree)
    level = _one(said(LEVELS))
    cells = (
        Cell(N_("From age"), _number("", MOST_AGE), 16.0, 1),
        Cell(N_("Diploma or test"), lambda: CodeEditor(codes.credentials, N_("Words or code…")), "", 3),
        Cell(N_("French"), level, None, 1),
        Cell(N_("English"), level, None, 1),
        Cell(N_("Mathematics"), level, None, 1),
        Cell(N_("To be declared"), lambda: CodeEditor(codes.declared, N_("Words or code…")), "", 2),
    )
    rows = _rows(cells, N_("Add a door"))
    if replaces:
        label = N_("New admission: each line is one door, and they replace the whole of the present one")
        return (FormField("doors", label, _doors(path), rows, rare=True, wide=True),)
    open_ = Lens(lambda row: at(path).get(row) == NOTHING, lambda row, ticked: _opened(row, path, ticked))
    return (
        FormField("doors", label, _doors(path), rows, wide=True),
        FormField("open", "", open_, lambda: CheckEditor(N_("Open to everyone"))),
    )


def _says_more(tree: Requirement) -> bool:
    """Say whether a tree says more than lines can; one that is closed to everyone says nothing yet."""
    return doors_of(tree) is None and tree != AnyOf()


def _doors(path: str) -> Lens:
    place = at(path)

    def put(row: Any, doors: Sequence[Door]) -> Any:
        return place.put(row, requirement_of(doors)) if doors else row

    return Lens(lambda row: doors_of(place.get(row)) or (), put)


def _opened(row: Any, path: str, ticked: bool) -> Any:
    place = at(path)
    if ticked:
        return place.put(row, NOTHING)
    return place.put(row, AnyOf()) if place.get(row) == NOTHING else row


def _start() -> Lens:
    """The day of a dated group; without one, people come in at any time."""
    entry = lambda row, day: replace(row, start=day, entry="dated" if day else "continuous")  # noqa: E731
    return Lens(lambda row: row.start, entry)


def _last_day(name: str) -> Lens:
    """A period is half-open; people speak of its last day."""
    shift = lambda days: lambda day: _shifted(day, days)  # noqa: E731
    return at(name).seen_as(shift(-1), shift(1))


def _shifted(day: date | None, days: int) -> date | None:
    return day + days * DAY if day else None


def _fees() -> Lens:
    """The fees of a programme: none stated are to be asked for, not 0."""
    stated = at("cost_cents").seen_as(lambda c: c or None, lambda c: c or 0)
    return dollars(stated)


def _whole(name: str) -> Lens:
    return at(name).seen_as(lambda n: n, lambda n: None if n is None else int(n))


def _west() -> Lens:
    turned = lambda degrees: None if degrees is None else -degrees  # noqa: E731
    return at("longitude").seen_as(turned, turned)


def _number(unit: str, most: float, step: float = 1, empty: str = "") -> Callable[[], NumberEditor]:
    return lambda: NumberEditor(unit, most, step, empty)


def _one(choices: Options) -> Callable[[], ChoiceEditor]:
    return lambda: ChoiceEditor(choices)


def _rows(cells: Sequence[Cell], add: str) -> Callable[[], RowsEditor]:
    return lambda: RowsEditor(cells, add)


def kept_words(row: Any, words: Words) -> str:
    """Return what a form says of an admission that it does not ask."""
    tree = getattr(row, "requires", getattr(row, "conditions", NOTHING))
    if not _says_more(tree):
        return ""
    return words._(
        "The admission has more branches than lines can say: it stays as it is. Doors added under “More "
        "fields” replace it whole."
    )
