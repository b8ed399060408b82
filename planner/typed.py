"""What people typed, as paper can hold it: tabs as spaces, every end of line alike, no half characters."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
HALVES = re.compile("[\ud800-\udfff]")
ODD = re.compile("[\t\r\v\f\x85\u2028\u2029\ud800-\udfff]")
Value = TypeVar("Value")


def cleaned(value: Value) -> Value:
    """Return a value with all its texts cleaned, itself when there is nothing to clean.

    Half a character, which no file can hold, is named by its code.
    """
    if isinstance(value, str):
        return _text(value) if ODD.search(value) else value  # type: ignore[return-value]
    if isinstance(value, tuple):
        return _sequence(value)  # type: ignore[return-value]
    return _record(value) if is_dataclass(value) and not isinstance(value, type) else value


def _text(text: str) -> str:
    ended = ENDS.sub("\n", text).replace("\t", " ")
    return HALVES.sub(lambda half: f"[U+{ord(half[0]):04X}]", ended)


def _sequence(values: tuple[object, ...]) -> tuple[object, ...]:
    found = tuple(map(cleaned, values))
    return found if any(new is not old for new, old in zip(found, values, strict=True)) else values


def _record(record: Any) -> Any:
    pairs = ((field.name, getattr(record, field.name)) for field in fields(record) if field.init)
    changed = {name: new for name, old in pairs if (new := cleaned(old)) is not old}
    return replace(record, **changed) if changed else record
