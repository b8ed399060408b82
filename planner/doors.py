"""The nearest door: what is still missing from a requirement, by the branch that asks least."""

from planner.requirement import (
    NOTHING,
    All,
    Any,
    AtLeast,
    Condition,
    Credential,
    Experience,
    Requirement,
    Subject,
    Timed,
    branches,
    conditions,
)  # fmt: skip
from planner.standing import Standing, met

UNKNOWN_COST, UNMET_COST, DIPLOMA_COST, WAITING_COST = 1, 3, 9, 10
# Years of school or of apprenticeship, where a test or one more level of a subject are weeks.
DIPLOMAS = ("DES", "DEP", "ASP", "CQP", "DEC", "AEP", "AEC", "AENS", "AESS", "UNIV", "EC-MIFI")


def nearest_door(requirement: Requirement, standing: Standing) -> Requirement:
    """Return the least that remains to be met; what is met already is left out."""
    if met(requirement, standing):
        return NOTHING
    match requirement:
        case All(of):
            return _together([nearest_door(branch, standing) for branch in of])
        case Any(of) | AtLeast(_, of):
            return _cheapest(requirement, of, standing)
    return requirement


def unknown_conditions(requirement: Requirement, standing: Standing) -> tuple[Condition, ...]:
    """Return the conditions that could decide the requirement and that nobody knows yet."""
    if met(requirement, standing) is not None:
        return ()
    if not branches(requirement):
        return tuple(conditions(requirement))
    below = (unknown_conditions(branch, standing) for branch in branches(requirement))
    return tuple(dict.fromkeys(condition for found in below for condition in found))


def _together(missing: list[Requirement]) -> Requirement:
    left = tuple(dict.fromkeys(m for m in missing if m != NOTHING))
    return left[0] if len(left) == 1 else All(left)


def _cheapest(node: Any | AtLeast, of: tuple[Requirement, ...], standing: Standing) -> Requirement:
    if not of:
        return node
    wanted = node.count if isinstance(node, AtLeast) else 1
    doors = sorted((nearest_door(branch, standing) for branch in of), key=lambda d: _farness(d, standing))
    return _together(doors[:wanted])


def _farness(missing: Requirement, standing: Standing) -> tuple[int, int]:
    """Weigh what is missing: a paper is near, a level farther, years to wait or to work farthest."""
    found = tuple(conditions(missing))
    months = sum(_months_left(condition, standing) for condition in found)
    return sum(_condition_cost(condition, standing) for condition in found), months


def _condition_cost(condition: Condition, standing: Standing) -> int:
    if met(condition, standing) is None:
        return UNKNOWN_COST
    match condition:
        case Subject(subject, level):
            return UNMET_COST * max(1, level - standing.subjects.get(subject, 0))
        case Credential(code) if code.split("-")[0] in DIPLOMAS or code in DIPLOMAS:
            return DIPLOMA_COST
        case Experience():
            return max(UNMET_COST, _months_left(condition, standing) // 2)
    return WAITING_COST if isinstance(condition, Timed) else UNMET_COST


def _months_left(condition: Condition, standing: Standing) -> int:
    """Return the months still to work in a trade, beside those that were worked."""
    if not isinstance(condition, Experience):
        return 0
    return max(0, condition.months - standing.experience.get(condition.trade, 0))
