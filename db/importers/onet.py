"""The importance of skills and knowledges in O*NET 29.2, carried over to CNP 2021."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from db.importers.imported import Imported
from db.importers.oasis import Attribute
from db.importers.public_table import Row, half_up, imported

LETTERS = {"Skills.xlsx": "S", "Knowledge.xlsx": "K"}
UNKNOWN = 3


@dataclass(frozen=True, slots=True)
class ElementImportance:
    """How important an element ("S:Writing") is in one O*NET occupation, from 1 to 5."""

    occupation: str
    element: str
    importance: float


def recognises(path: Path) -> bool:
    """Whether the file is the table of skills or of knowledge of an O*NET release."""
    return path.name in LETTERS


def read(path: Path) -> Imported[ElementImportance]:
    """Return the importance ratings, without those that O*NET advises to suppress."""
    letter = LETTERS[path.name]
    return imported(path, lambda row: _importance(row, letter))


def importance(
    ratings: Iterable[ElementImportance],
    occupations: dict[str, tuple[str, ...]],
    attributes: Iterable[Attribute],
) -> dict[tuple[str, str], int]:
    """Return trade and attribute → rounded mean over the trade's occupations and the attribute's elements."""
    values = {(rating.occupation, rating.element): rating.importance for rating in ratings}
    found = {}
    for attribute in attributes:
        for trade, codes in occupations.items():
            pairs = ((code, element) for code in codes for element in attribute.onet)
            if known := [values[pair] for pair in pairs if pair in values]:
                found[trade, attribute.code] = half_up(mean(known))
    return found


def _importance(row: Row, letter: str) -> Iterator[ElementImportance]:
    if row["Scale ID"] != "IM" or row["Recommend Suppress"] == "Y":
        return
    value = float(row["Data Value"])
    if not 1 <= value <= 5:
        raise ValueError(f"importance {value} is not between 1 and 5")
    yield ElementImportance(row["O*NET-SOC Code"], f"{letter}:{row['Element Name']}", value)
