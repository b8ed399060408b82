"""The words of the catalogue's facts: sectors, levels of training, wages, outlook, measures and sources."""

from datetime import date, timedelta

from planner.catalogue import Catalogue, Measure, Outlook, Provenance, Source, Trade, Wage
from planner.minimum_wage import minimum_wage
from planner.money import Cents
from planner.office_edit import OfficeEdit
from planner.outlook_words import outlook_value
from planner.regions import region_name
from planner.source_words import source_sentence
from planner.vocabularies import VOCABULARIES
from planner.words import N_, Words

DAY = timedelta(days=1)
# The broad categories of the CNP 2021, by the first character of a trade's code, and those of ESCO.
SECTORS = {
    "0": N_("Legislative and senior management"),
    "1": N_("Business, finance and administration"),
    "2": N_("Natural and applied sciences"),
    "3": N_("Health"),
    "4": N_("Education, law, social, community and government services"),
    "5": N_("Art, culture, recreation and sport"),
    "6": N_("Sales and service"),
    "7": N_("Trades, transport and equipment operation"),
    "8": N_("Natural resources and agriculture"),
    "9": N_("Manufacturing and utilities"),
    "E": N_("European occupations"),
}
TRAINING = {
    0: N_("management"),
    1: N_("usually a university degree"),
    2: N_("usually college, or an apprenticeship of two years or more"),
    3: N_("usually college or an apprenticeship of less than two years"),
    4: N_("usually secondary school, or several weeks of training on the job"),
    5: N_("usually a short demonstration, no formal schooling"),
}
TABLES = {
    "trades": N_("Occupations"),
    "skills": N_("Skills"),
    "trade_skills": N_("Skill profiles"),
    "activities": N_("Activities"),
    "sessions": N_("Sessions"),
    "competencies": N_("Competencies"),
    "closures": N_("Closures"),
    "places": N_("Places"),
    "wages": N_("Wages"),
    "outlook": N_("Outlook"),
    "measures": N_("Funding measures"),
    "terms": N_("Terms"),
    "trade_titles": N_("Example titles"),
    "nearness": N_("Nearness of occupations"),
}
DATED = ("trades", "activities", "sessions", "wages", "outlook")


def sector_name(sector: str, words: Words) -> str:
    """Return the name of a broad category, by the first character of its codes."""
    return words._(SECTORS[sector]) if sector in SECTORS else sector


def training_words(teer: int | None, words: Words) -> str:
    """Return the TEER category of a trade, and which training it stands for."""
    if teer is None:
        return words._("TEER not known")
    return words._("TEER {teer}: {training}", teer=teer, training=words._(TRAINING.get(teer, "")))


def trade_code(trade: Trade, words: Words) -> str:
    """Return the code of a trade under the name of its classification, a foreign one as it is."""
    return trade.code if trade.foreign else words._("NOC {code}", code=trade.code)


def place_name(region: str) -> str:
    """Return the name of a region, of Québec or of Canada as a whole."""
    return "Canada" if region == "CA" else region_name(region)


def wage_lines(wage: Wage | None, asked: str, today: date, words: Words, catalogue: Catalogue) -> list[str]:
    """Return the hourly wages with their region, period and source, as published."""
    if wage is None or (wage.median_cents is None and wage.low_cents is None):
        return [words._("Wages: not published")]
    lines = [_wage_figures(wage, words), wage_origin(wage, words, catalogue)]
    if asked not in ("", "QC", wage.region):
        lines.insert(1, words._("Not published for {region}: all of Québec", region=place_name(asked)))
    least = minimum_wage(today)
    if least and wage.low_cents is not None and wage.low_cents < least:
        lines.append(words._("Minimum wage today: {money}", money=hourly(least, words)))
    return lines


def _wage_figures(wage: Wage, words: Words) -> str:
    parts = []
    if wage.median_cents is not None:
        parts.append(words._("median {money}", money=hourly(wage.median_cents, words)))
    if wage.low_cents is not None and wage.high_cents is not None:
        low, high = hourly(wage.low_cents, words), hourly(wage.high_cents, words)
        parts.append(words._("from {low} to {high}", low=low, high=high))
    return f"{place_name(wage.region)} – {', '.join(parts)}" if parts else place_name(wage.region)


def wage_origin(wage: Wage, words: Words, catalogue: Catalogue) -> str:
    """Return of which period wages are, and who published them."""
    period = words._("wages of {period}", period=wage.period) if wage.period else ""
    return " · ".join(part for part in (period, source_sentence(wage.source, words, catalogue)) if part)


def hourly(cents: Cents, words: Words) -> str:
    """Return "22 $/h" or "$22/h"."""
    return words._("{money}/h", money=words.money(cents))


