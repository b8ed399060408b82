"""The one thing that can be supposed otherwise: its names, its choices, and the case that comes of it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, NamedTuple

from planner.activity_words import activity_name
from planner.case import WEEKLY_HOURS, Case, WeeklyHours, new_id
from planner.condition_words import condition_sentence
from planner.mode_words import LANGUAGES, MODES
from planner.plan import Step
from planner.regions import REGIONS, region_name
from planner.requirement import requirement_json
from planner.supposition import can_relax, suppose
from planner.timeline import deadline
from planner.words import N_, Words
from ui.models import supposed_facts as facts
from ui.models.asked import Asked
from ui.models.sessions import first_start, in_session, sessions_of
from ui.models.step_words import group_words

HOURS, DAY, MONEY, CODE = "hours", "day", "money", "code"
MORE_HOURS = 5.0
SCHEDULES = ("evening,weekend", "evening,weekend,online", "day,evening", "day,online")
ONLY, ALSO, WITHOUT = "=", "+", "-"
DAY_BEFORE = timedelta(days=1)


class Supposition(NamedTuple):
    """One kind of change: its name (a msgid), how its value is entered, and its choices if it has some.

    `field` is what `planner.supposition` calls it, where its own key does not.
    """

    name: str
    entry: str
    value: Callable[[Asked], Any] = lambda asked: ""
    choices: Callable[[Asked], Mapping[str, str]] = lambda asked: {}
    read: Callable[[Asked, Any], Any] = lambda asked, value: value
    field: str = ""


def _regions(asked: Asked) -> dict[str, str]:
    """Return what opens where regions are stated, and what would be the only one where none is."""
    chosen, words = asked.case.preferences.regions, asked.words
    if not chosen:
        return {f"{ONLY}{code}": words._("only in: {region}", region=region_name(code)) for code in REGIONS}
    also = {
        f"{ALSO}{code}": words._("also in: {region}", region=region_name(code))
        for code in REGIONS
        if code not in chosen
    }
    less = {f"{WITHOUT}{c}": words._("without: {region}", region=region_name(c)) for c in chosen}
    # Without its only region a client would go anywhere: that is what the first choice says.
    return {"": words._("any region"), **also, **(less if len(chosen) > 1 else {})}


def _read_regions(asked: Asked, chosen: str) -> tuple[str, ...]:
    now, turn, code = asked.case.preferences.regions, chosen[:1], chosen[1:]
    if turn == WITHOUT:
        return tuple(region for region in now if region != code)
    return (*now, code) if code else ()


def _modes(asked: Asked) -> dict[str, str]:
    words, now = asked.words, set(asked.case.preferences.modes)
    told = {code: [words._(MODES[mode]) for mode in code.split(",")] for code in (*MODES, *SCHEDULES)}
    only = {code: words._("only {mode}", mode=words._(" or ").join(said)) for code, said in told.items()}
    every = {"": words._("any way of attending"), **only}
    return {code: text for code, text in every.items() if set(filter(None, code.split(","))) != now}


def _languages(asked: Asked) -> dict[str, str]:
    words, now = asked.words, asked.case.preferences.languages
    only = {code: words._("only {language}", language=words._(name)) for code, name in LANGUAGES.items()}
    every = {"": words._("any language"), **only}
    return {code: text for code, text in every.items() if tuple(filter(None, [code])) != now}


def _yes_no(asked: Asked) -> dict[str, str]:
    return {facts.YES: asked.words._("yes"), facts.NO: asked.words._("no")}


def _no_limit(asked: Asked) -> dict[str, str]:
    limit = asked.case.preferences.money_limit_cents
    return {} if limit is None else {"": asked.words._("no limit")}


def _credentials(asked: Asked) -> dict[str, str]:
    """Return the tests and diplomas of the catalogue that the client does not hold."""
    held, words = asked.case.client.credentials, asked.words
    found = {t.code: words.said(t.title) for t in asked.catalogue.terms.values() if t.kind == "credential"}
    granted = (c for a in asked.catalogue.activities.values() for c in a.grants.credentials)
    found |= {code: words.said(asked.catalogue.term(code)) for code in granted if code not in found}
    return {code: text for code, text in found.items() if code not in held}


def _open_conditions(asked: Asked) -> dict[str, str]:
    """Return what the pathways found still ask to document."""
    asked_for = dict.fromkeys(c for p in asked.result.proposals for c in p.conditional_on)
    rows = {
        str(number): (requirement_json(c), condition_sentence(c, asked.words, asked.catalogue))
        for number, c in enumerate(asked_for)
    }
    return {
        n: text for n, (tree, text) in rows.items() if can_relax({"constraint": "conditional", "to": [tree]})
    }


def _read_condition(asked: Asked, number: str) -> list[Mapping[str, Any]]:
    asked_for = list(dict.fromkeys(c for p in asked.result.proposals for c in p.conditional_on))
    return [requirement_json(asked_for[int(number)])]


def _sessions(asked: Asked) -> dict[str, str]:
    """Return the sessions of the activities that the plan or a pathway found takes."""
    found = {}
    for code in facts.taken(asked):
        name = activity_name(asked.catalogue.activities.get(code), code, asked.words)
        for session in sessions_of(code, asked.catalogue):
            found[f"{code}{facts.TAB}{session.code}"] = f"{name} – {group_words(session, asked.words)}"
    return found


def _read_session(asked: Asked, chosen: str) -> Step:
    code, _, name = chosen.partition(facts.TAB)
    session = next(s for s in sessions_of(code, asked.catalogue) if s.code == name)
    step = Step(new_id(), activity=code, responsible="client")
    start = first_start(session, asked.case.preferences.start)
    return in_session(step, session, start, asked.catalogue)


def _periods(asked: Asked) -> tuple[WeeklyHours, ...]:
    """Return the weekly hours of each period, in order of time."""
    wishes = asked.case.preferences
    stated = sorted(wishes.weekly_hours, key=lambda row: row.start)
    return tuple(stated) or (WeeklyHours(wishes.start, WEEKLY_HOURS),)


def _hours(asked: Asked) -> Iterator[tuple[str, Supposition]]:
    """Yield the hours of each period by itself, then more of them in all: no period takes another's place."""
    rows = _periods(asked)
    for number in range(len(rows)):
        yield f"weekly_hours:{number}", _hours_of(number, rows, asked)
    if len(rows) > 1:
        name = asked.words._("More study hours a week in each period")
        yield "more_hours", Supposition(name, HOURS, lambda a: MORE_HOURS, read=_raised, field="weekly_hours")


