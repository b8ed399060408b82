"""`parcours catalogue`: a whole catalogue or an empty workbook, written where it was asked."""

from dataclasses import replace
from pathlib import Path

import pytest

from db.catalogue import CatalogueStore
from db.importers.form import read_catalogue, write_catalogue
from planner.catalogue import Catalogue
from tests.builders import a_small_catalogue
from tests.db.fresh import new_database
from tests.resources.shipped import shipped
from ui.command_line import BAD_INPUT, main


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def test_without_another_the_starter_catalogue_is_written(tmp_path: Path) -> None:
    assert run("catalogue", "--out", tmp_path / "out") == 0
    assert read_catalogue(tmp_path / "out") == shipped()


@pytest.mark.parametrize("name", ["out", "out.xlsx"])
def test_that_of_a_folder_or_of_a_database_is_written(tmp_path: Path, name: str) -> None:
    write_catalogue(a_small_catalogue(), tmp_path / "small")
    database = new_database(tmp_path / "office.db")
    CatalogueStore(database).replace(replace(a_small_catalogue(), sessions=()))
    database.close()
    assert run("catalogue", "--out", tmp_path / name, "--catalogue", tmp_path / "small") == 0
    assert read_catalogue(tmp_path / name) == a_small_catalogue()
    before = (tmp_path / "office.db").read_bytes()
    for arguments in (("catalogue", "--database"), ("--database",)):
        end = () if "catalogue" in arguments else ("catalogue",)
        assert run(*arguments, tmp_path / "office.db", *end, "--out", tmp_path / name) == 0
        assert read_catalogue(tmp_path / name).sessions == ()
    assert (tmp_path / "office.db").read_bytes() == before


def test_an_empty_workbook_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("catalogue", "--template", tmp_path / "empty.xlsx", "--language", "en") == 0
    assert capsys.readouterr().out == f"{tmp_path / 'empty.xlsx'}: written.\n"
    assert read_catalogue(tmp_path / "empty.xlsx") == Catalogue()


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--out", "file"),
        ("--out", "folder.xlsx"),
        ("--out", "nowhere/out.xlsx"),
        ("--template", "empty.csv"),
        ("--out", "out", "--database", "missing.db"),
        ("--out", "out", "--catalogue", "missing"),
        ("--out", "out", "--catalogue", "c", "--database", "d"),
    ],
)
def test_what_cannot_be_written_is_one_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").write_text("mine", "utf-8")
    Path("folder.xlsx").mkdir()
    assert run("catalogue", *arguments) == BAD_INPUT
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1 and "Traceback" not in said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder.xlsx"]


def test_the_share_of_facts_by_status_is_a_table(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    write_catalogue(a_small_catalogue(), tmp_path / "small")
    assert run("catalogue", "--status", "--catalogue", tmp_path / "small", "--language", "en") == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert head == "| Facts | verified | derived | unverified | in doubt |"
    counts = {row.split(" | ")[0].removeprefix("| "): row.split(" | ")[1:] for row in rows[1:]}
    assert counts["Trades"][0] == str(len(a_small_catalogue().trades)) and counts["All"][-1].startswith("0%")
