"""Two plans made by hand, one to retrain and one to upgrade, with a small catalogue."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

from planner.case import UPGRADING, Addition, Case, Preferences, Target
from planner.catalogue import (
    Activity,
    Catalogue,
    Grants,
    Measure,
    Outlook,
    Provenance,
    Session,
    Skill,
    SkillNeed,
    Source,
    Term,
    Trade,
    Wage,
)
from planner.client import Client, Job, SkillLevel
from planner.office import Counsellor
from planner.pathway.result import Proposal, ProposedStep, Status
from planner.plan import Plan, Step
from planner.report.blocks import Block, Document, Table, Tick
from planner.report.brief import Brief
from planner.report.choice import ORDINARY, Choice
from planner.report.documents import written
from planner.report.rich import Rich, characters
from planner.requirement import Subject, requirement_from
from planner.text import Text
from planner.words import Words

Kind = TypeVar("Kind", bound=Block)
TODAY, REVIEW = date(2026, 11, 25), date(2027, 2, 22)
BORN, SECRET = date(1998, 7, 3), "NOTE-INTERNE-CONFIDENTIELLE"
OFFICE = Counsellor(
    "Sacha Fictif", "SF", "Carrefour Exemple", "100, rue Exemple", "819 555-0142", "sacha@exemple.quebec"
)
SEEN, TYPICAL = Provenance("vu"), Provenance("de mémoire", verified=False)
TRADES = (
    Trade("65201", Text("Serveuses et serveurs au comptoir", "Food counter attendants")),
    Trade(
        "72100",
        Text("Machinistes et vérificatrices ou vérificateurs d’usinage", "Machinists and inspectors"),
        requires=requirement_from({"credential": "DEP-5371"}),
        skills=(SkillNeed("S.setting", 3, 5), SkillNeed("S.quality", 3, 4), SkillNeed("S.team", 2, 4)),
    ),
    Trade("64100", Text("Vendeuses et vendeurs", "Retail salespersons")),
    Trade(
        "62010",
        Text("Superviseures et superviseurs des ventes", "Retail sales supervisors"),
        skills=(SkillNeed("S.team", 3, 5), SkillNeed("S.quality", 1, 4)),
    ),
)
SKILLS = (
    Skill("S.setting", Text("Réglage de machines", "Setting up machines")),
    Skill("S.quality", Text("Contrôle de la qualité", "Quality control")),
    Skill("S.team", Text("Travail d’équipe", "Teamwork")),
    Skill("S.digital", Text("Littératie numérique", "Digital literacy")),
)
ACTIVITIES = (
    Activity(
        "MAT4", "fga", Text("Mathématique, 4ᵉ secondaire", "Mathematics, Secondary IV"), 100,
        grants=Grants(subjects={"math": 4}),
    ),
    Activity(
        "5371", "dep", Text("Usinage", "Machining"), 1800, requirement_from({"subject": "math", "level": 4}),
        Grants(("DEP-5371",), skills={"S.setting": 3, "S.quality": 3}),
    ),
    Activity(
        "TEAM", "course", Text("Diriger une équipe", "Leading a team"), 45,
        grants=Grants(skills={"S.team": 3}),
    ),
    Activity(
        "WEB", "course", Text("Marketing numérique", "Digital marketing"), 60,
        grants=Grants(skills={"S.digital": 3}),
    ),
)  # fmt: skip
SESSIONS = (
    Session("MAT4", "soir", hours_per_week=6, region="17", mode="evening", provenance=TYPICAL),
    Session(
        "5371", "2027", date(2027, 8, 30), entry="dated", apply_by=date(2027, 3, 1), region="17",
        mode="day", provenance=TYPICAL,
    ),
    Session(
        "5371", "2028", date(2028, 1, 10), entry="dated", apply_by=date(2027, 11, 1), region="04",
        mode="day", provenance=TYPICAL,
    ),
    Session("TEAM", "soir", hours_per_week=3, cost_cents=22500, region="16", mode="evening", provenance=SEEN),
    Session("WEB", "ligne", hours_per_week=3, cost_cents=15000, mode="online", provenance=TYPICAL),
)  # fmt: skip
CATALOGUE = Catalogue(
    trades={t.code: t for t in TRADES},
    skills={s.code: s for s in SKILLS},
    activities={a.code: a for a in ACTIVITIES},
    sessions=SESSIONS,
    wages=(
        Wage("72100", "17", 1900, 2700, 3600, "2021-2022"),
        Wage("62010", "QC", 1525, 2100, 3400, "2021-2022"),
    ),
    outlooks=(
        Outlook(
            "72100", "CA", "cops", "balance", Text("À équilibre", "Balance"), "2024", "2024-2033", "COPS"
        ),
    ),
    measures=(
        Measure(
            "MFOR-INDIVIDUS",
            Text("Mesure de formation (MFOR)", "Workforce training measure (MFOR)"),
            requirement_from({"out_of_school_months": 24}),
        ),
        Measure("PAMT", Text("Apprentissage au travail", "Apprenticeship"), requirement_from({"age": 16})),
        Measure(
            "AFE",
            Text("Prêts et bourses", "Loans and bursaries"),
            requirement_from({"declared": "full_time"}),
        ),
    ),
    terms={"full_time": Term("fact", "full_time", Text("études à temps plein", "full-time studies"))},
    sources=(
        Source("trades", "Statistique Canada, CNP 2021", date="2021"),
        Source("activities", "quebec_starter_activities (relevés)", date="2026"),
        Source("wages", "EDSC, Guichet-Emplois", date="2023-11-29"),
    ),
)


def a_formality(code: str, due: date, responsible: str = "client", serves: str = "", **more: Any) -> Step:
    """Return an administrative step named by its code and what it serves."""
    return Step(f"{code}:{serves}", formality=code, title=serves, due=due, responsible=responsible, **more)


def a_step(activity: str, session: str, start: date, weeks: int, hours: float, **more: Any) -> Step:
    """Return a dated activity."""
    end = start + timedelta(weeks=weeks)
    return Step(activity, activity, session, start, end, hours_per_week=hours, responsible="client", **more)


RETRAINING_STEPS = (
    a_formality("registration", date(2027, 1, 4), serves="MAT4"),
    a_step("MAT4", "soir", date(2027, 1, 11), 17, 6, note=SECRET),
    a_formality("transcript", date(2027, 2, 1)),
    a_formality("visit_day", date(2027, 2, 15), serves="5371"),
    a_formality("admission_application", date(2027, 3, 1), serves="5371"),
    a_formality("mfor_request", date(2027, 7, 5), "counsellor", "5371"),
    a_formality("written_authorization", date(2027, 8, 2), "officer"),
    a_step("5371", "2027", date(2027, 8, 30), 68, 30),
    a_formality("job_search", date(2028, 10, 23)),
)
UPGRADING_STEPS = (
    a_formality("position_letter", date(2027, 1, 11)),
    a_formality("registration", date(2027, 1, 11), serves="TEAM"),
    a_step("TEAM", "soir", date(2027, 1, 18), 15, 3),
    a_formality("registration", date(2027, 4, 19), serves="WEB"),
    a_step("WEB", "ligne", date(2027, 5, 3), 20, 3),
    a_formality("employer_review", date(2027, 9, 20)),
)


def a_retraining(**changes: Any) -> Case:
    """Return the plan of somebody who leaves a counter for a machine shop."""
    client = Client(
        name="Camille Exemple", trade="65201", birth_date=BORN, subjects={"math": 3}, region="17",
        skills={"S.team": SkillLevel(2), "S.quality": SkillLevel(1)},
        left_school=date(2021, 12, 17), job=Job(35, 58100),
    )  # fmt: skip
    case = Case(
        Preferences(date(2027, 1, 11), regions=("17", "04")),
        client,
        Target("72100"),
        plan=Plan(RETRAINING_STEPS, revision=2, prepared=TODAY, review=REVIEW),
        notes=SECRET,
        id="00000000-0000-7000-8000-000000000001",
    )
    return replace(case, **changes)


def an_upgrading(**changes: Any) -> Case:
    """Return the plan of somebody who aims at a position with the same employer."""
    client = Client(
        name="Dominique Échantillon", trade="64100", birth_date=BORN, region="16",
        skills={"S.team": SkillLevel(2), "S.quality": SkillLevel(1)},
        left_school=date(2013, 6, 21), job=Job(37.5, 66400),
    )  # fmt: skip
    case = Case(
        Preferences(date(2027, 1, 11), keep_job=True, regions=("16",), modes=("evening", "online")),
        client,
        Target("62010", additions=(Addition("S.digital", 3, 4, "Offre interne du 2 novembre 2026"),)),
        UPGRADING,
        Plan(UPGRADING_STEPS, revision=1, prepared=TODAY, review=REVIEW),
        notes=SECRET,
        id="00000000-0000-7000-8000-000000000002",
    )
    return replace(case, **changes)


STORIES = {"R": a_retraining, "U": an_upgrading}
PAPERS = [(name, language) for name in STORIES for language in ("fr", "en")]


ALTERNATIVES = (
    Proposal(
        ("fastest", "least_costly"), Status.OPTIMAL, date(2028, 12, 18), 39_508_00, 0, 1900, 0.67, 0,
        (
            ProposedStep("MAT4", "soir", date(2027, 1, 11), date(2027, 5, 10), 6),
            ProposedStep("5371", "2027", date(2027, 8, 30), date(2028, 12, 18), 30),
        ),
        estimated=True,
    ),
    Proposal(
        ("alternative",), Status.OPTIMAL, date(2029, 5, 12), 45_000_00, 0, 1900, 0.67, 1,
        (ProposedStep("5371", "2028", date(2028, 1, 10), date(2029, 5, 12), 30),),
        (Subject("math", 4),),
    ),
)  # fmt: skip


def a_brief(case: Case, language: str = "fr", counsellor: Counsellor = OFFICE, today: date = TODAY) -> Brief:
    """Return what the pages are written from."""
    return Brief(case, CATALOGUE, counsellor, Words(language), today)


def paper(
    case: Case, language: str = "fr", counsellor: Counsellor = OFFICE, choice: Choice = ORDINARY
) -> Document:
    """Return what the pages of a case say."""
    return written(case, CATALOGUE, counsellor, language, TODAY, choice, ALTERNATIVES)


def found(document: Document, kind: type[Kind]) -> list[Kind]:
    """Return the blocks of one kind."""
    return [block for block in document.blocks if isinstance(block, kind)]


def even(text: Rich) -> str:
    """Return the characters of a rich text, its no-break spaces as spaces."""
    return characters(text).replace("\u00a0", " ")


def cells(table: Table) -> list[list[str]]:
    """Return what the cells of a table say, nothing for a box to tick."""
    return [["" if isinstance(cell, Tick) else even(cell) for cell in row.cells] for row in table.rows]
