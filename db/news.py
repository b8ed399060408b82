"""Whether somebody wrote on a server since: asked often, answered from one row."""

from db.database import Database


def last_turn(database: Database) -> str:
    """Return what names the last save of the office; another text means that somebody saved since.

    The row with the office's last number is written with every change record; its transaction names it.
    """
    found = database.first_row("SELECT CAST(xmin AS TEXT) FROM site")
    return str(found[0]) if found else ""
