"""The merge of an export: what it would do, field by field, and doing it, in one transaction."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from frozendict import frozendict
from sqlalchemy import Connection, insert, select

from db.catalogue.retired import with_retired
from db.catalogue.tables import publish, published_catalogue
from db.database import Database
from db.exchange.asking import Asked, asked
from db.exchange.case_merges import (
    CHANGED,
    CHUNK,
    CONFLICT,
    NEW,
    Before,
    CaseMerge,
    before_of,
    case_merges,
    gone_of,
    samples_of,
    versions,
)
from db.exchange.certifying import Facts, certify, facts, unfinished
from db.exchange.choosing import choose
from db.exchange.cleansing import see_to_copies
from db.exchange.fields import FieldId
from db.exchange.offices import Meeting, known_key, remember
from db.exchange.package import Package, read_package
from db.exchange.private import private_places
from db.exchange.sealing import Keys
from db.exchange.share import Watch, counted, halting, part, parts, unwatched
from db.exchange.shown import check_shown, named_before
from db.exchange.union import add, destroy, keep_runs
from db.rebuilding import rebuild
from db.records import Wall, author_of, moment, new_stamp, wall_clock
from db.schema import activities, merges, sessions, skills, trades
from db.uncollected import uncollected
from planner.case import new_id
from planner.catalogue import Catalogue
from planner.changes import Change, ChangeId
from planner.errors import PlannerError
from planner.fields import Place, Value
from planner.office import Counsellor

Choices = Mapping[FieldId, Value]
NO_CHOICES: Choices = frozendict()
NOBODY = Counsellor()
# The copies of what a merge destroys take longer than the merge.
CLEANSED_FROM = 0.6


@dataclass(frozen=True, slots=True)
class Preview:
    """What a merge would do; `ahead` counts the records of a clock that runs far ahead of ours.

    `seen` are the versions of the cases that are here already, as they were looked at. `barred` are the cases
    that the file still carries though they were destroyed here: nothing of them is taken. `private` are the
    fields that bring what reads like a social insurance number; only a preview looks for them. `apart` counts
    the records that bear the number of another one here: both are kept.
    """

    package: Package
    meeting: Meeting
    cases: tuple[CaseMerge, ...]
    records: int
    known: int
    ahead: int = 0
    seen: Mapping[str, int] = frozendict()
    barred: tuple[str, ...] = ()
    private: tuple[FieldId, ...] = ()
    apart: int = 0

    @property
    def is_undoable(self) -> bool:
        """Say whether undoing the merge would give anything back: what is destroyed stays so."""
        return any(self.of(kind) for kind in (NEW, CHANGED, CONFLICT))

    @property
    def older(self) -> bool:
        """Say whether a newer export of the same office came in before; it takes nothing back."""
        return self.package.manifest.sequence < self.meeting.last

    def of(self, kind: str) -> tuple[CaseMerge, ...]:
        """Return the cases to which one kind of thing happens."""
        return tuple(found for found in self.cases if found.kind == kind)


@dataclass(frozen=True, slots=True)
class Report:
    """What a merge did; `id` is empty and no backup was made when there was nothing new.

    What it destroyed is gone from the lists, but `unclean` says what kept traces of it in the copies.
    """

    preview: Preview
    id: str = ""
    backup: Path | None = None
    unclean: PlannerError | None = None


class _Undone(Exception):
    """Ends a transaction that was only to be looked at."""


def received(database: Database, path: Path, passphrase: str = "", tell: Watch = unwatched) -> Package:
    """Return a received file, opened with the passphrase or this office's own key."""
    with database.reading() as connection:
        office = known_key(connection)
    return read_package(path, Keys(passphrase, office), tell)


def preview(
    database: Database, package: Package, wall: Wall = wall_clock, tell: Watch = unwatched
) -> Preview:
    """Return what a merge would do, and write nothing.

    `tell` hears how far it is, and may raise to stop.
    """
    found: list[Preview] = []
    try:
        with uncollected(), database.writing() as connection:
            ask = asked(connection, package, wall, tell=part(tell, 0.0, 0.2))
            news = ask.news
            before, seen = before_of(connection, news, part(tell, 0.2, 0.3)), versions(connection, news)
            done = _merged(connection, package, ask, before, wall, part(tell, 0.3, 0.9))
            private = private_places(counted(news.records, part(tell, 0.9, 1.0)))
            found.append(replace(done, seen=seen, private=private))
            raise _Undone
    except _Undone:
        return found[0]


