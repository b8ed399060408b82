"""Transfer: which trades the skills of a trade or of a person open, and what is missing for each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import islice

import numpy as np

from planner.catalogue import Catalogue, SkillNeed, Trade
from planner.client import Client
from planner.doors import nearest_door
from planner.errors import PlannerError
from planner.requirement import NOTHING, Requirement, Subject, conditions
from planner.skill_table import Numbers, Rows, SkillTable
from planner.standing import Standing, client_standing

# What the levels count beside the content of the trades, and what a whole shortfall takes off the score.
LEVELS, TOLL = 0.2, 0.1
SEASONED_MONTHS, PRESENT_MONTHS = 24, 12


@dataclass(frozen=True, slots=True)
class Share:
    """A skill that is shared up to the lower of two levels, or missing from `held` to `level`.

    `held` is None when nobody knows it, and only probable when it follows from a trade worked in; `weight`
    is its part of all that the trade's levels tell: the missing ones add up to the shortfall, all to 1.
    """

    skill: str
    held: int | None
    level: int
    weight: float
    probable: bool = False


@dataclass(frozen=True, slots=True)
class Transfer:
    """A trade with its figures, from 0 to 1; `entry` is what its nearest door still asks."""

    trade: str
    score: float
    nearness: float
    shortfall: float
    shared: tuple[Share, ...] = ()
    missing: tuple[Share, ...] = ()
    entry: Requirement = NOTHING


@dataclass(frozen=True, slots=True)
class Source:
    """Whose skills: levels, the trades worked in (0 to 1, by months), the trade left, and what is held.

    The `probable` skills have a level that nobody stated.
    """

    levels: Mapping[str, int]
    worked: Mapping[str, float]
    left: str
    standing: Standing
    known: bool = True
    teer: int | None = None
    probable: frozenset[str] = frozenset()


class Transfers:
    """All the trades of a catalogue, ready to be ranked for anyone.

    Those of another classification have skills of their own, and are ranked among themselves.
    """

    def __init__(self, catalogue: Catalogue, foreign: bool = False) -> None:
        self._catalogue = catalogue
        self.table = SkillTable(_compared(catalogue, foreign))
        self._row = {trade: row for row, trade in enumerate(self.table.trades)}
        self._near: dict[str, Numbers] = {}

    @cached_property
    def foreign(self) -> "Transfers":
        """Return the trades of another classification, ranked among themselves."""
        return Transfers(self._catalogue, foreign=True)

    @property
    def trades(self) -> tuple[str, ...]:
        """Return every trade that leads anywhere, those of the CNP first."""
        return (*self.table.trades, *self.foreign.table.trades)

    def of_trade(self, code: str, top: int | None = None) -> tuple[Transfer, ...]:
        """Return the trades that the skills of a trade open, best first."""
        source = trade_source(code, self._catalogue)
        ranking = self.foreign if self._catalogue.trades[code].foreign else self
        return ranking._of(source, top)

    def of_client(self, client: Client, day: date, top: int | None = None) -> tuple[Transfer, ...]:
        """Return the trades that a person's levels and experience open on `day`, best first."""
        return self._of(client_source(client, self._catalogue, day), top)

    def ranked(self, held: Numbers, near: Numbers | None) -> tuple[Numbers, Numbers, Numbers, Rows]:
        """Return the scores, nearnesses and shortfalls of all trades, and their rows, best first.

        `held` comes from the table, `near` from `content`; without content the levels alone decide.
        """
        likeness, shortfall = self.table.compared(held)
        nearness = likeness if near is None else _blended(near, likeness)
        score = shortfall * -TOLL
        score += 1
        score *= nearness
        return score, nearness, shortfall, np.argsort(-score, kind="stable")

    def content(self, worked: Mapping[str, float]) -> Numbers | None:
        """Return what nearness to the trades worked in adds to each trade, or None if none is known."""
        known = [weight * self._content(trade) for trade, weight in worked.items() if self._listed(trade)]
        return np.maximum.reduce(known) if known else None

    def _listed(self, trade: str) -> bool:
        return trade in self._catalogue.near_by_trade

    def _content(self, trade: str) -> Numbers:
        if trade not in self._near:
            row = np.zeros(len(self._row), np.float32)
            for near, score in {**self._catalogue.near_by_trade[trade], trade: 1.0}.items():
                if near in self._row:
                    row[self._row[near]] = (1 - LEVELS) * score
            self._near[trade] = row
        return self._near[trade]

    def _of(self, source: Source, top: int | None) -> tuple[Transfer, ...]:
        score, nearness, shortfall, order = self.ranked(
            self.table.held(source.levels), self.content(source.worked)
        )
        rows = islice((row for row in order.tolist() if self.table.trades[row] != source.left), top)
        found = (
            Transfer(self.table.trades[row], float(score[row]), float(nearness[row]), float(shortfall[row]))
            for row in rows
        )
        return tuple(self._explained(trade, source) for trade in found)

    def _explained(self, found: Transfer, source: Source) -> Transfer:
        trade = self._catalogue.trades[found.trade]
        shared, missing = _shares(trade, source, self.table)
        return replace(found, shared=shared, missing=missing, entry=_entry(trade, source))


