"""What nobody knows yet (whether the job is kept, the level of a skill), and what occupations are called."""

from alembic import op
from sqlalchemy import BigInteger, Boolean, Column

from db.columns import words


def upgrade() -> None:
    """Let two answers be unknown, and give the titles a place; what is there is as it was answered."""
    for column in words("trade_title", "target_title"):
        op.add_column("cases", column)
    _let_be_unknown("cases", Column("kept_job", Boolean), "keep_job")
    _let_be_unknown("case_skills", Column("known_level", BigInteger), "level")


def _let_be_unknown(table: str, column: Column[bool] | Column[int], name: str) -> None:
    """Put a column that may be empty in the place of one that may not: no table is built anew for it."""
    op.add_column(table, column)
    op.execute(f"UPDATE {table} SET {column.name} = {name}")
    op.drop_column(table, name)
    op.alter_column(table, column.name, new_column_name=name)
