"""Contact notes, consents, revisions and plans set aside, who answers for a case, registers of the law."""

from typing import Any

from alembic import op
from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from db.columns import NAMES, counts, days, flags, only_added_to, perhaps, words

metadata = MetaData(naming_convention=NAMES)
cases = Table("cases", metadata, Column("id", Text, primary_key=True))


def _of_case(name: str, key: tuple[str, ...], *columns: Any) -> Table:
    """Return a table of a case's entries."""
    owner = Column("case_id", Text, ForeignKey("cases.id", ondelete="CASCADE"), nullable=False)
    keys = (Column(part, Text, nullable=False) for part in key)
    return Table(name, metadata, owner, *keys, *columns, PrimaryKeyConstraint("case_id", *key))


case_contacts = _of_case(
    "case_contacts", ("row",), *words("rank"), *days("day"), *words("author", "kind", "text"),
    *days("revised"),
)  # fmt: skip
case_consents = _of_case(
    "case_consents", ("row",), *words("rank", "purpose", "detail"), *days("given", "expires", "withdrawn"),
    *words("form", "author"),
)  # fmt: skip
case_revisions = _of_case(
    "case_revisions", ("row",), *words("rank"), *counts("number"), *days("day"),
    *words("author", "reason", "plan"),
)  # fmt: skip
case_plans = _of_case(
    "case_plans", ("row",), *words("rank", "name"), *days("day"), *words("author", "plan"),
    *counts("catalogue_version"),
)  # fmt: skip
access_journal = Table(
    "access_journal", metadata, Column("id", Text, primary_key=True),
    *words("moment", "author", "what", "case_id", "detail"),
)  # fmt: skip
Index("ix_access_journal_case", access_journal.c.case_id)
only_added_to(access_journal)
destructions = Table(
    "destructions", metadata, Column("number", Integer, primary_key=True),
    *words("case_id", "made_on", "author", "reason"), *days("opened", "retain_until"),
    *counts("records", "exports"), *words("copies"),
)  # fmt: skip
incidents = Table(
    "incidents", metadata, Column("id", Text, primary_key=True),
    *words("information", "circumstances", "happened", "known", "persons", "harm"), *flags("serious"),
    *days("told_commission", "told_persons"), *words("public_notice", "measures"), *perhaps("export"),
    *words("author"), Column("made_on", Text, nullable=False), *days("revised_on"),
)  # fmt: skip
LISTED = ("removed", "sample", "responsible", "kind")


def upgrade() -> None:
    """Make the new tables and columns; nobody answers yet for a case that is there, and it has no date."""
    metadata.create_all(op.get_bind())
    for column in (*words("responsible"), *days("retain_until"), *words("plan_id", "plan_name")):
        op.add_column("cases", column)
    op.create_index("ix_cases_retain_until", "cases", ["retain_until", "id"])
    for order in ("name_key", "next_due", "target_trade", "kind"):
        beside = [column for column in LISTED if column != order]
        op.drop_index(f"ix_cases_{order}", "cases")
        op.create_index(f"ix_cases_{order}", "cases", [order, "id", *beside])
