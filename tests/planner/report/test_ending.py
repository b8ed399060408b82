"""Lists that end early: what gives way first, and the mark that says how much is left out."""

from dataclasses import replace
from datetime import date

from planner.report.blocks import Bullets, Table
from planner.report.ending import ended_block, list_ends
from planner.report.pages.steps import steps_page
from planner.report.rich import rich
from planner.words import Words
from tests.planner.report.stories import a_brief, a_formality, a_retraining, cells, even


def dates(case: object) -> Table:
    return next(b for b in steps_page(a_brief(case)) if isinstance(b, Table) and b.urgent)  # type: ignore[arg-type]


def test_a_list_ends_with_its_last_lines_unless_others_are_to_give_way() -> None:
    items, ends = tuple(map(rich, "abcd")), list_ends(4, Words("en"))
    from_the_end = ended_block(Bullets(items, ends), 2)
    chosen = ended_block(Bullets(items, ends, drops=(1, 0)), 2)
    assert isinstance(from_the_end, Bullets) and isinstance(chosen, Bullets)
    assert [even(item) for item in from_the_end.items] == ["a", "b", "and 2 more: see the action plan"]
    assert [even(item) for item in chosen.items] == ["c", "d", "and 2 more: see the action plan"]


def test_the_days_that_decide_are_the_last_to_give_way() -> None:
    short = ended_block(dates(a_retraining()), 3)
    assert isinstance(short, Table)
    assert [row[0] for row in cells(short)] == ["4 janvier 2027", "1ᵉʳ mars 2027", "2 août 2027", ""]
    assert cells(short)[-1][1] == "et 3 de plus : voir les étapes et les rencontres"


def test_days_that_were_left_out_before_are_counted_with_those_that_give_way() -> None:
    case = a_retraining()
    more = (a_formality("registration", date(2027, 1, day), serves=str(day)) for day in (5, 6))
    table = dates(replace(case, plan=replace(case.plan, steps=(*case.plan.steps, *more))))
    assert cells(table)[-1][1] == "et 2 de plus : voir les étapes et les rencontres"
    short = ended_block(table, 3)
    assert isinstance(short, Table) and len(short.rows) == 4
    assert cells(short)[-1][1] == "et 5 de plus : voir les étapes et les rencontres"


def test_the_nearest_deadline_is_never_among_the_days_left_out() -> None:
    case = a_retraining()
    many = (a_formality("registration", date(2027, 5, day), serves=str(day)) for day in range(3, 12))
    table = dates(replace(case, plan=replace(case.plan, steps=(*case.plan.steps, *many))))
    for kept in (len(table.rows), 3):
        shown = ended_block(table, kept)
        assert isinstance(shown, Table) and cells(shown)[0][0] == "4 janvier 2027"
