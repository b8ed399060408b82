"""What a public source changes in a catalogue, where one file is enough to say; the rest stays as it is."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from db.importers import cops, example_titles, jobbank, noc, oasis, onet
from db.importers.entry import entry_rules, with_entry
from db.importers.starter import cops_outlook, hourly_wage, typographic
from planner.catalogue import Catalogue, Outlook, Skill, SkillNeed, Trade, TradeTitle
from planner.text import Text

Levels = Mapping[tuple[str, str], int]


def titles(catalogue: Catalogue, records: Iterable[noc.ClassTitle]) -> Catalogue:
    """Return the catalogue with the titles of NOC/CNP; a trade it lacks is added, entered by our rules."""
    trades = dict(catalogue.trades)
    for record in records:
        if record.unit_group:
            trade = trades.get(record.code) or _new_trade(record.code, catalogue)
            trades[record.code] = replace(trade, title=_titled(trade.title, record))
    return replace(catalogue, trades=trades)


def common_titles(catalogue: Catalogue, records: Iterable[TradeTitle]) -> Catalogue:
    """Return the catalogue with what people call the trades, besides what it knew."""
    return replace(catalogue, titles=example_titles.distinct((*catalogue.titles, *records)))


def levels(catalogue: Catalogue, records: Iterable[oasis.Rating]) -> Catalogue:
    """Return the catalogue with the levels of OaSIS for the skills rated; importance stays as it was."""
    found = oasis.combined(records)
    rated = {attribute for _, attribute in found}
    known = {trade for trade, _ in found}
    trades = {
        code: replace(trade, skills=_needs(trade, rated, found)) if code in known else trade
        for code, trade in catalogue.trades.items()
    }
    skills = {a.code: _skill(a) for a in oasis.attributes() if a.code in rated}
    return replace(catalogue, trades=trades, skills={**skills, **catalogue.skills})


def outlooks(catalogue: Catalogue, records: Iterable[cops.Conditions]) -> Catalogue:
    """Return the catalogue with the outlook of COPS in the place of the same edition; others stay."""
    edition = cops.VOCABULARY, cops.VINTAGE, cops.HORIZON
    kept = [o for o in catalogue.outlooks if (o.vocabulary, o.vintage, o.horizon) != edition]
    new: list[Outlook] = [cops_outlook(found) for found in sorted(records, key=lambda found: found.trade)]
    return replace(catalogue, outlooks=(*kept, *new))


def wages(catalogue: Catalogue, records: Iterable[jobbank.HourlyWage]) -> Catalogue:
    """Return the catalogue with the wages of the file in the place of those of the same trade and region."""
    new = [hourly_wage(found) for found in records]
    places = {(wage.trade, wage.region) for wage in new}
    kept = [wage for wage in catalogue.wages if (wage.trade, wage.region) not in places]
    return replace(catalogue, wages=tuple(sorted((*kept, *new), key=lambda w: (w.trade, w.region))))


LOADS: Mapping[str, Callable[[Catalogue, Iterable[Any]], Catalogue]] = {
    "noc": titles,
    "example_titles": common_titles,
    "oasis": levels,
    "cops": outlooks,
    "jobbank": wages,
}


def _new_trade(code: str, catalogue: Catalogue) -> Trade:
    trade = Trade(code, teer=noc.teer(code), sector=code[0])
    return with_entry(trade, catalogue.activities.values(), entry_rules())


def _titled(title: Text, record: noc.ClassTitle) -> Text:
    if record.language == "fr":
        return replace(title, fr=typographic(record.title))
    return replace(title, en=record.title)


def _needs(trade: Trade, rated: Iterable[str], found: Levels) -> tuple[SkillNeed, ...]:
    """Return the trade's skills in the order of OaSIS, then those that are the office's own."""
    weights = {need.skill: need.importance for need in trade.skills}
    new = {skill: found.get((trade.code, skill), 0) for skill in rated}
    both = {need.skill: need.level for need in trade.skills} | new
    order = {attribute.code: place for place, attribute in enumerate(oasis.attributes())}
    needs = [SkillNeed(s, level, weights.get(s, onet.UNKNOWN)) for s, level in both.items()]
    asked = (need for need in needs if need.level or need.skill not in new)
    return tuple(sorted(asked, key=lambda need: order.get(need.skill, len(order))))


def _skill(attribute: oasis.Attribute) -> Skill:
    words = Text(attribute.title_fr, attribute.title_en)
    return Skill(attribute.code, words, attribute.kind, attribute.digital, attribute.automation)
