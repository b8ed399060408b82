"""The commands of an office server: made ready, an office admitted, worked with, never a password shown."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from db.cases import CaseStore
from db.database import open_database
from db.server import passwords
from db.server.address import Address, card_of, read_url
from planner.errors import PlannerError
from planner.office import Counsellor
from planner.plan import Plan, Step
from tests.builders import a_case
from tests.db.server.conftest import address, cluster
from tests.server import SECRET, Cluster
from ui.command_line import BAD_INPUT, main
from ui.databases import cards

__all__ = ["address", "cluster"]
NEW = "un mot de passe neuf"


def run(*arguments: object) -> int:
    return main([str(argument) for argument in (*arguments, "--language", "en")])


@pytest.fixture
def admin(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> Address:
    """Return the address of a database that is still to be made; its administrator's password is at hand."""
    monkeypatch.setenv("PARCOURS_SERVER_PASSWORD", SECRET)
    cluster.ask("DROP DATABASE IF EXISTS parcours_commands WITH (FORCE)")
    for name in ("nord", "sud"):
        cluster.ask(f"DROP ROLE IF EXISTS {name}")
    return cluster.admin("parcours_commands")


def keep_a_plan(url: str, folder: Path) -> None:
    """Keep a case with a plan in the database of an office."""
    with closing(open_database(card_of(read_url(url), folder))) as database:
        steps = (Step("s", formality="mfor", title="Autorisation"),)
        CaseStore(database).add(a_case(plan=Plan(steps)), Counsellor("Zoé"))


def test_a_server_is_prepared_and_an_office_works_on_it(
    admin: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "secret"
    secret.write_text(f"{NEW}\n", encoding="utf-8")
    assert run("server", "prepare", admin.url) == 0
    assert run("server", "office", admin.url, "nord", "--office-password-file", secret) == 0
    own = capsys.readouterr().out.split()[-1]
    assert own == admin.url.replace("admin@", "nord@")
    monkeypatch.setenv("PARCOURS_SERVER_PASSWORD", NEW)
    assert run("check", own) == 0
    assert "in order" in capsys.readouterr().out
    keep_a_plan(own, tmp_path)
    assert run("--database", own, "catalogue", "--status") == 0
    # It is printed, exported, and comes into a file and from there back again.
    assert run("pdf", "--database", own, "--out", tmp_path / "papers") == 0
    assert len(list((tmp_path / "papers").glob("*.pdf"))) == 1
    monkeypatch.setenv("PARCOURS_PASSPHRASE", "un deux trois quatre cinq")
    assert run("export", own, "--to", tmp_path / "a.parcours") == 0
    assert run("merge", tmp_path / "a.parcours", "--into", tmp_path / "file.db", "--yes") == 0
    assert run("export", tmp_path / "file.db", "--to", tmp_path / "b.parcours") == 0
    assert run("merge", tmp_path / "b.parcours", "--into", own, "--dry-run") == 0
    assert run("merge", tmp_path / "b.parcours", "--into", own, "--yes") == 0
    assert "here already" in capsys.readouterr().out
    assert run("server", "prepare", admin.url) == BAD_INPUT
    monkeypatch.setenv("PARCOURS_SERVER_PASSWORD", SECRET)
    capsys.readouterr()
    assert run("server", "prepare", admin.url) == 0
    said = capsys.readouterr()
    assert "nord" in said.out
    for card in cards().iterdir():
        assert NEW not in card.read_text(encoding="utf-8")


@pytest.fixture
def nord(admin: Address, tmp_path: Path) -> str:
    """Return the address of an office with one case, as its people open it."""
    secret = tmp_path / "secret"
    secret.write_text(f"{NEW}\n", encoding="utf-8")
    assert run("server", "prepare", admin.url) == 0
    for name in ("nord", "sud"):
        assert run("server", "office", admin.url, name, "--office-password-file", secret) == 0
        own = replace(admin, office=name)
        passwords.hold(card_of(own, tmp_path), NEW)
        keep_a_plan(own.url, tmp_path)
    return replace(admin, office="nord").url


def test_an_office_is_removed_once_its_cases_are_in_a_file(
    nord: str, admin: Address, tmp_path: Path, cluster: Cluster, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    file = tmp_path / "nord.parcours"
    assert run("server", "remove", admin.url, "ouest_lointain", "--yes") == BAD_INPUT
    assert "no office named" in capsys.readouterr().err
    assert run("server", "remove", admin.url, "nord", "--yes") == BAD_INPUT
    assert "--destroy" in capsys.readouterr().err
    assert run("server", "remove", admin.url, "nord", "--to", file) == BAD_INPUT
    assert "--yes" in capsys.readouterr().err
    monkeypatch.setenv("PARCOURS_PASSPHRASE", "court")
    assert run("server", "remove", admin.url, "nord", "--to", file, "--yes") == BAD_INPUT
    still = open_database(card_of(read_url(nord), tmp_path))
    assert CaseStore(still).count() == 1 and not file.exists()
    monkeypatch.setenv("PARCOURS_PASSPHRASE", "un deux trois quatre cinq")
    assert run("server", "remove", admin.url, "nord", "--to", file, "--yes") == 0
    assert "with 1 case" in capsys.readouterr().out
    with pytest.raises(PlannerError):
        CaseStore(still).count()
    still.close()
    assert cluster.ask("SELECT 1 FROM pg_roles WHERE rolname = 'nord'") == []
    held = cluster.ask("SELECT DISTINCT holder FROM parcours.cases", admin.database)
    assert held == [("sud",)]
    assert run("merge", file, "--into", tmp_path / "file.db", "--yes") == 0
    with closing(open_database(tmp_path / "file.db")) as found:
        assert CaseStore(found).count() == 1


@pytest.mark.parametrize(("typed", "code"), [("nord", 0), ("sud", 1)])
def test_an_office_whose_cases_are_to_be_destroyed_is_named_again_first(
    nord: str, admin: Address, typed: str, code: int, cluster: Cluster, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda asked: typed)
    assert run("server", "remove", admin.url, "nord", "--destroy") == code
    assert "nord holds 1 case" in capsys.readouterr().out
    assert len(cluster.ask("SELECT 1 FROM pg_roles WHERE rolname = 'nord'")) == code
    rows = cluster.ask("SELECT holder FROM parcours.cases", admin.database)
    assert sorted(rows) == ([("sud",)] if code == 0 else [("nord",), ("sud",)])


@pytest.mark.parametrize("command", ["restore", "protect"])
def test_what_is_a_files_is_refused_for_a_server(
    address: Address, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command, address.url) == BAD_INPUT
    assert "pg_dump" in capsys.readouterr().err


def test_a_password_in_the_address_is_refused_and_not_said_again(capsys: pytest.CaptureFixture[str]) -> None:
    for command in (("check",), ("server", "prepare"), ("export", "--to", "a.parcours"), ("--database",)):
        assert run(*command, f"postgresql://ouest:{NEW.replace(' ', '_')}@h.ca/b") == BAD_INPUT
        said = capsys.readouterr()
        assert NEW.replace(" ", "_") not in said.out + said.err and "no place in the address" in said.err


def test_without_a_password_nobody_is_asked_where_nobody_sits(
    address: Address, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", address.url) == BAD_INPUT
    assert "PARCOURS_SERVER_PASSWORD" in capsys.readouterr().err
    assert run("server", "office", address.url, "Nord!") == BAD_INPUT
    assert "cannot name an office" in capsys.readouterr().err
