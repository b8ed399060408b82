"""Where the facts of the plan come from, in the language of the paper, and how old they are."""

import re

from planner.catalogue import Catalogue, Source
from planner.report.brief import Brief
from planner.report.money_facts import money_facts
from planner.report.rich import NOTHING, Rich, joined, rich, strong

SOURCED = ("trades", "skills", "activities", "sessions", "wages")
FILES = re.compile(r"\b[a-z]+_[a-z_]+\b")
YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
# What public sources are called in English: a catalogue names its sources in one language, mostly French.
ENGLISH = {
    "Statistique Canada": "Statistics Canada",
    "EDSC": "ESDC",
    "SIPeC (OaSIS)": "OaSIS",
    "CNP": "NOC",
    "SPPC/COPS": "COPS",
    "Guichet-Emplois": "Job Bank",
    "salaires": "wages",
    "copie nettoyée": "cleaned copy",
    "Données de Parcours": "Parcours data",
    "accès au métier\u00a0: règles de Parcours": "access to the occupation: Parcours rules",
    "niveaux": "levels",
    "table de passage CNP": "crosswalk NOC",
}
FRENCH = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in ENGLISH))


def sources(brief: Brief) -> Rich:
    """Return the sources of the plan and the years of their data, nothing when the catalogue names none."""
    names = source_names(brief.catalogue, brief.words.language)
    if not names:
        return NOTHING
    label = strong(brief.words._("Sources:"))
    return joined(" ", (label, rich("; ".join(names) + "."), rich(_years(brief))))


def source_names(catalogue: Catalogue, language: str = "fr") -> tuple[str, ...]:
    """Return the first-named source of each table that the plan draws on, each once."""
    used = (s.source for s in _used(catalogue) if s.source)
    first = (re.split(r"; | \((?!OaSIS)", source)[0].rstrip(".") for source in used)
    return tuple(dict.fromkeys(_said(name, language) for name in first if not FILES.search(name)))


def table_source(table: str, brief: Brief) -> str:
    """Return the source of a table of the catalogue, with the date of its data."""
    found = next((s for s in brief.catalogue.sources if s.table == table), None)
    if found is None or not found.source:
        return brief.words._("Source not named")
    named = _said(found.source, brief.words.language)
    return brief.words._("{source} (data of {date})", source=named, date=found.date) if found.date else named


def _used(catalogue: Catalogue) -> list[Source]:
    return [s for s in catalogue.sources if s.table in SOURCED]


def _said(name: str, language: str) -> str:
    return name if language == "fr" else FRENCH.sub(lambda found: ENGLISH[found[0]], name)


def _years(brief: Brief) -> str:
    """Return from which year to which the sources date: none of them dates the whole plan."""
    words = brief.words
    years = sorted({year for s in _used(brief.catalogue) for year in YEAR.findall(s.date)})
    if not years:
        return ""
    first, last, period = years[0], years[-1], money_facts(brief).wage_period
    wages = words._("wages of {period}", period=period) if period else ""
    said = words._("sources of {year}", year=first)
    if first != last:
        said = words._("sources of {first} to {last}, each with its own date", first=first, last=last)
    facts = "; ".join(part for part in (said, wages) if part)
    return words._("Age of the data: {facts}.", facts=facts)
