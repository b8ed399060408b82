"""The tables of the exchange form: their columns, and the value that a row makes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from db.importers.form_cells import (
    CENTS,
    CODES,
    DAY,
    FLAG,
    GRANTS,
    HOURS,
    NUMBER,
    PACE,
    REGION,
    TEXT,
    TREE,
    Codec,
    between,
    choice,
)  # fmt: skip
from planner.catalogue import (
    KINDS,
    MODES,
    Activity,
    Competency,
    Grants,
    Measure,
    Outlook,
    Place,
    Provenance,
    Session,
    Skill,
    SkillNeed,
    Source,
    Term,
    Trade,
    Wage,
)  # fmt: skip
from planner.dates import Period
from planner.requirement import NOTHING
from planner.text import Text

Values = dict[str, Any]
LEVEL, IMPORTANCE, TEER = between(0, 5), between(1, 5), between(0, 5)
SEATS = between(0, 10**6)


@dataclass(frozen=True, slots=True)
class Column:
    """A column, where its value lies in the record, and what a blank means."""

    name: str
    path: str
    codec: Codec = TEXT
    blank: Any = ""
    code: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One file of the form; `unique` columns name a row and never occur twice together."""

    name: str
    columns: tuple[Column, ...]
    build: Callable[[Values], Any]
    unique: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """Return the name of the table's file."""
        return f"{self.name}.csv"


@dataclass(frozen=True, slots=True)
class Need:
    """A row of trade_skills: a skill that a trade asks."""

    trade: str
    need: SkillNeed


def _code(name: str, path: str = "") -> Column:
    return Column(name, path or name, code=True)


def _titles(path: str = "title", name: str = "title") -> tuple[Column, Column]:
    return Column(f"{name}_fr", f"{path}.fr"), Column(f"{name}_en", f"{path}.en")


PROVENANCE = (
    Column("source", "provenance.source"),
    Column("verified", "provenance.verified", FLAG, True),
    Column("verified_on", "provenance.verified_on", DAY, None),
)
REGION_CODE = Column("region", "region", REGION)
HOURS_COLUMN = Column("hours", "hours", HOURS, 0)
COST = Column("cost_cents", "cost_cents", CENTS, 0)


def _text(row: Values, name: str = "title") -> Text:
    return Text(row.pop(f"{name}_fr"), row.pop(f"{name}_en"))


def _titled(make: Callable[..., Any]) -> Callable[[Values], Any]:
    return lambda row: make(title=_text(row), **row)


def _provenance(row: Values) -> Provenance:
    return Provenance(row.pop("source"), row.pop("verified"), row.pop("verified_on"))


def _activity(row: Values) -> Activity:
    return Activity(title=_text(row), provenance=_provenance(row), **row)


def _session(row: Values) -> Session:
    code = row.pop("session")
    entry = row.pop("entry") or ("dated" if row["start"] else "continuous")
    return Session(code=code, entry=entry, provenance=_provenance(row), **row)


def _competency(row: Values) -> Competency:
    return Competency(code=row.pop("competency"), title=_text(row), **row)


def _measure(row: Values) -> Measure:
    texts: Values = {name: _text(row, name) for name in ("title", "text", "amount")}
    return Measure(provenance=_provenance(row), **texts, **row)


def _outlook(row: Values) -> Outlook:
    return Outlook(title=_text(row, "value"), **row)


