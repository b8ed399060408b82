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
    SHARE,
    TREE,
    choice,
)
from db.importers.form_columns import (
    COST,
    HOURS_COLUMN,
    IMPORTANCE,
    LEVEL,
    PROVENANCE,
    REGION_CODE,
    SEATS,
    TEER,
    Column,
    Table,
    Values,
    code,
    titles,
)
from planner.catalogue import (
    KINDS,
    MODES,
    Activity,
    Competency,
    Grants,
    Measure,
    Nearness,
    Outlook,
    Place,
    Provenance,
    Session,
    Skill,
    SkillNeed,
    Source,
    Term,
    Trade,
    TradeTitle,
    Wage,
)
from planner.dates import Period
from planner.requirement import NOTHING
from planner.text import Text


@dataclass(frozen=True, slots=True)
class Need:
    """A row of trade_skills: a skill that a trade asks."""

    trade: str
    need: SkillNeed


def _text(row: Values, name: str = "title") -> Text:
    return Text(row.pop(f"{name}_fr"), row.pop(f"{name}_en"))


def _titled(make: Callable[..., Any]) -> Callable[[Values], Any]:
    return lambda row: make(title=_text(row), **row)


def _provenance(row: Values) -> Provenance:
    return Provenance(row.pop("source"), row.pop("verified"), row.pop("verified_on"))


def _activity(row: Values) -> Activity:
    return Activity(title=_text(row), provenance=_provenance(row), **row)


def _session(row: Values) -> Session:
    name = row.pop("session")
    entry = row.pop("entry") or ("dated" if row["start"] else "continuous")
    return Session(code=name, entry=entry, provenance=_provenance(row), **row)


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
        code("code"),
        *titles(),
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
        code("code"),
        *titles(),
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
        code("trade"),
        code("skill", "need.skill"),
        Column("level", "need.level", LEVEL, 0),
        Column("importance", "need.importance", IMPORTANCE, 3),
    ),
    lambda row: Need(row.pop("trade"), SkillNeed(**row)),
    ("trade", "skill"),
)
ACTIVITIES = Table(
    "activities",
    (
        code("code"),
        Column("kind", "kind", choice(KINDS), "other"),
        *titles(),
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
        code("activity"),
        code("session", "code"),
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
        code("program"),
        code("competency", "code"),
        *titles(),
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
        code("place", "code"),
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
        code("trade"),
        code("region"),
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
        code("trade"),
        code("region"),
        code("vocabulary"),
        code("value"),
        *titles("title", "value"),
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
        code("code"),
        *titles(),
        Column("conditions", "conditions", TREE, NOTHING),
        *titles("text", "text"),
        *titles("amount", "amount"),
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
        code("table"),
        code("source"),
        Column("licence", "licence"),
        Column("date", "date"),
        Column("note", "note"),
    ),
    lambda row: Source(**row),
)
TERMS = Table("terms", (code("kind"), code("code"), *titles()), _titled(Term), ("code",))
TRADE_TITLES = Table(
    "trade_titles",
    (code("trade"), Column("language", "language", choice(("fr", "en")), code=True), code("title")),
    lambda row: TradeTitle(**row),
    ("trade", "language", "title"),
)
NEARNESS = Table(
    "nearness",
    (code("trade"), code("near"), Column("score", "score", SHARE, 0)),
    lambda row: Nearness(**row),
    ("trade", "near"),
)
TABLES = (
    TRADES, SKILLS, TRADE_SKILLS, ACTIVITIES, SESSIONS, COMPETENCIES, CLOSURES,
    PLACES, WAGES, OUTLOOK, MEASURES, SOURCES, TERMS, TRADE_TITLES, NEARNESS,
)  # fmt: skip
