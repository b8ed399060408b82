"""What leaves beside the cases: the rows of the catalogue that their plans name, set aside or not."""

from dataclasses import replace
from datetime import date

import pytest

from db.cases import CaseStore
from db.database import Database
from db.exchange.outgoing import outgoing
from planner.case import Case, Target
from planner.office import Counsellor
from planner.plan import Plan
from planner.set_aside import new_plan


@pytest.mark.parametrize("identity", [True, False])
def test_the_rows_that_a_plan_set_aside_names_leave_with_its_text(
    north: Database, case: Case, identity: bool
) -> None:
    store, day = CaseStore(north), date(2026, 11, 26)
    aside = replace(new_plan(case, "Autre", day, "AC"), id="autre", target=Target(), plan=Plan(id="p"))
    store.add(aside, Counsellor())
    with north.reading() as connection:
        found = outgoing(connection, ["autre"], identity)
    rows = {
        (table, text.split('"code":"')[1].split('"')[0])
        for table, text in found.catalogue
        if '"code":"' in text
    }
    assert (("activities", "MAT4") in rows) is identity is (("trades", "72100") in rows)