def _hours_of(number: int, rows: tuple[WeeklyHours, ...], asked: Asked) -> Supposition:
    """Return the hours of one period; the first one holds before its own day too."""
    words = asked.words
    if len(rows) == 1:
        name = words._("Study hours a week")
    elif number == 0:
        last = words.short_date(rows[1].start - DAY_BEFORE)
        name = words._("Study hours a week, until {day}", day=last)
    else:
        name = words._("Study hours a week, from {day}", day=words.short_date(rows[number].start))

    def read(asked: Asked, hours: float) -> tuple[WeeklyHours, ...]:
        return tuple(replace(row, hours=hours) if row is rows[number] else row for row in rows)

    return Supposition(name, HOURS, lambda a: rows[number].hours, read=read, field="weekly_hours")


def _raised(asked: Asked, more: float) -> tuple[WeeklyHours, ...]:
    return tuple(replace(row, hours=row.hours + more) for row in _periods(asked))


SUPPOSITIONS: Mapping[str, Supposition] = {
    "start": Supposition(N_("Start of the plan"), DAY, lambda a: a.case.preferences.start),
    "deadline": Supposition(N_("Deadline"), DAY, lambda a: deadline(a.case.preferences)),
    "money_limit_cents": Supposition(
        N_("Money limit"), MONEY, lambda a: a.case.preferences.money_limit_cents
    ),
    "no_money_limit": Supposition(
        N_("No money limit"), CODE, choices=_no_limit, read=lambda a, v: None, field="money_limit_cents"
    ),
    "keep_job": Supposition(
        N_("Present job kept"),
        CODE,
        lambda a: facts.NO if a.case.preferences.keep_job else facts.YES,
        _yes_no,
        lambda a, v: v == facts.YES,
    ),
    "modes": Supposition(
        N_("Ways of attending"),
        CODE,
        choices=_modes,
        read=lambda a, v: tuple(v.split(",")) if v else (),
    ),
    "languages": Supposition(
        N_("Language of the training"), CODE, choices=_languages, read=lambda a, v: (v,) if v else ()
    ),
    "regions": Supposition(N_("Regions"), CODE, choices=_regions, read=_read_regions),
    "credential": Supposition(N_("A test passed or a diploma held"), CODE, choices=_credentials),
    "subject_level": Supposition(
        N_("A school level (French, English, mathematics)"),
        CODE,
        choices=facts.subjects,
        read=facts.read_number,
    ),
    "skill_level": Supposition(N_("A skill level"), CODE, choices=facts.skills, read=facts.read_number),
    "experience_months": Supposition(
        N_("Experience in an occupation"), CODE, choices=facts.experience, read=facts.read_number
    ),
    "declared_fact": Supposition(
        N_("A declared fact (permit, evidence, agreement…)"),
        CODE,
        choices=facts.declared,
        read=facts.read_answer,
    ),
    "conditional": Supposition(
        N_("What is to be documented"), CODE, choices=_open_conditions, read=_read_condition
    ),
    "forbidden": Supposition(
        N_("An activity ruled out or admitted"), CODE, choices=facts.activities, read=facts.read_forbidden
    ),
    "session": Supposition(N_("A group"), CODE, choices=_sessions, read=_read_session),
}


def suppositions(asked: Asked) -> Mapping[str, Supposition]:
    """Return what can be supposed of a case, each with its name said; what has no choice is left out."""
    said = asked.words._
    others = {key: kind._replace(name=said(kind.name)) for key, kind in SUPPOSITIONS.items()}
    every = dict(_hours(asked)) | others
    return {key: kind for key, kind in every.items() if kind.entry != CODE or kind.choices(asked)}


def named(key: str, asked: Asked) -> Callable[[Words], str]:
    """Return what says in some words what is supposed under a key."""
    if key in SUPPOSITIONS:
        return lambda words: words._(SUPPOSITIONS[key].name)
    return lambda words: dict(_hours(asked._replace(words=words)))[key].name


def supposed(key: str, kind: Supposition, entered: Any, asked: Asked) -> Case:
    """Return the case in which the thing of that key is what was entered."""
    return suppose(asked.case, kind.field or key, kind.read(asked, entered))
