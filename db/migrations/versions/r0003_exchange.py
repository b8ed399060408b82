"""Exchange between offices: keys, what went out, what came in, and what the law had destroyed."""

from alembic import op
from sqlalchemy import BigInteger, Column, Index, MetaData, PrimaryKeyConstraint, Table, Text

from db.columns import NAMES, counts, days, flags, words

metadata = MetaData(naming_convention=NAMES)
office_key = Table("office_key", metadata, Column("seed", Text, primary_key=True), *counts("sequence"))
known_offices = Table(
    "known_offices", metadata, Column("id", Text, primary_key=True), *words("name", "key"),
    *counts("sequence"), *days("met_on"),
)  # fmt: skip
exports = Table(
    "exports", metadata, Column("sequence", BigInteger, primary_key=True), *words("file", "sha256"),
    *words("made_on", "scope", "receiver", "basis", "author"), *flags("identity"),
)  # fmt: skip
exported_cases = Table(
    "exported_cases", metadata, Column("sequence", BigInteger, nullable=False),
    Column("case_id", Text, nullable=False), PrimaryKeyConstraint("sequence", "case_id"),
    sqlite_with_rowid=False,
)  # fmt: skip
merges = Table(
    "merges", metadata, Column("id", Text, primary_key=True), *words("file", "sha256", "office"),
    *words("office_name"), *counts("sequence"), *words("made_on", "author"), *days("undone_on"),
)  # fmt: skip
merged_records = Table(
    "merged_records", metadata, Column("merge_id", Text, nullable=False),
    Column("site", Text, nullable=False), Column("first", BigInteger, nullable=False),
    Column("last", BigInteger, nullable=False),
    PrimaryKeyConstraint("merge_id", "site", "first"), sqlite_with_rowid=False,
)  # fmt: skip
purges = Table(
    "purges", metadata, Column("case_id", Text, primary_key=True), Column("site", Text, nullable=False),
    *counts("hlc"), *words("author", "reason"), sqlite_with_rowid=False,
)  # fmt: skip
Index("ix_exported_cases_case", exported_cases.c.case_id)


def upgrade() -> None:
    """Make the new tables."""
    metadata.create_all(op.get_bind())