TRADES = Table(
    "trades",
    (
        _code("code"),
        *_titles(),
        Column("teer", "teer", TEER, None),
        Column("sector", "sector"),
        Column("requires", "requires", TREE, NOTHING),
        Column("usual", "usual", TREE, NOTHING),
    ),
    _titled(Trade),
    ("code",),
)
SKILLS = Table(
    "skills",
    (
        _code("code"),
        *_titles(),
        Column("kind", "kind"),
        Column("digital", "digital", FLAG, False),
        Column("automation", "automation", FLAG, False),
    ),
    _titled(Skill),
    ("code",),
)
TRADE_SKILLS = Table(
    "trade_skills",
    (
        _code("trade"),
        _code("skill", "need.skill"),
        Column("level", "need.level", LEVEL, 0),
        Column("importance", "need.importance", IMPORTANCE, 3),
    ),
    lambda row: Need(row.pop("trade"), SkillNeed(**row)),
    ("trade", "skill"),
)
ACTIVITIES = Table(
    "activities",
    (
        _code("code"),
        Column("kind", "kind", choice(KINDS), "other"),
        *_titles(),
        HOURS_COLUMN,
        Column("requires", "requires", TREE, NOTHING),
        Column("grants", "grants", GRANTS, Grants()),
        Column("excludes", "excludes", CODES, ()),
        COST,
        Column("sector", "sector"),
        Column("trades", "trades", CODES, ()),
        Column("version", "version"),
        Column("replaced_by", "replaced_by"),
        *PROVENANCE,
    ),
    _activity,
    ("code",),
)
SESSIONS = Table(
    "sessions",
    (
        _code("activity"),
        _code("session", "code"),
        Column("start", "start", DAY, None),
        Column("end", "end", DAY, None),
        Column("entry", "entry", choice(("dated", "continuous"))),
        Column("window_start", "window_start", DAY, None),
        Column("window_end", "window_end", DAY, None),
        Column("apply_by", "apply_by", DAY, None),
        Column("hours_per_week", "hours_per_week", PACE, 30),
        COST,
        Column("pay_cents_per_week", "pay_cents_per_week", CENTS, 0),
        REGION_CODE,
        Column("place", "place"),
        Column("mode", "mode", choice(MODES)),
        Column("language", "language", choice(("fr", "en"))),
        Column("seats", "seats", SEATS, None),
        *PROVENANCE,
    ),
    _session,
    ("activity", "session"),
)
COMPETENCIES = Table(
    "competencies",
    (
        _code("program"),
        _code("competency", "code"),
        *_titles(),
        HOURS_COLUMN,
        Column("eval_hours", "eval_hours", HOURS, 0),
        Column("skill", "skill"),
        Column("level", "level", LEVEL, 0),
    ),
    _competency,
    ("program", "competency"),
)
CLOSURES = Table(
    "closures",
    (Column("start", "start", DAY, code=True), Column("end", "end", DAY, code=True)),
    lambda row: Period(**row),
)
PLACES = Table(
    "places",
    (
        _code("place", "code"),
        REGION_CODE,
        Column("latitude", "latitude", NUMBER, None),
        Column("longitude", "longitude", NUMBER, None),
    ),
    lambda row: Place(row.pop("place"), **row),
    ("place",),
)
WAGES = Table(
    "wages",
    (
        _code("trade"),
        _code("region"),
        Column("low_cents", "low_cents", CENTS, None),
        Column("median_cents", "median_cents", CENTS, None),
        Column("high_cents", "high_cents", CENTS, None),
        Column("period", "period"),
        Column("source", "source"),
    ),
    lambda row: Wage(**row),
    ("trade", "region", "period"),
)
OUTLOOK = Table(
    "outlook",
    (
        _code("trade"),
        _code("region"),
        _code("vocabulary"),
        _code("value"),
        *_titles("title", "value"),
        Column("vintage", "vintage"),
        Column("horizon", "horizon"),
        Column("source", "source"),
    ),
    _outlook,
    ("trade", "region", "vocabulary", "vintage", "horizon"),
)
MEASURES = Table(
    "measures",
    (
        _code("code"),
        *_titles(),
        Column("conditions", "conditions", TREE, NOTHING),
        *_titles("text", "text"),
        *_titles("amount", "amount"),
        Column("valid_from", "valid_from", DAY, None),
        Column("valid_to", "valid_to", DAY, None),
        *PROVENANCE,
    ),
    _measure,
    ("code", "valid_from"),
)
SOURCES = Table(
    "sources",
    (
        _code("table"),
        _code("source"),
        Column("licence", "licence"),
        Column("date", "date"),
        Column("note", "note"),
    ),
    lambda row: Source(**row),
)
TERMS = Table("terms", (_code("kind"), _code("code"), *_titles()), _titled(Term), ("code",))
TABLES = (
    TRADES, SKILLS, TRADE_SKILLS, ACTIVITIES, SESSIONS, COMPETENCIES, CLOSURES,
    PLACES, WAGES, OUTLOOK, MEASURES, SOURCES, TERMS,
)  # fmt: skip
