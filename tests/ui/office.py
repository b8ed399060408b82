"""A small office: two clients, a sample, two trades, and what a search answers there."""

from dataclasses import replace
from datetime import date

from planner.case import UPGRADING, Case, Target
from planner.catalogue import Catalogue, TradeTitle
from planner.catalogue import Session as CatalogueSession
from planner.client import Job
from planner.office import Counsellor
from planner.pathway.result import Proposal, ProposedStep, Reason, Result, Status
from planner.plan import Plan, Step
from planner.requirement import Subject
from planner.text import Text
from tests.builders import START, a_case, a_client, a_small_catalogue, a_trade

TODAY = date(2026, 11, 25)
AUTHOR = Counsellor("Andrée Conseil", "AC", "Bureau Essai")
CAMILLE, ELOISE, DOMINIQUE = (f"00000000-0000-7000-8000-00000000000{n}" for n in (1, 2, 3))
ANOTHER = "00000000-0000-7000-8000-000000000009"
MATHS = Step(
    "s-maths", "MAT4", "evening", START, date(2027, 5, 10), responsible="client", hours_per_week=6
)  # fmt: skip
DIPLOMA = Step(
    "s-diploma", "DEP", "autumn", date(2027, 8, 30), date(2028, 3, 27), responsible="client",
    hours_per_week=30,
)  # fmt: skip
AGREEMENT = Step(
    "s-agreement", formality="own", title="Appeler le centre", due=date(2027, 2, 1), responsible="counsellor"
)


def an_office_catalogue() -> Catalogue:
    """Return the small catalogue with titles that have accents, and a trade to come from."""
    small = a_small_catalogue()
    target = replace(small.trades["72100"], title=Text("Machiniste d’outillage", "Machinist"))
    origin = replace(a_trade("64100"), title=Text("Préposée à l’éclairage", "Lighting attendant"))
    winter = CatalogueSession(
        "DEP", "winter", start=date(2028, 1, 10), entry="dated", hours_per_week=30, mode="day"
    )
    trades = {"72100": target, "64100": origin}
    called = (TradeTitle("64100", "fr", "éclairagiste"), TradeTitle("72100", "fr", "tourneur/tourneuse"))
    return replace(small, trades=trades, sessions=(*small.sessions, winter), titles=called)


def a_planned_case() -> Case:
    """Return the file of Camille: a plan of two activities and an administrative step."""
    client = a_client(subjects={"math": 3}, trade="64100", job=Job(35, 70_000), phone="418 555-0101")
    return a_case(id=CAMILLE, client=client, plan=Plan((MATHS, AGREEMENT, DIPLOMA)))


def cases() -> tuple[Case, ...]:
    """Return the files of the office."""
    eloise = a_client(name="Éloïse Essai", trade="72100", language="en")
    sample = a_client(name="Dominique Modèle")
    return (
        a_planned_case(),
        a_case(id=ELOISE, client=eloise, kind=UPGRADING, target=Target("64100")),
        a_case(id=DOMINIQUE, client=sample, sample=True),
    )


def a_proposal(*profiles: str, later: bool = False, **changes: object) -> Proposal:
    """Return the pathway of the small catalogue: evening mathematics, then the diploma."""
    session, start = ("winter", date(2028, 1, 10)) if later else ("autumn", date(2027, 8, 30))
    last = date(2028, 8, 7) if later else date(2028, 3, 27)
    why = (Reason("DEP", "DEP", Subject("math", 4)),)
    steps = (
        ProposedStep("MAT4", "evening", START, date(2027, 5, 10), 6, why),
        ProposedStep("DEP", session, start, last, 30),
    )
    figures = {"money_cents": 12_300, "income_cents": 0, "hours": 1000.0, "coverage": 0.5, "away": 0.0}
    values = {**figures, "steps": steps, **changes}
    return Proposal(profiles or ("fastest",), Status.OPTIMAL, last, **values)  # type: ignore[arg-type]


def a_result() -> Result:
    """Return two pathways that differ, the second one conditional and estimated."""
    later = a_proposal("least_costly", later=True, conditional_on=(Subject("math", 4),), estimated=True)
    return Result(Status.OPTIMAL, (a_proposal(), later), seconds=0.2)
