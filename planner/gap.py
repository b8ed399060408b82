"""The gap between a client and a target: which skills are held, to learn, unknown or left to grow."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from planner.case import Case, Target
from planner.catalogue import Catalogue, SkillNeed, Trade
from planner.errors import PlannerError

HELD, TO_LEARN, UNKNOWN, GROWTH = "held", "to_learn", "unknown", "growth"


@dataclass(frozen=True, slots=True)
class Need:
    """One skill of the target: `entry` is the level asked of a beginner, 0 when it is not essential."""

    skill: str
    level: int
    importance: int
    entry: int = 0
    source: str = ""

    @property
    def essential(self) -> bool:
        """Say whether a beginner needs the skill."""
        return self.entry > 0


@dataclass(frozen=True, slots=True)
class GapLine:
    """One skill of the target against the client's level; `source` names the position that adds it."""

    skill: str
    held: int | None
    entry: int
    level: int
    importance: int
    essential: bool
    state: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """The lines of the gap, the most important first, and the share of the whole profile covered (0 to 1)."""

    lines: tuple[GapLine, ...] = ()
    coverage: float = 1.0

    @property
    def essential(self) -> tuple[GapLine, ...]:
        """Return the lines of what a beginner needs: every count of skills is out of these."""
        return tuple(line for line in self.lines if line.essential)

    def count(self, state: str) -> int:
        """Return how many essential lines are in a state."""
        return sum(line.state == state for line in self.essential)


def target_trade(target: Target, catalogue: Catalogue) -> Trade:
    """Return the trade aimed at, or say that the catalogue does not have it."""
    try:
        return catalogue.trades[target.trade]
    except KeyError:
        raise PlannerError("unknown-trade", trade=target.trade) from None


def needs(target: Target, trade: Trade) -> tuple[Need, ...]:
    """Return the whole profile with the position's additions merged, in order of skill code.

    A trade's skill is asked at its level − 1, at least 1, from the essential importance on; a position's
    addition is asked at the level that its source states.
    """
    merged: dict[str, Need] = {}
    for need in _asked(target, trade.asked):
        known = merged.get(need.skill)
        merged[need.skill] = _stronger(known, need) if known else need
    return tuple(merged[code] for code in sorted(merged))


def _asked(target: Target, profile: Iterable[SkillNeed]) -> Iterable[Need]:
    for row in profile:
        entry = max(1, row.level - 1) if row.importance >= target.essential_importance else 0
        yield Need(row.skill, row.level, row.importance, entry)
    for extra in target.additions:
        entry = extra.level if extra.importance >= target.essential_importance else 0
        yield Need(extra.skill, extra.level, extra.importance, entry, extra.source)


def _stronger(one: Need, other: Need) -> Need:
    raised = other.source if other.entry > one.entry or other.level > one.level else ""
    return Need(
        one.skill,
        max(one.level, other.level),
        max(one.importance, other.importance),
        max(one.entry, other.entry),
        one.source or raised,
    )


def coverage(profile: Iterable[Need], held: Mapping[str, int]) -> float:
    """Return Σ importance · min(held, level) ÷ Σ importance · level, from 0 to 1; 1 for an empty profile."""
    rows = tuple(profile)
    whole = sum(n.importance * n.level for n in rows)
    have = sum(n.importance * min(held.get(n.skill, 0), n.level) for n in rows)
    return have / whole if whole else 1.0


def gap(case: Case, catalogue: Catalogue) -> Gap:
    """Return the client's gap to the target, before any training."""
    trade = target_trade(case.target, catalogue)
    profile = needs(_with_some_essential(case.target, trade), trade)
    held = case.client.levels
    lines = (_line(need, held.get(need.skill)) for need in profile)
    ranked = sorted(lines, key=lambda x: (not x.source, not x.essential, -x.importance, -x.level, x.skill))
    return Gap(tuple(ranked), coverage(profile, held))


def _with_some_essential(target: Target, trade: Trade) -> Target:
    """Return the target, aimed lower where no skill of the trade is as important as what it asks for."""
    profile = needs(target, trade)
    if not profile or any(need.essential for need in profile):
        return target
    return replace(target, essential_importance=max(need.importance for need in profile))


def _line(need: Need, held: int | None) -> GapLine:
    state = _state(need, held)
    return GapLine(
        need.skill, held, need.entry, need.level, need.importance, need.essential, state, need.source
    )


def _state(need: Need, held: int | None) -> str:
    if held is None:
        return UNKNOWN
    if held >= (need.entry or need.level):
        return HELD
    return TO_LEARN if need.essential else GROWTH