def _blended(near: Numbers, likeness: Numbers) -> Numbers:
    likeness *= LEVELS
    likeness += near
    return likeness


def transfer(code: str, catalogue: Catalogue, top: int | None = None) -> tuple[Transfer, ...]:
    """Return the trades that the skills of one trade open, best first."""
    return Transfers(catalogue).of_trade(code, top)


def trade_source(code: str, catalogue: Catalogue) -> Source:
    """Return what a seasoned worker of a trade brings: its levels and its experience, no other paper."""
    if code not in catalogue.trades:
        raise PlannerError("unknown-trade", trade=code)
    trade = catalogue.trades[code]
    levels = {need.skill: need.level for need in trade.skills}
    standing = Standing(date.min, experience={code: SEASONED_MONTHS}, skills=levels)
    return Source(levels, {code: 1.0}, code, standing, teer=trade.teer)


def client_source(client: Client, catalogue: Catalogue, day: date) -> Source:
    """Return what a person brings: the levels stated, else those of the trades worked in.

    Less than two years in a trade gives the level of a beginner there: one less, and at least 1.
    """
    probable, stated = probable_levels(client, catalogue), client.levels
    levels = {**probable, **stated}
    worked = {code: min(1.0, n / SEASONED_MONTHS) ** 0.5 for code, n in sorted(_months(client).items())}
    standing, guessed = _with_grants(client, catalogue, day), frozenset(probable.keys() - stated.keys())
    return Source(levels, worked, client.trade, standing, known=False, probable=guessed)


def probable_levels(client: Client, catalogue: Catalogue) -> Mapping[str, int]:
    """Return the levels that the trades worked in make probable, whatever is stated."""
    levels: dict[str, int] = {}
    for code, months in _months(client).items():
        for need in _needs(code, catalogue):
            level = need.level if months >= SEASONED_MONTHS else max(1, need.level - 1)
            levels[need.skill] = max(level, levels.get(need.skill, 0))
    return levels


def _months(client: Client) -> dict[str, int]:
    months = {code: n for code, n in client.experience.items() if n > 0}
    return {client.trade: PRESENT_MONTHS, **months} if client.trade else months


def _needs(code: str, catalogue: Catalogue) -> tuple[SkillNeed, ...]:
    return catalogue.trades[code].skills if code in catalogue.trades else ()


def _with_grants(client: Client, catalogue: Catalogue, day: date) -> Standing:
    """Return the client's standing with the diplomas of the activities that are finished."""
    standing = client_standing(client, day)
    found = (catalogue.activities[code] for code in standing.finished if code in catalogue.activities)
    granted = {credential for activity in found for credential in activity.grants.credentials}
    return replace(standing, credentials=standing.credentials | granted)


def _entry(trade: Trade, source: Source) -> Requirement:
    """Return what entry still asks; who works at a trade that asks no less has the schooling for it."""
    standing = source.standing
    if source.teer is not None and trade.teer is not None and source.teer <= trade.teer:
        schooling = {c.subject: c.level for c in conditions(trade.requires) if isinstance(c, Subject)}
        standing = replace(standing, subjects=schooling)
    return nearest_door(trade.requires, standing)


def _compared(catalogue: Catalogue, foreign: bool) -> Iterator[Trade]:
    """Yield the trades that are offered and of one classification, with the skills that they ask."""
    for trade in catalogue.trades.values():
        if not trade.retired and trade.foreign == foreign:
            yield replace(trade, skills=trade.asked) if len(trade.asked) < len(trade.skills) else trade


def _shares(trade: Trade, source: Source, table: SkillTable) -> tuple[tuple[Share, ...], tuple[Share, ...]]:
    """Return what is shared and what is missing, the most telling first."""
    whole = sum(need.importance * table.told(need.skill, 0, need.level) for need in trade.asked)
    shared: list[Share] = []
    missing: list[Share] = []
    for need in trade.asked:
        held = source.levels.get(need.skill, 0 if source.known else None)
        common = min(held or 0, need.level)
        parts = (shared, 0, common), (missing, common, need.level)
        for found, low, high in parts:
            if high > low:
                weight = need.importance * table.told(need.skill, low, high) / whole
                found.append(Share(need.skill, held, need.level, weight, need.skill in source.probable))
    return _telling(shared), _telling(missing)


def _telling(shares: list[Share]) -> tuple[Share, ...]:
    return tuple(sorted(shares, key=lambda share: (-share.weight, share.skill)))
