"""A small labour market: a person's trade, others that the skills open, with wages, outlooks and training."""

from dataclasses import replace
from datetime import date

from planner.case import Case
from planner.catalogue import Catalogue, Grants, Outlook, Skill, SkillNeed, Trade, Wage
from planner.client import Client
from planner.directions import directions
from planner.pathway.destinations import Destination
from planner.pathway.result import Status
from planner.requirement import Credential, Subject, requirement_from
from planner.text import Text
from planner.transfer import Transfers
from planner.words import Words
from tests.builders import START, a_case, a_catalogue, an_activity
from tests.ui.office import TODAY
from ui.models.direction_words import DirectionRow

HELPER, COOK, CLERK, CHEF, WELDER = "65201", "63200", "14100", "62200", "72106"


def a_market() -> Catalogue:
    """Return five trades; the cook's is near, the welder's is far and has no figures."""
    return a_catalogue(
        _trade(HELPER, "Aide-cuisinière", 5, kitchen=1, reading=1),
        _trade(COOK, "Cuisinière", 3, {"credential": "DEP-CUISINE"}, kitchen=4, reading=2),
        _trade(CLERK, "Commis de bureau", 4, reading=3, writing=3),
        replace(
            _trade(CHEF, "Chef cuisinière", 2, {"experience": COOK, "months": 24}, kitchen=5, reading=3),
            usual=Credential("DEP-CUISINE"),
        ),
        _trade(WELDER, "Soudeuse", 2, welding=4),
        *(Skill(s, Text(f"Compétence {s}")) for s in ("kitchen", "reading", "writing", "welding")),
        an_activity(
            "CUISINE",
            grants=Grants(("DEP-CUISINE",), skills={"kitchen": 3}),
            kind="dep",
            title=Text("Cuisine", "Cooking"),
            trades=(COOK,),
        ),
        wages=(
            Wage(HELPER, "QC", 1500, 1700, 2000, "2021-2022", "Enquête"),
            Wage(COOK, "QC", 1700, 2100, 2600, "2021-2022", "Enquête"),
            Wage(COOK, "17", 1800, 2200, 2700, "2021-2022", "Enquête"),
            Wage(CLERK, "QC", 1900, 2600, 3100, "2021", "Recensement"),
        ),
        outlooks=(
            _outlook(COOK, "moderate_shortage", "Pénurie modérée"),
            _outlook(CLERK, "balance", "À équilibre"),
        ),
    )


def _trade(code: str, title: str, teer: int, requires: object = None, **levels: int) -> Trade:
    needs = tuple(SkillNeed(skill, level) for skill, level in levels.items())
    return Trade(code, Text(title, f"{title} (en)"), teer, code[0], requirement_from(requires), skills=needs)


def _outlook(trade: str, value: str, title: str) -> Outlook:
    return Outlook(trade, "CA", "cops", value, Text(title, title), "2024", "2024-2033", "COPS")


def a_helper(**changes: object) -> Case:
    """Return the file of somebody of whom only a first name and an occupation are known."""
    return a_case(client=Client(**{"name": "Camille", "trade": HELPER, **changes}))  # type: ignore[arg-type]


def rows(words: Words, case: Case | None = None, day: date = TODAY) -> list[DirectionRow]:
    """Return where the helper could go, best first."""
    market = a_market()
    found = directions(case or a_helper(), market, Transfers(market), day)
    return [DirectionRow(direction, market, words) for direction in found]


def row(code: str, words: Words, case: Case | None = None) -> DirectionRow:
    """Return one of them."""
    return next(found for found in rows(words, case) if found.code == code)


def without_skills() -> Case:
    """Return the file of somebody of whom only a first name is known."""
    return replace(a_helper(), client=Client(name="Camille"))


def some_destinations() -> tuple[Destination, ...]:
    """Return a trade that is open now, a firm pathway, one on condition, one that nobody worked out."""
    return (
        Destination(CLERK, Status.OPTIMAL, START, 0),
        Destination(COOK, Status.OPTIMAL, date(2028, 3, 27), 1_230_000, "CUISINE", True),
        Destination(CHEF, Status.INFEASIBLE, date(2029, 1, 8), 0, "CUISINE", False, (Subject("math", 4),)),
        Destination(WELDER, Status.INFEASIBLE),
    )
