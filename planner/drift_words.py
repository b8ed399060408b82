"""The words of a drift: how many rows of each table are new, changed or gone, and which."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from planner.column_words import column_words
from planner.drift import ChangedRow, Edit, Key, TableDrift
from planner.mode_words import ENTRIES, LANGUAGES, MODES
from planner.words import N_, Words

SHOWN_ROWS, SHOWN_TEXT = 8, 60
TABLES = {
    "trades": N_("Trades"),
    "skills": N_("Skills"),
    "trade_skills": N_("Skills of trades"),
    "activities": N_("Activities"),
    "sessions": N_("Sessions"),
    "competencies": N_("Competencies"),
    "closures": N_("Closures"),
    "places": N_("Places"),
    "wages": N_("Wages"),
    "outlook": N_("Outlook"),
    "measures": N_("Measures"),
    "sources": N_("Sources"),
    "terms": N_("Terms"),
    "trade_titles": N_("Titles of trades"),
    "nearness": N_("Nearness of occupations"),
}
# Days are half-open, and what is shown is the last one.
LAST_DAYS, ONE_DAY = ("end", "window_end", "valid_to"), timedelta(days=1)
NAMED: dict[str, dict[str, str]] = {"mode": MODES, "language": LANGUAGES, "entry": ENTRIES}


def counts_words(table: TableDrift, words: Words) -> str:
    """Return how many rows of a table are new, changed or gone."""
    counts = (
        (len(table.new), words.n_("{n} new row", "{n} new rows", len(table.new))),
        (len(table.changed), words.n_("{n} changed row", "{n} changed rows", len(table.changed))),
        (len(table.gone), words.n_("{n} row gone", "{n} rows gone", len(table.gone))),
    )
    return ", ".join(text for number, text in counts if number)


def drift_sentences(found: Iterable[TableDrift], words: Words, named: bool = True) -> list[str]:
    """Return a line per table that differs and, when they are to be `named`, the first rows of each kind."""
    lines: list[str] = []
    for table in found:
        lines.append(_counts(table, words))
        if named:
            lines += _rows(table, words)
    return lines or [words._("Nothing differs from the catalogue that is there.")]


def _counts(table: TableDrift, words: Words) -> str:
    said = counts_words(table, words)
    return words._("{table}: {counts}", table=words._(TABLES[table.table]), counts=said)


def _rows(table: TableDrift, words: Words) -> Iterator[str]:
    yield from _first([f"+ {_key(key)}" for key in table.new], words)
    yield from _first([_changed(row, words) for row in table.changed[: SHOWN_ROWS + 1]], words, table.changed)
    yield from _first([f"− {_key(key)}" for key in table.gone], words)


def _first(lines: Sequence[str], words: Words, whole: Sequence[Any] | None = None) -> Iterator[str]:
    """Yield the first lines, then how many more there are in the whole."""
    yield from (f"  {line}" for line in lines[:SHOWN_ROWS])
    if (left := len(lines if whole is None else whole) - SHOWN_ROWS) > 0:
        yield "  " + words.n_("and {n} more", "and {n} more", left)


def _key(key: Key) -> str:
    return " / ".join(key)


def _changed(row: ChangedRow, words: Words) -> str:
    return f"~ {_key(row.key)} — " + "; ".join(_edit(edit, words) for edit in row.edits)


def _edit(edit: Edit, words: Words) -> str:
    before, after = (cell_words(edit.column, value, words) for value in (edit.before, edit.after))
    name = column_words(edit.column, words)
    # Two long values may differ only behind what is shown, and a tree has no short form.
    return name if before == after else f"{name} {before} → {after}"


def cell_words(column: str, value: Any, words: Words) -> str:
    """Return one value as people read it: days in words, the last one of a period, codes by their names."""
    if isinstance(value, date):
        return words.short_date(value - ONE_DAY if column in LAST_DAYS else value)
    named = NAMED.get(column, {}).get(value) if isinstance(value, str) else None
    return words._(named) if named else _value_words(column, value, words)


def _value_words(column: str, value: Any, words: Words) -> str:
    match value:
        case None | "" | ():
            return "–"
        case bool():
            return words._("yes") if value else words._("no")
        case int() if column.endswith("cents"):
            return words.money(value)
        case int() | float():
            return words.number(value)
        case [*codes]:
            return _short(" ".join(codes))
        case str():
            return _short(value)
    return "…"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN_TEXT else line[: SHOWN_TEXT - 1] + "…"
