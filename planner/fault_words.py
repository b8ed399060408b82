"""The words of faults in a CASE.json: what is wrong with one value, and what is expected there."""

from collections.abc import Mapping
from typing import Any

from planner.words import N_, Words

REASONS = {
    "missing": N_("{path} is missing"),
    "unknown-key": N_("{path} is not a key of this form; its keys are {known}"),
    "key-twice": N_("{path} is there twice"),
    "not-an-object": N_("{path} must be an object in braces"),
    "not-a-list": N_("{path} must be a list in brackets"),
    "not-a-text": N_("{path} must be a text in quotation marks; codes are texts too"),
    "empty": N_("{path} must not be empty"),
    "not-a-date": N_("{path} must be a date that exists, written like 2027-01-11"),
    "before-its-start": N_("{path} must be {start}, where start is, or later"),
    "year-out-of-range": N_("{path} must be a date from the year {low} to the year {high}"),
    "too-large": N_("{path} must be a number from 0 to {high}"),
    "not-a-flag": N_("{path} must be true or false"),
    "not-a-number": N_("{path} must be a number, 0 or more"),
    "not-whole": N_("{path} must be a whole number{range}"),
    "out-of-range": N_("{path} must be a whole number{range}"),
    "not-allowed": N_("{path} must be one of {allowed}"),
    "not-a-region": N_('{path} must be a region of two digits as text, like "04"'),
    "damaged": N_("line {line}, column {column}: this is not valid JSON"),
    "no-file": N_("the file does not exist"),
    "unreadable": N_("the file cannot be read as UTF-8 text"),
}


def fault_words(fault: Mapping[str, Any], words: Words) -> str:
    """Return one fault as a sentence that starts with its path."""
    low, high = fault.get("low"), fault.get("high")
    details = {**fault, "path": fault["path"] or words._("the document"), "range": _range(low, high, words)}
    for key in ("known", "allowed"):
        details[key] = ", ".join(fault.get(key, ()))
    return words._(REASONS[fault["reason"]], **details)


def _range(low: int | None, high: int | None, words: Words) -> str:
    if high is not None:
        return words._(" from {low} to {high}", low=low, high=high)
    return "" if low is None else words._(", {low} or more", low=low)
