"""What of a client could be supposed otherwise: levels, months, facts, and activities ruled out."""

from collections.abc import Iterator, Mapping

from planner.activity_words import activity_name
from planner.catalogue import Activity
from planner.condition_words import SCHOOL_LEVELS, SUBJECTS, condition_sentence, subject_at
from planner.gap import needs
from planner.recognition import catalogued
from planner.requirement import Declared, Experience, Requirement, SkillAt, conditions
from ui.models.asked import Asked

MONTHS = (6, 12, 24, 36, 60)
YES, NO = "yes", "no"
TAB = "\t"


def subjects(asked: Asked) -> Mapping[str, str]:
    """Return the levels of school subjects above those that the client is known to have."""
    words, catalogue, known = asked.words, asked.catalogue, asked.case.client.subjects
    return {
        f"{subject}{TAB}{level}": subject_at(subject, level, words, catalogue)
        for subject in SUBJECTS
        for level in SCHOOL_LEVELS
        if level > known.get(subject, 0)
    }


def skills(asked: Asked) -> Mapping[str, str]:
    """Return the levels above the client's that the target asks, or that a programme would recognise."""
    held = asked.case.client.levels
    found = {
        f"{skill}{TAB}{level}": condition_sentence(SkillAt(skill, level), asked.words, asked.catalogue)
        for skill, level in sorted({*_asked_levels(asked), *_recognised_levels(asked)})
        if level > held.get(skill, 0)
    }
    return _by_words(found)


def _asked_levels(asked: Asked) -> Iterator[tuple[str, int]]:
    """Yield what the target asks of a beginner, and of its workers."""
    trade = asked.catalogue.trades.get(asked.case.target.trade)
    for need in needs(asked.case.target, trade) if trade else ():
        yield from ((need.skill, level) for level in (need.entry, need.level))


def _recognised_levels(asked: Asked) -> Iterator[tuple[str, int]]:
    """Yield the levels by which a competency of a way in is recognised instead of learned."""
    served = {activity.code for activity in _ways_in(asked)}
    for competency in asked.catalogue.competencies:
        if competency.skill and competency.level and competency.program in served:
            yield competency.skill, competency.level


def experience(asked: Asked) -> Mapping[str, str]:
    """Return more months of work in the trades that the client knows, aims at, or could go through."""
    client, target = asked.case.client, asked.case.target.trade
    found = (c.trade for tree in _trees(asked) for c in conditions(tree) if isinstance(c, Experience))
    trades = dict.fromkeys((*client.experience, client.trade, target, *found))
    return {
        f"{trade}{TAB}{months}": condition_sentence(Experience(trade, months), asked.words, asked.catalogue)
        for trade in trades
        if trade in asked.catalogue.trades
        for months in MONTHS
        if months > client.experience.get(trade, 0)
    }


def declared(asked: Asked) -> Mapping[str, str]:
    """Return what the client could answer otherwise of what the target and its ways in ask."""
    words, known = asked.words, asked.case.client.declared
    titles = {fact: condition_sentence(Declared(fact), words, asked.catalogue) for fact in _facts(asked)}
    found = {}
    for fact, title in _by_words(titles).items():
        if not known.get(fact):
            found[f"{fact}{TAB}{YES}"] = words._("{fact}: yes", fact=title)
        if known.get(fact, True):
            found[f"{fact}{TAB}{NO}"] = words._("{fact}: no", fact=title)
    return found


def activities(asked: Asked) -> Mapping[str, str]:
    """Return what could be ruled out of the plan and of the pathways found, or admitted again."""
    words, forbidden = asked.words, asked.case.preferences.forbidden
    without = {code: words._("without: {activity}", activity=_name(code, asked)) for code in taken(asked)}
    again = {code: words._("admitted again: {activity}", activity=_name(code, asked)) for code in forbidden}
    return without | again


def taken(asked: Asked) -> tuple[str, ...]:
    """Return the activities still to come that the plan or a pathway found takes."""
    planned = [s.activity for s in asked.case.plan.activity_steps if s.status == "planned"]
    found = [s.activity for p in asked.result.proposals for s in p.steps]
    return tuple(dict.fromkeys([*planned, *found]))


def read_number(asked: Asked, chosen: str) -> tuple[str, int]:
    """Return a code with its level or months."""
    code, _, number = chosen.partition(TAB)
    return code, int(number)


def read_answer(asked: Asked, chosen: str) -> tuple[str, bool]:
    """Return a fact and whether it holds."""
    fact, _, answer = chosen.partition(TAB)
    return fact, answer == YES


def read_forbidden(asked: Asked, chosen: str) -> tuple[str, ...]:
    """Return what stays ruled out once an activity changes sides."""
    forbidden = asked.case.preferences.forbidden
    rest = tuple(code for code in forbidden if code != chosen)
    return rest if chosen in forbidden else (*rest, chosen)


def _facts(asked: Asked) -> Iterator[str]:
    found = (c.fact for tree in _trees(asked) for c in conditions(tree) if isinstance(c, Declared))
    yield from dict.fromkeys((*asked.case.client.declared, *found))


def _trees(asked: Asked) -> Iterator[Requirement]:
    """Yield what the target asks, and what its ways in ask."""
    trade = asked.catalogue.trades.get(asked.case.target.trade)
    if trade is not None:
        yield trade.requires
    yield from (activity.requires for activity in _ways_in(asked))


def _ways_in(asked: Asked) -> Iterator[Activity]:
    """Yield the activities that lead to the target, or that the plan or a pathway takes."""
    served = frozenset(map(catalogued, taken(asked)))
    for activity in asked.catalogue.activities.values():
        if activity.code in served or asked.case.target.trade in activity.trades:
            yield activity


def _name(code: str, asked: Asked) -> str:
    return activity_name(asked.catalogue.activities.get(code), code, asked.words)


def _by_words(found: Mapping[str, str]) -> Mapping[str, str]:
    return dict(sorted(found.items(), key=lambda row: row[1].casefold()))