def outlook_lines(found: tuple[Outlook, ...], region: str, words: Words, catalogue: Catalogue) -> list[str]:
    """Return the outlooks of the client's region, of Québec and of Canada; an absent one is not published."""
    near = [o for o in found if o.region in (region, "QC", "CA")] or list(found)
    near.sort(key=lambda o: (o.region != region, o.region != "QC", o.region, o.vintage))
    lines = [line for row in near for line in _outlook(row, words, catalogue)]
    if region and all(row.region != region for row in near):
        lines.append(words._("{region}: not published", region=place_name(region)))
    return lines or [words._("Outlook: not published")]


def vocabulary_name(row: Outlook, words: Words) -> str:
    """Return whose words an outlook uses."""
    known = VOCABULARIES.get(row.vocabulary)
    return words._(known.name) if known else row.vocabulary


def _outlook(row: Outlook, words: Words, catalogue: Catalogue) -> tuple[str, str]:
    said = outlook_value(row, words)
    vocabulary = vocabulary_name(row, words)
    vintage = words._("published in {vintage}", vintage=row.vintage) if row.vintage else ""
    source = source_sentence(row.source, words, catalogue)
    about = (vocabulary, row.horizon, vintage, source if source not in vocabulary else "")
    return f"{place_name(row.region)} – {said}", " · ".join(part for part in about if part)


def verified_words(provenance: Provenance, words: Words) -> str:
    """Return whether somebody saw the facts in their source, and when."""
    if not provenance.verified:
        return words._("Not verified: to confirm")
    if provenance.verified_on is None:
        return words._("Verified, on a day not noted")
    return words._("Verified on {date}", date=words.short_date(provenance.verified_on))


def provenance_lines(provenance: Provenance, words: Words, catalogue: Catalogue) -> list[str]:
    """Return where the facts come from, and whether they were verified."""
    source = source_sentence(provenance.source, words, catalogue) or words._("Source not named")
    return [verified_words(provenance, words), source]


def published_lines(edit: OfficeEdit | None, words: Words, catalogue: Catalogue) -> list[str]:
    """Return where the published row comes from that the office has corrected; nothing for another row."""
    published = getattr(edit.published, "provenance", None) if edit else None
    if published is None:
        return []
    source = source_sentence(published.source, words, catalogue)
    return [words._("Published row: {source}", source=source)] if source else []


def validity_words(measure: Measure, today: date, words: Words) -> str:
    """Return from when to when a measure is in force, the last day included."""
    if measure.valid_from is None and measure.valid_to is None:
        return words._("Dates of validity not noted")
    start, last = measure.valid_from, measure.valid_to - DAY if measure.valid_to else None
    if last is not None and last < today:
        return words._("Ended on {date}", date=words.short_date(last))
    if start is not None and start > today:
        return words._("In force from {date}", date=words.short_date(start))
    since = words._("In force since {date}", date=words.short_date(start)) if start else words._("In force")
    return words._("{since}, until {date}", since=since, date=words.short_date(last)) if last else since


def source_lines(catalogue: Catalogue, tables: tuple[str, ...], words: Words) -> list[str]:
    """Return the source, date and licence of some tables."""
    named = (source for source in catalogue.sources if source.table in tables)
    return [source_words(source, words, catalogue) for source in named]


def source_words(source: Source, words: Words, catalogue: Catalogue) -> str:
    """Return one table's name with its source, date and licence."""
    name, licence = (source_sentence(said, words, catalogue) for said in (source.source, source.licence))
    about = " · ".join(part for part in (name, dated(source.date, words), licence) if part)
    table = words._(TABLES.get(source.table, source.table))
    return words._("{table}: {source}", table=table, source=about)


def dated(day: str, words: Words) -> str:
    """Return a day as the window writes days; a year or a month stays as the source has it."""
    try:
        return words.short_date(date.fromisoformat(day))
    except ValueError:
        return day


def freshness(catalogue: Catalogue, words: Words) -> str:
    """Return in one line how many rows there are, and how old the tables are."""
    trades = sum(not trade.retired for trade in catalogue.trades.values())
    activities = sum(not activity.retired for activity in catalogue.activities.values())
    parts = [
        words.n_("{n} occupation", "{n} occupations", trades),
        words.n_("{n} activity", "{n} activities", activities),
    ]
    tables = [s for s in catalogue.sources if s.table in DATED]
    undated = words._("undated")
    parts += [f"{words._(TABLES[s.table])} {dated(s.date, words) or undated}" for s in tables]
    if catalogue.version:
        parts.append(words._("version {n} of the catalogue", n=words.number(catalogue.version)))
    return " · ".join(parts)
