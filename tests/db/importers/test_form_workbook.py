"""The exchange form as one workbook: the same catalogue out and in, and nothing hostile or wrong gets in."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook

from db.importers import form_workbook, form_workbook_writer
from db.importers.form import read, read_catalogue, recognises, write_catalogue
from db.importers.form_tables import TABLES
from planner.catalogue import Catalogue, Session, Trade
from planner.errors import PlannerError
from planner.sentences import error_sentence
from planner.text import Text
from planner.words import Words
from tests.builders import a_small_catalogue
from tests.db.importers.catalogues import catalogues
from tests.resources.shipped import shipped


def a_book(path: Path, **sheets: list[tuple[Any, ...]]) -> Path:
    """Write each sheet's rows as a person would type them, and return the workbook."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def faults_of(path: Path) -> list[tuple[str, int, str]]:
    with pytest.raises(PlannerError) as error:
        read_catalogue(path)
    assert error.value.code == "catalogue-faults"
    return [(fault["sheet"], fault["line"], fault["code"]) for fault in error.value.details["faults"]]


def refused(path: Path) -> str:
    """Return the code of the error of a workbook that is not read, which is one sentence in each language."""
    with pytest.raises(PlannerError) as error:
        read_catalogue(path)
    for language in ("fr", "en"):
        said = error_sentence(error.value, Words(language))
        assert path.name in said and "\n" not in said
    return error.value.code


@settings(max_examples=30)
@given(catalogues)
def test_any_catalogue_goes_out_and_in_again_by_folder_and_by_workbook(
    tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue
) -> None:
    folder = tmp_path_factory.mktemp("form")
    for path in (folder / "tables", folder / "whole.xlsx"):
        write_catalogue(catalogue, path)
        assert replace(read_catalogue(path), warnings=()) == catalogue


def test_the_starter_catalogue_goes_out_and_in_again_by_workbook(tmp_path: Path) -> None:
    # The longest tables repeat one kind of row: their beginnings are enough.
    whole = shipped()
    trades = dict(list(whole.trades.items())[:40])
    starter = replace(whole, trades=trades, titles=whole.titles[:300], wages=whole.wages[:300])
    write_catalogue(starter, tmp_path / "starter.xlsx")
    assert replace(read_catalogue(tmp_path / "starter.xlsx"), warnings=()) == starter


def test_the_order_of_the_rows_is_kept(tmp_path: Path) -> None:
    write_catalogue(a_small_catalogue(), tmp_path / "small.xlsx")
    found = read_catalogue(tmp_path / "small.xlsx")
    assert [list(found.activities), found.sessions] == [["MAT4", "DEP"], a_small_catalogue().sessions]
    assert recognises(tmp_path / "small.xlsx") and read(tmp_path / "small.xlsx").records == (found,)


def test_retired_rows_stay_behind(tmp_path: Path) -> None:
    whole = a_small_catalogue()
    left = replace(whole.activities["MAT4"], retired=True)
    gone = (*whole.sessions, Session("DEP", "old", retired=True))
    kept = replace(whole, activities={**whole.activities, "MAT4": left}, sessions=gone)
    for path in (tmp_path / "tables", tmp_path / "whole.xlsx"):
        write_catalogue(kept, path)
        found = read_catalogue(path)
        assert list(found.activities) == ["DEP"] and {s.activity for s in found.sessions} == {"DEP"}


def test_codes_and_would_be_formulas_are_cells_of_text(tmp_path: Path) -> None:
    odd = ("=1+1", "+1", "-1", "@x", "a\tb", "a\rb")
    trades = {f"0001{n}": Trade(f"0001{n}", Text(title)) for n, title in enumerate(odd)}
    write_catalogue(Catalogue(trades=trades), tmp_path / "odd.xlsx")
    sheet = load_workbook(tmp_path / "odd.xlsx")["trades"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}
    assert sheet["A2"].value == "00010"
    # What is typed into a new row stays text as well.
    assert sheet.column_dimensions["A"].number_format == "@"
    assert read_catalogue(tmp_path / "odd.xlsx").trades == trades


