"""How near the content of each trade is to that of each other: figures made from OaSIS, CNP and O*NET.

The texts themselves are not shipped, only what is counted from them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from db.importers import crosswalk, noc, onet
from db.importers.likeness import Matrix, cosines, latent, standardised, terms, unit
from db.importers.oasis import CODES
from db.importers.public_table import lines, one
from planner.catalogue import Nearness

NEIGHBOURS = 60
# What each part counts: chosen once on the exclusions that OaSIS itself names and on a list of plausible
# neighbours (tests/resources/neighbours.csv), on a broad plateau; no figure is finer than a tenth.
RATED, WRITTEN, IMPORTANT = 1.0, 1.0, 0.5
CLASSIFIED, FOREIGN_CLASS, TEER = 0.2, 0.2, 0.1
# The families of OaSIS ratings: what one knows sets trades apart more than how one is.
FAMILIES = {
    "skills": 1.0, "abilities": 1.0, "knowledges": 2.0, "workactivities": 1.0,
    "personal-attributes": 0.5, "workcontext": 1.0,
}  # fmt: skip
# The texts of OaSIS, with the column that holds each.
TEXTS = {
    "main-duties": (1.0, "Main duties"),
    "lead-statement": (0.7, "Lead statement"),
    "example-titles": (0.7, "Job title text"),
    "employment-requirements": (0.4, "Employment requirement"),
    "workplaces-employers": (0.4, "Workplace/employer name"),
}
STRUCTURE = {
    "noc_2021*.csv": (0.5, "Code - NOC 2021 V1.0", ("Class title",)),
    "cnp_2021*.csv": (0.7, "Code dela CNP 2021 v1.0", ("Titres de classes", "Définitions de la classe")),
}
THEMES = 80
MINOR_GROUP = 5
IGNORED = frozenset({
    "and", "for", "with", "from", "may", "are", "this", "that", "these", "those", "their", "its",
    "they", "such", "who", "which", "into", "not", "also", "using", "use", "used", "including",
    "various", "usually", "required", "group", "unit", "following", "perform", "performs", "main",
    "duties", "work", "works", "working", "etc", "les", "des", "une", "dans", "par", "pour", "sur",
    "avec", "que", "qui", "est", "sont", "ils", "elles", "leur", "leurs", "aux", "ces", "cette", "tels",
    "telles", "autres", "ainsi", "peuvent", "groupe", "base", "travaillent", "emplois",
})  # fmt: skip


def nearness(shared: Path, trades: Sequence[str]) -> tuple[Nearness, ...]:
    """Return for each trade its nearest ones, best first; 1 is the trade itself, 0 an ordinary pair."""
    parts = (
        (RATED, cosines(_ratings(shared / "oasis_2023", trades))),
        (WRITTEN, _written(_texts(shared, trades))),
        (IMPORTANT, cosines(_importances(shared, trades))),
        (CLASSIFIED, _common_digits(trades)),
        (FOREIGN_CLASS, cosines(_foreign_groups(shared, trades))),
        (TEER, _teer_nearness(trades)),
    )
    return tuple(_nearest(_mixed(parts), trades))


def _mixed(parts: Iterable[tuple[float, Matrix]]) -> Matrix:
    whole: Matrix = np.sum([weight * _scaled(part) for weight, part in parts], axis=0)
    own, pairs = float(np.diag(whole).mean()), float(_pairs(whole).mean())
    return (whole - pairs) / (own - pairs)


def _pairs(values: Matrix) -> Matrix:
    return values[~np.eye(len(values), dtype=bool)]


def _scaled(values: Matrix) -> Matrix:
    pairs = _pairs(values)
    return (values - float(pairs.mean())) / float(pairs.std() or 1)


def _nearest(mixed: Matrix, trades: Sequence[str]) -> Iterator[Nearness]:
    rounded = np.round(mixed, 4)
    np.fill_diagonal(rounded, -np.inf)
    for row, trade in enumerate(trades):
        for column in np.argsort(-rounded[row], kind="stable")[:NEIGHBOURS]:
            if rounded[row, column] > 0:
                yield Nearness(trade, trades[column], float(rounded[row, column]))


def _ratings(folder: Path, trades: Sequence[str]) -> Matrix:
    """Return every attribute of OaSIS, standardised, each family at its weight whatever its size."""
    blocks = []
    for family, weight in FAMILIES.items():
        values = standardised(_means(one(folder, f"{family}_oasis*.csv"), trades))
        blocks.append(weight * values / np.sqrt(values.shape[1]))
    return np.hstack(blocks)


def _means(path: Path, trades: Sequence[str]) -> Matrix:
    """Return the mean of each trade's profiles."""
    found: dict[str, list[list[float]]] = defaultdict(list)
    for _, row in lines(path):
        code, _, *ratings = row.values()
        found[code[:5]].append([float(rating) for rating in ratings])
    return np.array([np.mean(found[trade], axis=0) for trade in trades])


