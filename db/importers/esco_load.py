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
from planner.catalogue import FOREIGN, Catalogue, Skill, SkillNeed, Trade
from planner.text import Text

SECTOR = "E"
# ESCO states no level: whoever has the skill at all has it. An optional one is shown and asked of nobody.
LEVEL, ESSENTIAL, OPTIONAL = 1, 4, 2
Needs = Mapping[str, tuple[SkillNeed, ...]]
ByKind = dict[type, list[Any]]
Dropped = Iterator[tuple[int, Refused]]


def occupations(catalogue: Catalogue, records: Sequence[Record]) -> Loaded:
    """Return the catalogue with ESCO's occupations and skills; a relation that leads nowhere is left out."""
    found = _by_kind(records)
    if not found[Occupation]:
        return Loaded(catalogue, warnings=({"code": "esco-needs-classification"},))
    skills = _skills(catalogue, found)
    relations = [(place, record) for place, record in enumerate(records) if type(record) is Relation]
    dropped = dict(_dangling(relations, {record.id for record in found[Occupation]}, skills))
    needs = _needs(record for place, record in relations if place not in dropped)
    after = replace(
        catalogue,
        trades={**catalogue.trades, **_trades(catalogue, found[Occupation], needs)},
        skills={**catalogue.skills, **skills},
    )
    return Loaded(after, dropped)


def _by_kind(records: Sequence[Record]) -> ByKind:
    found: ByKind = defaultdict(list)
    for record in records:
        found[type(record)].append(record)
    return found


def _trades(catalogue: Catalogue, records: Iterable[Occupation], needs: Needs) -> dict[str, Trade]:
    found: dict[str, Trade] = {}
    for record in records:
        code = FOREIGN + record.code
        known = found.get(code) or catalogue.trades.get(code)
        title = _titled(known.title if known else Text(), record)
        skills = needs.get(record.id, known.skills if known else ())
        found[code] = replace(known, title=title, skills=skills) if known else _new_trade(code, title, skills)
    return found


def _new_trade(code: str, title: Text, skills: tuple[SkillNeed, ...]) -> Trade:
    # Nobody has read here how one enters it: experience, or a way in that is still to be confirmed.
    return with_entry(Trade(code, title, sector=SECTOR, skills=skills), (), {})


def _skills(catalogue: Catalogue, found: ByKind) -> dict[str, Skill]:
    digital = {mark.id for mark in found[DigitalMark]}
    skills: dict[str, Skill] = {}
    for record in found[Competence]:
        code = FOREIGN + record.id
        known = skills.get(code) or catalogue.skills.get(code) or Skill(code)
        kind = "knowledge" if record.knowledge else "skill"
        marked = known.digital or record.id in digital
        skills[code] = Skill(code, _titled(known.title, record), kind, marked, known.automation)
    return skills


def _titled(title: Text, record: Occupation | Competence) -> Text:
    return Text(record.title, title.en) if record.language == "fr" else Text(title.fr, record.title)


def _dangling(
    relations: Iterable[tuple[int, Relation]], occupations: set[str], skills: Mapping[str, Skill]
) -> Dropped:
    known = {skill.removeprefix(FOREIGN) for skill in skills}
    for place, (occupation, skill, _) in relations:
        if occupation not in occupations:
            yield place, Refused("dangling-occupation", value=occupation)
        elif skill not in known:
            yield place, Refused("dangling-skill", value=skill)


def _needs(relations: Iterable[Relation]) -> Needs:
    """Return what each occupation, by its identifier, calls for."""
    found: dict[str, dict[str, SkillNeed]] = defaultdict(dict)
    for occupation, skill, essential in relations:
        found[occupation][skill] = _need(skill, essential)
    return {occupation: tuple(needs.values()) for occupation, needs in found.items()}


@lru_cache(maxsize=50_000)
def _need(skill: str, essential: bool) -> SkillNeed:
    """Return a need; many occupations share it."""
    return SkillNeed(FOREIGN + skill, LEVEL, ESSENTIAL if essential else OPTIONAL)
