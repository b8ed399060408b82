"""Funding measures that may apply: probable, for the officer to decide, or no, with the reason."""

from dataclasses import dataclass
from datetime import date

from planner.case import Case
from planner.catalogue import KINDS, Catalogue, Measure
from planner.requirement import NOTHING, Condition, conditions
from planner.standing import Truth, client_standing, met

PROBABLE, OFFICER, NO = "probable", "officer", "no"
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Answer:
    """What can be said of one measure; `reasons` are the conditions that are unmet or unknown."""

    measure: Measure
    verdict: str
    reasons: tuple[Condition, ...] = ()


def funding(case: Case, catalogue: Catalogue) -> tuple[Answer, ...]:
    """Return an answer for each measure in force at the plan's start; an officer always validates."""
    day = case.preferences.start
    return tuple(_answer(m, case, day) for m in catalogue.measures if in_force(m, day))


def worth_asking(case: Case, catalogue: Catalogue) -> tuple[Answer, ...]:
    """Return the measures to ask about: the probable ones, and open ones until there are `FEWEST`.

    A measure of the name of a kind of activity (PAMT, COUD) concerns a plan that has that kind.
    """
    found = (catalogue.activities.get(step.activity) for step in case.plan.activity_steps)
    kinds = {activity.kind for activity in found if activity}
    answers = [a for a in funding(case, catalogue) if _concerns(a.measure, kinds)]
    probable = [a for a in answers if a.verdict == PROBABLE]
    officer = [a for a in answers if a.verdict == OFFICER]
    return tuple(probable + officer[: max(0, FEWEST - len(probable))])


def _concerns(measure: Measure, kinds: set[str]) -> bool:
    named = measure.code.lower()
    return named in kinds or named not in KINDS


def in_force(measure: Measure, day: date) -> bool:
    """Say whether the measure is valid on `day`."""
    begun = measure.valid_from is None or measure.valid_from <= day
    return begun and (measure.valid_to is None or day < measure.valid_to)


def _answer(measure: Measure, case: Case, day: date) -> Answer:
    standing = client_standing(case.client, day)
    value = met(measure.conditions, standing)
    open_ones = tuple(dict.fromkeys(c for c in conditions(measure.conditions) if not met(c, standing)))
    return Answer(measure, _verdict(value, measure), () if value else open_ones)


def _verdict(value: Truth, measure: Measure) -> str:
    if value is False:
        return NO
    return PROBABLE if value and measure.conditions != NOTHING else OFFICER
