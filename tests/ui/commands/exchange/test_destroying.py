"""`parcours merge` of a file that destroys cases: only what somebody confirmed, and whole."""

import io
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from db import drafts
from db.cases import CaseStore
from db.database import open_database
from planner.case import Case
from tests.db.files import dump
from tests.ui.commands.exchange.typed import Terminal, run
from ui.command_line import BAD_INPUT, INTERRUPTED
from ui.commands.merging import DECLINED, UNCLEAN
from ui.settings import drafts_folder, settings_path


def test_a_merge_whose_destruction_another_program_held_up_says_so_and_the_next_one_ends_it(
    destroying: tuple[Path, Path], case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second, other = destroying
    database = open_database(other)
    held, version = CaseStore(database).load(case.id)
    draft = drafts.Draft(replace(held, notes="pas encore"), held, version, "0")
    drafts.keep(drafts_folder(settings_path()), other, draft)
    database.close()
    with closing(sqlite3.connect(other)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM cases").fetchone()
        assert run("merge", second, "--into", other, "--yes") == UNCLEAN
    said = capsys.readouterr().err
    assert "traces of it are left in other.db" in said and "othing was" not in said
    assert drafts.drafts(drafts_folder(settings_path()), other) == ()
    assert run("merge", second, "--into", other) == 0
    assert not [f for f in tmp_path.rglob("other*") if f.is_file() and b"rappeler" in f.read_bytes()]


def test_where_nobody_can_be_asked_a_merge_destroys_nothing(
    destroying: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file, other = destroying
    monkeypatch.setattr("sys.stdin", io.StringIO())
    before = dump(other)
    capsys.readouterr()
    assert run("merge", file, "--into", other) == BAD_INPUT
    said = capsys.readouterr()
    assert said.out == "" and len(said.err.splitlines()) == 1 and "--yes" in said.err
    assert run("merge", file, "--into", other, "--dry-run") == 0
    assert "1 case is destroyed here by the merge" in capsys.readouterr().out
    assert dump(other) == before
    assert run("merge", file, "--into", other, "--yes") == 0
    assert dump(other) != before


@pytest.mark.parametrize(
    ("typed", "ends"), [("", INTERRUPTED), ("\n", DECLINED), ("y\n", DECLINED), ("Destroy\n", 0)]
)
def test_a_merge_destroys_only_what_somebody_confirms(
    destroying: tuple[Path, Path], case: Case, monkeypatch: pytest.MonkeyPatch, typed: str, ends: int
) -> None:
    file, other = destroying
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    assert run("merge", file, "--into", other) == ends
    database = open_database(other)
    assert (CaseStore(database).name(case.id) is not None) == bool(ends)
    database.close()
