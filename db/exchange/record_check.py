"""The check of received change records: each cell must be one that a save of ours could have written."""

import json
import math
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Float

from db.case_tables import HOMES, OWN
from db.records import MOST_RECORDS, is_local
from db.rows import written
from db.schema import cases
from planner.case import REQUALIFICATION, UPGRADING
from planner.changes import REMOVAL, WITHHELD, ChangeId
from planner.client import INCOMES
from planner.fields import CASES, RANK
from planner.plan import STATUSES
from planner.rank import DIGITS

LONGEST_NAME, LONGEST_VALUE = 200, 100_000
LATEST, LARGEST = 2**63, 2**53
FAR_NUMBER = 1e9
KEYS = {"case_id", "list", "row"}
START = "start"
WORDS: Mapping[tuple[str, str], tuple[str, ...]] = {
    (CASES, "kind"): (REQUALIFICATION, UPGRADING),
    (CASES, "language"): ("", "fr", "en"),
    (CASES, "income"): ("", *INCOMES),
    ("steps", "status"): STATUSES,
    ("activities", "status"): STATUSES,
}
RANKED = re.compile(f"[{DIGITS}]{{1,200}}")
Check = Callable[[Any], bool]
Cells = tuple[Any, ...]


class WrongRecord(Exception):
    """A record that no save writes; the message names the cell."""


def check_records(rows: Iterable[Cells], authors: Mapping[str, Any]) -> None:
    """Raise WrongRecord at the first row, in the order of a payload's columns, that is wrong."""
    sound: set[tuple[str, str, str]] = set()
    named: set[tuple[str, str]] = set()
    for row in rows:
        # The same office and the same case come thousands of times.
        if (row[0], row[3]) not in named:
            _check_names(row[0], row[3])
            named.add((row[0], row[3]))
        _check_frame(row, authors)
        said = row[4], row[6], row[7]
        if said not in sound:
            _check_value(*said)
            sound.add(said)


def check_parents(rows: Iterable[Cells]) -> None:
    """Raise WrongRecord at the first row (site, seq, parent site, parent seq) that is wrong.

    Whoever writes knows of his own only what he wrote before.
    """
    for site, seq, parent_site, parent_seq in rows:
        if not (is_name(site) and is_name(parent_site) and is_count(seq) and is_count(parent_seq)):
            raise WrongRecord("parent")
        if site == parent_site and parent_seq >= seq:
            raise WrongRecord("parent")


def check_circles(rows: Collection[Cells], moments: Mapping[ChangeId, int]) -> None:
    """Raise WrongRecord where records overwrite each other in a circle: none of them would be shown.

    `moments` are those of the records of the file.
    """
    # In every circle one is told to be no older than what it knew, as under a clock that was set back.
    if any(moments.get((row[2], row[3]), -1) >= moments[row[0], row[1]] for row in rows):
        _check_order(rows)


def _check_order(rows: Iterable[Cells]) -> None:
    known: dict[ChangeId, set[ChangeId]] = {}
    for site, seq, parent_site, parent_seq in rows:
        known.setdefault((site, seq), set()).add((parent_site, parent_seq))
    try:
        TopologicalSorter(known).prepare()
    except CycleError as circle:
        raise WrongRecord("parents") from circle


def _check_names(site: Any, case_id: Any) -> None:
    if not (is_name(site) and not is_local(site) and is_name(case_id)):
        raise WrongRecord("record")


def _check_frame(row: Cells, authors: Mapping[str, Any]) -> None:
    _, seq, hlc, case_id, _, key, _, _, author = row
    if not (is_count(seq) and is_number(hlc)):
        raise WrongRecord("record")
    if not isinstance(key, str) or len(key) > LONGEST_NAME or "\0" in key:
        raise WrongRecord("row")
    if row[4] == CASES and key != case_id:
        raise WrongRecord("row")
    if author not in authors:
        raise WrongRecord("author")


def _check_value(table: Any, field: Any, text: Any) -> None:
    checks = _checks()
    if not isinstance(table, str) or table not in checks:
        raise WrongRecord("table")
    empty = field in (REMOVAL, WITHHELD)
    if not empty and (not isinstance(field, str) or field not in checks[table]):
        raise WrongRecord(f"{table}.{field}")
    value = _value(text)
    if not (value is None if empty else checks[table][field](value)):
        raise WrongRecord(f"{table}.{field}")


def _value(text: Any) -> Any:
    if not isinstance(text, str) or len(text) > LONGEST_VALUE:
        raise WrongRecord("value")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise WrongRecord("value") from fault
    if isinstance(found, list | dict) or written(found) != text:
        raise WrongRecord("value")
    return found


def is_name(value: Any) -> bool:
    """Say whether a value can name a site or a case."""
    return isinstance(value, str) and 0 < len(value) <= LONGEST_NAME and value.isprintable()


def is_number(value: Any) -> bool:
    """Say whether a value can be a moment."""
    return type(value) is int and 0 <= value < LATEST


def is_count(value: Any) -> bool:
    """Say whether a value can number the records of an office."""
    return type(value) is int and 0 <= value < MOST_RECORDS


@lru_cache(maxsize=1)
def _checks() -> Mapping[str, Mapping[str, Check]]:
    """Return for every table what each of its fields may hold."""
    found = {CASES: dict(_fields(CASES, cases.c, OWN))}
    return found | {name: dict(_fields(name, home.c, KEYS)) for name, home in HOMES.items()}


def _fields(table: str, columns: Iterable[Column[Any]], own: set[str]) -> Iterator[tuple[str, Check]]:
    for column in columns:
        if column.name not in own:
            yield column.name, _check_of(table, column)


def _check_of(table: str, column: Column[Any]) -> Check:
    if table == "declared" or isinstance(column.type, Boolean):
        return _optional(column, lambda value: type(value) is bool)
    if isinstance(column.type, BigInteger):
        return _optional(column, lambda v: type(v) is int and abs(v) < LARGEST)
    if isinstance(column.type, Float):
        return lambda v: type(v) in (int, float) and math.isfinite(v) and abs(v) < FAR_NUMBER
    if column.name == START or column.nullable:
        return _optional(column, _is_day)
    if column.name == RANK:
        return lambda value: isinstance(value, str) and bool(RANKED.fullmatch(value))
    allowed = WORDS.get((table, column.name))
    return (lambda v: v in allowed) if allowed else (lambda v: isinstance(v, str) and "\0" not in v)


def _optional(column: Column[Any], check: Check) -> Check:
    return (lambda value: value is None or check(value)) if column.nullable else check


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
