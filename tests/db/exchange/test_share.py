"""How far a long exchange is: told in order, never long silent, and stopped when that is asked."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from db import connection
from db.backups.folder import folder_of
from db.database import Database
from db.exchange import share
from db.exchange.merge import merge, preview, received
from db.exchange.package import write_package
from db.exchange.share import Watch, counted, halting, part, parts
from planner.errors import PlannerError
from tests.benchmarks.bench_merge import a_package, histories
from tests.db.exchange.heard import Heard
from tests.db.exchange.offices import HERE, OPEN, PASSPHRASE, THERE

CASES, RECORDS_A_CASE = 60, 92


@pytest.fixture
def works(north: Database, south: Database, tmp_path: Path) -> dict[str, Callable[[Watch], object]]:
    """Return what tells how far it is, on an office of some cases and an empty one."""
    records = [r for _, h in histories(CASES * RECORDS_A_CASE, "A") for r in h.records]
    merge(north, a_package(records, "A"))
    file = tmp_path / "a.parcours"
    write_package(north, file, OPEN, HERE)
    package = received(south, file, PASSPHRASE)
    return {
        "export": lambda tell: write_package(north, tmp_path / "b.parcours", OPEN, HERE, tell),
        "open": lambda tell: received(south, file, PASSPHRASE, tell),
        "preview": lambda tell: preview(south, package, tell=tell),
        "merge": lambda tell: merge(south, package, THERE, tell=tell),
    }


def test_a_part_tells_its_share_of_the_whole() -> None:
    heard = Heard()
    assert list(counted(range(5), part(heard, 0.5, 1.0))) == [0, 1, 2, 3, 4]
    assert [list(rows) for rows in parts("abcde", part(heard, 0.0, 0.5), 2)] == [
        ["a", "b"],
        ["c", "d"],
        ["e"],
    ]
    assert heard.shares == [0.5, 0.0, 0.2, 0.4]


@pytest.mark.parametrize("name", ["export", "open", "preview", "merge"])
def test_each_step_is_told_by_its_rows_and_never_goes_back(
    works: dict[str, Callable[[Watch], object]], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    few, many = Heard(), Heard()
    if name != "merge":
        works[name](few)
    monkeypatch.setattr(share.parts, "__defaults__", (500,))
    works[name](many)
    # A tenth of the rows is told ten times as often, in every part that goes by rows.
    assert len(many.shares) > max(20, len(few.shares) + 10)
    assert many.shares == sorted(many.shares) and many.shares[-1] <= 1


@pytest.mark.parametrize("name", ["export", "open", "preview", "merge"])
def test_each_step_ends_wherever_that_is_asked(
    works: dict[str, Callable[[Watch], object]], south: Database, tmp_path: Path, name: str
) -> None:
    heard = Heard()
    works[name if name != "merge" else "preview"](heard)
    (tmp_path / "b.parcours").unlink(missing_ok=True)
    # A merge looks for no fields and for no numbers: it tells twice less.
    last = len(heard.shares) - (2 if name == "merge" else 0)
    for stop_at in (*range(1, last, 3), last):
        with pytest.raises(PlannerError, match="merge-stopped"):
            works[name](Heard(stop_at))
    assert not list(tmp_path.glob("*b.parcours*"))
    with south.reading() as reader:
        assert reader.exec_driver_sql("SELECT count(*) FROM changes").scalar() == 0


def test_a_merge_ends_while_its_copy_is_made_and_leaves_none(
    works: dict[str, Callable[[Watch], object]], south: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "PAGES", 4)
    monkeypatch.setattr(connection, "STEPS", 100)
    copying: list[int] = []

    def end(done: int, total: int, after: int) -> None:
        copying.append(done)
        if 0.2 <= done / total < 0.3 and copying.count(done) > after:
            raise PlannerError("merge-stopped")

    # Among its first pages, among the others, and while it is checked.
    for after in (0, 5, 40):
        copying.clear()
        with pytest.raises(PlannerError, match="merge-stopped"):
            works["merge"](partial(end, after=after))
        assert not [file for file in folder_of(south.path).rglob("*") if file.is_file()]
    with south.reading() as reader:
        assert reader.exec_driver_sql("SELECT count(*) FROM changes").scalar() == 0


def test_what_was_asked_to_stop_is_told_once_the_work_has_ended() -> None:
    heard = Heard(2)
    with pytest.raises(PlannerError, match="merge-stopped"), halting(heard) as stopped:
        assert [stopped(), stopped(), stopped()] == [False, True, True]
    assert len(heard.shares) == 2
