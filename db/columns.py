"""Kinds of columns and tables, as the tables and the frozen migrations use them: they never change."""

from typing import Any

from sqlalchemy import DDL, BigInteger, Boolean, Column, Float, Table, Text, event, text

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def words(*names: str) -> tuple[Column[Any], ...]:
    """Return text columns; an empty text says that there is none."""
    return tuple(Column(name, Text, nullable=False, server_default="") for name in names)


def days(*names: str) -> tuple[Column[Any], ...]:
    """Return columns of ISO dates, written as the change records write them."""
    return tuple(Column(name, Text) for name in names)


def counts(*names: str) -> tuple[Column[Any], ...]:
    """Return columns of whole numbers and cents, 0 unless told otherwise."""
    return tuple(Column(name, BigInteger, nullable=False, server_default="0") for name in names)


def amounts(*names: str) -> tuple[Column[Any], ...]:
    """Return columns of numbers with decimals, 0 unless told otherwise."""
    return tuple(Column(name, Float, nullable=False, server_default="0") for name in names)


def flags(*names: str) -> tuple[Column[Any], ...]:
    """Return yes-or-no columns, no unless told otherwise."""
    return tuple(Column(name, Boolean, nullable=False, server_default=text("false")) for name in names)


def perhaps(*names: str, kind: Any = BigInteger) -> tuple[Column[Any], ...]:
    """Return columns that may be empty."""
    return tuple(Column(name, kind) for name in names)


def only_added_to(table: Table) -> None:
    """Have SQLite refuse every change of the rows of a table, and their removal."""
    for what in ("update", "delete"):
        refusal = DDL(  # type: ignore[no-untyped-call]
            f"CREATE TRIGGER {table.name}_no_{what} BEFORE {what.upper()} ON {table.name} "
            f"BEGIN SELECT RAISE(ABORT, '{table.name} is only added to'); END"
        )
        event.listen(table, "after_create", refusal.execute_if(dialect="sqlite"))
