"""What is wrong with a catalogue in the exchange form: each fault with its file, line and reason."""

from collections.abc import Mapping
from typing import Any

from planner.text import Text
from planner.words import N_, Words

Fault = Mapping[str, Any]


REASONS = {
    "number": N_("“{value}” in column {column} is not a number"),
    "whole": N_("“{value}” in column {column} is not a whole number"),
    "range": N_("“{value}” in column {column} is outside the scale"),
    "negative": N_("“{value}” in column {column} is below zero"),
    "pace": N_("“{value}” in column {column} is not more than zero"),
    "date": N_("“{value}” in column {column} is not a date like 2027-01-31"),
    "year": N_("“{value}” in column {column} is not a date from 1900 to 2199"),
    "flag": N_("“{value}” in column {column} is neither true nor false"),
    "region": N_("“{value}” in column {column} is not a region of two digits, like 04"),
    "region-unknown": N_("“{value}” in column {column} is none of the 17 regions, 01 to 17"),
    "activity-unknown": N_(
        "“{value}” in column {column} is no activity of the catalogue; add the activity first, or correct it"
    ),
    "choice": N_("“{value}” in column {column} is not one of the words of this column: {known}"),
    "json": N_("column {column} holds no valid JSON: “{value}”"),
    "tree": N_("column {column} holds no requirement that can be read: “{value}”"),
    "tree-object": N_("column {column}: a condition with its key is expected here"),
    "tree-key": N_("column {column}: “{key}” is no key of a requirement; they are {known}"),
    "tree-several": N_(
        "column {column}: {key} do not stand side by side; all and any join several conditions"
    ),
    "tree-missing": N_("column {column}: “{key}” is missing"),
    "tree-list": N_("column {column} must be a list in brackets"),
    "tree-text": N_("column {column} must be a text in quotation marks; codes are texts too"),
    "tree-number": N_("column {column} must be a whole number from 0 to {high}"),
    "tree-day": N_("column {column} must be a day of the year like 09-30"),
    "grants": N_("column {column} holds no grants that can be read: “{value}”"),
    "grants-false": N_("column {column} declares a fact false; a grant can only make one true: “{value}”"),
    "subject": N_(
        "column {column} names a subject that is none of french, english and math: “{value}”; "
        "any other one is a credential"
    ),
    "empty": N_("the file is empty; its first line must name the columns, or remove it"),
    "code": N_("column {column} is empty, and it is the code of the row"),
    "twice": N_("“{value}” ({column}) stands in the table already"),
    "column": N_("column “{value}” is unknown; known are: {column}"),
    "column-twice": N_("column “{value}” stands twice in the header"),
    "column-missing": N_("column “{column}” is missing"),
    "cells": N_("the row has {value} cells where the header has {column}"),
    "order": N_("the end {value} comes before the start ({column})"),
    "start": N_("a dated session needs a start"),
    "encoding": N_("the file is not in UTF-8; save it again as “CSV UTF-8”"),
    "binary": N_("the file is not a text file"),
    "quotes": N_("the row cannot be split into cells ({value})"),
    "unreadable": N_("the file cannot be read ({value})"),
    "formula": N_("cell {column} holds a formula; write its value as text"),
    "error": N_("cell {column} holds an error of the spreadsheet ({value})"),
    "code-number": N_(
        "“{value}” in cell {column} is a number, and a number loses its leading zeros; format codes as text"
    ),
}


def fault(
    file: str,
    line: int,
    code: str,
    column: str = "",
    value: str = "",
    why: str = "",
    at: str = "",
    **details: Any,
) -> Fault:
    """Return one fault; `text` is its reason in both languages, `reason` the English one.

    `why` says more of the reason, `at` where within the cell; `details` are what its sentence names.
    """
    shown = value if len(value) <= 60 else value[:57] + "…"
    reason = REASONS.get(f"{code}-{why}", REASONS[code])
    inside = f"{column}, {at}" if at else column
    named = {"column": inside, "value": shown, **details}
    french, english = (Words(language)._(reason, **named) for language in ("fr", "en"))
    return {"file": file, "line": line, "code": code, "reason": english, "text": Text(french, english)}
