"""The check of a database: the file itself, its references, and every case against its change records."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, delete, select, update

from db.bulk import is_file
from db.case_tables import CHILDREN, derived, read_rows
from db.catalogue.foundations import without_foundation
from db.database import Database
from db.exchange.certifying import unfinished
from db.rebuilding import rebuild
from db.records import mark_heads, whole
from db.schema import cases, changes
from planner.changes import REMOVAL, WITHHELD, History
from planner.error_words import error_words
from planner.errors import PlannerError
from planner.fields import CASES, Place, Rows, case_from_rows, defaults
from planner.words import Words

SHOWN = 20


def verify(database: Database, words: Words | None = None) -> tuple[str, ...]:
    """Return a sentence for everything that is wrong with a database."""
    said = words or Words("fr")
    try:
        with database.reading() as connection:
            return _faults(connection, said)
    except PlannerError as fault:
        if fault.code != "database-damaged":
            raise
        return (error_words(fault, said),)


def mend(database: Database) -> int:
    """Write the rows of each case anew where they are not what its records say; return how many cases."""
    with database.writing() as connection:
        said = Words("fr")
        wrong = [case_id for case_id in _recorded(connection) if any(_case(connection, case_id, said))]
        connection.execute(update(changes).where(changes.c.case_id.in_(wrong)).values(head=True))
        mark_heads(connection, wrong)
        touched = {case_id: _places(connection, case_id) for case_id in wrong}
        _drop_entries_of_nobody(connection, wrong)
        list(rebuild(connection, touched))
    return len(wrong)


def _drop_entries_of_nobody(connection: Connection, ids: Sequence[str]) -> None:
    """Delete the entries of cases whose own row is lost: they would stand in the way of those made anew."""
    for table in CHILDREN:
        mine = table.c.case_id.in_(ids)
        connection.execute(delete(table).where(mine, table.c.case_id.not_in(select(cases.c.id))))


def _recorded(connection: Connection) -> tuple[str, ...]:
    found = select(changes.c.case_id).distinct().order_by(changes.c.case_id)
    return tuple(connection.execute(found).scalars())


def _places(connection: Connection, case_id: str) -> set[Place]:
    return {*whole(connection, case_id).rows, *read_rows(connection, case_id)}


def _faults(connection: Connection, words: Words) -> tuple[str, ...]:
    """Return the faults of the file, else those of its cases: a damaged file says nothing true of them."""
    # A server sees to its own pages and references.
    asked = (_integrity, _references) if is_file(connection) else ()
    file = tuple(fault for ask in asked for fault in ask(connection, words))
    return file or (
        *_cases(connection, words), *_foundations(connection, words), *_interrupted(connection, words)
    )  # fmt: skip


def _cases(connection: Connection, words: Words) -> Iterator[str]:
    return (fault for case_id in _case_ids(connection) for fault in _case(connection, case_id, words))


def _foundations(connection: Connection, words: Words) -> Iterator[str]:
    for case_id, activity in without_foundation(connection):
        yield words._(
            "Case {id}: its plan has the activity {activity}, which the catalogue lacks. Import the "
            "catalogue that has it, or take it out of the plan.",
            id=case_id, activity=activity,
        )  # fmt: skip


def _interrupted(connection: Connection, words: Words) -> Iterator[str]:
    if waiting := unfinished(connection):
        yield words.n_(
            "The destruction of {n} case was interrupted: copies may still hold it. Open the database in "
            "the window, or destroy it again by its number: {ids}.",
            "The destruction of {n} cases was interrupted: copies may still hold them. Open the database in "
            "the window, or destroy them again by their numbers: {ids}.",
            len(waiting), ids=", ".join(waiting[:SHOWN]),
        )  # fmt: skip


def _integrity(connection: Connection, words: Words) -> Iterator[str]:
    for (answer,) in connection.exec_driver_sql(f"PRAGMA integrity_check({SHOWN})"):
        if answer != "ok":
            yield words._("The file is damaged: {answer}. Go back to a backup copy.", answer=answer)


def _references(connection: Connection, words: Words) -> Iterator[str]:
    for table, row, other, _ in connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(SHOWN):
        yield words._(
            "Row {row} of the table {table} refers to a row of {other} that is missing.",
            row=row, table=table, other=other,
        )  # fmt: skip


def _case_ids(connection: Connection) -> tuple[str, ...]:
    kept = select(cases.c.id).union(select(changes.c.case_id)).order_by("id")
    return tuple(connection.execute(kept).scalars())


def _case(connection: Connection, case_id: str, words: Words) -> Iterator[str]:
    history, rows = whole(connection, case_id), read_rows(connection, case_id)
    for table, row, field in sorted(_differences(history, rows)):
        yield words._(
            "Case {id}: {table}, {row}, {field} is not what its change records say.",
            id=case_id, table=table, row=row, field=field or "*",
        )  # fmt: skip
    if not _heads_hold(connection, case_id, history):
        yield words._("Case {id}: its change records mark the wrong ones as current.", id=case_id)
    if (CASES, case_id) in rows and not _derived_holds(connection, case_id, rows):
        yield words._("Case {id}: what the list of cases shows is not what the case says.", id=case_id)


def _differences(history: History, rows: Rows) -> set[tuple[str, str, str]]:
    """Return the table, row and field of all that rows and records do not agree on."""
    wrong = {(*place, "") for place in rows.keys() ^ history.rows.keys()}
    for place in rows.keys() & history.rows.keys():
        wrong |= {(*place, name) for name in _differing(place, history, rows)}
    return wrong


def _differing(place: Place, history: History, rows: Rows) -> Iterator[str]:
    stated = {**defaults(place[0]), **history.rows[place]}
    for name, value in rows[place].items():
        if stated.get(name) != value:
            yield name


def _heads_hold(connection: Connection, case_id: str, history: History) -> bool:
    marked = select(changes.c.site, changes.c.seq).where(changes.c.case_id == case_id, changes.c.head)
    edits = (r for r in history.records if r.field not in (REMOVAL, WITHHELD))
    overwritten = {parent for record in edits for parent in record.parents}
    current = {record.id for record in history.records} - overwritten
    return {(site, seq) for site, seq in connection.execute(marked)} == current


def _derived_holds(connection: Connection, case_id: str, rows: Rows) -> bool:
    stated = derived(case_from_rows(case_id, rows))
    columns = [cases.c[name] for name in stated]
    return dict(connection.execute(select(*columns).where(cases.c.id == case_id)).mappings().one()) == stated
