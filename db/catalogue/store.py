"""The store of the catalogue: published rows and office edits, read as one, each change a version."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date
from typing import Any

from frozendict import frozendict
from sqlalchemy import Connection

from db.catalogue.edits import drop_edit, edited_part, office_edits, put_edit
from db.catalogue.marks import Verdicts, behind, judge, mark, open_plans
from db.catalogue.retired import with_hidden, with_retired
from db.catalogue.tables import publish, published_catalogue
from db.catalogue.versions import (
    EDIT,
    IMPORT,
    UNDO,
    WITHDRAWAL,
    CatalogueVersion,
    add_version,
    all_versions,
    changed_since,
    counted,
    former_value,
    last_version,
)
from db.catalogue.well_formed import well_formed
from db.database import Database
from db.uncollected import uncollected
from planner.case import Case
from planner.catalogue import Catalogue
from planner.drift import Key, Turn, row_key, rows, sizes, turns
from planner.edition import overlaid, published
from planner.errors import PlannerError
from planner.office import Counsellor
from planner.office_edit import OfficeEdit
from planner.recognition import catalogued
from planner.touching import (
    ACTIVITIES,
    COMPETENCIES,
    MATTERING,
    MEASURES,
    SESSIONS,
    Beneath,
    PlanDrift,
    funded_before,
    touched,
)

NOBODY = Counsellor()
FIRST = 1
NO_VERDICTS: Verdicts = frozendict()
# An activity that is withdrawn hides what is beneath it.
TOGETHER = {ACTIVITIES: (ACTIVITIES, SESSIONS, COMPETENCIES), SESSIONS: (ACTIVITIES, SESSIONS)}


class CatalogueStore:
    """The catalogue of a database."""

    def __init__(self, database: Database, today: Callable[[], date] = date.today) -> None:
        self._database = database
        self._today = today

    def load(self) -> Catalogue:
        """Return the whole catalogue as one snapshot: retired rows included, office edits over the rest."""
        with uncollected(), self._database.reading() as connection:
            return _whole(connection)

    def replace(
        self,
        catalogue: Catalogue,
        source: str = "",
        author: Counsellor = NOBODY,
        verdicts: Verdicts = NO_VERDICTS,
    ) -> int:
        """Publish another catalogue beneath the office's edits; return the version that it makes.

        Rows that plans use stay, retired. `verdicts` say, by case, what a preview found it to do.
        """
        with uncollected(), self._database.writing() as connection:
            old, edits = published_catalogue(connection), office_edits(connection)
            beneath = published(with_hidden(catalogue, old))
            new = with_retired(beneath, old, connection)
            publish(connection, new, old)
            before, after = overlaid(old, edits), overlaid(new, edits)
            said = self._next(connection, IMPORT, source, author)
            if said.number == FIRST and before == Catalogue():
                # Every row is new and no plan rests on any: the counts say it all.
                add_version(connection, said, (), {t: [n, 0, 0] for t, n in sizes(after).items() if n})
                return said.number
            return _kept(connection, said, turns(before, after), verdicts)

    def edit(
        self, table: str, value: Any, source: str, author: Counsellor, verdicts: Verdicts = NO_VERDICTS
    ) -> int:
        """Add or correct a row as the office knows it; return the version that it makes."""
        said = well_formed(table, value, self._activities() if table == SESSIONS else None)
        edit = OfficeEdit(table, row_key(table, said), said, source.strip(), _name(author), self._today())
        return self._change(EDIT, edit, author, verdicts)

    def withdraw(
        self, table: str, key: Key, source: str, author: Counsellor, verdicts: Verdicts = NO_VERDICTS
    ) -> int:
        """Take a row out of the office's catalogue; plans that use it keep it, retired."""
        edit = OfficeEdit(table, key, None, source.strip(), _name(author), self._today())
        return self._change(WITHDRAWAL, edit, author, verdicts)

    def undo(self, table: str, key: Key, author: Counsellor, verdicts: Verdicts = NO_VERDICTS) -> int:
        """Drop the office's edit of a row: what is published holds again."""
        with self._database.writing() as connection:
            tables = TOGETHER.get(table, (table,))
            before = edited_part(connection, *tables)
            drop_edit(connection, table, key)
            said = self._next(connection, UNDO, " / ".join(key), author)
            after = edited_part(connection, *tables)
            return _kept(connection, said, turns(before, after, tables), verdicts)

    def judge(self, version: int, verdicts: Verdicts) -> None:
        """Keep with the plans what a version does to them, when that was found out after it was written."""
        with self._database.writing() as connection:
            judge(connection, version, verdicts)

    def versions(self) -> tuple[CatalogueVersion, ...]:
        """Return the versions of the catalogue, the newest first."""
        with self._database.reading() as connection:
            return all_versions(connection)

    def value_at(self, table: str, key: Key, version: int) -> Any:
        """Return what a row was in a version of the catalogue; None when it was not there."""
        with self._database.reading() as connection:
            now = rows(table, _whole(connection).offered()).get(key)
            return former_value(connection, table, key, version, now)

    def plan_drift(self, case: Case, catalogue: Catalogue) -> PlanDrift | None:
        """Return what changed beneath a plan since it was looked at; nothing if no version touched it."""
        with self._database.reading() as connection:
            marked = behind(connection, case, catalogue.version)
            if marked is None:
                return None
            version, verdict = marked
            found = _turns(connection, version - 1, case, catalogue)
            funded = (funded_before(catalogue, found), catalogue)
            changes = touched(case, found, *funded)
            # With several plans, the mark may be that of another one.
            return PlanDrift(version, verdict, changes) if changes or not case.keeping.plans else None

    def open_plans(self) -> tuple[Case, ...]:
        """Return the cases on the lists whose plan has activities that are not over."""
        with self._database.reading() as connection:
            return tuple(open_plans(connection))

    def _activities(self) -> Collection[str]:
        with self._database.reading() as connection:
            return edited_part(connection, ACTIVITIES).offered().activities

    def _change(self, what: str, edit: OfficeEdit, author: Counsellor, verdicts: Verdicts) -> int:
        if not edit.source:
            raise PlannerError("edit-without-source")
        if not edit.author:
            raise PlannerError("edit-without-author")
        with self._database.writing() as connection:
            tables = TOGETHER.get(edit.table, (edit.table,))
            before = edited_part(connection, *tables)
            put_edit(connection, edit)
            said = self._next(connection, what, edit.source, author)
            after = edited_part(connection, *tables)
            return _kept(connection, said, turns(before, after, tables), verdicts)

    def _next(self, connection: Connection, what: str, source: str, author: Counsellor) -> CatalogueVersion:
        return CatalogueVersion(last_version(connection) + 1, self._today(), what, source, _name(author))


