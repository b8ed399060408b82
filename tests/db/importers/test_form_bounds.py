"""Values of a catalogue beyond every calendar and every life: refused with their line, never planned with."""

from pathlib import Path

import pytest

from db.importers.form import read_catalogue
from planner.errors import PlannerError

ROWS = [
    ("activities", "code,hours\nA,100000.5\n", "range"),
    ("activities", "code,hours\nA,1e16\n", "range"),
    ("activities", "code,cost_cents\nA,100000000001\n", "range"),
    ("sessions", "activity,session,hours_per_week\nA,a,168.5\n", "range"),
    ("sessions", "activity,session,start\nA,a,9999-01-04\n", "year"),
    ("sessions", "activity,session,window_start\nA,a,1899-12-31\n", "year"),
    ("activities", 'code,grants\nA,"{""experience"": {""72100"": 1201}}"\n', "range"),
    ("activities", 'code,grants\nA,"{""subjects"": {""math"": 6}}"\n', "range"),
    ("activities", 'code,grants\nA,"{""skills"": {""S"": 6}}"\n', "range"),
    ("activities", 'code,grants\nA,"{""subjects"": {""maths"": 4}}"\n', "subject"),
    ("activities", 'code,grants\nA,"{""declared"": {""x"": false}}"\n', "grants-false"),
    ("activities", 'code,requires\nA,"{""any"": [{""subject"": ""biology"", ""level"": 4}]}"\n', "subject"),
    ("trades", 'code,requires\n72100,"{""not"": {""subject"": ""maths"", ""level"": 4}}"\n', "subject"),
    ("measures", 'code,conditions\nM,"{""subject"": ""maths"", ""level"": 4}"\n', "subject"),
    ("activities", 'code,requires\nA,"{""age"": true}"\n', "tree"),
    ("activities", 'code,requires\nA,"{""subject"": ""math"", ""level"": 99}"\n', "tree"),
    ("activities", 'code,requires\nA,"{""subject"": ""math"", ""level"": -1}"\n', "tree"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "text", "code"), ROWS)
def test_a_value_out_of_bounds_is_a_fault_of_its_line(
    tmp_path: Path, table: str, text: str, code: str
) -> None:
    (tmp_path / f"{table}.csv").write_text(text, encoding="utf-8")
    with pytest.raises(PlannerError) as refused:
        read_catalogue(tmp_path)
    (fault,) = refused.value.details["faults"]
    assert (fault["file"], fault["line"], fault["code"]) == (f"{table}.csv", 2, code)
    assert fault["text"].fr != fault["text"].en


def test_the_bounds_themselves_are_read(tmp_path: Path) -> None:
    grants = '"{""experience"": {""72100"": 1200}, ""skills"": {""S"": 5}, ""declared"": {""x"": true}}"'
    (tmp_path / "activities.csv").write_text(f"code,hours,grants\nA,100000,{grants}\n", encoding="utf-8")
    (tmp_path / "sessions.csv").write_text(
        "activity,session,start,hours_per_week\nA,a,2199-12-31,168\n", encoding="utf-8"
    )
    found = read_catalogue(tmp_path)
    assert found.activities["A"].hours == 100_000
    assert found.activities["A"].grants.declared == {"x": True}
    assert found.sessions[0].hours_per_week == 168
