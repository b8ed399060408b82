"""The schema's history: files of every released schema open, migrate whole or not at all, and keep all."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from alembic import op
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Column, Text, create_engine

from db import backups, migrations, schema
from db.cases import CaseStore
from db.catalogue import CatalogueStore
from db.connection import connect
from db.database import open_database
from db.settings import SettingsStore
from db.verify import verify
from planner.errors import PlannerError
from planner.keeping import Keeping
from tests.builders import a_small_catalogue
from tests.databases import frozen
from tests.db.files import asked, changed, dump, schema_of

FILES = sorted(path.name.removesuffix(".db.gz") for path in frozen.FOLDER.glob("*.db.gz"))
READING = (sqlite3.SQLITE_READ, sqlite3.SQLITE_SELECT, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_PRAGMA)
FIRST = migrations.REVISIONS[0]


def test_every_released_schema_has_its_file() -> None:
    assert tuple(FILES) == migrations.REVISIONS == tuple(sorted(migrations.REVISIONS))
    assert len(migrations.steps()) == len(migrations.REVISIONS)


@pytest.mark.parametrize("revision", FILES)
def test_a_file_of_every_released_schema_opens_with_all_it_held(tmp_path: Path, revision: str) -> None:
    database = open_database(frozen.unpacked(revision, tmp_path))
    assert CaseStore(database).load(frozen.CASE.id) == (frozen.CASE, frozen.VERSION)
    assert CaseStore(database).load(frozen.BARE.id) == (frozen.BARE, 1)
    assert CatalogueStore(database).load() == a_small_catalogue()
    assert SettingsStore(database).counsellor() == frozen.AUTHOR
    assert verify(database) == ()
    database.close()


def test_an_older_file_has_neither_edits_nor_versions_and_its_catalogue_is_version_0(old: Path) -> None:
    database = open_database(old)
    store = CatalogueStore(database)
    catalogue, case = store.load(), CaseStore(database).load(frozen.CASE.id)[0]
    assert (catalogue.version, catalogue.edited, store.versions()) == (0, {}, ())
    assert (case.plan.catalogue_version, store.plan_drift(case, catalogue)) == (0, None)
    sooner = replace(catalogue.sessions[0], hours_per_week=8)
    store.replace(replace(catalogue, sessions=(sooner, *catalogue.sessions[1:])))
    found = store.plan_drift(case, store.load())
    assert found is not None and found.version == 1
    database.close()


@pytest.mark.parametrize("revision", [name for name in FILES if name > FIRST])
def test_a_file_keeps_its_edits_versions_and_marks(tmp_path: Path, revision: str) -> None:
    database = open_database(frozen.unpacked(revision, tmp_path))
    store = CatalogueStore(database)
    evening = a_small_catalogue().sessions[0]
    key = ("sessions", ("MAT4", "evening"))
    (edit,) = store.load().edited.values()
    assert (edit.kind, edit.value, edit.basis, edit.made_on) == (
        "corrected", evening, evening, frozen.EDITED_ON
    )  # fmt: skip
    assert [version.what for version in store.versions()] == ["edit", "edit", "import"]
    assert [store.value_at(*key, n).hours_per_week for n in (1, 2, 3)] == [6, 8, 6]
    found = store.plan_drift(frozen.CASE, store.load())
    assert found is not None and (found.version, found.verdict, found.changes) == (2, "touched", ())
    database.close()


@pytest.mark.parametrize("revision", FILES)
def test_notes_consents_and_revisions_are_kept_since_their_schema(tmp_path: Path, revision: str) -> None:
    database = open_database(frozen.unpacked(revision, tmp_path))
    if revision >= "0004":
        assert CaseStore(database).load(frozen.KEPT.id) == (frozen.KEPT, 1)
    else:
        assert CaseStore(database).load(frozen.CASE.id)[0].keeping == Keeping()
    database.close()


@pytest.mark.parametrize("revision", FILES)
def test_what_nobody_knows_and_titles_are_kept_since_their_schema(tmp_path: Path, revision: str) -> None:
    database = open_database(frozen.unpacked(revision, tmp_path))
    if revision >= "0005":
        assert CaseStore(database).load(frozen.UNSAID.id) == (frozen.UNSAID, 1)
    else:
        case = CaseStore(database).load(frozen.CASE.id)[0]
        assert (case.client.trade_title, case.target.title, case.preferences.keep_job) == ("", "", True)
    database.close()


def test_the_access_journal_is_only_added_to(tmp_path: Path) -> None:
    path = frozen.unpacked(FIRST, tmp_path)
    open_database(path).close()
    changed(path, "INSERT INTO access_journal (id, what) VALUES ('a', 'opened')")
    for statement in ("UPDATE access_journal SET what = ''", "DELETE FROM access_journal"):
        with pytest.raises(sqlite3.IntegrityError, match="only added to"):
            changed(path, statement)


@pytest.mark.parametrize("revision", FILES)
def test_a_migrated_file_has_the_tables_of_today(tmp_path: Path, revision: str) -> None:
    path = frozen.unpacked(revision, tmp_path)
    open_database(path).close()
    fresh = tmp_path / "fresh.db"
    open_database(fresh).close()
    assert dict(schema_of(path)) == dict(schema_of(fresh))


def test_the_migrations_leave_exactly_the_tables_of_the_schema(tmp_path: Path) -> None:
    path, wanted = tmp_path / "a.db", tmp_path / "wanted.db"
    open_database(path).close()
    engine = create_engine(f"sqlite:///{wanted}")
    schema.metadata.create_all(engine)
    engine.dispose()
    found = {name: said for name, said in schema_of(path) if name != "alembic_version"}
    assert found == dict(schema_of(wanted))


def test_alembic_itself_sees_no_difference(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    open_database(path).close()
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert context.get_current_revision() == migrations.NEWEST
        assert compare_metadata(context, schema.metadata) == []
    engine.dispose()


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a file of the first schema."""
    return frozen.unpacked(FIRST, tmp_path)


