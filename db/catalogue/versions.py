"""The versions of the catalogue: what each changed, and what the changed rows were before it."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, and_, func, insert, select

from db.catalogue.values import KINDS, key_of, key_text, value_of, value_text
from db.rows import written
from db.schema import catalogue_history, catalogue_versions
from planner.drift import Key, Turn
from planner.touching import CLOSURES, MEASURES

Counted = dict[str, list[int]]
IMPORT, EDIT, WITHDRAWAL, UNDO = "import", "edit", "withdrawal", "undo"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows of one table are new, changed and gone."""

    new: int = 0
    changed: int = 0
    gone: int = 0


@dataclass(frozen=True, slots=True)
class CatalogueVersion:
    """One state of the catalogue; `counts` say what differs from the one before, by table."""

    number: int
    made_on: date
    what: str
    source: str = ""
    author: str = ""
    counts: Mapping[str, Counts] | None = None


def last_version(connection: Connection) -> int:
    """Return the number of the present version, 0 before the first."""
    return int(
        connection.execute(select(func.coalesce(func.max(catalogue_versions.c.number), 0))).scalar_one()
    )


def all_versions(connection: Connection) -> tuple[CatalogueVersion, ...]:
    """Return the versions, the newest first."""
    query = select(catalogue_versions).order_by(catalogue_versions.c.number.desc())
    return tuple(_version(row) for row in connection.execute(query))


def add_version(
    connection: Connection, version: CatalogueVersion, found: tuple[Turn, ...], counts: Counted
) -> None:
    """Keep a version, with the former values of the rows it changed and their counts."""
    connection.execute(
        insert(catalogue_versions).values(
            number=version.number,
            made_on=version.made_on.isoformat(),
            what=version.what,
            source=version.source,
            author=version.author,
            counts=written(counts),
        )
    )
    former = [_former(turn, version.number) for turn in found if turn.table in KINDS]
    if former:
        connection.execute(insert(catalogue_history), former)


def former_value(connection: Connection, table: str, key: Key, version: int, now: Any) -> Any:
    """Return what a row was in a version; `now` is what it is if nothing changed it since."""
    held = catalogue_history.c
    later = and_(held.table == table, held.row == key_text(key), held.version > version)
    query = select(held.before).where(later).order_by(held.version).limit(1)
    found = connection.execute(query).first()
    return now if found is None else value_of(table, found.before)


def changed_since(
    connection: Connection, version: int, tables: Iterable[str], codes: Collection[str]
) -> dict[tuple[str, Key], Any]:
    """Return what the closures and measures, and the rows of some codes, that changed were in a version."""
    held = catalogue_history.c
    later = and_(held.version > version, held.table.in_(list(tables)))
    query = select(held.table, held.row, held.before).where(later).order_by(held.version)
    found: dict[tuple[str, Key], Any] = {}
    for table, row, before in connection.execute(query):
        key = key_of(row)
        if table in (CLOSURES, MEASURES) or key[0] in codes:
            found.setdefault((table, key), value_of(table, before))
    return found


def _former(turn: Turn, version: int) -> dict[str, Any]:
    before = value_text(turn.table, turn.before)
    return {"table": turn.table, "row": key_text(turn.key), "version": version, "before": before}


def counted(turns: Iterable[Turn]) -> Counted:
    """Return by table how many rows are new, changed and gone."""
    counts: dict[str, list[int]] = {}
    for turn in turns:
        kind = 0 if turn.before is None else 2 if turn.after is None else 1
        counts.setdefault(turn.table, [0, 0, 0])[kind] += 1
    return counts


def _version(row: Row[Any]) -> CatalogueVersion:
    counts = {table: Counts(*found) for table, found in json.loads(row.counts).items()}
    return CatalogueVersion(
        row.number, date.fromisoformat(row.made_on), row.what, row.source, row.author, counts
    )
