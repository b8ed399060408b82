"""The one thing that can be supposed otherwise: its names, its choices, and the case that comes of it."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from planner.activity_words import activity_name
from planner.case import Case, new_id
from planner.catalogue import Catalogue
from planner.condition_words import condition_sentence
from planner.issue_words import MODES
from planner.pathway.result import Result
from planner.plan import Step
from planner.regions import REGIONS, region_name
from planner.requirement import requirement_json
from planner.supposition import can_relax, suppose
from planner.words import N_, Words
from ui.models.sessions import first_start, in_session, sessions_of
from ui.models.step_words import group_words

HOURS, DAY, MONEY, CODE = "hours", "day", "money", "code"
YES, NO = "yes", "no"


class Asked(NamedTuple):
    """What a supposition may draw on: the case, its catalogue, the last answer, and the language."""

    case: Case
    catalogue: Catalogue
    result: Result
    words: Words


class Supposition(NamedTuple):
    """One kind of change: its name (a msgid), how its value is entered, and its choices if it has some."""

    name: str
    entry: str
    value: Callable[[Asked], Any]
    choices: Callable[[Asked], Mapping[str, str]] = lambda asked: {}
    read: Callable[[Asked, Any], Any] = lambda asked, value: value


def _regions(asked: Asked) -> dict[str, str]:
    chosen = asked.case.preferences.regions
    return {code: region_name(code) for code in REGIONS if code not in chosen}


def _modes(asked: Asked) -> dict[str, str]:
    words = asked.words
    only = {mode: words._("only {mode}", mode=words._(name)) for mode, name in MODES.items()}
    return {"": words._("any way of attending"), **only}


def _yes_no(asked: Asked) -> dict[str, str]:
    return {YES: asked.words._("yes"), NO: asked.words._("no")}


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
    taken = [s.activity for s in asked.case.plan.activity_steps if s.status == "planned"]
    taken += [s.activity for p in asked.result.proposals for s in p.steps]
    found = {}
    for code in dict.fromkeys(taken):
        name = activity_name(asked.catalogue.activities.get(code), code, asked.words)
        for session in sessions_of(code, asked.catalogue):
            found[f"{code}\t{session.code}"] = f"{name} – {group_words(session, asked.words)}"
    return found


def _read_session(asked: Asked, chosen: str) -> Step:
    code, _, name = chosen.partition("\t")
    session = next(s for s in sessions_of(code, asked.catalogue) if s.code == name)
    step = Step(new_id(), activity=code, responsible="client")
    start = first_start(session, asked.case.preferences.start)
    return in_session(step, session, start, asked.catalogue)


def _hours_now(asked: Asked) -> float:
    stated = asked.case.preferences.weekly_hours
    return stated[0].hours if stated else 40.0


SUPPOSITIONS: Mapping[str, Supposition] = {
    "weekly_hours": Supposition(N_("Study hours a week"), HOURS, _hours_now),
    "start": Supposition(N_("Start of the plan"), DAY, lambda a: a.case.preferences.start),
    "deadline": Supposition(N_("Deadline"), DAY, lambda a: a.case.preferences.deadline),
    "money_limit_cents": Supposition(
        N_("Money limit"), MONEY, lambda a: a.case.preferences.money_limit_cents or 0
    ),
    "keep_job": Supposition(
        N_("Present job kept"),
        CODE,
        lambda a: NO if a.case.preferences.keep_job else YES,
        _yes_no,
        lambda a, v: v == YES,
    ),
    "modes": Supposition(N_("Ways of attending"), CODE, lambda a: "", _modes, lambda a, v: (v,) if v else ()),
    "regions": Supposition(
        N_("A region"), CODE, lambda a: "", _regions, lambda a, v: (*a.case.preferences.regions, v)
    ),
    "credential": Supposition(N_("A test passed or a diploma held"), CODE, lambda a: "", _credentials),
    "conditional": Supposition(
        N_("What is to be documented"), CODE, lambda a: "", _open_conditions, _read_condition
    ),
    "session": Supposition(N_("A group"), CODE, lambda a: "", _sessions, _read_session),
}


def supposed(name: str, entered: Any, asked: Asked) -> Case:
    """Return the case in which the thing of that name is what was entered."""
    return suppose(asked.case, name, SUPPOSITIONS[name].read(asked, entered))
