"""What a merge does to each case: its kind, and field by field where the case is here already."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import islice

from frozendict import frozendict
from sqlalchemy import Connection, select

from db.exchange.fields import FieldChange, field_changes
from db.exchange.share import Watch, parts, unwatched
from db.exchange.union import News
from db.rebuilding import Touched, rebuild
from db.records import current_of
from db.schema import cases
from planner.changes import ChangeId, History
from planner.fields import CASES, Place, Row

NEW, CHANGED, CONFLICT, DESTROYED, DOUBTFUL = "new", "changed", "conflict", "destroyed", "doubtful"
CHUNK = 100
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


def before_of(connection: Connection, news: News, tell: Watch = unwatched) -> dict[str, History]:
    """Return how the cases stand that are here already: only these are told field by field."""
    found: dict[str, History] = {}
    for chunk in parts(tuple(news.touched), tell, CHUNK):
        found |= current_of(connection, chunk)
    return found


def versions(connection: Connection, news: News) -> dict[str, int]:
    """Return the versions of the cases that are here already and that a merge changes or destroys."""
    found: dict[str, int] = {}
    for chunk in _chunks((*news.touched, *news.purged, *news.doubtful)):
        here = select(cases.c.id, cases.c.version).where(cases.c.id.in_(chunk))
        found |= dict(connection.execute(here).all())
    return found


def gone_of(connection: Connection, news: News) -> Iterator[CaseMerge]:
    """Yield the cases that are destroyed here, and those that somebody is to say it of."""
    for kind, ids in ((DESTROYED, news.purged), (DOUBTFUL, news.doubtful)):
        for case_id in ids:
            named = select(cases.c.name).where(cases.c.id == case_id)
            yield CaseMerge(case_id, str(connection.execute(named).scalar() or ""), kind)


def _chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    waiting = iter(ids)
    while chunk := list(islice(waiting, CHUNK)):
        yield chunk


def case_merges(
    connection: Connection, touched: Touched, ids: Set[ChangeId], before: Before, tell: Watch
) -> Iterator[CaseMerge]:
    """Yield what became of each touched case, its rows made anew; `tell` hears how many are done of all.

    Of a sample nothing is told that looks as it did: every office wrote its own records of the same one.
    """
    total = len(touched)
    tell(0, total)
    for number, (case_id, after) in enumerate(rebuild(connection, touched), 1):
        done = _case_merge(case_id, before, after, ids)
        if not (before.get(case_id) and done.kind == CHANGED and not done.fields and _is_sample(after)):
            yield done
        if number % CHUNK == 0 or number == total:
            tell(number, total)


def samples_of(connection: Connection, case_ids: Iterable[str]) -> dict[str, History]:
    """Return how the samples among these cases stand."""
    found: dict[str, History] = {}
    for chunk in _chunks(case_ids):
        asked = select(cases.c.id).where(cases.c.id.in_(chunk), cases.c.sample)
        found |= current_of(connection, connection.execute(asked).scalars().all())
    return found


def _is_sample(history: History) -> bool:
    return any(place[0] == CASES and row.get("sample") for place, row in history.rows.items())


def _case_merge(case_id: str, before: Before, after: History, ids: Set[ChangeId]) -> CaseMerge:
    name = str(after.value((CASES, case_id), "name") or "")
    if case_id not in before:
        return CaseMerge(case_id, name, NEW)
    apart = any(head.id in ids for heads in after.conflicts for head in heads)
    known = before[case_id]
    fields = tuple(field_changes(case_id, known, after, ids)) if known else ()
    places = {(field.table, field.row) for field in fields}
    rows = {**known.rows, **after.rows} if known else {}
    entries = {place: rows.get(place, after.row(place)) for place in places}
    return CaseMerge(case_id, name, CONFLICT if apart else CHANGED, fields, entries)
