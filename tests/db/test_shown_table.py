import csv
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from db.shown_table import write_shown
from planner.amounts import DOLLARS, HOURS, SHARE, Amount
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


COUNTED = (Amount(1234.5, DOLLARS), Amount(-87.5, HOURS), Amount(0.25, SHARE), date(2027, 3, 1))


def test_a_workbook_counts_with_amounts_and_days(tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsx"
    write_shown(path, ("Coût", "Heures", "Part", "Jour"), [COUNTED])
    cells = list(load_workbook(path).active.iter_rows())[1]
    assert [cell.value for cell in cells] == [1234.5, -87.5, 0.25, datetime(2027, 3, 1)]
    assert [cell.data_type for cell in cells] == ["n", "n", "n", "d"]
    assert cells[0].number_format == '#,##0.00 "$"' and cells[2].number_format == "0%"


@pytest.mark.parametrize(("separator", "cost"), [(";", "1234,5"), (",", "1234.5")])
def test_a_text_file_has_numbers_as_its_reader_writes_them(tmp_path: Path, separator: str, cost: str) -> None:
    path = tmp_path / "liste.csv"
    write_shown(path, ("Coût", "Heures", "Part", "Jour"), [COUNTED], separator)
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=separator))
    assert rows[1][0] == cost and rows[1][1].startswith("-87") and rows[1][3] == "2027-03-01"


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
