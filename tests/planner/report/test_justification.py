"""The justification sheet: it counts all that was set aside, names the condition, keeps to its page."""

from dataclasses import replace
from datetime import timedelta

import pypdfium2
import pytest

from planner.report.blocks import Bullets, Table
from planner.report.choice import Choice
from planner.report.documents import pdf, written
from planner.report.ending import ended_block
from planner.report.plain import plain
from tests.planner.report.stories import (
    ALTERNATIVES,
    CATALOGUE,
    OFFICE,
    TODAY,
    a_retraining,
    an_upgrading,
    cells,
    even,
    found,
    paper,
)

# Ten pathways that all end on other days than the plan.
MANY = tuple(replace(ALTERNATIVES[1], finish=ALTERNATIVES[1].finish + timedelta(days=n)) for n in range(10))


def sheet(document: str = "justification") -> list[Table]:
    choice = Choice(document)
    return found(written(a_retraining(), CATALOGUE, OFFICE, "fr", TODAY, choice, MANY), Table)


def test_every_pathway_set_aside_is_counted() -> None:
    others = sheet()[0]
    assert len(others.rows) == 3
    assert cells(others)[-1][0] == "et 8 de plus : voir la comparaison"
    shorter = ended_block(others, 1)
    assert isinstance(shorter, Table)
    assert [row[0] for row in cells(shorter)][1:] == ["et 9 de plus : voir la comparaison"]


def test_the_comparison_names_every_pathway_or_counts_it() -> None:
    compared, others = sheet("comparison")[:2]
    assert len(compared.columns) == 5
    assert [row[0] for row in cells(others)] == [f"Parcours {n}" for n in range(5, 11)]
    short = ended_block(others, 2)
    assert isinstance(short, Table)
    assert cells(short)[-1][1] == "et 4 de plus : demandez à les voir"
    choice = Choice("comparison")
    assert len(pypdfium2.PdfDocument(pdf(a_retraining(), CATALOGUE, OFFICE, "fr", TODAY, choice, MANY))) == 2


def test_the_condition_of_a_plan_is_said_to_who_decides() -> None:
    case = a_retraining()
    steps = tuple(step for step in case.plan.steps if step.activity != "MAT4")
    unknown = replace(case, plan=replace(case.plan, steps=steps), client=replace(case.client, subjects={}))
    said = plain(paper(unknown, choice=Choice("justification"))).replace("\u00a0", " ")
    assert "À vérifier ensemble : Usinage : à prouver avant d’entrer – Mathématique" in said


@pytest.mark.parametrize("day", ["1ᵉʳ mars 2027", "2 août 2027", "30 août 2027"])
def test_no_day_that_decides_is_left_out(day: str) -> None:
    last = found(paper(a_retraining(), choice=Choice("justification")), Bullets)[-1]
    assert not last.ends
    assert f"{day} :" in even(last.items[-1]).replace("août", "août")


def test_there_is_room_to_write_the_openings_seen_after_those_that_are_known() -> None:
    tables = [
        found(paper(case, choice=Choice("justification")), Table)[1]
        for case in (a_retraining(), an_upgrading())
    ]
    assert [len(table.rows) for table in tables] == [4, 4]
    assert [sum(row.room for row in table.rows) for table in tables] == [4, 3]
    assert cells(tables[1])[0][0] == "Offre interne du 2 novembre 2026"


def test_a_pathway_on_a_condition_is_not_called_the_best_without_it() -> None:
    rows = cells(found(paper(a_retraining(), choice=Choice("comparison")), Table)[0])
    sure, on_condition = next(row[1:] for row in rows if row[0] == "Pourquoi il est ici")
    assert "si ce qui reste à documenter se confirme" in on_condition
    assert "si ce qui" not in sure
