"""An office with one case, what it sends, and another office that has the case from it."""

from pathlib import Path

import pytest

from db.cases import NOBODY, CaseStore
from db.database import open_database
from db.exchange.purging import purge
from db.settings import SettingsStore
from planner.case import Case
from planner.office import Counsellor
from tests.builders import a_case
from tests.db.fresh import new_database
from tests.ui.commands.exchange.typed import PASSPHRASE, run
from ui.commands.passphrases import VARIABLE


@pytest.fixture
def case() -> Case:
    """Return a case with a note."""
    return a_case(notes="à rappeler")


@pytest.fixture
def office(tmp_path: Path, case: Case, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a database with one case; the passphrase lies in the environment."""
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    database = new_database(tmp_path / "office.db")
    counsellor = Counsellor("Camille Exemple", "CE", "Bureau du nord")
    SettingsStore(database).save_counsellor(counsellor)
    CaseStore(database).add(case, counsellor)
    database.close()
    return database.path


@pytest.fixture
def other(office: Path, tmp_path: Path) -> Path:
    """Return the database of an office that has the case from ours."""
    first, found = tmp_path / "first.parcours", tmp_path / "other.db"
    assert run("export", office, "--to", first, "--identity", "--basis", "transfer") == 0
    assert run("merge", first, "--into", found) == 0
    return found


@pytest.fixture
def destroying(office: Path, other: Path, case: Case, tmp_path: Path) -> tuple[Path, Path]:
    """Return a file that says that a case is destroyed, and the database of an office that has it still."""
    file = tmp_path / "second.parcours"
    north = open_database(office)
    CaseStore(north).add(a_case(), NOBODY)
    purge(north, case.id, "délai échu")
    north.close()
    assert run("export", office, "--to", file, "--identity", "--basis", "transfer") == 0
    return file, other


@pytest.fixture
def first(office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return the first file of an office."""
    file = tmp_path / "first.parcours"
    assert run("export", office, "--to", file) == 0
    capsys.readouterr()
    return file
