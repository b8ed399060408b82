"""A case as flat rows of fields: the form in which it is stored, compared and recorded."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar, cast, get_type_hints

from frozendict import frozendict

from planner.case import Addition, Case, Preferences, Target, WeeklyHours
from planner.client import Client, Job, PastActivity, SkillLevel
from planner.keeping import Consent, ContactNote, Keeping, PlanAside, Revision
from planner.plan import Plan, Step
from planner.rank import ranks

Value = str | int | float | bool | None
Row = Mapping[str, Value]
Place = tuple[str, str]
Rows = Mapping[Place, Row]
CASES, RANK = "cases", "rank"
# Keeps two equal entries of one list apart; no code holds this character.
AGAIN = "\x1f"
_SINGLE: dict[type[Any], tuple[tuple[str, bool], ...]] = {}
T = TypeVar("T")
# What only the search is asked with, anew each time, is kept nowhere.
ASKED_ONLY = ("near_first",)
SCALARS = (str, int, float, bool, date, date | None, int | None, bool | None)


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of the case: plain codes, or values of a type with the key that names each in every office."""

    table: str
    entries: Callable[[Case], tuple[Any, ...]]
    kind: type[Any] | None = None
    key: Callable[[Any], str] = str


def _id(entry: Any) -> str:
    return cast(str, entry.id)


def _taken(past: PastActivity) -> str:
    return f"{past.activity}/{past.session}"


CODES = (
    Listed("credentials", lambda case: case.client.credentials),
    Listed("languages", lambda case: case.preferences.languages),
    Listed("modes", lambda case: case.preferences.modes),
    Listed("regions", lambda case: case.preferences.regions),
    Listed("pinned", lambda case: case.preferences.pinned),
    Listed("forbidden", lambda case: case.preferences.forbidden),
    Listed("profiles", lambda case: case.plan.profiles),
    Listed("same_as", lambda case: case.keeping.same_as),
)
LISTS = (
    *CODES,
    Listed("weekly_hours", lambda case: case.preferences.weekly_hours, WeeklyHours, lambda w: str(w.start)),
    Listed("additions", lambda case: case.target.additions, Addition, lambda a: cast(str, a.skill)),
    Listed("activities", lambda case: case.client.activities, PastActivity, _taken),
    Listed("steps", lambda case: case.plan.steps, Step, _id),
    Listed("contacts", lambda case: case.keeping.contacts, ContactNote, _id),
    Listed("consents", lambda case: case.keeping.consents, Consent, _id),
    Listed("revisions", lambda case: case.keeping.revisions, Revision, _id),
    Listed("plans", lambda case: case.keeping.plans, PlanAside, _id),
)
FACTS: tuple[tuple[str, Callable[[Case], Mapping[str, int | bool]]], ...] = (
    ("subjects", lambda case: case.client.subjects),
    ("experience", lambda case: case.client.experience),
    ("declared", lambda case: case.client.declared),
)
SKILLS = "skills"
KEPT = ("contacts", "consents", "revisions", "same_as", "plans")


def case_rows(case: Case, known: Rows = frozendict()) -> dict[Place, Row]:
    """Return the rows of a case; entries that `known` already ranks keep their rank where they can."""
    rows: dict[Place, Row] = {(CASES, case.id): _main_row(case)}
    for listed in LISTS:
        rows |= _list_rows(listed, listed.entries(case), known)
    for table, facts in FACTS:
        rows |= {(table, code): {"value": value} for code, value in facts(case).items()}
    rows |= {(SKILLS, code): _flat(held) for code, held in case.client.skills.items()}
    return rows


def case_from_rows(case_id: str, rows: Rows) -> Case:
    """Return the case that the rows state; fields that they leave out have their defaults."""
    tables: dict[str, dict[str, Row]] = {}
    for (table, key), row in rows.items():
        tables.setdefault(table, {})[key] = row
    main = tables[CASES][case_id]
    lists: dict[str, Any] = {listed.table: _entries(listed, tables.get(listed.table, {})) for listed in LISTS}
    plan = _built(Plan, main, "plan_", steps=lists["steps"], profiles=lists["profiles"])
    target = _built(Target, main, "target_", additions=lists["additions"])
    wanted = ("weekly_hours", "languages", "modes", "regions", "pinned", "forbidden")
    preferences = _built(Preferences, main, "", **{name: lists[name] for name in wanted})
    client = _client(main, tables, lists)
    keeping = _built(Keeping, main, "", **{name: lists[name] for name in KEPT})
    parts: dict[str, Any] = {"preferences": preferences, "target": target, "plan": plan, "keeping": keeping}
    return _built(Case, main, id=case_id, client=client, **parts)


