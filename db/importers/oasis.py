"""The skill and knowledge levels of the OaSIS 2023 profiles (ESDC), and our list of attributes."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from db.importers.imported import Imported, Rejected
from db.importers.public_table import Row, half_up, header, imported, tidy

ATTRIBUTES = Path(__file__).with_name("attributes.csv")
CODES = ("OaSIS Code - Final", "OaSIS Code", "OaSIS profile code")
LABELS = ("OaSIS Label - Final", "OaSIS Label")
HIGHEST = 5


@dataclass(frozen=True, slots=True)
class Attribute:
    """A skill or a knowledge: our code, both titles, its O*NET elements and its marks."""

    code: str
    kind: str
    title_en: str
    title_fr: str
    onet: tuple[str, ...]
    digital: bool
    automation: bool


@dataclass(frozen=True, slots=True)
class Rating:
    """The level of one attribute in one profile ("72100.00")."""

    profile: str
    attribute: str
    level: int


def attributes() -> tuple[Attribute, ...]:
    """Return the 33 skills and the 44 knowledges in the order of OaSIS."""
    with ATTRIBUTES.open(encoding="utf-8", newline="") as file:
        return tuple(_attribute(row) for row in csv.DictReader(file))


def recognises(path: Path) -> bool:
    """Whether the file is a matrix of profiles by skills or by knowledges."""
    columns = header(path)
    return bool(set(CODES) & set(columns[:1])) and len(set(columns) & set(_by_title())) > 1


def read(path: Path) -> Imported[Rating]:
    """Return the level of every known attribute in every profile."""
    codes = _by_title()
    unknown = tuple(
        Rejected(path.name, 1, f"column {name!r} is no known skill or knowledge")
        for name in header(path)
        if name not in codes and name not in CODES + LABELS
    )
    found = imported(path, lambda row: _ratings(row, codes))
    return Imported(found.records, unknown + found.rejected)


def combined(ratings: Iterable[Rating]) -> dict[tuple[str, str], int]:
    """Return one level per unit group and attribute: the median of its profiles, rounded half up."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for rating in ratings:
        groups[rating.profile[:5], rating.attribute].append(rating.level)
    return {key: half_up(median(levels)) for key, levels in groups.items()}


def _attribute(row: Row) -> Attribute:
    elements = tuple(name for name in row["onet"].split(";") if name)
    marks = row["digital"] == "true", row["automation"] == "true"
    return Attribute(row["code"], row["kind"], row["title_en"], row["title_fr"], elements, *marks)


def _by_title() -> dict[str, str]:
    return {tidy(attribute.title_en): attribute.code for attribute in attributes()}


def _ratings(row: Row, codes: dict[str, str]) -> Iterator[Rating]:
    profile = next(row[name] for name in CODES if name in row)
    profile = profile.ljust(8, "0")
    if len(profile) != 8 or profile[5] != "." or not profile.replace(".", "").isdigit():
        raise ValueError(f"profile code {profile!r} is not of the form 72100.00")
    levels = {codes[name]: _level(name, text) for name, text in row.items() if name in codes}
    for attribute, level in levels.items():
        yield Rating(profile, attribute, level)


def _level(name: str, text: str) -> int:
    if not text.isdigit() or int(text) > HIGHEST:
        raise ValueError(f"level {text!r} of {name!r} is not a whole number from 0 to 5")
    return int(text)