def _whole(connection: Connection) -> Catalogue:
    found = overlaid(published_catalogue(connection), office_edits(connection))
    return replace(found, version=last_version(connection))


def _name(author: Counsellor) -> str:
    return author.name.strip() or author.initials.strip()


def _kept(
    connection: Connection,
    version: CatalogueVersion,
    found: tuple[Turn, ...],
    verdicts: Verdicts,
) -> int:
    """Keep a version with what it changed, mark the plans it touched, and return its number."""
    add_version(connection, version, found, counted(found))
    mark(connection, version.number, Beneath.of(found, *_funded(connection, found)), verdicts)
    return version.number


def _funded(connection: Connection, found: tuple[Turn, ...]) -> tuple[Catalogue, ...]:
    """Return the catalogues before and after, but only if a measure changed: few changes are of measures."""
    if not any(turn.table == MEASURES for turn in found):
        return ()
    now = _whole(connection).offered()
    return funded_before(now, found), now


def _turns(connection: Connection, version: int, case: Case, catalogue: Catalogue) -> tuple[Turn, ...]:
    """Return what of a case's rows is not what it was in a version."""
    steps = [step.activity for step in case.plan.activity_steps]
    codes = {*steps, *map(catalogued, steps), case.target.trade}
    former = changed_since(connection, version, MATTERING, codes)
    offered = catalogue.offered()
    now = {table: rows(table, offered) for table in {table for table, _ in former}}
    return tuple(
        Turn(table, key, before, now[table].get(key))
        for (table, key), before in former.items()
        if before != now[table].get(key)
    )
