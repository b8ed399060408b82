"""What undone merges brought: still here, shown no more, told to nobody, and taken in again when it comes."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, func, select, update

from db.bulk import insert_rows
from db.records import is_local, local_name, mark_heads, overwrite, this_site, whole
from db.schema import changes, merged_records, merges, parents
from planner.changes import REMOVAL, Change, ChangeId, History
from planner.fields import CASES, Place
from planner.resting import FIRST, begins, resting

CHUNK = 500
# Ends the name under which the runs lie of what undoing a merge wrote.
UNDONE = "/undone"
_OF_CHILD = and_(changes.c.site == parents.c.site, changes.c.seq == parents.c.seq)
RUN = and_(
    changes.c.site == merged_records.c.site,
    changes.c.seq.between(merged_records.c.first, merged_records.c.last),
)
ByCase = dict[str, set[ChangeId]]
# A record and one that it overwrote: site, number, site, number.
Link = tuple[str, int, str, int]
LINK = ("site", "seq", "parent_site", "parent_seq")


def undoing(merge_id: str) -> str:
    """Return the name under which the runs are kept of what undoing a merge wrote."""
    return merge_id + UNDONE


def brought(connection: Connection, merge_id: str) -> ByCase:
    """Return the records that were kept under the name of a merge, case by case."""
    return _by_case(connection, _kept().where(merged_records.c.merge_id == merge_id))


def set_aside(connection: Connection) -> dict[str, ByCase]:
    """Return what each undone merge brought that none that holds brought too, case by case.

    One that holds may have brought a record without its content only: while what the undoing wrote
    stands, the record counts for nothing here. What was edited since keeps what it was made on.
    """
    undone = select(merges.c.id).where(merges.c.undone_on.isnot(None)).order_by(merges.c.id)
    found = {merge_id: brought(connection, merge_id) for merge_id in connection.execute(undone).scalars()}
    if not found:
        return {}
    holding = _kept().join(merges, merges.c.id == merged_records.c.merge_id)
    held = _by_case(connection, holding.where(merges.c.undone_on.is_(None)))
    left = {merge_id: _left(connection, merge_id, by_case, held) for merge_id, by_case in found.items()}
    return _but_resting(connection, left)


def _without(by_case: ByCase, ids: Set[ChangeId]) -> ByCase:
    """Return records case by case, those of `ids` left out."""
    left = {case_id: found - ids for case_id, found in by_case.items()}
    return {case_id: found for case_id, found in left.items() if found}


def _but_resting(connection: Connection, found: Mapping[str, ByCase]) -> dict[str, ByCase]:
    """Return what undone merges brought, but for what others were made on since."""
    aside: ByCase = {}
    for by_case in found.values():
        for case_id, ids in by_case.items():
            aside.setdefault(case_id, set()).update(ids)
    held: dict[str, set[ChangeId]] = {merge_id: set() for merge_id in found}
    for case_id in _edited_since(connection, aside):
        records = told_by(whole(connection, case_id))
        for merge_id, by_case in found.items():
            held[merge_id] |= resting(records, by_case.get(case_id, set()), aside[case_id])
    return {merge_id: _without(by_case, held[merge_id]) for merge_id, by_case in found.items()}


def _edited_since(connection: Connection, aside: ByCase) -> Iterator[str]:
    """Yield the cases in which something may rest on what was set aside; of most that is asked no further."""
    ids = sorted(aside)
    wanted = [changes.c[name] for name in ("case_id", "site", "seq", "table", "field")]
    for start in range(0, len(ids), CHUNK):
        begun, edited = set[str](), set[str]()
        asked = select(*wanted).where(changes.c.case_id.in_(ids[start : start + CHUNK]))
        for case_id, site, seq, table, name in connection.execute(asked):
            if (site, seq) not in aside[case_id]:
                edited |= set() if is_local(site) else {case_id}
            elif begins(table, name):
                begun.add(case_id)
        yield from sorted(begun & edited)


def told_by(history: History) -> list[Change]:
    """Return the records of a case that others may hear of."""
    return [record for record in history.records if not is_local(record.site)]


def _left(connection: Connection, merge_id: str, by_case: ByCase, held: ByCase) -> ByCase:
    standing = brought(connection, undoing(merge_id)).keys()
    left = {c: ids if c in standing else ids - held.get(c, set()) for c, ids in by_case.items()}
    return {case_id: ids for case_id, ids in left.items() if ids}


def newest_holding(connection: Connection, case_id: str, but: str) -> str:
    """Return the newest merge that holds and brought anything of a case, `but` one; "" if there is none."""
    holding = merges.c.undone_on.is_(None) & (merges.c.id != but)
    of_case = select(func.max(merges.c.id)).select_from(changes).join(merged_records, RUN)
    of_case = of_case.join(merges, merges.c.id == merged_records.c.merge_id)
    return connection.execute(of_case.where(changes.c.case_id == case_id, holding)).scalar() or ""


def hidden(connection: Connection) -> frozenset[ChangeId]:
    """Return the records of other offices, and the choices with them, that no file of ours tells."""
    aside = set_aside(connection)
    return frozenset(i for by_case in aside.values() for ids in by_case.values() for i in ids)


def withdrawn(connection: Connection, aside: Collection[ChangeId]) -> set[str]:
    """Return the cases that are here by nothing but undone merges."""
    if not aside:
        return set()
    begun = select(changes.c.case_id, changes.c.site, changes.c.seq)
    first = begun.where(changes.c.table == CASES, changes.c.field == FIRST)
    found: dict[str, bool] = {}
    for case_id, site, seq in connection.execute(first):
        found[case_id] = found.get(case_id, True) and (site, seq) in aside
    return {case_id for case_id, gone in found.items() if gone}


def coming_again(connection: Connection, coming: Iterable[ChangeId]) -> dict[str, ByCase]:
    """Return what a file brings again of undone merges: of each case all that its merge had brought."""
    aside = set_aside(connection)
    if not aside:
        return {}
    ids = frozenset(coming)
    again = {m: {c: found for c, found in cases.items() if found & ids} for m, cases in aside.items()}
    return {merge_id: by_case for merge_id, by_case in again.items() if by_case}


def bring_back(connection: Connection, merge_id: str, cases: Collection[str]) -> dict[str, set[Place]]:
    """Let what an undone merge brought to these cases count again; return the rows to be rebuilt."""
    written = {c: ids for c, ids in brought(connection, undoing(merge_id)).items() if c in cases}
    touched: dict[str, set[Place]] = {}
    aside = hidden(connection) if written else frozenset()
    for case_id, ids in written.items():
        touched[case_id] = set(_places(connection, ids))
        _go_past(connection, case_id, ids, aside)
        for table in (parents, changes):
            for site, seq in ids:
                connection.execute(delete(table).where(table.c.site == site, table.c.seq == seq))
        connection.execute(update(changes).where(changes.c.case_id == case_id).values(head=True))
    mark_heads(connection, touched)
    return touched


def _go_past(
    connection: Connection, case_id: str, leaving: Collection[ChangeId], aside: Collection[ChangeId]
) -> None:
    """Let what was edited after records that go overwrite here what every other office knows it to."""
    mine = changes.c.case_id == case_id
    found = connection.execute(select(parents).join(changes, _OF_CHILD).where(mine)).all()
    kind = select(changes.c.site, changes.c.seq).where(mine, changes.c.field == REMOVAL)
    removals = {(row.site, row.seq) for row in connection.execute(kind)}
    links: set[Link] = {(row[0], row[1], row[2], row[3]) for row in found}
    after = {(link[0], link[1]) for link in links if (link[2], link[3]) in leaving}.difference(leaving)
    named = _named(links)
    past = {(*child, *parent) for child in after for parent in _told(child, named, aside, removals)}
    insert_rows(connection, parents, LINK, sorted(past - links))


def go_past_undoing(connection: Connection, case_ids: Collection[str], news: Set[ChangeId]) -> None:
    """Let edits that came overwrite what undoing a merge wrote here in the place of what they were made on.

    Nobody edited that here: the undoing says no more than what stood before the merge.
    """
    ours = changes.c.head & (changes.c.site == local_name(this_site(connection)[0]))
    found = connection.execute(select(changes.c.case_id).where(ours).distinct()).scalars()
    undone = [case_id for case_id in found if case_id in case_ids]
    aside = hidden(connection) if undone else frozenset()
    links = {link for case_id in undone for link in _past_undoing(whole(connection, case_id), news, aside)}
    insert_rows(connection, parents, LINK, sorted(links))
    overwrite(connection, {(link[2], link[3]) for link in links})


def _past_undoing(now: History, news: Set[ChangeId], aside: Collection[ChangeId]) -> Iterator[Link]:
    known = History(tuple(record for record in now.records if record.id not in news))
    told = as_told(known, aside)
    came = [record for record in now.records if record.id in news and record.parents]
    for head in (r for r in known.records if is_local(r.site) and r in known.heads(r.place, r.field)):
        stood = {record.id for record in told.heads(head.place, head.field)}
        edits = [r for r in came if (r.place, r.field) == (head.place, head.field)]
        if stood and stood <= {parent for record in edits for parent in record.parents}:
            yield from ((*r.id, *head.id) for r in edits if not stood.isdisjoint(r.parents))


def bridged(links: Iterable[Link], aside: Collection[ChangeId], removals: Collection[ChangeId]) -> set[Link]:
    """Return links as they leave: past what is not told to what is; `removals` are the records of that kind.

    Whoever edits after a merge was undone knew what stood before it, and says so of that alone.
    """
    named = _named(links)
    return {
        (*child, *parent)
        for child in named
        if not _is_hidden(child, aside)
        for parent in _told(child, named, aside, removals)
    }


def as_told(now: History, aside: Collection[ChangeId]) -> History:
    """Return the history of a case as an office that first hears of it is told it, without what is aside."""
    removals = {record.id for record in now.records if record.field == REMOVAL}
    links = ((*record.id, *parent) for record in now.records for parent in record.parents)
    told = _named(bridged(links, aside, removals))
    return History(
        tuple(
            record._replace(parents=tuple(told.get(record.id, ())))
            for record in now.records
            if not _is_hidden(record.id, aside)
        )
    )


def _named(links: Iterable[Link]) -> dict[ChangeId, list[ChangeId]]:
    named: dict[ChangeId, list[ChangeId]] = {}
    for site, seq, parent_site, parent_seq in links:
        named.setdefault((site, seq), []).append((parent_site, parent_seq))
    return named


def _told(
    child: ChangeId,
    named: Mapping[ChangeId, list[ChangeId]],
    aside: Collection[ChangeId],
    removals: Collection[ChangeId],
) -> Iterator[ChangeId]:
    waiting, met = list(named[child]), set[ChangeId]()
    while waiting:
        found = waiting.pop()
        if found in met:
            continue
        met.add(found)
        if not is_local(found[0]) and (found not in aside or found in named[child]):
            yield found
        if _is_hidden(found, aside):
            # A removal knew every field of its entry: an edit after it overwrites none but its own.
            whole = found in removals and child not in removals
            waiting += (r for r in named.get(found, ()) if not whole or r in removals)


def _is_hidden(record: ChangeId, aside: Collection[ChangeId]) -> bool:
    return is_local(record[0]) or record in aside


def _kept() -> Select[Any]:
    return select(changes.c.case_id, changes.c.site, changes.c.seq).join(merged_records, RUN)


def _by_case(connection: Connection, asked: Select[Any]) -> ByCase:
    found: ByCase = {}
    for case_id, site, seq in connection.execute(asked):
        found.setdefault(case_id, set()).add((site, seq))
    return found


def _places(connection: Connection, ids: Collection[ChangeId]) -> Iterator[Place]:
    for site, seq in ids:
        named = select(changes.c.table, changes.c.row).where(changes.c.site == site, changes.c.seq == seq)
        table, row = connection.execute(named).one()
        yield table, row
