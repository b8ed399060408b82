"""Programs that use a database beside the test."""

from sqlalchemy import Connection


def notes(connection: Connection) -> str:
    """Return the notes of the only case."""
    return str(connection.exec_driver_sql("SELECT notes FROM cases").scalar())
