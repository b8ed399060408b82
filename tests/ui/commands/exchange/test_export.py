"""`parcours export`: what it refuses to write, and where."""

from pathlib import Path

import pytest

from tests.db.files import dump
from tests.ui.commands.exchange.typed import run
from ui.command_line import BAD_INPUT


def test_names_leave_only_on_a_stated_basis(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("export", office, "--to", tmp_path / "a.parcours", "--identity") == BAD_INPUT
    assert "only on a stated basis" in capsys.readouterr().err
    assert not (tmp_path / "a.parcours").exists()


@pytest.mark.parametrize("words", ["", "   "])
def test_an_empty_search_exports_nobody(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    assert run("export", office, "--to", tmp_path / "a.parcours", "--search", words) == BAD_INPUT
    assert "no case is to be exported" in capsys.readouterr().err
    assert not (tmp_path / "a.parcours").exists()


def test_the_database_is_not_what_an_export_may_replace(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = dump(office)
    assert run("export", office, "--to", office) == BAD_INPUT
    said = capsys.readouterr().err
    assert "ends in .parcours" in said and len(said.splitlines()) == 1
    assert dump(office) == before
