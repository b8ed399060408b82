"""The national outlook by occupation of COPS (ESDC): an edition projects ten years, which its file names."""

import re
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from db.importers.codes import unit_group
from db.importers.imported import Imported, Refused
from db.importers.public_table import has, header, imported
from db.importers.readable import Readable
from db.importers.watch import UNWATCHED, Watch
from planner.catalogue import Outlook
from planner.errors import PlannerError
from planner.text import Text

ENGLISH, FRENCH = "Future_Labour_Market_Conditions", "Conditions_futures_sur_le_marché_du_travail"
COLUMNS = ("Code", ENGLISH, FRENCH)
# Every table of the release names the occupations in both languages.
OCCUPATIONS = (("Occupation_Name", "Occupation Name"), ("Nom_de_la_profession", "Nom de la profession"))
VOCABULARY = "cops"
# "flmc_cfmt_2024_2033_noc2021.csv": the table itself does not say its years.
YEARS = re.compile(r"(?<!\d)(20\d\d)[-_–](20\d\d)(?!\d)")
VALUES = {
    "Strong risk of Shortage": "strong_shortage",
    "Moderate risk of Shortage": "moderate_shortage",
    "Balance": "balance",
    "Moderate risk of Surplus": "moderate_surplus",
    "Strong risk of Surplus": "strong_surplus",
}
# "N/A", "N/D": the source published nothing, which is not a balance.
NOT_PUBLISHED = ("N/A", "N/D", "")
AGGREGATE = re.compile(r"00000|TEER_\d|NOC\d_\d")


class Conditions(NamedTuple):
    """The projected conditions of one occupation, in the words of the source; `horizon` is "2024-2033"."""

    trade: str
    horizon: str
    value: str
    value_fr: str
    value_en: str


def recognises(file: Readable) -> bool:
    """Whether the file holds the future labour market conditions and nothing else."""
    names = header(file)
    return has(names, *COLUMNS) and len(names) == 5


def other_table(names: Sequence[str]) -> bool:
    """Say whether a table of the release holds what the catalogue has no place for.

    That is figures (employment, openings, seekers and their sources), recent conditions, and the summary.
    """
    return has(names, "Code", *OCCUPATIONS) and not (has(names, *COLUMNS) and len(names) == 5)


def read(file: Readable, watch: Watch = UNWATCHED) -> Imported[Conditions]:
    """Return the conditions that are published; those that are not have no record."""
    return imported(file, COLUMNS, partial(_conditions, horizon(file.name)), watch)


def horizon(name: str) -> str:
    """Return the years that a file projects, by its name; without them it is no edition that can be kept."""
    years = YEARS.search(name)
    if not years:
        raise PlannerError("importer-no-years", file=name)
    return f"{years[1]}-{years[2]}"


def outlook(found: Conditions) -> Outlook:
    """Return the conditions as the catalogue keeps them, with their edition."""
    words, vintage = Text(found.value_fr, found.value_en), found.horizon[:4]
    return Outlook(found.trade, "CA", VOCABULARY, found.value, words, vintage, found.horizon, "COPS")


def _conditions(years: str, code: str, english: str, french: str) -> Conditions | None:
    if AGGREGATE.fullmatch(code) or english in NOT_PUBLISHED:
        return None
    trade = unit_group(code)
    if english not in VALUES:
        raise Refused("vocabulary", value=english, source="COPS")
    return Conditions(trade, years, VALUES[english], french, english)
