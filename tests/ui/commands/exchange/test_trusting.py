"""`parcours merge` of a file of an office that was never met: its fingerprint is heard, or held to."""

import io
from contextlib import closing
from pathlib import Path

import pytest

from db.cases import CaseStore
from db.database import open_database
from db.exchange.offices import known
from tests.ui.commands.exchange.typed import Terminal, key_of, run
from ui.command_line import BAD_INPUT, INTERRUPTED
from ui.commands.merging import DECLINED


def test_a_key_that_is_not_the_one_said_makes_no_database(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, other = tmp_path / "a.parcours", tmp_path / "other.db"
    assert run("export", office, "--to", file) == 0
    capsys.readouterr()
    assert run("merge", file, "--into", other, "--fingerprint", "aaaa") == BAD_INPUT
    said = capsys.readouterr()
    assert said.out == "" and len(said.err.splitlines()) == 1 and not other.exists()


@pytest.mark.parametrize("into", ["new.db", "held.db"])
def test_where_nobody_can_be_asked_the_fingerprint_is_said_and_can_be_held_to(
    first: Path,
    tmp_path: Path,
    into: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    target = tmp_path / into
    if into == "held.db":
        open_database(target).close()
    wrong = "0000 " * 12
    assert run("merge", first, "--into", target, "--fingerprint", wrong.strip()) == BAD_INPUT
    assert target.exists() == (into == "held.db")
    if target.exists():
        with closing(open_database(target)) as database:
            assert CaseStore(database).count() == 0 and known(database) == ()
    capsys.readouterr()
    assert run("merge", first, "--into", target) == 0
    assert key_of(first) in capsys.readouterr().out
    assert run("merge", first, "--into", target, "--fingerprint", key_of(first)) == 0


@pytest.mark.parametrize(("typed", "ends"), [("", INTERRUPTED), ("\n", DECLINED), ("Trust\n", 0)])
@pytest.mark.parametrize("into", ["new.db", "held.db"])
def test_an_office_is_trusted_once_somebody_heard_its_fingerprint(
    first: Path,
    tmp_path: Path,
    into: str,
    typed: str,
    ends: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    target = tmp_path / into
    if into == "held.db":
        open_database(target).close()
    assert run("merge", first, "--into", target) == ends
    assert key_of(first) in capsys.readouterr().out
    assert target.exists() == (into == "held.db" or not ends)
    if target.exists():
        with closing(open_database(target)) as database:
            assert len(known(database)) == int(not ends)
