"""The national outlook by occupation of COPS 2024-2033 (ESDC)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from db.importers.imported import Imported
from db.importers.public_table import Row, header, imported

ENGLISH, FRENCH = "Future_Labour_Market_Conditions", "Conditions_futures_sur_le_marché_du_travail"
VOCABULARY, VINTAGE, HORIZON = "cops", "2024", "2024-2033"
VALUES = {
    "Strong risk of Shortage": "strong_shortage",
    "Moderate risk of Shortage": "moderate_shortage",
    "Balance": "balance",
    "Moderate risk of Surplus": "moderate_surplus",
    "Strong risk of Surplus": "strong_surplus",
}
NOT_PUBLISHED = ("N/A", "")
AGGREGATE = re.compile(r"00000|TEER_\d|NOC\d_\d")


@dataclass(frozen=True, slots=True)
class Conditions:
    """The projected conditions of one occupation, in the words of the source."""

    trade: str
    value: str
    value_fr: str
    value_en: str


def recognises(path: Path) -> bool:
    """Whether the file holds the future labour market conditions and nothing else."""
    return {"Code", ENGLISH, FRENCH} <= set(header(path)) and len(header(path)) == 5


def read(path: Path) -> Imported[Conditions]:
    """Return the conditions that are published; those that are not have no record."""
    return imported(path, _conditions)


def _conditions(row: Row) -> Iterator[Conditions]:
    code, english = row["Code"], row[ENGLISH]
    if AGGREGATE.fullmatch(code) or english in NOT_PUBLISHED:
        return
    if not re.fullmatch(r"\d{5}", code):
        raise ValueError(f"code {code!r} is not five digits")
    if english not in VALUES:
        raise ValueError(f"conditions {english!r} are not in the vocabulary of COPS")
    yield Conditions(code, VALUES[english], row[FRENCH], english)
