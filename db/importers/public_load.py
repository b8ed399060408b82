"""What the records of each public source change in a catalogue; the rest stays as it is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

from db.importers import cops, crosswalk, example_titles, jobbank, noc, oasis, onet
from db.importers.entry import entry_rules, with_entry
from db.importers.esco_load import occupations
from db.importers.loaded import Loaded, unknown_trades
from planner.catalogue import Catalogue, Skill, SkillNeed, Trade, TradeTitle
from planner.text import Text, typographic

Levels = Mapping[tuple[str, str], int]
Load = Callable[[Catalogue, Sequence[Any]], Loaded]
# A skill that describes the work and is asked of nobody.
DESCRIBED = 0


def titles(catalogue: Catalogue, records: Sequence[noc.ClassTitle]) -> Loaded:
    """Return the catalogue with the titles of NOC/CNP; a trade it lacks is added, entered by our rules."""
    trades, rules = dict(catalogue.trades), entry_rules()
    for record in records:
        trade = trades.get(record.code) or _new_trade(record.code, catalogue, rules)
        trades[record.code] = replace(trade, title=_titled(trade.title, record))
    return Loaded(replace(catalogue, trades=trades))


def common_titles(catalogue: Catalogue, records: Sequence[TradeTitle]) -> Loaded:
    """Return the catalogue with what people call the trades, besides what it knew."""
    dropped = unknown_trades((record.trade for record in records), catalogue)
    found = (*catalogue.titles, *_without(records, dropped))
    return Loaded(replace(catalogue, titles=example_titles.distinct(found)), dropped)


def levels(catalogue: Catalogue, records: Sequence[oasis.Profile]) -> Loaded:
    """Return the catalogue with the levels of OaSIS for what is rated; importance stays as it was.

    Abilities, activities and interests come in at importance 0: they describe the work, and no client is
    asked for them.
    """
    dropped = unknown_trades((record.trade for record in records), catalogue)
    kept = _without(records, dropped)
    rated = {attribute for record in kept for attribute in record.attributes}
    found = oasis.by_trade(kept)
    trades = {
        code: replace(trade, skills=_needs(trade, rated, found[code])) if code in found else trade
        for code, trade in catalogue.trades.items()
    }
    skills = {a.code: _skill(a) for a in oasis.descriptors() if a.code in rated}
    return Loaded(replace(catalogue, trades=trades, skills={**skills, **catalogue.skills}), dropped)


def ratings(catalogue: Catalogue, records: Sequence[crosswalk.Link | onet.ElementRating]) -> Loaded:
    """Return the catalogue with the importance of O*NET; a trade without a profile gets its levels too."""
    links = [record for record in records if isinstance(record, crosswalk.Link)]
    rated = [record for record in records if isinstance(record, onet.ElementRating)]
    if not links or not rated:
        return Loaded(catalogue, warnings=({"code": "onet-needs-crosswalk"},))
    codes = crosswalk.occupations(links)
    weights = onet.importance(rated, codes, oasis.attributes())
    measured = onet.levels(rated, codes, oasis.attributes())
    trades = {code: _rated(trade, weights, measured) for code, trade in catalogue.trades.items()}
    return Loaded(replace(catalogue, trades=trades))


def outlooks(catalogue: Catalogue, records: Sequence[cops.Conditions]) -> Loaded:
    """Return the catalogue with the outlook of COPS in the place of the same editions; others stay."""
    dropped = unknown_trades((record.trade for record in records), catalogue)
    editions = {(cops.VOCABULARY, record.horizon) for record in records}
    kept = [o for o in catalogue.outlooks if (o.vocabulary, o.horizon) not in editions]
    new = [cops.outlook(found) for found in sorted(_without(records, dropped))]
    return Loaded(replace(catalogue, outlooks=(*kept, *new)), dropped)


def wages(catalogue: Catalogue, records: Sequence[jobbank.HourlyWage]) -> Loaded:
    """Return the catalogue with the wages of the file in the place of those of the same trade and region."""
    dropped = unknown_trades((record.trade for record in records), catalogue)
    new = [jobbank.wage(found) for found in _without(records, dropped)]
    places = {(wage.trade, wage.region) for wage in new}
    kept = [wage for wage in catalogue.wages if (wage.trade, wage.region) not in places]
    found = tuple(sorted((*kept, *new), key=lambda w: (w.trade, w.region)))
    return Loaded(replace(catalogue, wages=found), dropped)


LOADS: Mapping[str, Load] = {
    "noc": titles,
    "esco": occupations,
    "oasis": levels,
    "example_titles": common_titles,
    "onet": ratings,
    "cops": outlooks,
    "jobbank": wages,
}
# Importers whose records one of these loads takes together with its own.
LOADED_WITH = {"interests": "oasis", "labels": "example_titles", "crosswalk": "onet"}


def _without(records: Sequence[Any], dropped: Mapping[int, Any]) -> Sequence[Any]:
    return [record for n, record in enumerate(records) if n not in dropped] if dropped else records


def _new_trade(code: str, catalogue: Catalogue, rules: Any) -> Trade:
    trade = Trade(code, teer=noc.teer(code), sector=code[0])
    return with_entry(trade, catalogue.activities.values(), rules)


def _titled(title: Text, record: noc.ClassTitle) -> Text:
    if record.language == "fr":
        return replace(title, fr=typographic(record.title))
    return replace(title, en=record.title)


def _needs(trade: Trade, rated: set[str], found: Mapping[str, int]) -> tuple[SkillNeed, ...]:
    """Return the trade's skills in the order of OaSIS, then those that are the office's own."""
    weights = {need.skill: need.importance for need in trade.skills}
    usual = _usual_importance()
    needs = [_need(s, found[s], weights.get(s) or usual[s]) for s in usual if found.get(s)]
    kept = [need for need in trade.skills if need.skill not in rated]
    if kept:
        places = {skill: place for place, skill in enumerate(usual)}
        needs = sorted((*needs, *kept), key=lambda need: places.get(need.skill, len(places)))
    return tuple(needs)


# Many trades share a need.
_need = lru_cache(maxsize=20_000)(SkillNeed)


@cache
def _usual_importance() -> Mapping[str, int]:
    return {a.code: onet.UNKNOWN if a.kind in oasis.ASKED else DESCRIBED for a in oasis.descriptors()}


def _rated(trade: Trade, weights: Levels, measured: Levels) -> Trade:
    if trade.skills:
        renewed = ((need, weights.get((trade.code, need.skill), need.importance)) for need in trade.skills)
        return replace(trade, skills=tuple(replace(need, importance=weight) for need, weight in renewed))
    codes = [code for code in _usual_importance() if measured.get((trade.code, code))]
    needs = (SkillNeed(c, measured[trade.code, c], weights.get((trade.code, c), onet.UNKNOWN)) for c in codes)
    return replace(trade, skills=tuple(needs))


def _skill(attribute: oasis.Attribute) -> Skill:
    words = Text(attribute.title_fr, attribute.title_en)
    return Skill(attribute.code, words, attribute.kind, attribute.digital, attribute.automation)
