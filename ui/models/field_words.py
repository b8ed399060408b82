"""The words of a case's fields, as records keep them: which entry, which field, which value."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from frozendict import frozendict

from planner.catalogue import Catalogue
from planner.changes import REMOVAL, REMOVED
from planner.fields import AGAIN, CASES, Row, Value
from planner.formality_words import formality_words
from planner.plan import Step
from planner.plan_text import steps_in
from planner.regions import region_name
from planner.timeline import session_of
from planner.words import N_, Words
from ui.models.case_options import INCOMES, KINDS, LANGUAGES, MODES, SCHOOL_LEVELS
from ui.models.revision_rows import REASON_WORDS
from ui.models.step_words import RESPONSIBLE_WORDS, STATUS_WORDS, group_words
from ui.models.texts_apart import cut, told_apart

TABLES = {
    "credentials": N_("Diplomas held"),
    "languages": N_("Study in"),
    "modes": N_("Modes"),
    "regions": N_("Regions"),
    "pinned": N_("Kept in every search"),
    "forbidden": N_("Set aside"),
    "profiles": N_("Kind of pathway"),
    "same_as": N_("The same person as"),
    "weekly_hours": N_("Study hours"),
    "additions": N_("Employer’s position"),
    "activities": N_("Training so far"),
    "steps": N_("Step"),
    "subjects": N_("School"),
    "experience": N_("Months of work"),
    "declared": N_("Declared facts"),
    "skills": N_("Skills held"),
    "contacts": N_("Contact note"),
    "consents": N_("Consent"),
    "revisions": N_("Revision of the plan"),
    "plans": N_("Plan set aside"),
}
FIELDS = {
    "name": N_("First name or name"), "kind": N_("Kind of plan"), "notes": N_("Internal notes"),
    "phone": N_("Telephone"), "email": N_("E-mail"), "birth_date": N_("Birth date"), "region": N_("Region"),
    "assets": N_("Assets"), "obstacles": N_("Obstacles"), "income": N_("Income"), "language": N_("Reads"),
    "trade": N_("Occupation now"), "target_trade": N_("Occupation aimed at"), "start": N_("Start"),
    "trade_title": N_("What the occupation now is called"),
    "target_title": N_("What the occupation aimed at is called"),
    "target_essential_importance": N_("Weight from which a skill is essential"), "end": N_("End"),
    "deadline": N_("Deadline"), "left_school": N_("Left full-time school"), "money_limit_cents":
    N_("Most it may cost"), "keep_job": N_("Keeps the job"), "job": N_("Present job"),
    "job_hours_per_week": N_("Hours a week of the job"), "job_pay_cents_per_week": N_("Pay a week"),
    "job_until": N_("Job until"), "responsible": N_("Responsible"), "retain_until": N_("Kept until"),
    "plan_prepared": N_("Plan prepared on"), "plan_review": N_("Follow-up date"),
    "plan_revision": N_("Revision"), "plan_name": N_("Name of the plan"), "plan_id": N_("Which plan"),
    "sample": N_("Sample"), "created": N_("Made on"),
    REMOVED: N_("Taken off the list on"), "value": N_("Value"), "level": N_("Level"),
    "evidence": N_("Evidence"), "skill": N_("Skill"), "importance": N_("Weight"),
    "source": N_("Source and date"), "activity": N_("Activity"), "session": N_("Group"),
    "formality": N_("Administrative step"), "title": N_("Title"), "due": N_("Due"), "status": N_("Status"),
    "pinned": N_("Pinned"), "hours_per_week": N_("Hours a week"), "cost_cents": N_("Cost"),
    "note": N_("Note"), "override": N_("Written reason"), "hours": N_("Hours a week"), "day": N_("Day"),
    "author": N_("Author"), "text": N_("Text"), "revised": N_("Revised on"), "purpose": N_("Purpose"),
    "detail": N_("Detail"), "given": N_("Given on"), "expires": N_("Expires on"),
    "withdrawn": N_("Withdrawn on"), "form": N_("Form"), "number": N_("Number"), "reason": N_("Reason"),
    "plan": N_("Plan"), "catalogue_version": N_("Version of the catalogue"),
    "plan_catalogue_version": N_("Version of the catalogue"), "rank": N_("Place in the list"),
}  # fmt: skip
WORDS: Mapping[str, Mapping[str, str]] = {
    "kind": KINDS,
    "income": INCOMES,
    "reason": REASON_WORDS,
    "status": STATUS_WORDS,
    "responsible": RESPONSIBLE_WORDS,
}
# What is known of the entry that a value belongs to: the code of a group says nothing without its activity.
NO_CELLS: Row = frozendict()
SUBJECTS = {"french": N_("French"), "english": N_("English"), "math": N_("Mathematics")}


def field_words(table: str, row: str, field: str, catalogue: Catalogue, words: Words, known: str = "") -> str:
    """Return what a field is called; `known` says which entry it belongs to, when its key says little."""
    said = words._(FIELDS[field]) if field in FIELDS else field
    if table == CASES:
        return said
    entry = entry_words(table, row, catalogue, words, known)
    return entry if field in ("", "value") else words._("{entry}: {field}", entry=entry, field=said)


def entry_words(table: str, row: str, catalogue: Catalogue, words: Words, known: str = "") -> str:
    """Return what an entry of a list is called: its list, and what its key stands for."""
    kind = words._(TABLES[table]) if table in TABLES else table
    name = known or _named(table, row, catalogue, words)
    return words._("{kind} “{name}”", kind=kind, name=name) if name else kind


def entry_name(table: str, cells: Row, catalogue: Catalogue, words: Words) -> str:
    """Return what the cells of an entry say that it is, where its key is only a number."""
    if table == "steps":
        return _step_name(cells, catalogue, words)
    if table in ("contacts", "consents", "revisions", "plans"):
        day = cells.get("day") or cells.get("given")
        return _day(str(day), words) if day else ""
    return ""


def value_words(
    table: str, field: str, value: Value, catalogue: Catalogue, words: Words, cells: Row = NO_CELLS
) -> str:
    """Return a value as a person reads it, cut where it is long; nothing stated is a dash."""
    return cut(whole_words(table, field, value, catalogue, words, cells))


def values_words(
    table: str,
    field: str,
    values: Sequence[Value],
    catalogue: Catalogue,
    words: Words,
    cells: Row = NO_CELLS,
) -> tuple[str, ...]:
    """Return values that stand beside each other; long texts begin near to where they differ."""
    return told_apart([whole_words(table, field, value, catalogue, words, cells) for value in values])


def whole_words(
    table: str, field: str, value: Value, catalogue: Catalogue, words: Words, cells: Row = NO_CELLS
) -> str:
    """Return a value as a person reads it, however long; nothing stated is a dash."""
    if field == REMOVAL:
        return words._("taken out")
    if (table, field) == (CASES, REMOVED) and value is None:
        return words._("on the list of clients")
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return words._("yes") if value else words._("no")
    if field.endswith(("_cents", "_cents_per_week")):
        return words.money(int(value))
    if table == "subjects":
        return words._(SCHOOL_LEVELS.get(value, str(value)))  # type: ignore[arg-type, call-overload]
    if isinstance(value, int | float):
        return words.number(value)
    if field == "session":
        return _group_words(value, str(cells.get("activity") or ""), catalogue, words)
    return _text(table, field, value, catalogue, words)


def _group_words(code: str, activity: str, catalogue: Catalogue, words: Words) -> str:
    """Return where and when a group is taught; one that the catalogue does not know, by its code."""
    group = session_of(Step("", activity=activity, session=code), catalogue)
    return group_words(group, words) if group else code


def _text(table: str, field: str, value: str, catalogue: Catalogue, words: Words) -> str:
    if field == "plan" and (steps := steps_in(value)) is not None:
        return words.n_("{n} step", "{n} steps", steps)
    if field in WORDS and value in WORDS[field]:
        return words._(WORDS[field][value])
    if field == "region":
        return region_name(value) or value
    if field == "language":
        return dict(LANGUAGES).get(value, value)
    if field == "formality":
        return formality_words(Step("", formality=value), words, catalogue).title
    if field in ("trade", "target_trade", "activity", "skill"):
        return words.said(catalogue.term(value))
    if field == "end" and table in ("steps", "activities"):
        value = last_day(value)
    return _day(value, words) if len(value) == len("2027-01-11") else value


def _step_name(cells: Row, catalogue: Catalogue, words: Words) -> str:
    activity, formality, title = (str(cells.get(name) or "") for name in ("activity", "formality", "title"))
    if formality:
        return formality_words(Step("", formality=formality, title=title), words, catalogue).title
    return title or (words.said(catalogue.term(activity)) if activity else "")


def last_day(end: str) -> str:
    """Return the last day of what ends before this one: the form in which days are shown."""
    return (date.fromisoformat(end) - timedelta(days=1)).isoformat()


def _day(value: str, words: Words) -> str:
    try:
        return words.short_date(date.fromisoformat(value))
    except ValueError:
        return value


def _named(table: str, row: str, catalogue: Catalogue, words: Words) -> str:
    key = row.partition(AGAIN)[0]
    if table in ("steps", "contacts", "consents", "revisions", "plans", "same_as"):
        return ""
    if table in ("subjects", "modes", "languages"):
        known = {"subjects": SUBJECTS, "modes": MODES, "languages": dict(LANGUAGES)}[table]
        return words._(known.get(key, key))
    if table == "regions":
        return region_name(key) or key
    if table == "weekly_hours":
        return _day(key, words)
    return words.said(catalogue.term(key.partition("/")[0]))
