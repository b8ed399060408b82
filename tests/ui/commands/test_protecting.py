"""`parcours protect`: the recovery code alone on the output, and nothing in the clear when that is asked."""

from pathlib import Path

import pytest

from db import keys
from db.backups import kept
from db.database import create_database
from db.exchange.sealing import Cost
from db.vault import doors, key_file
from db.vault.protecting import plain_copies
from tests.db.files import dump
from tests.db.vault.sealed import fill
from ui.command_line import BAD_INPUT, main
from ui.commands.passphrases import VARIABLE

PASSPHRASE = "tortue violon canal fenouil"


@pytest.fixture
def plain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a plain database; the passphrase lies in the environment."""
    monkeypatch.setattr(key_file, "COST", Cost(1, 8))
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    path = tmp_path / "office.db"
    create_database(path, fill)
    return path


def run(*arguments: object) -> int:
    return main([str(argument) for argument in (*arguments, "--language", "en")])


def test_it_is_encrypted_and_its_code_is_printed_alone(
    plain: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("protect", plain) == 0
    said = capsys.readouterr()
    (left,) = plain_copies(plain)
    assert keys.is_sealed(plain) and str(left) in said.err
    assert len(kept(plain)) == 1 and keys.is_sealed(kept(plain)[0].path)
    assert run("check", plain) == 0
    assert doors.recover(plain, said.out.strip(), PASSPHRASE)


def test_nothing_is_left_in_the_clear_when_that_is_asked(plain: Path) -> None:
    assert run("protect", plain, "--destroy") == 0
    assert plain_copies(plain) == () and run("check", plain) == 0


@pytest.mark.parametrize(("passphrase", "said"), [("court", "12 characters"), ("motdepasse2026", "first")])
def test_a_passphrase_that_is_soon_guessed_is_refused(
    plain: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], passphrase: str,
    said: str,
) -> None:  # fmt: skip
    before = dump(plain)
    monkeypatch.setenv(VARIABLE, passphrase)
    assert run("protect", plain) == BAD_INPUT
    assert said in capsys.readouterr().err and dump(plain) == before


def test_an_encrypted_one_is_refused(plain: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("protect", plain)
    assert run("protect", plain) == BAD_INPUT
    assert "encrypted already" in capsys.readouterr().err
