"""The words of errors: what went wrong, where, and what to do about it."""

from collections.abc import Iterable, Mapping
from string import Formatter
from typing import Any

from planner.errors import PlannerError
from planner.fault_words import fault_words
from planner.text import Text
from planner.words import N_, Words

SHOWN_FAULTS = 12
ERRORS = {
    "case-faults": N_("{place}the case cannot be read: {faults}. Correct the file and try again."),
    "catalogue-faults": N_("{path}: nothing was loaded: {faults}. Correct these lines and try again."),
    "catalogue-not-found": N_("{path}: this folder does not exist. Check the path of the catalogue."),
    "catalogue-not-a-folder": N_("{path} is a file; give the folder that holds the CSV tables."),
    "catalogue-empty": N_("{path} holds no table of a catalogue. Put at least one of these there: {files}."),
    "importer-unreadable": N_("{file} cannot be read ({reason}). Download or save the file again."),
    "unknown-trade": N_(
        "The catalogue has no trade “{trade}”. Check the five-character CNP code, or add the trade."
    ),
    "requirement-malformed": N_(
        "This is not a requirement: {value}. Write a tree of all, any, at_least or not over conditions."
    ),
    "case-changed": N_(
        "Someone else saved this case in the meantime; nothing was lost. Open it again and redo your change."
    ),
}


def error_words(error: PlannerError, words: Words) -> str:
    """Return the sentence of an error; a code without one is shown as it is."""
    msgid = ERRORS.get(error.code)
    if msgid is None:
        return str(error)
    return words._(msgid, **_details(error, msgid, words))


def placeholders(msgid: str) -> set[str]:
    """Return the names that a sentence fills in."""
    return {name for _, name, _, _ in Formatter().parse(msgid) if name}


def _details(error: PlannerError, msgid: str, words: Words) -> dict[str, str]:
    """Return every detail as it is said; an absent one is an ellipsis, for a message must never fail."""
    named = {**error.details, "place": _place(error.details, words)}
    return {name: _shown(named.get(name, "…"), words) for name in placeholders(msgid)}


def _place(details: Mapping[str, Any], words: Words) -> str:
    return words._("{file}: ", file=details["file"]) if details.get("file") else ""


def _shown(value: Any, words: Words) -> str:
    match value:
        case Text():
            return words.said(value)
        case str():
            return value
        case [*several]:
            return _list(several, words)
    return str(value)


def _list(values: Iterable[Any], words: Words) -> str:
    parts = [_fault(value, words) for value in values]
    left = len(parts) - SHOWN_FAULTS
    more = [words.n_("and {n} more", "and {n} more", left)] if left > 0 else []
    return "; ".join([*parts[:SHOWN_FAULTS], *more])


def _fault(value: Any, words: Words) -> str:
    match value:
        case {"text": Text() as text, "file": file, "line": line}:
            return words._("{file}, line {line}: {reason}", file=file, line=line, reason=words.said(text))
        case {"path": _, "reason": _}:
            return fault_words(value, words)
    return _shown(value, words)
