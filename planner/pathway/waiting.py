"""When time alone helps: then any step that lasts could make the target hold, and none may be left out.

What already runs asks for no such step: its own end is a finish.
"""

from collections.abc import Iterable

from planner.gap import Need
from planner.pathway.evidence import Evidence
from planner.pathway.tree import Node, leaves
from planner.requirement import Concurrent, SkillAt, Timed


def target_waits(target: Node, evidence: Evidence, days: int) -> bool:
    """Say whether a condition of the target becomes true with the years before the deadline."""
    timed = (leaf for leaf in leaves(target) if leaf.wanted and isinstance(leaf.condition, Timed))
    return any(0 < evidence.support(leaf.condition).since <= days for leaf in timed)


def grants_wait(trees: Iterable[Node], evidence: Evidence, days: int) -> bool:
    """Say whether a running co-requisite may hold back what a step grants."""
    found = (leaf for tree in trees for leaf in leaves(tree) if leaf.wanted)
    running = (evidence.fact(f.condition.activity) for f in found if isinstance(f.condition, Concurrent))
    return any(fact is not None and 0 < fact.end <= days for fact in running)


def coverage_waits(profile: Iterable[Need], evidence: Evidence, days: int) -> bool:
    """Say whether a running activity raises the coverage before the deadline."""
    levels = ((need.skill, level) for need in profile for level in range(1, need.level + 1))
    return any(0 < evidence.support(SkillAt(skill, level)).since <= days for skill, level in levels)