def test_what_a_person_typed_is_read_as_the_form_means_it(tmp_path: Path) -> None:
    head = ("activity", " session ", "start", "end", "hours_per_week", "region", "verified")
    row = ("5371", "a", datetime(2027, 8, 30), date(2028, 6, 1), 25.5, "04", False)
    found = read_catalogue(a_book(tmp_path / "t.xlsx", Sessions=[head, (None,), row]))
    (session,) = found.sessions
    assert (session.start, session.end) == (date(2027, 8, 30), date(2028, 6, 1))
    assert (session.hours_per_week, session.region, session.estimated) == (25.5, "04", True)
    warned = {(w["file"], w["line"]) for w in found.warnings}
    assert warned == {("sessions", "3")}


def test_faults_name_sheet_row_and_cell(tmp_path: Path) -> None:
    rows = [("code", "hours"), ("A", "ten"), (10, 5), ("=A2", 5), ("B", "=1+1"), ("C", "#N/A")]
    path = a_book(tmp_path / "faulty.xlsx", activities=rows)
    expected = [(2, "number"), (3, "code-number"), (4, "formula"), (5, "formula"), (6, "error")]
    found = faults_of(path)
    assert all((("activities", *fault) in found) for fault in expected)
    with pytest.raises(PlannerError) as error:
        read_catalogue(path)
    assert "sheet activities, row 3: “10” in cell A3" in error_sentence(error.value, Words("en"))
    assert "feuille activities, ligne 4" in error_sentence(error.value, Words("fr"))


def test_an_unknown_column_loads_nothing_and_an_unknown_sheet_is_a_warning(tmp_path: Path) -> None:
    assert faults_of(a_book(tmp_path / "c.xlsx", trades=[("code", "flavour"), ("A", "x")])) == [
        ("trades", 1, "column")
    ]
    found = read_catalogue(a_book(tmp_path / "s.xlsx", trades=[("code",)], Notes=[("hello",)]))
    assert found.warnings == ({"code": "unknown-table", "file": "Notes"},)


def test_a_wrong_workbook_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "letter.xlsx").write_text("Dear Sir or Madam", "utf-8")
    with ZipFile(tmp_path / "zip.xlsx", "w") as archive:
        archive.writestr("readme.txt", "no workbook")
    a_book(tmp_path / "budget.xlsx", Budget=[("Rent", 900)])
    assert refused(tmp_path / "letter.xlsx") == "workbook-unreadable"
    assert refused(tmp_path / "zip.xlsx") == "workbook-unreadable"
    assert refused(tmp_path / "budget.xlsx") == "workbook-empty"
    assert not any(recognises(path) for path in tmp_path.iterdir())


def test_a_workbook_cut_short_is_one_sentence(tmp_path: Path) -> None:
    write_catalogue(a_small_catalogue(), tmp_path / "whole.xlsx")
    whole = (tmp_path / "whole.xlsx").read_bytes()
    for part in (1, 100, len(whole) // 2, len(whole) - 30):
        (tmp_path / "cut.xlsx").write_bytes(whole[:part])
        assert refused(tmp_path / "cut.xlsx") == "workbook-unreadable"


def swollen(source: Path, target: Path, filling: bytes, level: int) -> Path:
    """Return a copy of a workbook whose first sheet is filled up with blanks behind its last row."""
    with ZipFile(source) as old, ZipFile(target, "w", ZIP_DEFLATED, compresslevel=level) as new:
        for part in old.infolist():
            filled = old.read(part) + (filling if part.filename.endswith("sheet1.xml") else b"")
            new.writestr(part.filename, filled)
    return target


def test_a_sheet_that_swells_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: Any) -> None:
    write_catalogue(a_small_catalogue(), tmp_path / "small.xlsx")
    comment = b"<!--" + bytes(range(65, 91)) * 1_200_000 + b"-->"
    large = swollen(tmp_path / "small.xlsx", tmp_path / "large.xlsx", comment, 1)
    assert large.stat().st_size < 1_000_000
    monkeypatch.setattr("openpyxl.load_workbook", None)
    assert refused(large) == "workbook-too-large"
    tight = swollen(tmp_path / "small.xlsx", tmp_path / "tight.xlsx", b" " * 20_000_000, 9)
    assert refused(tight) == "workbook-packed"


