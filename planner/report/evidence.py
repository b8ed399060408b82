"""What a plan rests on, for who reads it critically: reasons, conditions, outlooks, sources of the facts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from planner.catalogue import Activity, Catalogue, Outlook, Provenance
from planner.condition_words import condition_sentence, reason_sentence
from planner.gap import gap
from planner.outlook_words import outlook_value
from planner.pathway.result import Reason
from planner.plan import Step
from planner.regions import ALL_CANADA, ALL_QUEBEC, region_name
from planner.report.brief import Brief
from planner.requirement import All, Any, Requirement, conditions
from planner.source_words import source_sentence
from planner.standing import Standing, Truth, met
from planner.words import Words


def reasons(step: Step, brief: Brief) -> tuple[str, ...]:
    """Return what an activity of the plan serves: the occupation, or another step, by which condition."""
    activity = brief.activity(step)
    if activity is None:
        return ()
    found = reasons_of(step, activity, brief)
    return tuple(dict.fromkeys(reason_sentence(reason, brief.words, brief.catalogue) for reason in found))


def reasons_of(step: Step, activity: Activity, brief: Brief) -> Iterator[Reason]:
    """Yield the conditions that the activity meets, and that neither the client nor anybody meets before."""
    given, nothing = _given(activity, brief.start), Standing(brief.start)
    held = brief.timeline.standing(brief.start, [taken.step.id for taken in brief.timeline.steps])
    for serves, code, asked in _asked(step, brief):
        for condition in conditions(asked):
            if met(condition, given) and not met(condition, nothing) and not met(condition, held):
                yield Reason(serves, code, condition)


def serves_the_occupation(step: Step, brief: Brief) -> bool:
    """Say whether an activity gives by itself something that entry to the occupation asks."""
    activity = brief.activity(step)
    found = reasons_of(step, activity, brief) if activity else ()
    return any(reason.serves == "target" for reason in found)


def _asked(step: Step, brief: Brief) -> Iterator[tuple[str, str, Requirement]]:
    trade = brief.catalogue.trades.get(brief.case.target.trade)
    if trade:
        yield "target", trade.code, trade.requires
    for other in brief.training:
        activity = brief.activity(other)
        if activity and other.id != step.id:
            yield "step", activity.code, activity.requires


def _given(activity: Activity, day: date) -> Standing:
    """Return what somebody holds who has only finished the activity."""
    grants = activity.grants
    return Standing(
        day,
        frozenset(grants.credentials),
        grants.subjects,
        grants.skills,
        grants.experience,
        finished=frozenset({activity.code}),
    )


def taught_skills(step: Step, brief: Brief) -> tuple[str, ...]:
    """Return the skills of the occupation that an activity raises, the most important first."""
    activity, trade = brief.activity(step), brief.case.target.trade
    if activity is None or trade not in brief.catalogue.trades:
        return ()
    given = activity.grants.skills
    asked = (line for line in gap(brief.case, brief.catalogue).lines if (line.held or 0) < line.level)
    raised = (line.skill for line in asked if given.get(line.skill, 0) > (line.held or 0))
    return tuple(brief.words.said(brief.catalogue.term(skill)) for skill in raised)


@dataclass(frozen=True, slots=True)
class Admission:
    """What entry to a step or to the occupation asks, and in words whether it is met then, and since."""

    title: str
    asked: str
    state: str


def admissions(brief: Brief) -> Iterator[Admission]:
    """Yield each condition of each step and of the occupation, with its state."""
    words, catalogue = brief.words, brief.catalogue
    for step in brief.training:
        activity = brief.activity(step)
        if activity and step.start:
            yield from _states(words.said(activity.title), activity.requires, step.start, brief)
    trade = catalogue.trades.get(brief.case.target.trade)
    if trade:
        yield from _states(words.said(trade.title), trade.requires, brief.timeline.finish, brief)


def _states(title: str, asked: Requirement, day: date, brief: Brief) -> Iterator[Admission]:
    standing = brief.timeline.standing(day)
    if list(conditions(asked)):
        shown = _open_way(asked, standing)
        sentence = condition_sentence(shown, brief.words, brief.catalogue)
        state = _since(shown, day, brief) or truth_words(met(asked, standing), brief.words)
        yield Admission(title, sentence, state)


def _since(asked: Requirement, day: date, brief: Brief) -> str:
    """Return that a condition is met today, or by which step of the plan; nothing when it is neither."""
    words, timeline = brief.words, brief.timeline
    every = [taken.step.id for taken in timeline.steps]
    if met(asked, timeline.standing(brief.today, every)):
        return words._("met today")
    if not met(asked, timeline.standing(day)) or met(asked, timeline.standing(day, every)):
        return ""
    granted = sorted((timeline.grant_day(taken), taken.step.id) for taken in timeline.steps)
    ends, step = next((g for g in granted if met(asked, timeline.standing(g[0]))), granted[-1])
    last = words.short_date(ends - timedelta(days=1))
    return words._("met by step {number}, {date}", number=brief.numbers[step], date=last)


def _open_way(asked: Requirement, standing: Standing) -> Requirement:
    """Return what is asked by the way in that is open, where there are several; all of them when none is."""
    match asked:
        case Any(of):
            found = next((branch for branch in of if met(branch, standing)), None)
            return asked if found is None else _open_way(found, standing)
        case All(of):
            return All(tuple(_open_way(branch, standing) for branch in of))
    return asked


def truth_words(truth: Truth, words: Words) -> str:
    """Return how it is said that a condition is met, is not, or nobody knows."""
    if truth is None:
        return words._("to be documented")
    return words._("met") if truth else words._("not met")


def outlooks(brief: Brief) -> tuple[Outlook, ...]:
    """Return the outlooks of the occupation for the client's region, Québec and Canada."""
    near = (brief.region, ALL_QUEBEC, ALL_CANADA)
    found = [o for o in brief.catalogue.outlook(brief.case.target.trade) if o.region in near]
    return tuple(sorted(found, key=lambda o: (near.index(o.region), o.vintage)))


def outlook_gap(brief: Brief) -> str:
    """Return which outlooks nobody has published: none at all, or none nearer than Canada."""
    words, found = brief.words, outlooks(brief)
    if not found:
        return words._("Outlook: not published for this occupation.")
    if all(outlook.region == ALL_CANADA for outlook in found):
        return words._("Outlook of Québec and of the region: not in the catalogue; ask Services Québec.")
    return ""


def outlook_words(found: Outlook, words: Words) -> str:
    """Return an outlook with its region, its publication and the years it looks at."""
    place = region_name(found.region)
    vintage = words._("published in {vintage}", vintage=found.vintage) if found.vintage else ""
    about = ", ".join(part for part in (found.source, vintage, found.horizon) if part)
    said = words._("{title}: {text}", title=place, text=outlook_value(found, words))
    return f"{said} ({about})" if about else said


def origin(provenance: Provenance, words: Words, catalogue: Catalogue) -> str:
    """Return where facts come from, and whether somebody has seen them there."""
    source = source_sentence(provenance.source, words, catalogue) or words._("Source not named")
    if not provenance.verified:
        return words._("{source}: to be verified", source=source)
    if provenance.verified_on is None:
        return words._("{source}: verified", source=source)
    return words._(
        "{source}: verified on {date}", source=source, date=words.short_date(provenance.verified_on)
    )
