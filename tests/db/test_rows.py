"""Values as rows and back: the columns are those of the tables, and nothing is lost on the way."""

import json
from datetime import date

import pytest

from db.catalogue.tables import PARTS
from db.rows import codec, numbered, written
from planner.catalogue import Activity, Grants, Provenance, Session, Trade
from planner.requirement import Credential
from planner.text import Text
from tests.db.importers.test_form import FULL

LATER = {"position", "title_key"}


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_the_columns_of_a_value_are_those_of_its_table(part) -> None:
    assert set(codec(part.kind).columns) == {column.name for column in part.table.columns} - LATER


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_every_value_comes_back_from_its_row(part) -> None:
    named, values = codec(part.kind), tuple(part.values(FULL))
    assert values
    for value in values:
        more = {"skills": value.skills} if isinstance(value, Trade) else {}
        assert named.value(*named.cells(value), **more) == value
        assert tuple(named.row(value).values()) == named.cells(value)


def test_a_row_holds_plain_cells() -> None:
    row = codec(Activity).row(
        Activity(
            "A", title=Text("é", "e"), requires=Credential("DES"), grants=Grants(("DEP",), {"math": 4}),
            excludes=("B",), provenance=Provenance("vu", False, date(2026, 11, 2)),
        )
    )  # fmt: skip
    assert (row["title_fr"], row["title_en"], row["excludes"]) == ("é", "e", '["B"]')
    assert json.loads(row["requires"]) == {"credential": "DES"}
    assert (row["grants_credentials"], row["grants_subjects"]) == ('["DEP"]', '{"math":4}')
    assert (row["source"], row["verified"], row["verified_on"]) == ("vu", False, "2026-11-02")


def test_rows_are_numbered_in_their_order() -> None:
    rows = numbered(Session, (Session("B", "x"), Session("A", "y")))
    assert [row[:3] for row in rows] == [(0, "B", "x"), (1, "A", "y")]


def test_json_is_written_short_and_readable() -> None:
    assert written({"é": [1, None]}) == '{"é":[1,null]}'
