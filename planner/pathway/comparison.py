"""What differs between answers: each profile before and after, and the proposals worth showing."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from planner.pathway.result import PROFILES, Proposal, Result
from planner.plan import Step

MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Difference:
    """A profile's best pathway before and after a change; None where there was or is none."""

    profile: str
    before: Proposal | None
    after: Proposal | None

    @property
    def changed(self) -> bool:
        """Say whether any figure, step or condition differs."""
        return _told(self.before) != _told(self.after)


def differences(before: Result, after: Result) -> tuple[Difference, ...]:
    """Return what each profile's best pathway was and is, in the order of the profiles."""
    rows = (Difference(name, best(before, name), best(after, name)) for name in PROFILES)
    return tuple(row for row in rows if row.before or row.after)


def best(result: Result, profile: str) -> Proposal | None:
    """Return a profile's firm winner, else its conditional one."""
    found = [p for p in result.proposals if profile in p.profiles]
    return min(found, key=lambda p: bool(p.conditional_on), default=None)


def nearest(result: Result, first: Proposal, present: Iterable[Step] = ()) -> Proposal:
    """Return a proposal or, of its equals that are no further away, what keeps the most present groups."""
    groups = {(step.activity, step.session) for step in present}
    equals = (p for p in result.proposals if _worth(p) == _worth(first) and p.away <= first.away)
    return min(
        (first, *equals), key=lambda p: (-sum((s.activity, s.session) in groups for s in p.steps), p.away)
    )


def _worth(found: Proposal) -> object:
    return (
        found.finish, found.money_cents, found.income_cents, found.hours, round(found.coverage * 100),
        found.conditional_on,
    )  # fmt: skip


def _told(found: Proposal | None) -> object:
    return found and (
        found.finish, found.money_cents, found.income_cents, found.hours, found.coverage, found.away,
        found.steps, found.conditional_on, found.estimated,
    )  # fmt: skip


def leaner(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Return the proposals without those that only take more than another, and are better at nothing."""
    given = tuple(proposals)
    return tuple(p for p in given if not any(_only_more(p, other) for other in given))


def _only_more(one: Proposal, other: Proposal) -> bool:
    """Say whether a proposal takes all that another does and more, for no figure that is better."""
    ours, theirs = ({s.activity for s in p.steps} for p in (one, other))
    if not theirs < ours or not set(other.conditional_on) <= set(one.conditional_on):
        return False
    pays_sooner = "earliest_pay" in one.profiles and "earliest_pay" not in other.profiles
    return not pays_sooner and all(a >= b for a, b in zip(_figures(one), _figures(other), strict=True))


def _figures(found: Proposal) -> tuple[Any, ...]:
    """Return the figures in which the smaller is the better; of the profile, whole percents are shown."""
    return found.finish, found.money_cents, found.hours, found.away, -round(found.coverage * 100)


def most_different(proposals: Iterable[Proposal], most: int = MOST_SHOWN) -> tuple[Proposal, ...]:
    """Return at most so many proposals in their order: winners first, then what shares the fewest steps."""
    given = tuple(proposals)
    winners = [p for p in given if set(p.profiles) & set(PROFILES)]
    chosen = _spread(winners, [], most)
    chosen = _spread([p for p in given if p not in winners], chosen, most)
    return tuple(p for p in given if p in chosen)


def _spread(candidates: list[Proposal], chosen: list[Proposal], most: int) -> list[Proposal]:
    """Return the chosen ones with candidates that differ most from them, one after the other."""
    left = list(candidates)
    while left and len(chosen) < most:
        chosen = [*chosen, max(left, key=lambda p: min((_distance(p, c) for c in chosen), default=1.0))]
        left.remove(chosen[-1])
    return chosen


def _distance(one: Proposal, other: Proposal) -> float:
    """Return the share of activities that only one of two proposals takes: 0 the same, 1 none shared."""
    ours, theirs = ({s.activity for s in p.steps} for p in (one, other))
    return len(ours ^ theirs) / max(1, len(ours | theirs))
