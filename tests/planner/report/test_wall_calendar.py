"""The wall calendar: each day once, and what decides kept to the last."""

from dataclasses import replace
from datetime import date

import pytest

from planner.open_days import open_day
from planner.report.blocks import Table, Year
from planner.report.choice import Choice
from planner.report.ending import ended_block, marked
from tests.planner.report.stories import a_formality, a_retraining, cells, found, paper


@pytest.mark.parametrize(
    ("day", "opened"),
    [
        (date(2027, 5, 9), date(2027, 5, 7)),  # a Sunday
        (date(2027, 5, 24), date(2027, 5, 21)),  # National Patriots’ Day, a Monday
        (date(2027, 1, 1), date(2026, 12, 31)),
        (date(2027, 6, 24), date(2027, 6, 23)),
        (date(2027, 5, 25), date(2027, 5, 25)),
    ],
)
def test_a_closed_day_gives_way_to_the_open_one_before_it(day: date, opened: date) -> None:
    assert open_day(day) == opened


def calendar(*more: object) -> tuple[Year, Table]:
    case = a_retraining()
    steps = (*case.plan.steps, *more)
    made = paper(replace(case, plan=replace(case.plan, steps=steps)), choice=Choice("calendar"))  # type: ignore[arg-type]
    return found(made, Year)[0], found(made, Table)[0]


def test_the_end_of_a_course_is_the_day_that_every_paper_names() -> None:
    rows = dict(cells(calendar()[1]))
    assert rows["dimanche 9 mai 2027"] == "Fin : Mathématique, 4ᵉ secondaire (estimation)"
    steps = found(paper(a_retraining()), Table)[1]
    assert "11 janv. au 9 mai 2027" in cells(steps)[0][3]


def test_a_disc_without_a_line_goes_with_it() -> None:
    year, table = calendar()
    shorter = ended_block(table, 5)
    shown, rows = marked((year, shorter))
    assert isinstance(shown, Year) and isinstance(rows, Table)
    assert shown.marks == tuple(row.day for row in rows.rows if row.day) != year.marks
    assert len(shown.sentences) == len(shown.marks) == 5


def test_what_falls_on_one_day_shares_its_row_and_its_disc() -> None:
    year, table = calendar(a_formality("registration", date(2027, 3, 1), serves="WEB"))
    rows = cells(table)
    assert len({row[0] for row in rows}) == len(rows) == len(year.marks) == len(set(year.marks))
    shared = next(row[1] for row in rows if row[0] == "lundi 1ᵉʳ mars 2027")
    assert "demande d’admission" in shared and "S’inscrire" in shared


def test_the_first_day_and_the_authorization_are_the_last_to_give_way() -> None:
    short = ended_block(calendar()[1], 5)
    assert isinstance(short, Table)
    days = [row[0] for row in cells(short)]
    assert {"lundi 30 août 2027", "lundi 2 août 2027", "lundi 1ᵉʳ mars 2027"} < set(days)
    assert cells(short)[-1][1] == "et 5 de plus : voir le plan d’action"
