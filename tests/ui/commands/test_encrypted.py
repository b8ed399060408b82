"""The commands on an encrypted database: which passphrase opens it, and from where it comes."""

from pathlib import Path

import pytest

from db import keys
from db.cases import CaseStore
from db.database import open_database
from db.exchange.sealing import Cost
from db.vault import key_file
from db.vault.doors import create_vault, unlock
from planner.plan import Plan, Step
from tests.builders import a_case
from tests.db.vault.sealed import HERE, PASSPHRASE, fill
from ui.command_line import BAD_INPUT, main
from ui.commands import passphrases
from ui.commands.passphrases import DATABASE_VARIABLE, VARIABLE


class Terminal:
    """What is read where somebody sits."""

    def isatty(self) -> bool:
        return True


def run(*arguments: object) -> int:
    return main([str(argument) for argument in (*arguments, "--language", "en")])


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an encrypted database that is locked."""
    monkeypatch.setattr(key_file, "COST", Cost(1, 8))
    path = tmp_path / "office.db"
    create_vault(path, PASSPHRASE, fill)
    keys.forget(path)
    return path


@pytest.fixture
def opened(office: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return it with its passphrase in the environment."""
    monkeypatch.setenv(DATABASE_VARIABLE, PASSPHRASE)
    return office


def test_without_its_passphrase_it_stays_shut(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", office) == BAD_INPUT
    assert "encrypted and locked" in capsys.readouterr().err


def test_a_wrong_one_is_refused_in_one_line(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(VARIABLE, "une autre phrase")
    assert run("check", office) == BAD_INPUT
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("variable", [VARIABLE, DATABASE_VARIABLE])
def test_the_environment_opens_it(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], variable: str
) -> None:
    monkeypatch.setenv(variable, PASSPHRASE)
    assert run("check", office) == 0
    assert "everything is in order" in capsys.readouterr().out


def test_a_file_opens_it_before_the_environment(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATABASE_VARIABLE, "une autre phrase")
    secret = office.with_name("secret.txt")
    secret.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    assert run("check", office, "--database-passphrase-file", secret) == 0


def test_whoever_sits_at_the_terminal_is_asked(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(passphrases.sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(passphrases, "getpass", lambda text: asked.append(text) or PASSPHRASE)
    assert run("check", office) == 0
    assert asked == [f"Passphrase of {office}: "]


def test_every_command_that_names_a_database_opens_it(opened: Path, tmp_path: Path) -> None:
    package, folder = tmp_path / "out.parcours", tmp_path / "catalogue"
    assert run("check", opened, "--rebuild") == 0
    assert run("catalogue", "--database", opened, "--out", folder) == 0
    assert run("import", "form", folder, "--into", opened, "--dry-run") == 0
    assert run("import", "form", folder, "--into", opened) == 0
    keys.forget(opened)
    assert run("export", opened, "--to", package, "--passphrase-file", _secret(tmp_path)) == 0
    assert run("merge", package, "--into", opened, "--passphrase-file", _secret(tmp_path)) == 0
    assert keys.is_sealed(opened)
    database = open_database(opened)
    database.close()
    keys.forget(opened)


def test_what_opens_the_database_opens_no_file_that_leaves_it(
    opened: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    package, secret = tmp_path / "out.parcours", tmp_path / "same.txt"
    secret.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    monkeypatch.delenv(DATABASE_VARIABLE, raising=False)
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    for more in ((), ("--passphrase-file", secret)):
        assert run("export", opened, "--to", package, *more) == BAD_INPUT
        assert "would also open the exported file" in capsys.readouterr().err
    assert not package.exists()
    monkeypatch.setenv(DATABASE_VARIABLE, PASSPHRASE)
    monkeypatch.setenv(VARIABLE, "quatre mots pour rire")
    assert run("export", opened, "--to", package) == 0


@pytest.mark.parametrize("way", ["typed", "file", "variable"])
def test_it_is_refused_whichever_way_it_came_when_the_database_was_opened_by_hand(
    office: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    way: str,
) -> None:
    for name in (VARIABLE, DATABASE_VARIABLE):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(passphrases.sys, "stdin", Terminal())
    monkeypatch.setattr(passphrases, "getpass", lambda _: PASSPHRASE)
    secret, more = tmp_path / "same.txt", list[object]()
    secret.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    unlock(office, PASSPHRASE)
    if way == "file":
        more = ["--passphrase-file", secret]
    elif way == "variable":
        monkeypatch.setenv(VARIABLE, PASSPHRASE)
        monkeypatch.setenv(DATABASE_VARIABLE, "une autre que personne ne demande")
    assert run("export", office, "--to", tmp_path / "out.parcours", *more) == BAD_INPUT
    assert "would also open the exported file" in capsys.readouterr().err
    assert not (tmp_path / "out.parcours").exists()


def test_the_plans_of_an_encrypted_database_are_printed(opened: Path, tmp_path: Path) -> None:
    unlock(opened, PASSPHRASE)
    database = open_database(opened)
    CaseStore(database).add(a_case(plan=Plan((Step("s1", "MAT4", "evening"),))), HERE)
    database.close()
    keys.forget(opened)
    run("pdf", "--database", opened, "--out", tmp_path / "plans")
    (printed,) = (tmp_path / "plans").glob("*.pdf")
    assert printed.read_bytes().startswith(b"%PDF")


def _secret(folder: Path) -> Path:
    secret = folder / "package.txt"
    secret.write_text("quatre mots pour rire\n", encoding="utf-8")
    return secret
