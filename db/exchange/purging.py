"""The destruction of a case, as the law asks: stronger than every record, and told to every other office."""

from sqlalchemy import Connection, insert, select, update

from db.backups import destroy, make
from db.database import Database
from db.exchange.cleansing import Cleansed, cleanse
from db.exchange.merge import NOBODY
from db.exchange.union import erase
from db.records import Wall, author_of, new_stamp, wall_clock
from db.schema import purges, site
from db.soundness import check_file
from planner.office import Counsellor


def purge(
    database: Database,
    case_id: str,
    reason: str,
    author: Counsellor = NOBODY,
    wall: Wall = wall_clock,
) -> Cleansed:
    """Destroy a case with its whole history, here and in every backup; return what became of these.

    Only its number, the day, the author and the reason stay. The backup made before is destroyed once the
    file was seen to be whole. An error leaves the case here, or a cleansing that a second purge ends.
    """
    before = make(database.path, "purge")
    try:
        with database.writing() as connection:
            _destroy(connection, case_id, reason, author, wall)
    except BaseException:
        destroy(before)
        raise
    check_file(database.path)
    destroy(before)
    return cleanse(database)


def _destroy(connection: Connection, case_id: str, reason: str, author: Counsellor, wall: Wall) -> None:
    known = connection.execute(select(purges.c.case_id).where(purges.c.case_id == case_id)).scalar()
    if known is None:
        stamp = new_stamp(connection, author_of(author), wall)
        row = {"case_id": case_id, "site": stamp.site, "hlc": stamp.hlc, "reason": reason.strip()}
        connection.execute(insert(purges).values(**row, author=stamp.author.name))
        connection.execute(update(site).values(hlc=stamp.hlc))
    erase(connection, case_id)
