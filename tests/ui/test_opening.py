import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from db.database import Database, open_database
from planner.errors import PlannerError
from tests.ui.office import CAMILLE
from ui import opening
from ui.reception import OpenedFiles
from ui.session import Session


@pytest.fixture
def refused(session: Session) -> list[str]:
    """Return the codes of the errors that the session tells."""
    codes: list[str] = []
    session.failed.connect(lambda error: codes.append(error.code))
    return codes


@pytest.fixture
def other(office: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(office, tmp_path / "autre.db"))


def a_letter(folder: Path) -> Path:
    path = folder / "lettre.db"
    path.write_text("Madame, Monsieur, " * 200, "utf-8")
    return path


def a_stub(folder: Path) -> Path:
    path = folder / "vide.db"
    path.touch()
    return path


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (a_letter, "not-a-database"),
        (a_stub, "not-a-database"),
        (lambda folder: folder / "absent.db", "database-missing"),
        (lambda folder: folder, "not-a-database"),
    ],
)
def test_what_is_no_database_is_refused_and_nothing_changes(
    session: Session, refused: list[str], tmp_path: Path, make: object, code: str
) -> None:
    path, before = make(tmp_path), session.database.path
    content = path.read_bytes() if path.is_file() else None
    session.open_case(CAMILLE)
    opening.open_beside(session, path)
    assert refused == [code]
    assert session.database.path == before and session.document.case.id == CAMILLE
    assert (path.read_bytes() if path.is_file() else None) == content
    assert str(path) not in session.settings.values.recent


@pytest.fixture
def read_only(other: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a database that may not be written; a superuser may write everything, so ask is answered no."""
    other.chmod(0o444)
    real = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode, **k: not (mode == os.W_OK and path == other) and real(path, mode)
    )
    yield other
    other.chmod(0o644)


def test_a_database_that_may_not_be_written_is_refused(
    session: Session, refused: list[str], read_only: Path
) -> None:
    before = session.database.path
    opening.open_beside(session, read_only)
    assert refused == ["folder-read-only"] and session.database.path == before


def test_another_database_is_opened_and_remembered(session: Session, refused: list[str], other: Path) -> None:
    told: list[str] = []
    session.database_changed.connect(lambda: told.append(session.database.path.name))
    session.open_case(CAMILLE)
    opening.open_beside(session, other)
    assert (told, refused, session.document.case) == (["autre.db"], [], None)
    assert session.settings.values.recent[0] == str(other)
    session.open_case(CAMILLE)
    assert session.document.case is not None


def test_unsaved_work_keeps_its_database(session: Session, refused: list[str], other: Path) -> None:
    before, said = session.database.path, []
    session.stays.connect(lambda: said.append("it stays"))
    session.open_case(CAMILLE)
    session.document.edit(replace(session.document.case, notes="Rappeler"), "Note")
    opening.open_beside(session, other)
    assert session.database.path == before and session.document.case.notes == "Rappeler"
    assert said == ["it stays"]


def test_a_start_makes_the_database_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, office: Path
) -> None:
    from db import starter

    made: list[Path] = []

    def create(path: Path) -> Database:
        made.append(path)
        return open_database(Path(shutil.copy(office, path)))

    monkeypatch.setattr(starter, "create_starter", create)
    path = tmp_path / "parcours.db"
    for _ in range(2):
        found = opening.started(path)
        assert found.cases.count() == 3 and "72100" in found.catalogue.trades
        found.database.close()
    assert made == [path]


def test_opening_says_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(PlannerError) as fault:
        opening.opened(tmp_path / "absent.db")
    assert fault.value.details["path"].endswith("absent.db")


def test_a_file_that_the_system_asks_to_open_reaches_the_window(qapp: QApplication) -> None:
    asked: list[str] = []
    hears = OpenedFiles(asked.append, qapp)
    qapp.installEventFilter(hears)
    QApplication.sendEvent(qapp, QFileOpenEvent("/ailleurs/reçu.parcours"))
    qapp.removeEventFilter(hears)
    assert asked == ["/ailleurs/reçu.parcours"]
