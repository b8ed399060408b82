"""What ESCO brings to a catalogue: its occupations as trades under their own codes, with their skills."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from db.importers.entry import with_entry
from db.importers.esco import Competence, DigitalMark, Occupation, Record, Relation
from db.importers.imported import Refused
from db.importers.loaded import Loaded
from planner.catalogue import FOREIGN, Catalogue, Skill, SkillNeed, Source, Trade
from planner.text import Text

SECTOR = "ESCO"
# ESCO states no level: whoever has the skill at all has it. An optional one is shown and asked of nobody.
LEVEL, ESSENTIAL, OPTIONAL = 1, 4, 2
SOURCES = tuple(
    Source(table, "ESCO v1.1.1, European Commission", "CC BY 4.0", "2022", "")
    for table in ("trades", "skills", "trade_skills")
)
Needs = Mapping[str, tuple[SkillNeed, ...]]
# Records with their places among all; of which kind they are, the key of the table says.
Placed = Sequence[tuple[int, Any]]
ByKind = dict[type, list[tuple[int, Any]]]
Dropped = Iterator[tuple[int, Refused]]


def occupations(catalogue: Catalogue, records: Sequence[Record]) -> Loaded:
    """Return the catalogue with ESCO's occupations and skills; a relation that leads nowhere is left out."""
    found = _by_kind(records)
    trades = _trades(catalogue, found[Occupation])
    if not trades:
        return Loaded(catalogue, warnings=({"code": "esco-needs-classification"},))
    skills = _skills(catalogue, found)
    codes = {record.id: FOREIGN + record.code for _, record in found[Occupation]}
    dropped = dict(_dangling(found[Relation], codes, skills))
    needs = _needs((record for place, record in found[Relation] if place not in dropped), codes)
    profiled = {code: replace(t, skills=needs[code]) if code in needs else t for code, t in trades.items()}
    after = replace(
        catalogue,
        trades={**catalogue.trades, **profiled},
        skills={**catalogue.skills, **skills},
        sources=tuple(dict.fromkeys((*catalogue.sources, *SOURCES))),
    )
    return Loaded(after, dropped)


def _by_kind(records: Sequence[Record]) -> ByKind:
    """Return the records of each kind with their places."""
    found: ByKind = defaultdict(list)
    for place, record in enumerate(records):
        found[type(record)].append((place, record))
    return found


def _trades(catalogue: Catalogue, records: Placed) -> dict[str, Trade]:
    found: dict[str, Trade] = {}
    for _, record in records:
        code = FOREIGN + record.code
        trade = found.get(code) or catalogue.trades.get(code) or _new_trade(code)
        found[code] = replace(trade, title=_titled(trade.title, record))
    return found


def _new_trade(code: str) -> Trade:
    # Nobody has read here how one enters it: experience, or a way in that is still to be confirmed.
    return with_entry(Trade(code, sector=SECTOR), (), {})


def _skills(catalogue: Catalogue, found: ByKind) -> dict[str, Skill]:
    digital = {mark.id for _, mark in found[DigitalMark]}
    skills: dict[str, Skill] = {}
    for _, record in found[Competence]:
        code = FOREIGN + record.id
        known = skills.get(code) or catalogue.skills.get(code) or Skill(code)
        kind = "knowledge" if record.knowledge else "skill"
        marked = known.digital or record.id in digital
        skills[code] = Skill(code, _titled(known.title, record), kind, marked, known.automation)
    return skills


def _titled(title: Text, record: Occupation | Competence) -> Text:
    return Text(record.title, title.en) if record.language == "fr" else Text(title.fr, record.title)


def _dangling(relations: Placed, codes: Mapping[str, str], skills: Mapping[str, Skill]) -> Dropped:
    for place, relation in relations:
        if relation.occupation not in codes:
            yield place, Refused("dangling-occupation", value=relation.occupation)
        elif FOREIGN + relation.skill not in skills:
            yield place, Refused("dangling-skill", value=relation.skill)


def _needs(relations: Iterable[Relation], codes: Mapping[str, str]) -> Needs:
    found: dict[str, dict[str, SkillNeed]] = defaultdict(dict)
    for occupation, skill, essential in relations:
        found[codes[occupation]][skill] = _need(skill, essential)
    return {code: tuple(needs.values()) for code, needs in found.items()}


@lru_cache(maxsize=50_000)
def _need(skill: str, essential: bool) -> SkillNeed:
    """Return a need; many occupations share it."""
    return SkillNeed(FOREIGN + skill, LEVEL, ESSENTIAL if essential else OPTIONAL)
