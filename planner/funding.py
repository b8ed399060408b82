"""Funding measures that may apply: probable, for the officer to decide, or no, with the reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from planner.case import Case
from planner.catalogue import KINDS, Catalogue, Measure
from planner.client import INCOMES, Client
from planner.doors import nearest_door
from planner.requirement import NOTHING, Any, Not, Requirement, branches
from planner.standing import Standing, Truth, met
from planner.timeline import Timeline

PROBABLE, OFFICER, NO = "probable", "officer", "no"
COMING, ENDED = OUT_OF_FORCE = "coming", "ended"
VERDICTS = (PROBABLE, OFFICER, NO, COMING, ENDED)
FEWEST = 2
# What the rows of ended programmes ask too.
CLOSED = Any(())


@dataclass(frozen=True, slots=True)
class Answer:
    """What can be said of one measure.

    `reasons` are the conditions that are unmet or unknown, `left` is the least that would settle it.
    """

    measure: Measure
    verdict: str
    reasons: tuple[Requirement, ...] = ()
    left: Requirement = NOTHING


def funding(case: Case, catalogue: Catalogue) -> tuple[Answer, ...]:
    """Return an answer for each measure in force at the plan's start; an officer always validates."""
    return tuple(a for a in every_answer(case, catalogue) if a.verdict not in OUT_OF_FORCE)


def every_answer(case: Case, catalogue: Catalogue) -> tuple[Answer, ...]:
    """Return an answer for each measure of the catalogue; one not in force at the plan's start is told so."""
    standing = funding_standing(case, catalogue)
    return tuple(answer(measure, standing) for measure in catalogue.measures)


def unasked_answers(catalogue: Catalogue, day: date) -> tuple[Answer, ...]:
    """Return each measure as it stands on a day, for nobody in particular: the officer decides."""
    found = (answer(measure, Standing(day)) for measure in catalogue.measures)
    return tuple(a if a.verdict in OUT_OF_FORCE else Answer(a.measure, OFFICER) for a in found)


def funding_standing(case: Case, catalogue: Catalogue) -> Standing:
    """Return what the client holds when the plan starts, with what the stated income says of work and aid."""
    standing = Timeline.of(case, catalogue).standing(case.preferences.start)
    return replace(standing, declared={**_income_facts(case.client), **standing.declared})


def answer(measure: Measure, standing: Standing) -> Answer:
    """Return what can be said of one measure to who stands there."""
    if not in_force(measure, standing.day):
        begun = measure.valid_from is None or measure.valid_from <= standing.day
        return Answer(measure, ENDED if begun else COMING)
    value = met(measure.conditions, standing)
    open_ones = tuple(dict.fromkeys(_open(measure.conditions, standing)))
    return Answer(measure, _verdict(value, measure), open_ones, nearest_door(measure.conditions, standing))


def _open(asked: Requirement, standing: Standing) -> Iterator[Requirement]:
    """Yield what is unmet or unknown: conditions, and what must not hold as it is asked."""
    if met(asked, standing):
        return
    if isinstance(asked, Not) or not branches(asked):
        yield asked
    for branch in () if isinstance(asked, Not) else branches(asked):
        yield from _open(branch, standing)


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
    """Say whether the measure is valid on `day`; one that admits nobody ended on a day that is not known."""
    begun = measure.valid_from is None or measure.valid_from <= day
    return begun and measure.conditions != CLOSED and (measure.valid_to is None or day < measure.valid_to)


def _income_facts(client: Client) -> Mapping[str, bool]:
    """Return the declared facts that the income settles; without one, a job that is held is employment."""
    if client.income == "unknown":
        return {"in_employment": True} if client.job else {}
    facts = {f"income_{income}": income == client.income for income in INCOMES[1:]}
    return {**facts, "in_employment": client.income == "employment" or client.job is not None}


def _verdict(value: Truth, measure: Measure) -> str:
    if value is False:
        return NO
    return PROBABLE if value and measure.conditions != NOTHING else OFFICER
