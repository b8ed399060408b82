"""The destruction of a case, as the law asks: stronger than every record, and told to every other office."""

from collections.abc import Callable
from functools import partial

from sqlalchemy import Connection, insert, select, update

from db.backups import destroy, make
from db.database import Database
from db.exchange.certifying import certify, facts, unfinished
from db.exchange.cleansing import OWN, Cleansed, see_to_copies
from db.exchange.merge import NOBODY
from db.exchange.share import Watch, halting, part, unwatched
from db.exchange.union import erase
from db.records import Wall, author_of, moment, new_stamp, wall_clock
from db.schema import cases, purges, site
from db.soundness import check_file
from planner.errors import PlannerError
from planner.office import Counsellor

# The copies take longer than the case itself.
HERE = 0.4


def purge(
    database: Database,
    case_id: str,
    reason: str,
    author: Counsellor = NOBODY,
    wall: Wall = wall_clock,
    tell: Watch = unwatched,
) -> Cleansed:
    """Destroy a case with its whole history, here and in every copy; return what became of these.

    Only its number, the day, the author and the reason stay, on its certificate too. The backup made before
    is destroyed once the file was seen to be whole. An error leaves the case here, or copies that a second
    call or `end_interrupted` sees to. The backups of a server are out of reach: they are its administrator's
    to destroy. `tell` hears how far it is, and may raise to stop: the case is here then, or only its copies.
    """
    with database.reading() as connection:
        is_gone = _is_gone(connection, case_id)
    if not is_gone:
        write = partial(_destroy, case_id=case_id, reason=reason.strip(), author=author, wall=wall)
        _destroy_safely(database, write, part(tell, 0.0, HERE))
    return see_to_copies(database, part(tell, HERE, 1.0))


def destroyed(database: Database) -> frozenset[str]:
    """Return the cases that were destroyed, here or elsewhere."""
    with database.reading() as connection:
        return frozenset(connection.execute(select(purges.c.case_id)).scalars())


def end_interrupted(database: Database, tell: Watch = unwatched) -> bool:
    """See to the copies of what a stopped program had destroyed; say whether there was anything to do.

    `tell` hears how far it is, and may raise to stop.
    """
    with database.reading() as connection:
        waits = bool(unfinished(connection))
    if waits:
        see_to_copies(database, tell)
    return waits


def _destroy_safely(database: Database, write: Callable[[Connection], None], tell: Watch) -> None:
    """Destroy in the file once a backup is made, which goes when the file was seen to be whole."""
    if database.is_server:
        with database.writing() as connection:
            write(connection)
        return
    with halting(tell) as stopped:
        before = make(database.path, OWN, stopped=stopped)
    try:
        tell(1, 1)  # the last moment at which it can be stopped
        with database.writing() as connection:
            write(connection)
    except BaseException:
        destroy(before)
        raise
    check_file(database.path)
    destroy(before)


def _destroy(connection: Connection, case_id: str, reason: str, author: Counsellor, wall: Wall) -> None:
    """Erase a case and certify it, all or nothing: what is certified is gone, what is gone is certified."""
    told = facts(connection, case_id)
    stamp = new_stamp(connection, author_of(author), wall)
    row = {"case_id": case_id, "site": stamp.site, "hlc": stamp.hlc, "reason": reason}
    connection.execute(insert(purges).values(**row, author=stamp.author.name))
    connection.execute(update(site).values(hlc=stamp.hlc))
    certify(connection, told, case_id, reason, author, moment(wall() << 16))
    erase(connection, case_id)


def _is_gone(connection: Connection, case_id: str) -> bool:
    """Say whether a case was destroyed before; PlannerError when nobody here ever heard of it."""
    if connection.execute(select(purges.c.case_id).where(purges.c.case_id == case_id)).first():
        return True
    if connection.execute(select(cases.c.id).where(cases.c.id == case_id)).first() is None:
        raise PlannerError("case-missing", id=case_id)
    return False
