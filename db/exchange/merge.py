"""The merge of an export: what it would do, field by field, and doing it, in one transaction."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from frozendict import frozendict
from sqlalchemy import Connection, insert, select

from db.backups import make
from db.catalogue.retired import with_retired
from db.catalogue.tables import publish, published_catalogue
from db.database import Database
from db.exchange.choosing import choose
from db.exchange.cleansing import cleanse
from db.exchange.fields import FieldChange, FieldId, field_changes
from db.exchange.offices import Meeting, known_key, meeting, remember
from db.exchange.package import Package, read_package
from db.exchange.sealing import Keys
from db.exchange.union import News, add, destroy, keep_runs, news_of
from db.rebuilding import Touched, rebuild
from db.records import Wall, author_of, current_of, moment, new_stamp, wall_clock
from db.schema import activities, cases, merges, sessions, skills, trades
from db.uncollected import uncollected
from planner.case import new_id
from planner.catalogue import Catalogue
from planner.changes import Change, ChangeId, History
from planner.errors import PlannerError
from planner.fields import CASES, Place, Row, Value
from planner.office import Counsellor

NEW, CHANGED, CONFLICT, DESTROYED = "new", "changed", "conflict", "destroyed"
KINDS = (NEW, CHANGED, CONFLICT, DESTROYED)
Choices = Mapping[FieldId, Value]
NO_CHOICES: Choices = frozendict()
NOBODY = Counsellor()
CHUNK = 500
Watch = Callable[[int, int], None]
# How the cases stand that are here already, where it is to be told field by field.
Before = Mapping[str, History | None]


@dataclass(frozen=True, slots=True)
class CaseMerge:
    """What a merge does to one case; only a preview tells the fields, and of cases that are here already.

    `entries` are the rows that the fields belong to, as they are after the merge, or were if they go.
    """

    id: str
    name: str
    kind: str
    fields: tuple[FieldChange, ...] = ()
    entries: Mapping[Place, Row] = frozendict()


@dataclass(frozen=True, slots=True)
class Preview:
    """What a merge would do; `ahead` counts the records of a clock that runs far ahead of ours."""

    package: Package
    meeting: Meeting
    cases: tuple[CaseMerge, ...]
    records: int
    known: int
    ahead: int = 0

    @property
    def older(self) -> bool:
        """Say whether a newer export of the same office came in before; it takes nothing back."""
        return self.package.manifest.sequence < self.meeting.last

    def of(self, kind: str) -> tuple[CaseMerge, ...]:
        """Return the cases to which one kind of thing happens."""
        return tuple(case for case in self.cases if case.kind == kind)


@dataclass(frozen=True, slots=True)
class Report:
    """What a merge did; `id` is empty and no backup was made when there was nothing new."""

    preview: Preview
    id: str = ""
    backup: Path | None = None


class _Undone(Exception):
    """Ends a transaction that was only to be looked at."""


def _unwatched(done: int, total: int) -> None:
    """Tell nobody."""


def received(database: Database, path: Path, passphrase: str = "", tell: Watch = _unwatched) -> Package:
    """Return a received file, opened with the passphrase or this office's own key."""
    with database.reading() as connection:
        office = known_key(connection)
    return read_package(path, Keys(passphrase, office), tell)


def preview(
    database: Database, package: Package, wall: Wall = wall_clock, tell: Watch = _unwatched
) -> Preview:
    """Return what a merge would do, and write nothing.

    `tell` hears how many cases are done of all, and may raise to stop.
    """
    found: list[Preview] = []
    try:
        with uncollected(), database.writing() as connection:
            news, met = _asked(connection, package, wall)
            before = _before(connection, news)
            found.append(_merged(connection, package, news, met, before, wall, tell))
            raise _Undone
    except _Undone:
        return found[0]


def merge(
    database: Database,
    package: Package,
    author: Counsellor = NOBODY,
    choices: Choices = NO_CHOICES,
    wall: Wall = wall_clock,
    tell: Watch = _unwatched,
    left_out: Collection[str] = (),
) -> Report:
    """Merge an export after a copy of the database is made; what is here already changes nothing.

    `choices` are the values that the counsellor prefers: ordinary edits that overwrite all heads of a field,
    or take an entry out (the field REMOVAL). Nothing is taken of the cases `left_out`.
    """
    with uncollected(), database.writing() as connection:
        news, met = _asked(connection, package, wall, left_out)
        # Nothing is written yet: what the copy holds is what this transaction began with.
        copy = make(database.path, "merge").path if news or choices else None
        before = dict.fromkeys(_known(connection, news))
        done = _merged(connection, package, news, met, before, wall, tell)
        remember(connection, package.manifest, _day(wall))
        chosen = _choose(connection, choices, author, wall)
        ids = [*news.ids, *(record.id for record in chosen)]
        merge_id = _noted(connection, package, author, ids, _day(wall)) if copy else ""
    if news.purged:
        cleanse(database)
    return Report(done, merge_id, copy)


