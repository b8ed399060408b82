"""Numbers that have no place in a file: what reads like a social insurance number, found and masked."""

import re
from dataclasses import fields, replace
from typing import Any, TypeGuard

from planner.case import Case
from planner.fields import Row, case_from_rows, case_rows
from planner.identity import tells_who

DIGITS = 9
MASK = "•"
# Nine digits together, or in the groups in which people write them down, however these are kept apart; more
# digits in a row make another number (a telephone). A second line may be begun once: more lines are a list.
LINE = r"[^\S\r\n]"
SIGN = r"[.,_\-/\u2010-\u2014\u2212]"
APART = rf"(?:{LINE}{{0,4}}{SIGN}?{LINE}{{0,4}})"
NEXT_LINE = rf"{LINE}*\r?\n{LINE}*"
GROUPS = ((3, 3, 3), (3, 6), (6, 3), (2, 2, 2, 3), (3, 2, 2, 2), (2, 2, 2, 2, 1), (1, 2, 2, 2, 2), (1,) * 9)


def _written(groups: tuple[int, ...], between: str) -> str:
    return between.join(rf"\d{{{count}}}" for count in groups)


WAYS = [_written(groups, APART) for groups in GROUPS]
BROKEN = [rf"\d{{3}}{NEXT_LINE}\d{{3}}{APART}\d{{3}}", rf"\d{{3}}{APART}\d{{3}}{NEXT_LINE}\d{{3}}"]
NINE = re.compile(rf"(?<!\d)(?:{'|'.join([*WAYS, *BROKEN])})(?!\d)")
# A plan that was frozen or set aside is a copy: it holds dates and amounts, and its words were looked at
# before.
COPIES = {("revisions", "plan"), ("plans", "plan")}


def private_numbers(text: str) -> tuple[str, ...]:
    """Return what reads like a social insurance number in a text: nine digits that pass its check."""
    found = (match.group() for match in NINE.finditer(text))
    return tuple(number for number in found if _passes("".join(filter(str.isdigit, number))))


def masked(text: str, known: str = "") -> str:
    """Return the text with the digits of each such number hidden, but for those that `known` holds."""
    for number in private_numbers(text):
        if number not in known:
            text = text.replace(number, re.sub(r"\d", MASK, number))
    return text


def masked_case(before: Case, after: Case) -> Case:
    """Return a case with the numbers hidden that it has in words about a person, and `before` had not.

    The same case is returned when there is none.
    """
    rows, known = case_rows(after), case_rows(before)
    written = {place: row for place, row in rows.items() if row != known.get(place)}
    hidden = rows | {
        place: _masked_row(place[0], row, known.get(place, {})) for place, row in written.items()
    }
    return after if hidden == rows else case_from_rows(after.id, hidden)


def masked_value(value: Any, known: Any = None) -> Any:
    """Return a value of flat fields with the numbers hidden that its texts hold, and those of `known` not."""
    texts = {f.name: getattr(value, f.name) for f in fields(value) if isinstance(getattr(value, f.name), str)}
    hidden = {name: masked(text, getattr(known, name, "")) for name, text in texts.items() if name != "id"}
    return replace(value, **hidden) if any(texts[name] != text for name, text in hidden.items()) else value


def _masked_row(table: str, row: Row, known: Row) -> Row:
    return {
        name: masked(cell, str(known.get(name) or "")) if _is_written(cell, table, name) else cell
        for name, cell in row.items()
    }


def _is_written(cell: Any, table: str, name: str) -> TypeGuard[str]:
    """Say whether a cell holds words that a person wrote about somebody."""
    return isinstance(cell, str) and tells_who(table, name) and (table, name) not in COPIES


def _passes(digits: str) -> bool:
    """Say whether nine digits pass the check of Luhn; nobody has a number of zeros."""
    doubled = (int(d) * (2 if place % 2 else 1) for place, d in enumerate(digits))
    return len(digits) == DIGITS and int(digits) > 0 and sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0