def _written(blocks: Matrix) -> Matrix:
    """Return the likeness of texts: half by the words they share, half by their themes."""
    shared = np.sqrt(np.maximum(cosines(blocks), 0))
    return _scaled(shared) + _scaled(cosines(latent(blocks, THEMES)))


def _texts(shared: Path, trades: Sequence[str]) -> Matrix:
    blocks = []
    for name, (weight, column) in TEXTS.items():
        rows = lines(one(shared / "oasis_2023", f"{name}_oasis*.csv"))
        blocks.append(weight * _terms(((_profile(row)[:5], row[column]) for _, row in rows), trades))
    for pattern, (weight, code, columns) in STRUCTURE.items():
        found = lines(one(shared / "noc_2021", pattern))
        said = ((row[code], " ".join(row[name] for name in columns)) for _, row in found)
        blocks.append(weight * _terms(said, trades))
    return np.hstack(blocks)


def _profile(row: Mapping[str, str]) -> str:
    return next(row[name] for name in CODES if name in row)


def _terms(said: Iterable[tuple[str, str]], trades: Sequence[str]) -> Matrix:
    texts: dict[str, list[str]] = defaultdict(list)
    for trade, text in said:
        texts[trade].append(text)
    return unit(terms([" ".join(texts[trade]) for trade in trades], IGNORED))


def _common_digits(trades: Sequence[str]) -> Matrix:
    """Return how many digits two codes share from the left."""
    digits = np.array([list(trade) for trade in trades])
    same = digits[:, None, :] == digits[None, :, :]
    common: Matrix = np.cumprod(same, axis=2).sum(axis=2, dtype=float)
    return common


def _teer_nearness(trades: Sequence[str]) -> Matrix:
    levels = np.array([noc.teer(trade) for trade in trades], np.float64)
    nearness: Matrix = -np.abs(levels[:, None] - levels[None, :])
    return nearness


def _importances(shared: Path, trades: Sequence[str]) -> Matrix:
    """Return how important each element is in each trade's O*NET occupations, standardised, 0 if unknown."""
    occupations, table = _elements(shared)
    scaled = np.nan_to_num((table - np.nanmean(table, axis=0)) / np.nanstd(table, axis=0))
    place = {code: row for row, code in enumerate(occupations)}
    links = _occupations(shared)
    known = ([place[code] for code in links.get(trade, ()) if code in place] for trade in trades)
    return np.array([scaled[rows].mean(axis=0) if rows else np.zeros(scaled.shape[1]) for rows in known])


def _elements(shared: Path) -> tuple[list[str], Matrix]:
    """Return the O*NET occupations and their importances, one column per element."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for name in onet.FILES:
        for rating in onet.read(one(shared / "onet_29_2", name)).records:
            if rating.scale == onet.IMPORTANCE:
                found[rating.occupation][rating.element] = rating.share
    elements = sorted({element for known in found.values() for element in known})
    return list(found), np.array([[known.get(e, np.nan) for e in elements] for known in found.values()])


def _occupations(shared: Path) -> dict[str, tuple[str, ...]]:
    return crosswalk.occupations(crosswalk.read(one(shared / "crosswalks", "*.csv")).records)


def _foreign_groups(shared: Path, trades: Sequence[str]) -> Matrix:
    """Return how many occupations of each O*NET minor group a trade has, the rarer groups telling more."""
    links = _occupations(shared)
    groups = sorted({code[:MINOR_GROUP] for codes in links.values() for code in codes})
    place = {group: column for column, group in enumerate(groups)}
    found = np.zeros((len(trades), len(groups)))
    for row, trade in enumerate(trades):
        for code in links.get(trade, ()):
            found[row, place[code[:MINOR_GROUP]]] += 1
    rarity: Matrix = np.log(len(trades) / np.maximum((found > 0).sum(axis=0), 1))
    return found * rarity
