"""The fields of a client's file as data: section by section, each with its place, its label and its step."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from frozendict import frozendict

from planner.suggestion import with_suggested_skills
from planner.words import N_
from ui.models import case_options
from ui.models.choices import Choices
from ui.widgets import intake_options as options
from ui.widgets import lenses
from ui.widgets.code_editor import ChecksEditor, CodeEditor, CodesEditor
from ui.widgets.day_editor import NEEDED
from ui.widgets.editors import (
    ActionEditor,
    ChoiceEditor,
    DateEditor,
    LongTextEditor,
    PastDayEditor,
    TextEditor,
)
from ui.widgets.field_row import Cell
from ui.widgets.intake_options import Codes, said
from ui.widgets.lenses import Lens, at
from ui.widgets.number_editor import DOLLARS, NumberEditor
from ui.widgets.rows_editor import RowsEditor
from ui.widgets.trade_editor import TradeEditor

TOP_LEVEL, WEEK_HOURS, YEAR_MONTHS, WEEK_PAY, LIMIT = 5, 168, 600, 10_000, 1_000_000
HOURS = N_("h")
Make = Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its label and undo step (msgids), its place in the case and its editor.

    A `wide` one has its label above; a label that is empty is said by the editor itself. `in_vain` (a msgid)
    is said where an edit changes nothing, and the field shows again what is kept.
    """

    name: str
    label: str
    step: str
    lens: Lens
    make: Make
    wide: bool = False
    in_vain: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A titled group of fields."""

    title: str
    fields: tuple[Field, ...]


def columns(codes: Codes) -> tuple[tuple[Section, ...], ...]:
    """Return the sections column by column, the essential ones on top."""
    return (
        (_who(codes), _situation()),
        (_school(codes), _experience(codes)),
        (_availability(), _job(), _position(codes)),
    )


def _who(codes: Codes) -> Section:
    name, region, birth = at("client.name"), _one(options.home_region), at("client.birth_date")
    kind = _one(said(case_options.KINDS))
    return Section(
        N_("Who, and toward what"),
        (
            Field("name", N_("First name or name"), N_("Change the name"), name, TextEditor),
            Field("kind", N_("Kind of plan"), N_("Change the kind of plan"), at("kind"), kind),
            *_trades(codes),
            Field("region", N_("Region"), N_("Change the region"), at("client.region"), region),
            Field("birth", N_("Birth date"), N_("Change the birth date"), birth, PastDayEditor),
        ),
    )


def _trades(codes: Codes) -> tuple[Field, ...]:
    editor = lambda: TradeEditor(codes, N_("Words or code…"))  # noqa: E731
    now = lenses.titled("client.trade", "client.trade_title")
    aim = lenses.titled("target.trade", "target.title")
    return (
        Field("trade", N_("Occupation now"), N_("Change the occupation"), now, editor),
        Field("target", N_("Occupation aimed at"), N_("Change the target"), aim, editor),
    )


def _school(codes: Codes) -> Section:
    held = lambda: CodesEditor(codes.credentials, N_("Add a diploma or a test…"))  # noqa: E731
    left = N_("Left full-time school")
    return Section(
        N_("School"),
        (
            _subject("french", N_("French"), N_("Change the level in French")),
            _subject("english", N_("English"), N_("Change the level in English")),
            _subject("math", N_("Mathematics"), N_("Change the level in mathematics")),
            Field("left_school", left, N_("Change the end of school"), at("client.left_school"), DateEditor),
            Field(
                "credentials", N_("Diplomas held"), N_("Change the diplomas"), at("client.credentials"), held
            ),
        ),
    )


def _availability() -> Section:
    return Section(N_("Availability"), (*_study_days(), *_study_ways()))


def _study_days() -> tuple[Field, ...]:
    cells = (
        Cell(N_("From"), DateEditor, None, 1),
        Cell(N_("Hours a week"), _number(HOURS, WEEK_HOURS), 12.0, 1),
    )
    hours = lambda: RowsEditor(cells, N_("Add study hours"), once=True)  # noqa: E731
    weekly, first, last = lenses.weekly_hours(), _kept("preferences.start"), at("preferences.deadline")
    return (
        Field("start", N_("Start"), N_("Change the start"), first, DateEditor, in_vain=NEEDED),
        Field("deadline", N_("Deadline"), N_("Change the deadline"), last, DateEditor),
        Field("hours", N_("Study hours"), N_("Change the study hours"), weekly, hours, wide=True),
    )


def _study_ways() -> tuple[Field, ...]:
    modes = lambda: ChecksEditor(said(case_options.MODES))  # noqa: E731
    spoken = lambda: ChecksEditor(options.languages)  # noqa: E731
    regions = lambda: CodesEditor(options.regions, N_("Any; add one to limit…"))  # noqa: E731
    languages, limit = at("preferences.languages"), lenses.dollars(at("preferences.money_limit_cents"))
    money = _number(DOLLARS, LIMIT, 50, N_("No limit"))
    return (
        Field("modes", N_("Modes"), N_("Change the modes"), at("preferences.modes"), modes),
        Field("languages", N_("Study in"), N_("Change the languages of study"), languages, spoken),
        Field("regions", N_("Regions"), N_("Change the regions"), at("preferences.regions"), regions),
        Field("money", N_("Most it may cost"), N_("Change the money limit"), limit, money),
    )


def _job() -> Section:
    pay = lenses.dollars(lenses.of_job("pay_cents_per_week"))
    keep, kept = _one(said(case_options.ANSWERS)), at("preferences.keep_job")
    return Section(
        N_("Present job"),
        (
            Field(
                "job_hours",
                N_("Hours a week"),
                N_("Change the hours of the job"),
                lenses.of_job("hours_per_week"),
                _stated(HOURS, WEEK_HOURS),
            ),
            Field("job_pay", N_("Pay a week"), N_("Change the pay"), pay, _stated(DOLLARS, WEEK_PAY, 10)),
            Field(
                "job_until", N_("Until"), N_("Change the end of the job"), lenses.of_job("until"), DateEditor
            ),
            Field("keep_job", N_("Kept while studying"), N_("Change whether the job is kept"), kept, keep),
        ),
    )


def _position(codes: Codes) -> Section:
    cells = (
        Cell(N_("Skill"), _coded(codes.skills), "", wide=True),
        Cell(N_("Level"), _number("", TOP_LEVEL), 3),
        Cell(N_("Weight"), _number("", TOP_LEVEL), 4),
        Cell(N_("Source and date"), TextEditor, "", 2),
    )
    added = lambda: RowsEditor(cells, N_("Add a skill"), once=True)  # noqa: E731
    label = N_("Skills of the posting or the employer’s letter")
    return Section(
        N_("Employer’s position"),
        (
            Field(
                "additions", label, N_("Change what the position asks"), lenses.additions(), added, wide=True
            ),
        ),
    )


def _experience(codes: Codes) -> Section:
    fields = (_worked(codes), _held(codes), _suggestion(codes), _facts(codes), _past(codes))
    return Section(N_("Experience and skills"), fields)


def _worked(codes: Codes) -> Field:
    cells = (
        Cell(N_("Occupation"), _trade(codes), "", 3),
        Cell(N_("Months"), _number("", YEAR_MONTHS), 12),
    )
    months = lenses.pairs("client.experience").seen_as(tuple, _whole_months)
    return _rows("experience", N_("Months of work"), N_("Change the experience"), months, cells)


def _held(codes: Codes) -> Field:
    cells = (
        Cell(N_("Skill"), _coded(codes.skills), "", 5),
        Cell(N_("Level"), _number("", TOP_LEVEL, empty=N_("to assess")), None),
        Cell(N_("Evidence"), TextEditor, "", 2),
    )
    return _rows("skills", N_("Skills held"), N_("Change the skills"), lenses.skills(), cells)


def _facts(codes: Codes) -> Field:
    cells = (
        Cell(N_("Fact"), _coded(codes.declared), "", 3),
        Cell(N_("Answer"), _one(said(case_options.ANSWERS)), None, needed=True),
    )
    declared = lenses.pairs("client.declared")
    return _rows("declared", N_("Declared facts"), N_("Change a fact"), declared, cells)


def _past(codes: Codes) -> Field:
    cells = (
        Cell(N_("Activity"), _coded(codes.activities), "", wide=True),
        Cell(N_("Status"), _one(said(case_options.STATUSES)), "finished", 1),
        Cell(N_("Start"), DateEditor, None),
        Cell(N_("End"), DateEditor, None),
    )
    step = N_("Change the training")
    return _rows("activities", N_("Training so far"), step, lenses.activities(), cells, once=False)


def _suggestion(codes: Codes) -> Field:
    place = Lens(lambda case: None, lambda case, _: with_suggested_skills(case, codes.catalogue))
    button = lambda: ActionEditor(N_("Suggest the skills of these occupations"))  # noqa: E731
    none = N_(
        "These occupations suggest no other skill: fill in the present occupation, or one held for six "
        "months."
    )
    return Field("suggest", "", N_("Suggest skills"), place, button, in_vain=none)


def _situation() -> Section:
    income, paper = _one(said(case_options.INCOMES)), _one(options.languages)
    return Section(
        N_("Situation"),
        (
            Field("income", N_("Income"), N_("Change the income"), lenses.income(), income),
            Field("phone", N_("Telephone"), N_("Change the telephone"), at("client.phone"), TextEditor),
            Field("email", N_("E-mail"), N_("Change the e-mail"), at("client.email"), TextEditor),
            Field("language", N_("Reads"), N_("Change the client’s language"), at("client.language"), paper),
            _text("assets", N_("Assets"), N_("Change the assets"), "client.assets"),
            _text("obstacles", N_("Obstacles"), N_("Change the obstacles"), "client.obstacles"),
            _text("notes", N_("Internal notes"), N_("Change the notes"), "notes"),
        ),
    )


def _subject(code: str, label: str, step: str) -> Field:
    return Field(
        code, label, step, lenses.entry("client.subjects", code), _one(said(case_options.SCHOOL_LEVELS))
    )


def _text(name: str, label: str, step: str, path: str) -> Field:
    return Field(name, label, step, at(path), LongTextEditor)


def _rows(name: str, label: str, step: str, lens: Lens, cells: tuple[Cell, ...], once: bool = True) -> Field:
    return Field(name, label, step, lens, lambda: RowsEditor(cells, N_("Add"), once), wide=True)


def _one(choices: options.Options) -> Make:
    return lambda: ChoiceEditor(choices)


def _coded(choices: Choices) -> Make:
    return lambda: CodeEditor(choices, N_("Words or code…"))


def _trade(codes: Codes) -> Make:
    return lambda: CodeEditor(codes.trades, N_("Words or code…"), codes.called)


def _number(unit: str, most: float, step: float = 1, empty: str = "") -> Make:
    return lambda: NumberEditor(unit, most, step, empty)


def _stated(unit: str, most: float, step: float = 1) -> Make:
    """A number that stands at 0 until somebody states it."""
    return lambda: NumberEditor(unit, most, step, zero=N_("not stated"))


def _kept(path: str) -> Lens:
    """A day that must be there: an emptied field leaves the case as it is, which `NEEDED` says."""
    place = at(path)
    return Lens(place.get, lambda case, day: place.put(case, day) if day else case)


def _whole_months(rows: tuple[tuple[str, float], ...]) -> frozendict[str, int]:
    return frozendict({trade: int(months) for trade, months in rows})
