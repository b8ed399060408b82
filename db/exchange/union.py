"""The union of records: those of an export that are not here yet, and nothing twice."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import Any

from frozendict import frozendict
from sqlalchemy import Connection, and_, delete, select, update

from db.bulk import KEEP, REPLACE, insert_rows, is_file
from db.exchange.aside import ByCase, bring_back, coming_again, go_past_undoing
from db.exchange.clashing import Clash
from db.exchange.forgetting import forget
from db.exchange.incoming import Incoming
from db.exchange.links import check_links
from db.exchange.payload import Cells
from db.exchange.share import ROWS, Watch, counted, part, parts, unwatched
from db.exchange.withholding import fills, is_same
from db.rebuilding import Touched
from db.records import (
    CASE,
    COLUMNS,
    FIELD,
    KNOWING,
    LINKS,
    RECORD,
    Wall,
    local_name,
    mark_heads,
    overwrite,
    spans,
    this_site,
)
from db.schema import authors, cases, changes, exported_cases, merged_records, parents, purges, site
from planner.changes import ChangeId
from planner.errors import PlannerError
from planner.fields import Place
from planner.hybrid_clock import far_ahead

PLACE = itemgetter(COLUMNS.index("table"), COLUMNS.index("row"))
MOMENT = itemgetter(COLUMNS.index("hlc"))
NUMBERED = itemgetter(0, 1)
CASES_AT_ONCE = 500
# No backup that somebody went back to lacks more records than these: who claims more makes them up.
MOST_LOST = 2**24


@dataclass(frozen=True)
class News:
    """What of an export is new here: its records, the cases they are of, and the cases destroyed.

    `again` is what undone merges had brought and this one brings too, by merge and case; `doubtful` are the
    cases that are only said to be destroyed; `filled` says that some records were here without their content;
    `barred` are the cases of the file that were destroyed here, and `held` counts its records of all others.
    """

    records: tuple[Cells, ...] = ()
    touched: Touched = frozendict()
    purged: tuple[str, ...] = ()
    ahead: int = 0
    again: Mapping[str, ByCase] = frozendict()
    doubtful: tuple[str, ...] = ()
    filled: bool = False
    barred: tuple[str, ...] = ()
    held: int = 0

    def __bool__(self) -> bool:
        """Say whether anything is new."""
        return bool(self.records or self.purged or self.again)

    @cached_property
    def ids(self) -> Set[ChangeId]:
        """Return what names the new records, in their order, and those that undone merges had brought."""
        known = (i for by_case in self.again.values() for ids in by_case.values() for i in ids)
        return dict.fromkeys(chain(map(NUMBERED, self.records), known)).keys()


def news_of(
    connection: Connection,
    incoming: Incoming,
    wall: Wall,
    left_out: Collection[str] = (),
    tell: Watch = unwatched,
) -> News:
    """Return what of an export is new here, without the cases that the counsellor leaves out.

    `tell` hears how far it is. Clash if records differ from ours of their numbers.
    """
    gone = set(connection.execute(select(purges.c.case_id)).scalars())
    coming = {row[0] for row in incoming.purges}
    # What was destroyed here stays destroyed, whatever others still have of it.
    unwanted = gone | coming | set(left_out)
    left = [row for row in counted(incoming.changes, part(tell, 0.0, 0.2)) if row[CASE] not in unwanted]
    _check_own(connection, left)
    filled: list[ChangeId] = []
    records = tuple(_unknown(connection, left, filled, part(tell, 0.2, 0.8)))
    limit = far_ahead(wall())
    touched: dict[str, set[Place]] = defaultdict(set)
    for row in counted(records, part(tell, 0.8, 1.0)):
        touched[row[CASE]].add(PLACE(row))
    ahead = sum(moment > limit for moment in map(MOMENT, records))
    again = coming_again(connection, map(NUMBERED, left))
    for by_case in again.values():
        for case_id in by_case:
            touched[case_id].update()  # nothing else of it may be new
    barred = tuple(sorted(gone.intersection(row[CASE] for row in incoming.changes)))
    purged = tuple(sorted(coming - gone))
    return News(records, dict(touched), purged, ahead, again, (), bool(filled), barred, len(left))


def with_doubts(connection: Connection, news: News, stranger: bool, accepted: Collection[str]) -> News:
    """Return the news with only those destructions that are sure: of offices met, of cases that left here.

    What nobody else can know of nobody else can have destroyed; a person may accept it all the same.
    """
    if not news.purged:
        return news
    here = set(connection.execute(select(cases.c.id).where(cases.c.id.in_(news.purged))).scalars())
    known = here if stranger else here - _known_elsewhere(connection, here)
    doubtful = tuple(sorted(known - set(accepted)))
    sure = tuple(case_id for case_id in news.purged if case_id not in doubtful)
    return replace(news, purged=sure, doubtful=doubtful)


def _known_elsewhere(connection: Connection, ids: Collection[str]) -> set[str]:
    ours = this_site(connection)[0]
    sent = select(exported_cases.c.case_id).where(exported_cases.c.case_id.in_(ids))
    others = changes.c.site.not_in((ours, local_name(ours)))
    came = select(changes.c.case_id).where(changes.c.case_id.in_(ids), others)
    return set(connection.execute(sent.union(came)).scalars())


def add(
    connection: Connection, incoming: Incoming, news: News, wall: Wall, tell: Watch = unwatched
) -> dict[str, Set[Place]]:
    """Add what is new, and return the rows of the cases that are to be rebuilt then.

    PlannerError where an edit says that it overwrote another field than its own.
    """
    known = [(key, a.name, a.initials, a.office) for key, a in incoming.authors.items()]
    insert_rows(connection, authors, ("id", "name", "initials", "office"), known, KEEP)
    ids = news.ids
    links = [row for row in incoming.parents if (row[0], row[1]) in ids]
    # What comes again is here already, removals too: the file says of which kind it is.
    told = incoming.changes if news.again else news.records
    knowing = {(row[0], row[1]) for row in told if row[FIELD] in KNOWING}
    edits = [row for row in links if (row[0], row[1]) not in knowing]
    gone = _overwritten(connection, news, edits, part(tell, 0.0, 0.1))
    # A record whose content was withheld is here already, and gets it.
    replacing = REPLACE if news.filled else ""
    known_too = KEEP if news.filled or news.again else ""
    for rows in parts(news.records, part(tell, 0.1, 0.5)):
        marked = [(*row, (row[0], row[1]) not in gone) for row in rows]
        insert_rows(connection, changes, (*COLUMNS, "head"), marked, replacing)
    for found in parts(links, part(tell, 0.5, 0.7)):
        insert_rows(connection, parents, LINKS, list(found), known_too)
    check_links(connection, _stretches(news.records, part(tell, 0.7, 0.8)))
    for some in parts(tuple(gone - ids), part(tell, 0.8, 0.9)):
        overwrite(connection, some)
    if replacing or known_too:
        for cases_ in parts(tuple(news.touched), part(tell, 0.9, 1.0), CASES_AT_ONCE):
            mark_heads(connection, cases_)
    _follow(connection, news, wall)
    touched = dict(news.touched)
    for merge_id, by_case in news.again.items():
        for case_id, places in bring_back(connection, merge_id, by_case).items():
            touched[case_id] = touched[case_id] | places
    go_past_undoing(connection, touched.keys(), ids)
    return touched


def _overwritten(connection: Connection, news: News, links: Iterable[Cells], tell: Watch) -> Set[ChangeId]:
    """Return what edits overwrite by their links, and what of the new records one overwrites that is here."""
    gone = {(row[2], row[3]) for row in links}
    later = and_(changes.c.site == parents.c.site, changes.c.seq == parents.c.seq)
    known = select(parents.c.parent_site, parents.c.parent_seq).join(changes, later)
    for here, span in _stretches(news.records, tell):
        named = and_(parents.c.parent_site == here, parents.c.parent_seq.between(*span))
        edits = known.where(named, changes.c.field.not_in(KNOWING))
        gone.update((row[0], row[1]) for row in connection.execute(edits))
    return gone


def destroy(connection: Connection, incoming: Incoming, news: News) -> None:
    """Destroy here what the law had destroyed elsewhere, and remember it."""
    known = set(news.purged)
    names = ("case_id", "site", "hlc", "author", "reason")
    insert_rows(connection, purges, names, [row for row in incoming.purges if row[0] in known])
    for case_id in news.purged:
        erase(connection, case_id)


def erase(connection: Connection, case_id: str) -> None:
    """Take a case and all its records out of the tables, and in a file out of the pages that they lay in."""
    if is_file(connection):
        connection.exec_driver_sql("PRAGMA secure_delete = ON")
    forget(connection, case_id)
    mine = select(changes.c.seq).where(
        changes.c.case_id == case_id, changes.c.site == parents.c.site, changes.c.seq == parents.c.seq
    )
    connection.execute(delete(parents).where(mine.exists()))
    connection.execute(delete(changes).where(changes.c.case_id == case_id))
    connection.execute(delete(cases).where(cases.c.id == case_id))


def keep_runs(connection: Connection, merge_id: str, ids: Iterable[ChangeId]) -> None:
    """Keep which records a merge brought, and which choices were made with it."""
    rows = [(merge_id, *run) for run in _runs(sorted(ids))]
    insert_rows(connection, merged_records, ("merge_id", "site", "first", "last"), rows)


def _unknown(
    connection: Connection, rows: list[Cells], filled: list[ChangeId], tell: Watch
) -> Iterator[Cells]:
    known: dict[ChangeId, Cells] = {}
    for here, span in spans(map(NUMBERED, rows)).items():
        asked = select(*RECORD).where(changes.c.site == here, changes.c.seq.between(*span))
        for found in connection.execute(asked).partitions(ROWS):
            tell(0, 1)
            known |= {(row[0], row[1]): tuple(row) for row in found}
    if not known:
        yield from counted(rows, tell)
        return
    apart: list[tuple[Cells, Cells]] = []
    for row in counted(rows, tell):
        ours = known.get((row[0], row[1]))
        if ours is None:
            yield row
        elif ours != row and is_same(ours, row):
            if fills(ours, row):
                filled.append((row[0], row[1]))
                yield row
        elif ours != row:
            apart.append((ours, row))
    if apart:
        raise Clash(apart)


def _stretches(rows: Iterable[Cells], tell: Watch) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield between which numbers the records of each site lie, so many at a time in their order."""
    for some in parts(sorted(map(NUMBERED, rows)), tell):
        yield from spans(some).items()


def _check_own(connection: Connection, rows: Iterable[Cells]) -> None:
    """Refuse records in our name so far beyond ours that no number would be left for the next save."""
    here, seq, _ = this_site(connection)
    most = max((row[1] for row in rows if row[0] == here), default=0)
    if most > seq + MOST_LOST:
        raise PlannerError("exchange-clash", site=here, number=most)


def _follow(connection: Connection, news: News, wall: Wall) -> None:
    """Never give a number or a moment again that others have seen of this site."""
    here, seq, hlc = this_site(connection)
    mine = max((row[1] for row in news.records if row[0] == here), default=0)
    limit = far_ahead(wall())
    seen = max((moment for moment in map(MOMENT, news.records) if moment <= limit), default=0)
    connection.execute(update(site).values(seq=max(seq, mine), hlc=max(hlc, seen)))


def _runs(ids: list[ChangeId]) -> Iterator[tuple[str, int, int]]:
    start: list[Any] = []
    for here, seq in ids:
        if start and (start[0], start[2] + 1) == (here, seq):
            start[2] = seq
            continue
        if start:
            yield start[0], start[1], start[2]
        start = [here, seq, seq]
    if start:
        yield start[0], start[1], start[2]
