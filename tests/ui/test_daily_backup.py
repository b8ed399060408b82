"""The backup of each day gives way to what is asked of the store, and is made once that is answered."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from db import backups
from db.connection import Stopped
from db.database import Database
from db.exchange import purging
from db.exchange.share import Watch
from tests.ui.office import ELOISE, TODAY
from ui import daily_backup, opening
from ui.daily_backup import DailyBackup
from ui.language import Language
from ui.session import Session
from ui.settings import Settings


@pytest.fixture
def session(
    database_path: Path, language: Language, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Session]:
    """Return a session whose work is done beside it, as in the product."""
    monkeypatch.setattr(daily_backup, "REST_MS", 0)
    found = Session(opening.opened(database_path), language, settings)
    found.today = lambda: TODAY
    yield found
    found.close()


@pytest.fixture
def order(session: Session, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is begun and ended; the first backup takes until it is stopped, as a large one does."""
    told: list[str] = []
    real, begun = backups.daily, Event()

    def slow(path: Path, stopped: Callable[[], bool]) -> object:
        told.append("backup")
        if told.count("backup") > 1:
            return real(path, stopped=stopped)
        begun.set()
        while not stopped():
            pass
        raise Stopped

    monkeypatch.setattr(backups, "daily", slow)
    session.store_tasks.ended.connect(lambda running: told.append("ended"))
    DailyBackup(session, session).keep()
    assert begun.wait(20)
    return told


def ask(session: Session, order: list[str]) -> None:
    session.store_tasks.run(session.cases.count, lambda done: order.append(f"{done.result()} clients"))


def test_what_is_asked_comes_before_the_backup_which_is_made_then(
    session: Session, order: list[str], qtbot: QtBot
) -> None:
    said = [running.title for running in session.store_tasks.running]
    assert said == [daily_backup.MAKING]
    ask(session, order)
    qtbot.waitUntil(lambda: order.count("ended") == 2)
    assert order == ["backup", "ended", "3 clients", "backup", "ended"]
    assert [made.reason for made in backups.kept(session.database.path)] == ["daily"]


def test_a_backup_that_the_person_stops_is_not_begun_again(
    session: Session, order: list[str], qtbot: QtBot
) -> None:
    session.store_tasks.running[0].cancel()
    qtbot.waitUntil(lambda: "ended" in order)
    ask(session, order)
    qtbot.waitUntil(lambda: "3 clients" in order)
    qtbot.wait(20)
    assert order == ["backup", "ended", "3 clients"] and not backups.kept(session.database.path)


def test_a_backup_that_gave_way_often_enough_is_made_to_its_end(
    session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(daily_backup, "TURNS", 0)
    told: list[str] = []
    begun, let = Event(), Event()
    real = backups.daily

    def slow(path: Path, stopped: Callable[[], bool]) -> object:
        begun.set()
        assert let.wait(20)
        told.append(f"stopped {stopped()}")
        return real(path, stopped=stopped)

    monkeypatch.setattr(backups, "daily", slow)
    DailyBackup(session, session).keep()
    assert begun.wait(20)
    ask(session, told)
    let.set()
    qtbot.waitUntil(lambda: "3 clients" in told)
    assert told == ["stopped False", "3 clients"] and len(backups.kept(session.database.path)) == 1


def test_an_interrupted_destruction_is_ended_with_the_backup_and_gives_way_as_well(
    session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    database, told, done = session.database, list[str](), list[str]()
    with monkeypatch.context() as broken:
        broken.setattr(purging, "see_to_copies", lambda *_: None)
        purging.purge(database, ELOISE, "délai échu")
    monkeypatch.setattr(backups, "daily", lambda path, stopped: done.append("backup"))
    real, begun = purging.see_to_copies, Event()

    def slow(database: Database, tell: Watch) -> object:
        told.append("cleansing")
        begun.set()
        while told.count("cleansing") == 1:
            tell(1, 2)
        return real(database, tell)

    monkeypatch.setattr(purging, "see_to_copies", slow)
    shares: list[float] = []
    session.store_tasks.progressed.connect(lambda running: shares.append(running.fraction))
    DailyBackup(session, session).keep()
    assert begun.wait(20)
    ask(session, told)
    qtbot.waitUntil(lambda: bool(done))
    assert told == ["cleansing", "2 clients", "cleansing"]
    assert max(shares) > 0 and not purging.end_interrupted(database)