def _client(main: Row, tables: Mapping[str, Mapping[str, Row]], lists: Mapping[str, Any]) -> Client:
    facts: dict[str, Any] = {
        name: frozendict({code: row["value"] for code, row in sorted(tables.get(name, {}).items())})
        for name, _ in FACTS
    }
    held = sorted(tables.get(SKILLS, {}).items())
    skills = frozendict({code: _built(SkillLevel, row) for code, row in held})
    job = _built(Job, main, "job_") if main.get("job") else None
    past: dict[str, Any] = {"credentials": lists["credentials"], "activities": lists["activities"]}
    return _built(Client, main, "", skills=skills, job=job, **past, **facts)


@lru_cache
def defaults(table: str) -> Row:
    """Return what the fields of a table hold when nobody wrote them; a field without default is left out."""
    if table == CASES:
        main = _main_row(Case(Preferences(date.min)))
        return frozendict({name: value for name, value in main.items() if name != "start"})
    kind = SkillLevel if table == SKILLS else {listed.table: listed.kind for listed in LISTS}.get(table)
    stated = fields(kind) if kind else ()
    return frozendict({f.name: f.default for f in stated if f.default is not MISSING})


def _main_row(case: Case) -> Row:
    client, target, plan = _flat(case.client), _flat(case.target, "target_"), _flat(case.plan, "plan_")
    job = {"job": case.client.job is not None, **_flat(case.client.job or Job(), "job_")}
    own = {name: value for name, value in _flat(case).items() if name != "id"}
    return {**own, **client, **job, **_flat(case.preferences), **target, **plan, **_flat(case.keeping)}


def _list_rows(listed: Listed, entries: tuple[Any, ...], known: Rows) -> Iterator[tuple[Place, Row]]:
    table = listed.table
    keys = _keys([listed.key(entry) for entry in entries])
    held = {key: cast(str, row[RANK]) for (name, key), row in known.items() if name == table}
    placed = ranks(keys, held)
    for key, entry in zip(keys, entries, strict=True):
        cells = {name: value for name, value in _flat(entry).items() if name != "id"} if listed.kind else {}
        yield (table, key), {RANK: placed[key], **cells}


def _keys(names: Iterable[str]) -> list[str]:
    """Return the names, those met before with the number of their turn."""
    met: dict[str, int] = {}
    keys = []
    for name in names:
        met[name] = met.get(name, 0) + 1
        keys.append(name if met[name] == 1 else f"{name}{AGAIN}{met[name]}")
    return keys


def _entries(listed: Listed, rows: Mapping[str, Row]) -> tuple[Any, ...]:
    if not rows:
        return ()
    in_order = sorted(rows.items(), key=lambda item: (str(item[1][RANK]), item[0]))
    return tuple(_entry(listed.kind, key.partition(AGAIN)[0], row) for key, row in in_order)


def _entry(kind: type[Any] | None, name: str, row: Row) -> Any:
    if kind is None:
        return name
    return _built(kind, row, id=name) if "id" in kind.__dataclass_fields__ else _built(kind, row)


def _scalars(kind: type[Any]) -> tuple[tuple[str, bool], ...]:
    """Return the names of a type's single values, each with whether it is a date."""
    if kind in _SINGLE:
        return _SINGLE[kind]
    hints = get_type_hints(kind)
    single = [f.name for f in fields(kind) if hints[f.name] in SCALARS and f.name not in ASKED_ONLY]
    return _SINGLE.setdefault(kind, tuple((name, hints[name] in (date, date | None)) for name in single))


def _flat(value: Any, prefix: str = "") -> dict[str, Value]:
    cells = {}
    for name, is_date in _scalars(type(value)):
        cell = getattr(value, name)
        cells[prefix + name] = cell.isoformat() if is_date and cell is not None else cell
    return cells


def _built(kind: type[T], row: Row, prefix: str = "", **parts: Any) -> T:
    single, dated = _prefixed(cast(Any, kind), prefix)
    parts |= {name: row[key] for key, name in single if key in row}
    for name in dated:
        if parts.get(name) is not None:
            parts[name] = date.fromisoformat(str(parts[name]))
    return kind(**parts)


@lru_cache
def _prefixed(kind: type[Any], prefix: str) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Return the single values of a type, each with its field of a row, and which are dates."""
    names = tuple((prefix + name, name) for name, _ in _scalars(kind))
    return names, tuple(name for name, is_date in _scalars(kind) if is_date)
