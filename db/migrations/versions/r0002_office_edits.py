"""Office edits, the versions of the catalogue, and the plans that one of them touched."""

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKey, MetaData, PrimaryKeyConstraint, Table, Text

from db.columns import NAMES, counts, perhaps, words

metadata = MetaData(naming_convention=NAMES)
cases = Table("cases", metadata, Column("id", Text, primary_key=True))
catalogue_edits = Table(
    "catalogue_edits", metadata, *words("table", "row"), *perhaps("value", kind=Text),
    *words("source", "author"), Column("made_on", Text, nullable=False), *perhaps("basis", kind=Text),
    PrimaryKeyConstraint("table", "row"),
)  # fmt: skip
catalogue_versions = Table(
    "catalogue_versions", metadata, Column("number", BigInteger, primary_key=True),
    Column("made_on", Text, nullable=False), *words("what", "source", "author", "counts"),
)  # fmt: skip
catalogue_history = Table(
    "catalogue_history", metadata, *words("table", "row"), Column("version", BigInteger, nullable=False),
    *perhaps("before", kind=Text), PrimaryKeyConstraint("table", "row", "version"), sqlite_with_rowid=False,
)  # fmt: skip
catalogue_marks = Table(
    "catalogue_marks", metadata,
    Column("case_id", Text, ForeignKey("cases.id", ondelete="CASCADE"), nullable=False),
    Column("version", BigInteger, nullable=False), *words("verdict"),
    PrimaryKeyConstraint("case_id", "version"), sqlite_with_rowid=False,
)  # fmt: skip


def upgrade() -> None:
    """Make the new tables; a plan that is there was made with what the catalogue is now, version 0."""
    metadata.create_all(op.get_bind())
    op.add_column("cases", *counts("plan_catalogue_version"))
    op.create_index("ix_case_steps_activity", "case_steps", ["activity"])