def _day(wall: Wall) -> date:
    return moment(wall() << 16).date()


def _asked(
    connection: Connection, package: Package, wall: Wall, left_out: Collection[str] = ()
) -> tuple[News, Meeting]:
    met = meeting(connection, package.manifest, str(package.path))
    try:
        return news_of(connection, package.content, wall, left_out), met
    except PlannerError as fault:
        raise PlannerError(fault.code, **{**fault.details, "path": str(package.path)}) from fault


def _merged(
    connection: Connection,
    package: Package,
    news: News,
    met: Meeting,
    before: Before,
    wall: Wall,
    tell: Watch,
) -> Preview:
    gone = tuple(CaseMerge(case_id, _name(connection, case_id), DESTROYED) for case_id in news.purged)
    touched = add(connection, package.content, news, wall)
    found = tuple(_case_merges(connection, touched, news.ids, before, tell))
    destroy(connection, package.content, news)
    _add_catalogue(connection, package.content.catalogue)
    known = len(package.content.changes) - len(news.records)
    return Preview(package, met, (*found, *gone), len(news.records), known, news.ahead)


def _before(connection: Connection, news: News) -> dict[str, History]:
    """Return how the cases stand that are here already: only these are told field by field."""
    found: dict[str, History] = {}
    for chunk in _chunks(news):
        found |= current_of(connection, chunk)
    return found


def _known(connection: Connection, news: News) -> Iterator[str]:
    for chunk in _chunks(news):
        yield from connection.execute(select(cases.c.id).where(cases.c.id.in_(chunk))).scalars()


def _chunks(news: News) -> Iterator[list[str]]:
    waiting = iter(news.touched)
    while chunk := list(islice(waiting, CHUNK)):
        yield chunk


def _case_merges(
    connection: Connection, touched: Touched, ids: frozenset[ChangeId], before: Before, tell: Watch
) -> Iterator[CaseMerge]:
    total = len(touched)
    tell(0, total)
    for number, (case_id, after) in enumerate(rebuild(connection, touched), 1):
        yield _case_merge(case_id, before, after, ids)
        if number % CHUNK == 0 or number == total:
            tell(number, total)


def _case_merge(case_id: str, before: Before, after: History, ids: frozenset[ChangeId]) -> CaseMerge:
    name = str(after.value((CASES, case_id), "name") or "")
    if case_id not in before:
        return CaseMerge(case_id, name, NEW)
    apart = any(head.id in ids for heads in after.conflicts for head in heads)
    known = before[case_id]
    fields = tuple(field_changes(case_id, known, after, ids)) if known else ()
    places = {(field.table, field.row) for field in fields}
    rows = {**known.rows, **after.rows} if known else {}
    entries = {place: rows[place] for place in places if place in rows}
    return CaseMerge(case_id, name, CONFLICT if apart else CHANGED, fields, entries)


def _name(connection: Connection, case_id: str) -> str:
    return str(connection.execute(select(cases.c.name).where(cases.c.id == case_id)).scalar() or "")


def _add_catalogue(connection: Connection, received: Catalogue) -> None:
    """Keep the rows that received plans use and that are not here: for these plans, offered to no other."""
    if _has_all(connection, received):
        return
    own = published_catalogue(connection)
    publish(connection, with_retired(own, received, connection), own)


def _has_all(connection: Connection, received: Catalogue) -> bool:
    tables = {trades: received.trades, skills: received.skills, activities: received.activities}
    known = all(
        set(kept) <= set(connection.execute(select(t.c.code)).scalars()) for t, kept in tables.items()
    )
    own = {tuple(row) for row in connection.execute(select(sessions.c.activity, sessions.c.code))}
    return known and {(s.activity, s.code) for s in received.sessions} <= own


def _noted(
    connection: Connection, package: Package, author: Counsellor, ids: Iterable[ChangeId], day: date
) -> str:
    label, merge_id = package.manifest, new_id()
    row = {
        "id": merge_id, "file": package.path.name, "sha256": label.sha256, "office": label.office,
        "office_name": label.office_name, "sequence": label.sequence, "made_on": day.isoformat(),
        "author": author_of(author).name,
    }  # fmt: skip
    connection.execute(insert(merges).values(**row))
    keep_runs(connection, merge_id, ids)
    return merge_id


def _choose(connection: Connection, choices: Choices, author: Counsellor, wall: Wall) -> tuple[Change, ...]:
    made = []
    touched: dict[str, set[Place]] = {}
    for (case_id, table, row, name), value in choices.items():
        stamp = new_stamp(connection, author_of(author), wall)
        made.append(choose(connection, case_id, (table, row), name, value, stamp))
        touched.setdefault(case_id, set()).add((table, row))
    list(rebuild(connection, touched))
    return tuple(made)