def merge(
    database: Database,
    package: Package,
    author: Counsellor = NOBODY,
    choices: Choices = NO_CHOICES,
    wall: Wall = wall_clock,
    tell: Watch = unwatched,
    left_out: Collection[str] = (),
    accepted: Collection[str] = (),
    seen: Mapping[str, int] | None = None,
) -> Report:
    """Merge an export after a file is backed up; what is here already changes nothing.

    `choices` are the values that the counsellor prefers: ordinary edits that overwrite all heads of a field,
    or take an entry out (the field REMOVAL). Nothing is taken of the cases `left_out`. What an
    office that nobody met, or that never had the case, says is destroyed goes only if it is `accepted`.
    PlannerError and nothing written if the cases are not as they were `seen` any more.
    """
    with uncollected(), database.writing() as connection:
        ask = asked(connection, package, wall, left_out, accepted, part(tell, 0.0, 0.2))
        news = ask.news
        known = versions(connection, news)
        _check_seen(known, known if seen is None else seen, left_out, package)
        # Nothing is written yet: what the copy holds is what this transaction began with.
        with halting(part(tell, 0.2, 0.3)) as stopped:
            copy = database.copied("merge", stopped) if news or choices else None
        before: Before = {**dict.fromkeys(known), **samples_of(connection, known)}
        last = {case_id: facts(connection, case_id) for case_id in news.purged if case_id in known}
        merged = CLEANSED_FROM if news.purged else 1.0
        done = _merged(connection, package, ask, before, wall, part(tell, 0.3, merged))
        remember(connection, package.manifest, _day(wall))
        chosen = _choose(connection, choices, author, wall)
        ids = [*news.ids, *(record.id for record in chosen)]
        merge_id = _noted(connection, package, author, ids, _day(wall)) if news or choices else ""
        _certify(connection, last, package, author, wall)
    return Report(done, merge_id, copy, _unclean(database, bool(news.purged), part(tell, merged, 1.0)))


def _unclean(database: Database, destroyed: bool, tell: Watch) -> PlannerError | None:
    """See to the copies of what is destroyed, here or by an earlier merge; return what keeps traces there.

    What was merged holds by then: whatever goes wrong now is told beside it.
    """
    with database.reading() as connection:
        waits = destroyed or bool(unfinished(connection))
    try:
        if waits:
            see_to_copies(database, tell)
    except PlannerError as fault:
        return fault
    return None


def _certify(
    connection: Connection, last: Mapping[str, Facts], package: Package, author: Counsellor, wall: Wall
) -> None:
    """Leave a certificate of each case that the merge destroyed, which names the office that had it done."""
    label = package.manifest
    reason = f"{label.office_name or label.office} · {label.sequence}"
    for case_id, told in last.items():
        certify(connection, told, case_id, reason, author, moment(wall() << 16))


def _day(wall: Wall) -> date:
    return moment(wall() << 16).date()


def _check_seen(
    known: Mapping[str, int], seen: Mapping[str, int], left_out: Collection[str], package: Package
) -> None:
    now, then = ({c: v for c, v in of.items() if c not in left_out} for of in (known, seen))
    if now != then:
        raise PlannerError("merge-outdated", path=str(package.path))


def _merged(
    connection: Connection, package: Package, found: Asked, before: Before, wall: Wall, tell: Watch
) -> Preview:
    news, content = found.news, found.content
    gone = tuple(gone_of(connection, news))
    named = named_before(connection, news.ids)
    touched = add(connection, content, news, wall, part(tell, 0.0, 0.4))
    changed = tuple(case_merges(connection, touched, news.ids, before, part(tell, 0.4, 1.0)))
    for chunk in parts(tuple(touched) if named else (), unwatched, CHUNK):
        check_shown(connection, chunk)
    destroy(connection, content, news)
    _add_catalogue(connection, content.catalogue)
    known = news.held - len(news.records)
    return Preview(
        package,
        found.meeting,
        (*changed, *gone),
        len(news.records),
        known,
        news.ahead,
        barred=news.barred,
        apart=found.apart,
    )


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
    made: list[Change] = []
    touched: dict[str, set[Place]] = {}
    for (case_id, table, row, name), value in choices.items():
        stamp = new_stamp(connection, author_of(author), wall)
        made.extend(choose(connection, case_id, (table, row), name, value, stamp))
        touched.setdefault(case_id, set()).add((table, row))
    list(rebuild(connection, touched))
    return tuple(made)
