"""The first start: a database with the starter catalogue and the sample cases, at once and only once."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from db.cases import CaseStore
from db.catalogue import CatalogueStore
from db.database import Database, open_database
from db.importers.form import read_catalogue
from db.schema import metadata
from db.starter import OPENED, PRODUCT, create_starter, sample_cases, sample_key
from db.verify import verify
from planner.check import check
from planner.issue import LAW
from resources import path
from tests.db.files import dump


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file that a first start made."""
    file = tmp_path_factory.mktemp("first") / "parcours.db"
    create_starter(file).close()
    return file


def opened(file: Path) -> Database:
    return open_database(file, create=False)


def test_a_first_start_holds_the_whole_starter_catalogue(started: Path) -> None:
    database = opened(started)
    assert CatalogueStore(database).load() == read_catalogue(path("data"))
    database.close()


def test_a_first_start_holds_the_sample_cases_as_written(started: Path) -> None:
    database = opened(started)
    store, stated = CaseStore(database), sample_cases(OPENED)
    lines = store.page(samples=True)
    assert store.count() == len(lines) == len(stated) >= 2
    found = [store.load(line.id)[0] for line in lines]
    told, wanted = ({c.client.name: c.target for c in cases} for cases in (found, stated.values()))
    assert told == wanted
    assert all(case.sample and case.created == OPENED for case in found)
    assert {r.author.name for case in found for r in store.history(case.id).records} == {PRODUCT.name}
    assert verify(database) == ()
    database.close()


def test_two_samples_have_a_plan_without_a_fault(started: Path) -> None:
    database = opened(started)
    store, catalogue = CaseStore(database), CatalogueStore(database).load()
    found = [store.load(line.id)[0] for line in store.page(samples=True, planned=True)]
    assert {case.id for case in found} == {sample_key("R"), sample_key("U")}
    for case in found:
        assert len(case.plan.activity_steps) >= 3 and len(case.plan.steps) > len(case.plan.activity_steps)
        assert case.plan.catalogue_version == catalogue.version
        assert not [issue for issue in check(case, catalogue) if issue.severity == LAW]
    database.close()


def test_a_file_that_is_there_is_never_filled_again(started: Path) -> None:
    before = dump(started)
    create_starter(started).close()
    assert dump(started) == before


def test_a_first_start_without_samples_has_the_catalogue_alone(tmp_path: Path) -> None:
    database = create_starter(tmp_path / "a.db", samples=False)
    assert CaseStore(database).count() == 0
    assert len(CatalogueStore(database).load().trades) == 516
    database.close()


@pytest.fixture
def statements() -> Iterator[Counter[str]]:
    """Count what is asked of databases, by the first word, and the rows that are written."""
    told: Counter[str] = Counter()

    def hear(_: object, __: object, text: str, values: Any, ___: object, many: bool) -> None:
        told[text.split()[0]] += 1
        told["rows"] += len(values) if many else 0

    event.listen(Engine, "before_cursor_execute", hear)
    yield told
    event.remove(Engine, "before_cursor_execute", hear)


def test_a_first_start_writes_its_rows_many_at_a_time(tmp_path: Path, statements: Counter[str]) -> None:
    create_starter(tmp_path / "a.db", samples=False).close()
    assert statements["rows"] > 20_000 and statements["INSERT"] <= len(metadata.tables)


def test_a_later_start_reads_each_table_once_and_writes_nothing(
    started: Path, statements: Counter[str]
) -> None:
    database = opened(started)
    CatalogueStore(database).load()
    database.close()
    assert 0 < statements["SELECT"] <= len(metadata.tables)
    assert not set(statements) & {"INSERT", "UPDATE", "DELETE"}
