"""The levels of the OaSIS profiles (ESDC; SIPeC in French), and our list of what they rate."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from operator import getitem
from pathlib import Path
from typing import NamedTuple

from db.importers.codes import profile
from db.importers.imported import Imported, Refused, Rejected
from db.importers.public_table import Row, has, header, imported, tidy
from db.importers.readable import Readable
from db.importers.watch import UNWATCHED, Watch
from planner.text import folded

ATTRIBUTES = Path(__file__).with_name("attributes.csv")
# Other French names that the same columns may bear: ours, for no French table of 2025 was at hand.
OTHER_NAMES = Path(__file__).with_name("oasis_names.csv")
SIGNS = re.compile(r"[^a-z0-9]+")
CODES = (
    "OaSIS Code - Final", "OaSIS Code", "OaSIS profile code",
    "Code SIPeC", "Code SIPeC - Final", "Code de profil SIPeC", "Code OaSIS",
)  # fmt: skip
LABELS = (
    "OaSIS Label - Final", "OaSIS Label", "OaSIS 2021 Labels",
    "Étiquette SIPeC", "Étiquette SIPeC - Final", "Étiquette", "Étiquettes SIPeC 2021", "Étiquette OaSIS",
)  # fmt: skip
# A trade's profile is made of these; the other kinds describe the work and are asked of nobody.
ASKED = ("skill", "knowledge")
Scale = Mapping[str, int]
# The scale of each kind, as published: a knowledge is basic, intermediate or advanced.
HIGHEST = {"skill": 5, "knowledge": 3, "ability": 5, "activity": 5}


class Attribute(NamedTuple):
    """What OaSIS rates: our code, both titles (the French are ours), its O*NET elements and its marks."""

    code: str
    kind: str
    title_en: str
    title_fr: str
    onet: tuple[str, ...]
    digital: bool
    automation: bool


class Profile(NamedTuple):
    """The levels of one profile ("72100.00"), each on the scale of its attribute's kind."""

    code: str
    attributes: tuple[str, ...]
    levels: tuple[int, ...]

    @property
    def trade(self) -> str:
        """Return the unit group of the profile."""
        return self.code[:5]


@cache
def descriptors() -> tuple[Attribute, ...]:
    """Return all that OaSIS rates, in its order: skills, knowledges, abilities, activities, interests."""
    with ATTRIBUTES.open(encoding="utf-8", newline="") as file:
        return tuple(_attribute(row) for row in csv.DictReader(file))


def attributes() -> tuple[Attribute, ...]:
    """Return the 33 skills and the 44 knowledges in the order of OaSIS."""
    return tuple(attribute for attribute in descriptors() if attribute.kind in ASKED)


def recognises(file: Readable) -> bool:
    """Whether the file is a matrix of profiles by what OaSIS rates."""
    names = header(file)
    return has(names, CODES) and bool(_known(names))


def read(file: Readable, watch: Watch = UNWATCHED) -> Imported[Profile]:
    """Return the level of every known attribute in every profile."""
    names = header(file)
    known = _known(names)
    rated = tuple(known.values())
    codes, scales = tuple(a.code for a in rated), tuple(_scale(a.kind) for a in rated)
    found = imported(file, (CODES, *known), partial(_profile, rated, codes, scales), watch, as_is=True)
    unknown = (Rejected(file.name, 1, "column-unknown", {"value": name}) for name in _strange(names, known))
    return replace(found, rejected=(*unknown, *found.rejected))


def by_trade(profiles: Iterable[Profile]) -> dict[str, dict[str, int]]:
    """Return the levels of each unit group: the median of its profiles, rounded half up."""
    groups: dict[str, dict[tuple[str, ...], list[tuple[int, ...]]]] = defaultdict(lambda: defaultdict(list))
    for found in profiles:
        groups[found.trade][found.attributes].append(found.levels)
    return {trade: _medians(rated) for trade, rated in groups.items()}


def combined(profiles: Iterable[Profile]) -> dict[tuple[str, str], int]:
    """Return one level per unit group and attribute."""
    return {
        (trade, attribute): level
        for trade, levels in by_trade(profiles).items()
        for attribute, level in levels.items()
    }


def _medians(rated: Mapping[tuple[str, ...], list[tuple[int, ...]]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for attributes, profiles in rated.items():
        single = len(profiles) == 1
        found.update(zip(attributes, profiles[0] if single else map(_median, *profiles), strict=True))
    return found


def _median(*levels: int) -> int:
    """Return the median of whole numbers, a half rounded up."""
    ordered, half = sorted(levels), len(levels) // 2
    return ordered[half] if len(levels) % 2 else (ordered[half - 1] + ordered[half] + 1) // 2


def _attribute(row: Row) -> Attribute:
    elements = tuple(name for name in row["onet"].split(";") if name)
    marks = row["digital"] == "true", row["automation"] == "true"
    return Attribute(row["code"], row["kind"], row["title_en"], row["title_fr"], elements, *marks)


@cache
def _by_title() -> Mapping[str, Attribute]:
    """Return what each kind of matrix rates, by its names in both languages."""
    rated = {attribute.code: attribute for attribute in descriptors() if attribute.kind in HIGHEST}
    with OTHER_NAMES.open(encoding="utf-8", newline="") as file:
        found = {_plain(row["name"]): rated[row["code"]] for row in csv.DictReader(file)}
    return found | {_plain(title): a for a in rated.values() for title in (a.title_fr, a.title_en)}


def _known(names: Iterable[str]) -> dict[str, Attribute]:
    """Return the columns that rate something, in order."""
    return {name: _by_title()[_plain(name)] for name in names if _plain(name) in _by_title()}


def _plain(name: str) -> str:
    """Return a name without accents, apostrophes, colons and dashes, which each edition sets its own way."""
    return SIGNS.sub(" ", folded(name)).strip()


def _strange(names: Iterable[str], known: Mapping[str, Attribute]) -> list[str]:
    expected = {folded(name) for name in (*CODES, *LABELS, "")}
    return [name for name in names if name not in known and folded(name) not in expected]


def _profile(
    rated: Sequence[Attribute], codes: tuple[str, ...], scales: Sequence[Scale], code: str, *levels: str
) -> Profile:
    try:
        found = tuple(map(getitem, scales, levels))
    except KeyError:
        found = _tidied(rated, levels)
    return Profile(profile(tidy(code)), codes, found)


@cache
def _scale(kind: str) -> Scale:
    """Return the levels of a kind by how they are written."""
    return {str(level): level for level in range(HIGHEST[kind] + 1)}


def _tidied(rated: Sequence[Attribute], levels: Sequence[str]) -> tuple[int, ...]:
    """Return the levels without the spaces around them; one outside its scale is refused."""
    return tuple(_level(attribute, tidy(text)) for attribute, text in zip(rated, levels, strict=True))


def _level(attribute: Attribute, text: str) -> int:
    if text not in _scale(attribute.kind):
        raise Refused("scale", value=text, column=attribute.title_en, low=0, high=HIGHEST[attribute.kind])
    return _scale(attribute.kind)[text]
