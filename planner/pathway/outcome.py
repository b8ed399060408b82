"""What one profile comes to: its best plan so far, with figures and bounds; and what is known before."""

from collections.abc import Mapping
from dataclasses import dataclass

from frozendict import frozendict

from planner.pathway.result import Status
from planner.pathway.schedule import Placed


@dataclass(frozen=True, slots=True)
class Outcome:
    """The best plan of one profile so far, the value reached and the bound proven for each figure."""

    status: Status
    placed: tuple[Placed, ...] | None = None
    finish: int = 0
    reached: tuple[int, ...] = ()
    bounds: Mapping[str, int] = frozendict()


@dataclass(frozen=True, slots=True)
class Start:
    """What is known before a search: a plan that its model allows, and how little its figures can be.

    `seeds` matter by themselves; None where a step on which nothing rests may be asked for.
    """

    plan: tuple[Placed, ...] | None = None
    least: Mapping[str, int] = frozendict()
    seeds: frozenset[str] | None = None
