"""What tells who a client is: each field of a case is withheld or leaves, and none by a slip of its name."""

from dataclasses import replace
from datetime import date

from planner.fields import CASES, LISTS, SKILLS, case_rows, defaults
from planner.identity import IDENTITY, LOCAL, stays_here, tells_who
from planner.plan import Plan, Step
from tests.builders import a_case, a_client

SECRET = "Camille-du-numéro-12"
TABLES = {CASES, SKILLS, *(listed.table for listed in LISTS)}


def known(table: str) -> set[str]:
    """Return the fields of a table of which the case says anything."""
    kinds = {listed.table: listed.kind for listed in LISTS}
    stated = kinds.get(table)
    return {*defaults(table), *(stated.__dataclass_fields__ if stated else ())}


def test_every_withheld_field_is_one_of_the_case() -> None:
    assert set(IDENTITY) <= TABLES
    astray = {(table, field) for table, names in IDENTITY.items() for field in names - known(table)}
    assert not astray


def test_what_stays_here_is_known_by_its_table_and_field() -> None:
    assert all(stays_here(table, field) for table, field in LOCAL)
    assert not stays_here(CASES, "name") and not stays_here("steps", "plan_catalogue_version")


def test_a_field_is_withheld_in_its_own_table_alone() -> None:
    assert tells_who(CASES, "name") and tells_who("plans", "name")
    assert not tells_who("regions", "name") and not tells_who(CASES, "start")


def test_no_word_about_the_client_is_in_a_field_that_leaves() -> None:
    step = Step("s", title=SECRET, note=SECRET, responsible=SECRET, due=date(2027, 1, 11))
    client = a_client(name=SECRET, phone=SECRET, email=SECRET, assets=SECRET, obstacles=SECRET)
    case = replace(a_case(client=client), notes=SECRET, plan=Plan((step,), name=SECRET))
    rows = case_rows(case)
    told = {
        (place[0], field) for place, row in rows.items() for field, value in row.items() if value == SECRET
    }
    assert len(told) > 8
    assert [found for found in told if not tells_who(*found)] == []
