"""Small cases and catalogues for tests: a_client(), a_case(), a_catalogue() and their parts."""

from datetime import date
from typing import Any

from planner.case import Case, Preferences, Target
from planner.catalogue import Activity, Catalogue, Grants, Session, Skill, SkillNeed, Trade
from planner.client import Client
from planner.requirement import requirement_from
from planner.text import Text

START = date(2027, 1, 11)


def a_client(**changes: Any) -> Client:
    """Return a fictional client with a name."""
    return Client(**{"name": "Camille Exemple", **changes})


def a_trade(code: str = "72100", requires: Any = None, **changes: Any) -> Trade:
    """Return a trade whose entry tree is given as JSON."""
    return Trade(
        code, Text(f"Métier {code}", f"Trade {code}"), requires=requirement_from(requires), **changes
    )


def an_activity(code: str, requires: Any = None, grants: Grants | None = None, **changes: Any) -> Activity:
    """Return an activity that grants the credential of its own code unless told otherwise."""
    title = changes.pop("title", Text(f"Activité {code}", f"Activity {code}"))
    given = grants or Grants(credentials=(code,))
    return Activity(code, title=title, requires=requirement_from(requires), grants=given, **changes)


def a_catalogue(*parts: Trade | Activity | Session | Skill, **changes: Any) -> Catalogue:
    """Return a catalogue of the given parts, by code."""
    return Catalogue(
        trades={p.code: p for p in parts if isinstance(p, Trade)},
        skills={p.code: p for p in parts if isinstance(p, Skill)},
        activities={p.code: p for p in parts if isinstance(p, Activity)},
        sessions=tuple(p for p in parts if isinstance(p, Session)),
        **changes,
    )


def a_small_catalogue() -> Catalogue:
    """Return one trade, entered by a diploma that needs mathematics of Sec IV, and an evening course."""
    return a_catalogue(
        a_trade("72100", {"credential": "DEP"}, skills=(SkillNeed("S1", 3, 4),)),
        Skill("S1", Text("Mesurer", "Measure")),
        an_activity("MAT4", None, Grants(subjects={"math": 4}), hours=100, kind="fga"),
        an_activity("DEP", {"subject": "math", "level": 4}, Grants(("DEP",), skills={"S1": 2}), hours=900),
        Session("MAT4", "evening", hours_per_week=6, mode="evening"),
        Session("DEP", "autumn", start=date(2027, 8, 30), entry="dated", hours_per_week=30, mode="day"),
    )


def a_case(**changes: Any) -> Case:
    """Return a case aimed at 72100 that starts on 11 January 2027."""
    preferences = changes.pop("preferences", Preferences(START, date(2029, 12, 31)))
    client = changes.pop("client", a_client(subjects={"math": 3}))
    return Case(**{"preferences": preferences, "client": client, "target": Target("72100"), **changes})
