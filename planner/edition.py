"""The office's edition of a catalogue: what is published, with the office's own rows laid over it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from frozendict import frozendict

from planner.catalogue import Catalogue
from planner.drift import Key, rows
from planner.office_edit import OfficeEdit

EDITABLE = ("activities", "sessions", "places", "measures")
Rows = dict[Key, Any]


def overlaid(published: Catalogue, edits: Iterable[OfficeEdit]) -> Catalogue:
    """Return what is published with the edits over it, each told what the publication says today."""
    held = {table: rows(table, published) for table in EDITABLE}
    told = {(e.table, e.key): replace(e, published=_offered(held[e.table].get(e.key))) for e in edits}
    for (table, key), edit in told.items():
        _lay(held[table], key, edit.value)
    touched = {table: held[table] for table, _ in told}
    return _with_rows(replace(published, edited=frozendict(told)), touched)


def published(catalogue: Catalogue) -> Catalogue:
    """Return what lies beneath the office's edits; a row that is not as the office wrote it is published."""
    held = {table: rows(table, catalogue) for table in EDITABLE}
    for (table, key), edit in catalogue.edited.items():
        if _offered(held[table].get(key)) == edit.value:
            _put(held[table], key, edit.published)
    touched = {table: held[table] for table, _ in catalogue.edited}
    return _with_rows(replace(catalogue, edited=frozendict()), touched)


def coming(before: Catalogue, after: Catalogue) -> Catalogue:
    """Return what an office that has `before` will have when `after` takes the place of what is published."""
    return overlaid(published(after), before.edited.values())


def _offered(row: Any) -> Any:
    return None if getattr(row, "retired", False) else row


def _lay(held: Rows, key: Key, value: Any) -> None:
    """Put the office's value in its place; a withdrawn row stays, retired, for the plans that use it."""
    there: Any = held.get(key)
    if value is None and hasattr(there, "retired"):
        held[key] = replace(there, retired=True)
    else:
        _put(held, key, value)


def _put(held: Rows, key: Key, value: Any) -> None:
    if value is None:
        held.pop(key, None)
    else:
        held[key] = value


def _with_rows(catalogue: Catalogue, touched: Mapping[str, Rows]) -> Catalogue:
    parts = {table: _held(catalogue, table, found) for table, found in touched.items()}
    return replace(catalogue, **parts)


def _held(catalogue: Catalogue, table: str, found: Rows) -> Any:
    if isinstance(getattr(catalogue, table), Mapping):
        return {record.code: record for record in found.values()}
    return tuple(found.values())
