"""What is wrong with a typed row, said at the field where it can be mended."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from planner.catalogue import Activity, Measure, Place, Session
from planner.requirement import Any as AnyOf
from planner.text import Text
from tests.ui.full_catalogue import a_full_catalogue
from ui.models import row_faults as faults

CATALOGUE = a_full_catalogue()
GROUP = Session("DEP", "new", date(2027, 1, 25), entry="dated", hours_per_week=30, region="17", mode="day")
PROGRAM = Activity("5999", title=Text("Programme"), requires=AnyOf((AnyOf(),)))
RULE = Measure("RULE", Text("Mesure"))


@pytest.mark.parametrize("row", [GROUP, PROGRAM, RULE, Place("CFP", "17")])
def test_a_row_that_can_be_kept_has_no_fault(row: Any) -> None:
    assert faults.row_faults(row, CATALOGUE, True) == {}


@pytest.mark.parametrize(
    ("row", "field", "fault"),
    [
        (replace(GROUP, hours_per_week=0), "hours_per_week", faults.NO_PACE),
        (replace(GROUP, start=date(2927, 1, 1)), "start", faults.FAR),
        (replace(GROUP, end=date(2027, 1, 25)), "end", faults.END_FIRST),
        (replace(GROUP, apply_by=date(2027, 1, 26)), "apply_by", faults.APPLY_LATE),
        (replace(PROGRAM, code=""), "code", faults.NO_CODE),
        (replace(PROGRAM, code="DEP"), "code", faults.TAKEN),
        (replace(PROGRAM, title=Text()), "title_fr", faults.NO_TITLE),
        (replace(PROGRAM, requires=AnyOf()), "doors", faults.NO_DOOR),
        (replace(RULE, code="AIDE"), "code", faults.TAKEN),
        (replace(RULE, valid_from=date(2027, 1, 1), valid_to=date(2027, 1, 1)), "valid_to", faults.END_FIRST),
        (Place("CFP"), "region", faults.NO_REGION),
    ],
)
def test_a_fault_stands_at_its_field(row: Any, field: str, fault: str) -> None:
    assert faults.row_faults(row, CATALOGUE, True)[field] == fault


def test_a_group_typed_twice_is_known_but_an_estimated_one_may_be_announced() -> None:
    known = replace(GROUP, code="first")
    with_known = replace(CATALOGUE, sessions=(*CATALOGUE.sessions, known))
    assert faults.row_faults(GROUP, with_known, True) == {"start": faults.TWICE}
    estimated = replace(known, provenance=replace(known.provenance, verified=False))
    assert faults.row_faults(GROUP, replace(CATALOGUE, sessions=(estimated,)), True) == {}


def test_a_correction_may_keep_its_code_and_a_closed_door() -> None:
    closed = replace(CATALOGUE.activities["OLD"], hours=901)
    assert faults.row_faults(closed, CATALOGUE, False) == {}
