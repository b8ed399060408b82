"""Where the tables of a catalogue come from, once a public source has been loaded into it."""

from collections.abc import Mapping
from dataclasses import replace

from planner.catalogue import Catalogue, Source

OPEN_LICENCE = "Open Government Licence – Canada"
TRANSLATED = "Titres français : traduction de Parcours / French titles: translated by Parcours"
# The sentence that the licence asks for.
ESCO_NOTE = "This service uses the ESCO classification of the European Commission."
DEPARTMENT = "U.S. Department of Labor, Employment and Training Administration"
SOURCES: Mapping[str, tuple[Source, ...]] = {
    "noc": (Source("trades", "Statistique Canada / Statistics Canada, CNP/NOC 2021", OPEN_LICENCE, "2021"),),
    "oasis": (
        Source("skills", "EDSC/ESDC, SIPeC/OaSIS", OPEN_LICENCE, "", TRANSLATED),
        Source("trade_skills", "EDSC/ESDC, SIPeC/OaSIS", OPEN_LICENCE),
    ),
    "example_titles": (Source("trade_titles", "EDSC/ESDC, SIPeC/OaSIS; CNP/NOC 2021", OPEN_LICENCE),),
    "cops": (Source("outlook", "EDSC/ESDC, SPPC/COPS", OPEN_LICENCE),),
    "jobbank": (Source("wages", "EDSC/ESDC, Guichet-Emplois/Job Bank", OPEN_LICENCE),),
    "onet": (
        Source("trade_skills", f"O*NET, {DEPARTMENT}", "CC BY 4.0"),
    ),
    "esco": tuple(
        Source(table, "ESCO v1.1.1, European Commission", "CC BY 4.0", "2022", ESCO_NOTE)
        for table in ("trades", "skills", "trade_skills")
    ),
}  # fmt: skip
# ESCO stands beside what is there; the others are written for tables of which nothing is said yet.
BESIDES = ("esco",)


def attributed(catalogue: Catalogue, load: str) -> Catalogue:
    """Return the catalogue with the sources that a load adds."""
    said = {source.table for source in catalogue.sources}
    known = frozenset() if load in BESIDES else said
    added = [s for s in SOURCES[load] if s.table not in known and s not in catalogue.sources]
    return replace(catalogue, sources=(*catalogue.sources, *added)) if added else catalogue
