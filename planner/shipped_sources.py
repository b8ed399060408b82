"""The sources that the product knows, in both languages, for a catalogue older than their words."""

import csv
from collections.abc import Mapping
from functools import cache

import resources
from planner.text import Text

KIND = "source"


def shipped_source(phrase: str) -> Text | None:
    """Return what a source is called in both languages; None when the product does not know it."""
    return _shipped().get(phrase)


@cache
def _shipped() -> Mapping[str, Text]:
    with resources.path("data/terms.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] == KIND]
    return {row["code"]: Text(row["title_fr"], row["title_en"]) for row in rows}
