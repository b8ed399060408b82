"""The words of why a row of a public file was set aside."""

from db.importers.imported import Rejected
from planner.words import N_, Words

SHOWN = 60
REASONS = {
    "cells": N_("the row has {found} cells where the header has {expected}"),
    "code": N_("“{value}” is not a code of five digits"),
    "code-2016": N_("“{value}” is a code of CNP/NOC 2016, not of 2021"),
    "code-number": N_(
        "“{value}” is a code that a spreadsheet has changed: give the file as it was downloaded, or format "
        "the column as text"
    ),
    "profile": N_("“{value}” is not a profile code like 72100.00"),
    "title": N_("“{value}” has no title"),
    "number": N_("“{value}” is not a number"),
    "number-comma": N_(
        "“{value}” has a decimal comma in a file whose cells are parted by commas: write a point"
    ),
    "amount": N_("“{value}” is no hourly wage that is possible"),
    "wage-order": N_("the wages of {value} are not in order: {low}, {middle}, {high}"),
    "wage-unit": N_("“{value}” does not say whether the wage is hourly (0) or yearly (1)"),
    "scale": N_("“{value}” is outside the scale of {column}, {low} to {high}"),
    "scale-unknown": N_("“{value}” is no scale of this source"),
    "vocabulary": N_("“{value}” is not a word of {source}"),
    "interest": N_("“{value}” is none of the letters R, I, A, S, E, C"),
    "column-unknown": N_("column “{value}” is unknown and was left aside"),
    "key-blank": N_("column {column} is blank"),
    "relation": N_("“{value}” is neither essential nor optional"),
    "trade-unknown": N_("the catalogue has no trade {value}; import the CNP/NOC structure first"),
    "dangling-occupation": N_("no occupation {value} among those of the files"),
    "dangling-skill": N_("no skill {value} among those of the files"),
    "twice": N_("“{value}” stands in the file already"),
}


def refusal_words(rejected: Rejected, words: Words) -> str:
    """Return why a row was set aside; its file and line are said beside it."""
    shown = {name: _shortened(value) for name, value in rejected.details.items()}
    return words._(REASONS[rejected.code], **shown)


def _shortened(value: object) -> str:
    text = str(value)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