def test_a_sheet_whose_entities_swell_is_refused(tmp_path: Path) -> None:
    write_catalogue(a_small_catalogue(), tmp_path / "small.xlsx")
    tenfold = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE sheet [<!ENTITY e0 "ha">{tenfold}]>'.encode()
    with ZipFile(tmp_path / "small.xlsx") as old, ZipFile(tmp_path / "bomb.xlsx", "w") as new:
        for part in old.infolist():
            text = old.read(part)
            first = part.filename.endswith("sheet1.xml")
            new.writestr(part.filename, bomb + text.replace(b"72100", b"&e9;", 1) if first else text)
    assert refused(tmp_path / "bomb.xlsx") == "workbook-unreadable"


def test_many_parts_and_large_files_are_refused(tmp_path: Path, monkeypatch: Any) -> None:
    write_catalogue(a_small_catalogue(), tmp_path / "small.xlsx")
    monkeypatch.setattr(form_workbook, "CAPS", replace(form_workbook.CAPS, whole=5_000))
    assert refused(tmp_path / "small.xlsx") == "workbook-too-large"
    monkeypatch.setattr(form_workbook, "CAPS", replace(form_workbook.CAPS, file=100))
    assert refused(tmp_path / "small.xlsx") == "workbook-too-large"


def test_more_rows_than_the_limit_are_refused_even_when_left_out(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].title = "trades"
    book.worksheets[0].append(("code",))
    book.worksheets[0].cell(form_workbook.ROW_LIMIT + 1, 1, "far")
    book.save(tmp_path / "far.xlsx")
    assert refused(tmp_path / "far.xlsx") == "workbook-too-long"


def test_a_text_too_long_for_a_cell_is_never_cut(tmp_path: Path) -> None:
    long = Catalogue(trades={"T": Trade("T", Text("x" * 40_000))})
    with pytest.raises(PlannerError, match="workbook-cell-too-long"):
        write_catalogue(long, tmp_path / "long.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_what_could_not_be_read_back_is_not_written(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(form_workbook_writer, "ROW_LIMIT", 2)
    with pytest.raises(PlannerError, match="workbook-table-too-long"):
        write_catalogue(a_small_catalogue(), tmp_path / "long.xlsx")
    monkeypatch.undo()
    monkeypatch.setattr(form_workbook_writer, "CAPS", replace(form_workbook.CAPS, part=1_000))
    with pytest.raises(PlannerError, match="workbook-beyond"):
        write_catalogue(a_small_catalogue(), tmp_path / "large.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_refusing_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: Any) -> None:
    path = tmp_path / "small.xlsx"
    write_catalogue(a_small_catalogue(), path)

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(PlannerError, match="disk-full"):
        write_catalogue(Catalogue(), path)
    monkeypatch.undo()
    assert read_catalogue(path) == a_small_catalogue()
    assert [file.name for file in tmp_path.iterdir()] == ["small.xlsx"]


def test_an_empty_catalogue_has_every_sheet(tmp_path: Path) -> None:
    write_catalogue(Catalogue(), tmp_path / "empty.xlsx")
    assert load_workbook(tmp_path / "empty.xlsx").sheetnames == [table.name for table in TABLES]
    assert read_catalogue(tmp_path / "empty.xlsx") == Catalogue()