@pytest.fixture
def next_schema(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Pretend that a later schema exists: cases get a column and their table is built anew."""

    def upgrade() -> None:
        with op.batch_alter_table("cases", recreate="always") as table:
            table.add_column(Column("mood", Text, nullable=False, server_default="calm"))
        op.create_index("ix_cases_mood", "cases", ["mood"])

    monkeypatch.setattr(migrations, "REVISIONS", (*migrations.REVISIONS, "9998"))
    monkeypatch.setattr(migrations, "NEWEST", "9998")
    released = migrations.steps()
    monkeypatch.setattr(migrations, "steps", lambda: (*released, upgrade))
    yield


@pytest.mark.usefixtures("next_schema")
def test_an_older_file_is_copied_then_migrated_and_keeps_every_row(old: Path) -> None:
    before = dump(old)
    database = open_database(old)
    assert CaseStore(database).load(frozen.CASE.id) == (frozen.CASE, frozen.VERSION)
    assert verify(database) == ()
    database.close()
    assert asked(old, "SELECT mood FROM cases") == [("calm",)] * 2
    assert asked(old, "SELECT version_num FROM alembic_version") == [("9998",)]
    (kept,) = backups.kept(old)
    assert dump(kept.path) == before and (kept.reason, kept.schema) == ("migration", FIRST)
    assert not list(old.parent.glob("*.new*"))


@pytest.mark.usefixtures("next_schema")
def test_a_migration_that_stops_at_any_statement_changes_nothing(old: Path) -> None:
    before, stops = dump(old), 0
    while not migrated(old, stops):
        assert dump(old) == before
        stops += 1
    assert stops > 8
    assert asked(old, "SELECT count(*) FROM case_steps, cases WHERE mood = 'calm'") == [(6,)]


def migrated(path: Path, stop: int) -> bool:
    """Return whether a migration during which the statement of that number is refused ends well."""
    left = count()

    def allowed(action: int, *_: str | None) -> int:
        changing = action not in READING
        return sqlite3.SQLITE_DENY if changing and next(left) == stop else sqlite3.SQLITE_OK

    with closing(connect(path)) as connection:
        connection.set_authorizer(allowed)
        try:
            migrations.migrate(connection, path)
        except Exception:
            return False
    return True


@pytest.mark.usefixtures("next_schema")
def test_a_migration_that_would_break_references_is_undone(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    *released, _ = migrations.steps()
    breaking = (*released, lambda: op.execute("DELETE FROM cases"))
    monkeypatch.setattr(migrations, "steps", lambda: breaking)
    before = dump(old)
    with closing(connect(old)) as connection, pytest.raises(sqlite3.IntegrityError, match="breaks"):
        migrations.migrate(connection, old)
    assert dump(old) == before


@pytest.mark.usefixtures("next_schema")
def test_a_migration_that_fails_on_the_copy_touches_nothing_of_the_file(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    *released, _ = migrations.steps()
    failing = (*released, lambda: op.execute("INSERT INTO nowhere VALUES (1)"))
    monkeypatch.setattr(migrations, "steps", lambda: failing)
    before = old.read_bytes()
    with pytest.raises(Exception, match="nowhere"):
        open_database(old)
    assert old.read_bytes() == before and not list(old.parent.glob("*.new*"))


@pytest.mark.usefixtures("next_schema")
def test_a_second_window_finds_the_work_done(old: Path) -> None:
    for _ in range(2):
        with closing(connect(old)) as connection:
            migrations.migrate(connection, old)
    assert asked(old, "SELECT count(*), max(version_num) FROM alembic_version") == [(1, "9998")]


def test_a_file_of_a_later_schema_is_refused_by_this_one(old: Path) -> None:
    with closing(connect(old)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        with pytest.raises(PlannerError, match="database-too-new"):
            migrations.migrate(connection, old)
