"""The empty workbook: every column has its note in both languages, and it reads as an empty catalogue."""

from pathlib import Path

from openpyxl import load_workbook

from db.importers.form import read_catalogue
from db.importers.form_notes import notes
from db.importers.form_tables import TABLES
from db.importers.form_template import write_template
from planner.catalogue import Catalogue

COLUMNS = {(table.name, column.name): column for table in TABLES for column in table.columns}


def test_every_column_is_explained_in_french_then_english() -> None:
    assert notes().keys() == COLUMNS.keys()
    for name, note in notes().items():
        french, english = note.split("\n\n")
        starts = ("Obligatoire.", "Required.") if COLUMNS[name].code else ("Facultatif.", "Optional.")
        assert french.startswith(starts[0]) and english.startswith(starts[1]), name
        assert french.partition(" ")[2] != english.partition(" ")[2]


def test_the_template_is_read_as_an_empty_catalogue_and_carries_its_notes(tmp_path: Path) -> None:
    write_template(tmp_path / "empty.xlsx")
    assert read_catalogue(tmp_path / "empty.xlsx") == Catalogue()
    book = load_workbook(tmp_path / "empty.xlsx")
    written = {(s.title, c.value): c.comment.text for s in book.worksheets for c in s[1] if c.comment}
    assert written == notes()


def test_a_filled_template_is_read(tmp_path: Path) -> None:
    write_template(tmp_path / "mine.xlsx")
    book = load_workbook(tmp_path / "mine.xlsx")
    book["trades"].append(("00010", "Membres des corps législatifs"))
    book.save(tmp_path / "mine.xlsx")
    assert read_catalogue(tmp_path / "mine.xlsx").trades["00010"].title.fr == "Membres des corps législatifs"
