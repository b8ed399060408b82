"""The destruction of a case, as the law asks: stronger than every record, and told to every other office."""

from contextlib import closing

from sqlalchemy import insert, update

from db.connection import connect
from db.database import Database
from db.exchange.merge import NOBODY
from db.exchange.union import erase
from db.faults import told
from db.records import Wall, author_of, new_stamp, wall_clock
from db.schema import purges, site
from planner.office import Counsellor


def purge(
    database: Database,
    case_id: str,
    reason: str,
    author: Counsellor = NOBODY,
    wall: Wall = wall_clock,
) -> None:
    """Destroy a case with its whole history; only its number, the day, the author and the reason stay.

    Copies of the file made before still hold it.
    """
    with database.writing() as connection:
        stamp = new_stamp(connection, author_of(author), wall)
        row = {"case_id": case_id, "site": stamp.site, "hlc": stamp.hlc, "reason": reason.strip()}
        connection.execute(insert(purges).values(**row, author=stamp.author.name))
        erase(connection, case_id)
        connection.execute(update(site).values(hlc=stamp.hlc))
    with told(database.path), closing(connect(database.path)) as journal:
        # What the journal still held of the case goes with it.
        journal.execute("PRAGMA wal_checkpoint(TRUNCATE)")
