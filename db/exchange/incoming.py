"""What came in with an export, checked row by row before anything is made of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from db.catalogue.values import value_of
from db.catalogue.well_formed import read_again
from db.exchange.payload import Cells, Payload
from db.exchange.record_check import (
    WrongRecord,
    check_circles,
    check_parents,
    check_records,
    is_name,
    is_number,
)
from db.exchange.share import Watch, counted, part, unwatched
from db.records import author_key
from planner.catalogue import Catalogue, SkillNeed
from planner.changes import Author

TABLES = ("trades", "trade_skills", "skills", "activities", "sessions", "terms")
MOST_AUTHORS = 10_000
LONGEST_WORDS = 400
# What values of other types than a row's make the form stumble over.
FAULTS = (AttributeError, KeyError, TypeError, ValueError, RecursionError)


@dataclass(frozen=True, slots=True)
class Incoming:
    """The records of other offices, as rows; the catalogue is what their cases use of it."""

    changes: list[Cells]
    parents: list[Cells]
    authors: dict[str, Author]
    purges: list[Cells]
    catalogue: Catalogue
    basis: str = ""


def incoming_from(payload: Payload, tell: Watch = unwatched) -> Incoming:
    """Return the checked content of a payload; WrongRecord names the first cell that is wrong.

    `tell` hears how far it is.
    """
    authors = _authors(payload.authors)
    check_records(counted(payload.changes, part(tell, 0.0, 0.6)), authors)
    check_parents(counted(payload.parents, part(tell, 0.6, 0.7)))
    moments = {(row[0], row[1]): row[2] for row in counted(payload.changes, part(tell, 0.7, 0.9))}
    if not moments.keys() >= {(row[0], row[1]) for row in counted(payload.parents, part(tell, 0.9, 1.0))}:
        raise WrongRecord("parents")
    check_circles(payload.parents, moments)
    _check_purges(payload.purges)
    basis = next((value for name, value in payload.facts if name == "basis"), "")
    catalogue = _catalogue(payload.catalogue)
    return Incoming(payload.changes, payload.parents, authors, payload.purges, catalogue, basis)


def _authors(rows: Iterable[Cells]) -> dict[str, Author]:
    found = {key: Author(*profile) for key, *profile in rows}
    if len(found) > MOST_AUTHORS or any(author_key(author) != key for key, author in found.items()):
        raise WrongRecord("authors")
    return found


def _check_purges(rows: Iterable[Cells]) -> None:
    for case_id, site, hlc, author, reason in rows:
        said = len(author) <= LONGEST_WORDS and len(reason) <= LONGEST_WORDS
        if not (is_name(case_id) and is_name(site) and is_number(hlc) and said):
            raise WrongRecord("purges")


def _catalogue(rows: Iterable[Cells]) -> Catalogue:
    held: dict[str, list[Any]] = {table: [] for table in TABLES}
    for table, text in rows:
        if table not in held:
            raise WrongRecord("catalogue")
        held[table].append(_row(table, text))
    needs: dict[str, list[SkillNeed]] = {}
    for need in held["trade_skills"]:
        needs.setdefault(need.trade, []).append(need.need)
    trades = {t.code: _with_needs(t, needs) for t in held["trades"]}
    by_code: dict[str, Any] = {n: {v.code: v for v in held[n]} for n in ("skills", "activities", "terms")}
    return Catalogue(trades=trades, sessions=tuple(held["sessions"]), **by_code)


def _with_needs(trade: Any, needs: dict[str, list[SkillNeed]]) -> Any:
    return replace(trade, skills=tuple(needs.get(trade.code, ())))


def _row(table: str, text: str) -> Any:
    """Return a row as the exchange form gives it back: nothing that it could not read is believed."""
    try:
        return _read_again(table, value_of(table, text))
    except FAULTS as fault:
        raise WrongRecord(f"catalogue, {table}") from fault


def _read_again(name: str, value: Any) -> Any:
    _, found, faults = read_again(name, value)
    if faults:
        raise WrongRecord(f"catalogue, {name}")
    return found[0]
