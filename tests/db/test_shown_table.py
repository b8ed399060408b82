import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from db.shown_table import write_shown
from planner.errors import PlannerError

TITLES = ("Cliente ou client", "Échéance")
LINES = (['=HYPERLINK("http://x")', "00010"], ["Élodie\x07", "-2 semaines"])


def test_a_workbook_holds_texts_only(tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsx"
    write_shown(path, TITLES, LINES)
    cells = list(load_workbook(path).active.iter_rows())
    assert [cell.value for cell in cells[0]] == list(TITLES)
    assert {cell.data_type for row in cells for cell in row} == {"s"}
    assert (cells[1][0].value, cells[1][1].value) == tuple(LINES[0])
    assert list(tmp_path.iterdir()) == [path]


def test_a_text_file_holds_no_formula_and_keeps_accents(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    write_shown(path, TITLES, LINES, ";")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert rows[0] == list(TITLES)
    assert rows[1] == ['\'=HYPERLINK("http://x")', "00010"] and rows[2][1] == "'-2 semaines"


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_failure_leaves_what_was_there(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"liste{suffix}"
    path.write_text("before")

    def broken() -> Iterator[list[str]]:
        yield ["a", "b"]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_shown(path, TITLES, broken())
    assert path.read_text() == "before" and list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(PlannerError) as told:
        write_shown(tmp_path / "nowhere" / "liste.csv", TITLES, LINES)
    assert told.value.code == "folder-missing"
