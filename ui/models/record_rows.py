"""What an office keeps of a person beside the case, as tables to read and as data for another program."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from db.exchange.choosing import Conflict
from db.registers.record import Record
from planner.catalogue import Catalogue
from planner.changes import Change
from planner.field_history import Revised, field_history
from planner.registers import Access, Export
from planner.words import N_, Words
from ui.models.columns import Column
from ui.models.conflict_rows import ConflictLine, HeadLine
from ui.models.field_words import whole_words
from ui.models.history_rows import HistoryLine
from ui.models.merge_words import author_words, local, written_on
from ui.models.register_rows import ACCESSES, EXPORTS, RegisterLine

Rows = Iterator[Sequence[str]]
CHANGES = (N_("When"), N_("Who"), N_("Field"), N_("Before"), N_("After"))
WAITING = (N_("Field"), N_("Value"), N_("Who"), N_("When"), N_("Now"))
# Whose they are is said already.
OF_ACCESS = tuple(column for column in ACCESSES if column.title != "Client")


def record_tables(record: Record, catalogue: Catalogue, words: Words) -> dict[str, Rows]:
    """Return the lines of each table by the name of its file, the titles first."""
    return {
        words._("history.csv"): _changes(record, catalogue, words),
        words._("waiting.csv"): _waiting(record, catalogue, words),
        words._("accesses.csv"): _register(OF_ACCESS, record.accesses, words),
        words._("files-sent.csv"): _register(EXPORTS, record.sent, words),
    }


def record_data(record: Record) -> dict[str, list[dict[str, Any]]]:
    """Return the same as JSON writes it: values as they are kept, moments by the clock of the world."""
    return {
        "changes": [_change(one) for one in field_history(record.history)],
        "waiting": [_conflict(conflict) for conflict in record.waiting],
        "accesses": [_access(access) for access in record.accesses],
        "sent": [_export(export) for export in record.sent],
    }


def _changes(record: Record, catalogue: Catalogue, words: Words) -> Rows:
    yield [words._(title) for title in CHANGES]
    for one in field_history(record.history):
        field, say = HistoryLine(one, catalogue, words).field, _sayer(one, catalogue, words)
        before, after = " / ".join(map(say, one.before)), say(one.change.value)
        yield written_on([one.change], words), author_words(one.change, words), field, before, after


def _sayer(one: Revised, catalogue: Catalogue, words: Words) -> Callable[[Any], str]:
    change = one.change
    return lambda value: whole_words(change.table, change.field, value, catalogue, words, one.cells)


def _waiting(record: Record, catalogue: Catalogue, words: Words) -> Rows:
    yield [words._(title) for title in WAITING]
    for conflict in record.waiting:
        line = ConflictLine(conflict, catalogue, words)
        for head in conflict.heads:
            told = HeadLine(line, head)
            yield line.field, told.whole[1], author_words(head, words), written_on([head], words), told.shown


def _register(columns: Sequence[Column], values: Sequence[Any], words: Words) -> Rows:
    yield [words._(column.title) for column in columns]
    for value in values:
        yield [column.text(RegisterLine(value, words)) for column in columns]


def _written(change: Change) -> dict[str, Any]:
    return {"moment": local(change).isoformat(), "author": change.author.name, "office": change.author.office}


def _change(one: Revised) -> dict[str, Any]:
    change = one.change
    place = {"table": change.table, "key": change.row, "field": change.field}
    return {**_written(change), **place, "value": change.value, "replaced": list(one.before)}


def _conflict(conflict: Conflict) -> dict[str, Any]:
    _, table, key, field = conflict.id
    values = [
        {**_written(head), "value": head.value, "shown": not place}
        for place, head in enumerate(conflict.heads)
    ]
    return {"table": table, "key": key, "field": field, "values": values}


def _access(access: Access) -> dict[str, Any]:
    told = {"author": access.author, "what": access.what, "detail": access.detail}
    return {"moment": access.moment.isoformat(), **told}


def _export(export: Export) -> dict[str, Any]:
    told = {"number": export.sequence, "moment": export.moment.isoformat(), "file": export.file}
    return {**told, "author": export.author, "basis": export.basis, "names": export.identity,
            "clients": export.clients}  # fmt: skip
