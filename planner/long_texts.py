"""Texts that a change record cannot hold: cut to the longest that fits before they are kept."""

import json

from planner.case import Case
from planner.fields import Row, case_from_rows, case_rows

# The most that one field of a change record may hold as JSON.
LONGEST_TEXT = 100_000
NUL = "\0"
# JSON writes a character with six at most.
WIDEST = 6
# A plan kept as a text would be damaged by a cut: these are measured before they are made.
WHOLE = {("revisions", "plan"), ("plans", "plan")}


def fits(text: str) -> bool:
    """Say whether a text is short enough to be kept in one field."""
    return _over(text) <= 0


def fitting(text: str) -> str:
    """Return the text as a field can keep it: without the character NUL, and cut where it is too long."""
    text = text.replace(NUL, "")[:LONGEST_TEXT]
    while (over := _over(text)) > 0:
        text = text[: -max(1, over // WIDEST)]
    return text


def fitting_case(before: Case, after: Case) -> Case:
    """Return a case whose texts that `before` had not can be kept; the same case if they all can."""
    rows, known = case_rows(after), case_rows(before)
    changed = {place: row for place, row in rows.items() if row != known.get(place)}
    cut = rows | {place: _cut(place[0], row, known.get(place, {})) for place, row in changed.items()}
    return after if cut == rows else case_from_rows(after.id, cut)


def _cut(table: str, row: Row, known: Row) -> Row:
    return {
        name: fitting(cell)
        if isinstance(cell, str) and cell != known.get(name) and (table, name) not in WHOLE
        else cell
        for name, cell in row.items()
    }


def _over(text: str) -> int:
    """Return by how many characters a text is longer as JSON than a field may be; 0 or less if it fits."""
    return len(json.dumps(text, ensure_ascii=False)) - LONGEST_TEXT
