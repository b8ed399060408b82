"""A case as flat rows: nothing lost, every entry named the same in every office."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings

from planner.case import Case, Preferences, WeeklyHours
from planner.client import Client, PastActivity
from planner.fields import AGAIN, CASES, LISTS, RANK, case_from_rows, case_rows, defaults
from planner.plan import Plan, Step
from tests import strategies
from tests.builders import START, a_case, a_client


@given(strategies.CASES)
@settings(max_examples=60)
def test_a_case_is_what_its_rows_say(case: Case) -> None:
    rows = case_rows(case)
    assert case_from_rows(case.id, rows) == case
    assert case_from_rows(case.id, dict(reversed(rows.items()))) == case


@given(strategies.CASES)
@settings(max_examples=60)
def test_cells_are_plain_values_that_json_knows(case: Case) -> None:
    cells = [cell for row in case_rows(case).values() for cell in row.values()]
    assert all(cell is None or type(cell) in (str, int, float, bool) for cell in cells)


@given(strategies.CASES)
@settings(max_examples=40)
def test_known_rows_keep_their_ranks(case: Case) -> None:
    rows = case_rows(case)
    assert case_rows(case, rows) == rows


def test_a_field_that_a_row_leaves_out_has_its_default() -> None:
    case = case_from_rows("x", {(CASES, "x"): {"start": "2027-01-11"}})
    assert case == Case(Preferences(START), id="x")
    assert "start" not in defaults(CASES) and defaults(CASES)["kind"] == "requalification"
    assert defaults("steps")["status"] == "planned" and "id" not in defaults("steps")


def test_each_entry_is_named_by_what_it_is_about() -> None:
    case = a_case(
        client=a_client(activities=(PastActivity("TDG", "a"),), subjects={"math": 3}),
        preferences=Preferences(START, weekly_hours=(WeeklyHours(date(2027, 7, 1), 40),), modes=("day",)),
        plan=Plan((Step("s1", "A"),)),
    )
    assert case_rows(case).keys() == {
        (CASES, case.id), ("activities", "TDG/a"), ("subjects", "math"), ("weekly_hours", "2027-07-01"),
        ("modes", "day"), ("steps", "s1"),
    }  # fmt: skip


def test_equal_entries_of_a_list_are_all_kept_in_order() -> None:
    twice = a_case(client=Client(credentials=("DES", "DEP", "DES")))
    rows = case_rows(twice)
    assert {key for table, key in rows if table == "credentials"} == {"DES", "DEP", f"DES{AGAIN}2"}
    assert case_from_rows(twice.id, rows).client.credentials == ("DES", "DEP", "DES")


def test_one_that_moves_is_the_only_one_with_another_rank() -> None:
    case = a_case(client=Client(credentials=tuple("ABCDE")))
    before = case_rows(case)
    after = case_rows(replace(case, client=Client(credentials=tuple("EABCD"))), before)
    assert {key for (_, key), row in after.items() if row != before[_, key]} == {"E"}


def test_every_list_has_a_rank_and_another_name() -> None:
    assert len({listed.table for listed in LISTS}) == len(LISTS)
    rows = case_rows(a_case(plan=Plan((Step("s1"),), ("fastest",))))
    assert all(RANK in row for (table, _), row in rows.items() if table in {listed.table for listed in LISTS})


def test_what_only_the_search_is_asked_with_is_kept_nowhere() -> None:
    asked = Case(Preferences(date(2027, 1, 11), other_fields=("DEP",), near_first=True))
    kept = case_from_rows(asked.id, case_rows(asked))
    assert kept.preferences == Preferences(date(2027, 1, 11))
