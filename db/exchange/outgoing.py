"""What leaves in an export: the records of the chosen cases, and the rows of the catalogue that they use."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from db.case_list import Wanted
from db.catalogue.edits import office_edits
from db.catalogue.tables import published_catalogue
from db.catalogue.values import value_text
from db.database import Database
from db.exchange.aside import bridged, hidden, withdrawn
from db.exchange.payload import Cells, Payload
from db.exchange.record_check import LONGEST_VALUE
from db.exchange.share import Watch, counted, part, parts, unwatched
from db.exchange.withholding import as_they_leave
from db.records import RECORD
from db.schema import authors, cases, changes, parents, purges
from planner.catalogue import Catalogue
from planner.changes import REMOVAL, ChangeId
from planner.drift import rows
from planner.edition import overlaid
from planner.errors import PlannerError
from planner.identity import stays_here, tells_who
from planner.plan_text import codes_in
from planner.text import folded

CASE, TABLE, ROW, FIELD, VALUE, AUTHOR = 3, 4, 5, 6, 7, 8
CHUNK = 200
# A plan set aside names its codes within one text.
ASIDE = ("plans", "plan")
# A NUL as JSON writes it.
NUL = "\\u0000"
CATALOGUE = ("trades", "trade_skills", "skills", "activities", "sessions", "terms")


def chosen_cases(connection: Connection, search: str | None, ids: Sequence[str]) -> list[str]:
    """Return the cases to export: those named, those that a search finds, or all, removed ones included.

    A search without a word finds nothing. What only an undone merge brought is not ours to send, and samples
    leave only where they are named or all there is: every office has its own.
    """
    if search is not None and not folded(search):
        return []
    gone = withdrawn(connection, hidden(connection))
    found = select(cases.c.id, cases.c.sample)
    if search is not None:
        found = found.where(Wanted(search).condition)
    known = {row.id: row.sample for row in connection.execute(found) if row.id not in gone}
    if search is None and ids:
        return sorted(known.keys() & set(ids))
    return sorted(case_id for case_id, sample in known.items() if not sample) or sorted(known)


def leaving(database: Database, search: str | None, ids: Sequence[str]) -> tuple[int, int, int]:
    """Return how many cases an export holds, how many of them are off the lists, and how many are samples."""
    with database.reading() as connection:
        chosen = set(chosen_cases(connection, search, ids))
        off = set(connection.execute(select(cases.c.id).where(cases.c.removed.isnot(None))).scalars())
        samples = set(connection.execute(select(cases.c.id).where(cases.c.sample)).scalars())
    return len(chosen), len(chosen & off), len(chosen & samples)


def check_texts(
    connection: Connection, chosen: Sequence[str], identity: bool, tell: Watch = unwatched
) -> None:
    """Raise PlannerError with the name of the first case that holds a text which no office takes in."""
    unfit = or_(func.length(changes.c.value) > LONGEST_VALUE, changes.c.value.contains(NUL, autoescape=True))
    query = select(cases.c.name, *RECORD).join(changes, changes.c.case_id == cases.c.id)
    for name, *row in _in_chunks(connection, query.where(changes.c.head, unfit), chosen, tell):
        if _is_shared(row[TABLE], row[FIELD], identity) and not _fits(row[VALUE]):
            raise PlannerError(
                "exchange-text-unfit", case=name, id=row[CASE], field=row[FIELD], limit=LONGEST_VALUE
            )


def outgoing(
    connection: Connection, chosen: Sequence[str], identity: bool, tell: Watch = unwatched
) -> Payload:
    """Return what an export of these cases holds; without identity, who they are stays here.

    `tell` hears how far it is.
    """
    found = [tuple(row) for row in _in_chunks(connection, select(*RECORD), chosen, part(tell, 0.0, 0.5))]
    aside = hidden(connection)
    told = (row for row in counted(found, part(tell, 0.5, 0.7)) if row[:2] not in aside)
    records = list(as_they_leave(told, lambda row: _leaves(row, identity)))
    removals = {row[:2] for row in found if row[FIELD] == REMOVAL}
    named = {row[AUTHOR] for row in records}
    profiles = [tuple(row) for row in connection.execute(select(authors)) if row.id in named]
    return Payload(
        records,
        _parents(connection, records, chosen, aside, removals, part(tell, 0.7, 0.8)),
        profiles,
        # That a case is destroyed is all that others need: the reason was written about somebody.
        [(row.case_id, row.site, row.hlc, "", "") for row in connection.execute(select(purges))],
        list(_catalogue_rows(_whole(connection), _codes(records, part(tell, 0.8, 1.0)))),
    )


def _leaves(row: Cells, identity: bool) -> bool:
    return _is_shared(row[TABLE], row[FIELD], identity) and _fits(row[VALUE])


def _is_shared(table: str, name: str, identity: bool) -> bool:
    return not stays_here(table, name) and (identity or not tells_who(table, name))


def _fits(value: str) -> bool:
    """Say whether other offices take a written value in; one that was overwritten since is left out."""
    return len(value) <= LONGEST_VALUE and not (NUL in value and "\0" in json.loads(value))


def _parents(
    connection: Connection,
    records: Iterable[Cells],
    chosen: Sequence[str],
    aside: Collection[ChangeId],
    removals: Collection[ChangeId],
    tell: Watch,
) -> list[Cells]:
    leaving = {row[:2] for row in records}
    same = (changes.c.site == parents.c.site) & (changes.c.seq == parents.c.seq)
    found = [tuple(row) for row in _in_chunks(connection, select(parents).join(changes, same), chosen, tell)]
    told = bridged(found, aside, removals) if aside else found
    return [row for row in told if row[:2] in leaving]


def _in_chunks(
    connection: Connection, query: Select[Any], chosen: Sequence[str], tell: Watch
) -> Iterator[Any]:
    for ids in parts(chosen, tell, CHUNK):
        yield from connection.execute(query.where(changes.c.case_id.in_(ids)))


def _codes(records: Sequence[Cells], tell: Watch) -> set[str]:
    """Return every code that the cases may name: the keys of their entries, and their values."""
    values = {json.loads(row[VALUE]) for row in counted(records, tell) if row[VALUE].startswith('"')}
    aside = (json.loads(row[VALUE]) for row in records if (row[TABLE], row[FIELD]) == ASIDE)
    return values.union({row[ROW] for row in records}, *map(codes_in, aside))


def _whole(connection: Connection) -> Catalogue:
    return overlaid(published_catalogue(connection), office_edits(connection))


def _catalogue_rows(whole: Catalogue, codes: Collection[str]) -> Iterator[Cells]:
    used = used_part(whole, codes)
    for table in CATALOGUE:
        for value in rows(table, used).values():
            yield table, value_text(table, value)


def used_part(whole: Catalogue, codes: Collection[str]) -> Catalogue:
    """Return the rows of a catalogue that go by these codes, with the skills that its trades ask."""
    trades = {code: trade for code, trade in whole.trades.items() if code in codes}
    skills = {*codes, *(need.skill for trade in trades.values() for need in trade.skills)}
    return replace(
        Catalogue(),
        trades=trades,
        skills={code: skill for code, skill in whole.skills.items() if code in skills},
        activities={code: value for code, value in whole.activities.items() if code in codes},
        sessions=tuple(s for s in whole.sessions if s.activity in codes and s.code in codes),
        terms={code: term for code, term in whole.terms.items() if code in codes},
    )
