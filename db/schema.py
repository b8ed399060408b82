"""The tables, as the newest migration leaves them."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from db.columns import NAMES, amounts, counts, days, flags, only_added_to, perhaps, words

metadata = MetaData(naming_convention=NAMES)


def _ranked(name: str, *columns: Any) -> Table:
    """Return a catalogue table whose rows keep the order in which they were given."""
    return Table(name, metadata, Column("position", Integer, nullable=False), *columns)


def _of_case(name: str, key: tuple[str, ...], *columns: Any) -> Table:
    """Return a table of a case's entries."""
    owner = Column("case_id", Text, ForeignKey("cases.id", ondelete="CASCADE"), nullable=False)
    keys = (Column(part, Text, nullable=False) for part in key)
    return Table(name, metadata, owner, *keys, *columns, PrimaryKeyConstraint("case_id", *key))


def _code(name: str = "code") -> Column[Any]:
    return Column(name, Text, primary_key=True)


settings = Table("settings", metadata, Column("key", Text, primary_key=True), *words("value"))
# This copy of the database: where its change records come from, and the last number and moment given.
site = Table("site", metadata, Column("id", Text, primary_key=True), *counts("seq", "hlc"))

trades = _ranked(
    "trades", _code(), *words("title_fr", "title_en"), *perhaps("teer"),
    *words("sector", "requires", "usual"), *flags("retired"), *words("title_key"),
)  # fmt: skip
skills = _ranked(
    "skills", _code(), *words("title_fr", "title_en", "kind"), *flags("digital", "automation", "retired")
)
trade_skills = Table(
    "trade_skills",
    metadata,
    Column("trade", Text, ForeignKey("trades.code", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    *words("skill"),
    *counts("level", "importance"),
    PrimaryKeyConstraint("trade", "position"),
    sqlite_with_rowid=False,
)
activities = _ranked(
    "activities", _code(), *words("kind", "title_fr", "title_en"), *amounts("hours"), *words("requires"),
    *words("grants_credentials", "grants_subjects", "grants_skills", "grants_experience", "grants_declared"),
    *words("excludes"), *counts("cost_cents"), *words("sector", "trades", "version", "replaced_by", "source"),
    *flags("verified"), *days("verified_on"), *flags("retired"),
)  # fmt: skip
sessions = _ranked(
    "sessions", *words("activity", "code"), *days("start", "end"), *words("entry"),
    *days("window_start", "window_end", "apply_by"), *amounts("hours_per_week"),
    *counts("cost_cents", "pay_cents_per_week"), *words("region", "place", "mode", "language"),
    *perhaps("seats"), *words("source"), *flags("verified"), *days("verified_on"), *flags("retired"),
    PrimaryKeyConstraint("activity", "code"),
)  # fmt: skip
competencies = _ranked(
    "competencies", *words("program", "code", "title_fr", "title_en"), *amounts("hours", "eval_hours"),
    *words("skill"), *counts("level"), PrimaryKeyConstraint("position"),
)  # fmt: skip
closures = _ranked("closures", *days("start", "end"), PrimaryKeyConstraint("position"))
places = _ranked("places", _code(), *words("region"), *perhaps("latitude", "longitude", kind=Float))
wages = _ranked(
    "wages", *words("trade", "region"), *perhaps("low_cents", "median_cents", "high_cents"),
    *words("period", "source"), PrimaryKeyConstraint("position"),
)  # fmt: skip
outlooks = _ranked(
    "outlooks", *words("trade", "region", "vocabulary", "value", "title_fr", "title_en", "vintage"),
    *words("horizon", "source"), PrimaryKeyConstraint("position"),
)  # fmt: skip
measures = _ranked(
    "measures", *words("code", "title_fr", "title_en", "conditions", "text_fr", "text_en"),
    *words("amount_fr", "amount_en"), *days("valid_from", "valid_to"), *words("source"), *flags("verified"),
    *days("verified_on"), PrimaryKeyConstraint("position"),
)  # fmt: skip
sources = _ranked(
    "sources", *words("table", "source", "licence", "date", "note"), PrimaryKeyConstraint("position")
)
terms = _ranked("terms", _code(), *words("kind", "title_fr", "title_en"))
trade_titles = _ranked("trade_titles", *words("trade", "language", "title"), PrimaryKeyConstraint("position"))
nearness = _ranked("nearness", *words("trade", "near"), *amounts("score"), PrimaryKeyConstraint("position"))
catalogue_warnings = _ranked("catalogue_warnings", *words("detail"), PrimaryKeyConstraint("position"))

# The office's own rows, whole, as JSON: `row` is the key; no value withdraws the row, no basis adds it.
catalogue_edits = Table(
    "catalogue_edits", metadata, *words("table", "row"), *perhaps("value", kind=Text),
    *words("source", "author"), Column("made_on", Text, nullable=False), *perhaps("basis", kind=Text),
    PrimaryKeyConstraint("table", "row"),
)  # fmt: skip
catalogue_versions = Table(
    "catalogue_versions", metadata, Column("number", BigInteger, primary_key=True),
    Column("made_on", Text, nullable=False), *words("what", "source", "author", "counts"),
)  # fmt: skip
# What a row was before the version that changed it; nothing says that it was not there.
catalogue_history = Table(
    "catalogue_history", metadata, *words("table", "row"), Column("version", BigInteger, nullable=False),
    *perhaps("before", kind=Text), PrimaryKeyConstraint("table", "row", "version"), sqlite_with_rowid=False,
)  # fmt: skip

cases = Table(
    "cases", metadata, Column("id", Text, primary_key=True), *counts("version"), *days("updated", "removed"),
    *words("name", "phone", "email", "language", "trade", "income"), *days("birth_date", "left_school"),
    *words("region"), *flags("job"), *amounts("job_hours_per_week"), *counts("job_pay_cents_per_week"),
    *days("job_until"), *words("assets", "obstacles"),
    Column("start", Text, nullable=False), *days("deadline"),
    *perhaps("money_limit_cents"), *words("target_trade"), *counts("target_essential_importance"),
    *words("kind", "notes"), *flags("sample"), *days("created"), *counts("plan_revision"),
    *days("plan_prepared", "plan_review"),
    # Derived from the rest, so that lists are searched and sorted without reading whole cases.
    *words("name_key", "search_key"), *counts("steps", "steps_finished"), *words("next_step"),
    *days("next_due"), *counts("plan_catalogue_version"), *words("responsible"), *days("retain_until"),
    *words("plan_id", "plan_name", "trade_title", "target_title"), *perhaps("keep_job", kind=Boolean),
)  # fmt: skip
for _order in ("updated", "deadline", "retain_until"):
    Index(f"ix_cases_{_order}", cases.c[_order], cases.c.id)
# What lists are filtered by stands beside their order: a far page is found without reading the cases before.
LISTED = ("removed", "sample", "responsible", "kind")
for _order in ("name_key", "next_due", "target_trade", "kind"):
    _beside = (cases.c[column] for column in LISTED if column != _order)
    Index(f"ix_cases_{_order}", cases.c[_order], cases.c.id, *_beside)

case_codes = _of_case("case_codes", ("list", "row"), *words("rank"))
case_facts = _of_case("case_facts", ("list", "row"), *counts("value"))
case_skills = _of_case("case_skills", ("row",), *words("evidence"), *perhaps("level"))
case_hours = _of_case(
    "case_hours", ("row",), *words("rank"), Column("start", Text, nullable=False), *amounts("hours")
)
case_additions = _of_case(
    "case_additions", ("row",), *words("rank", "skill"), *counts("level", "importance"), *words("source")
)
case_activities = _of_case(
    "case_activities", ("row",), *words("rank", "activity", "session"), *days("start", "end"),
    *words("status"),
)  # fmt: skip
case_steps = _of_case(
    "case_steps", ("row",), *words("rank", "activity", "session"), *days("start", "end"),
    *words("formality", "title", "responsible"), *days("due"), *words("status"), *flags("pinned"),
    *amounts("hours_per_week"), *perhaps("cost_cents"), *words("note", "override"),
)  # fmt: skip
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
Index("ix_case_steps_activity", case_steps.c.activity)
# The plans that a version of the catalogue touched: seen until the plan was looked at with that version.
catalogue_marks = Table(
    "catalogue_marks", metadata,
    Column("case_id", Text, ForeignKey("cases.id", ondelete="CASCADE"), nullable=False),
    Column("version", BigInteger, nullable=False), *words("verdict"),
    PrimaryKeyConstraint("case_id", "version"), sqlite_with_rowid=False,
)  # fmt: skip

authors = Table(
    "authors", metadata, Column("id", Text, primary_key=True), *words("name", "initials", "office"),
    UniqueConstraint("name", "initials", "office"),
)  # fmt: skip
# Records refer to cases and to each other without foreign keys: a merge may bring a record before (or
# without) those it names. `head` says that no later edit overwrites it: derived, checked by db.verify.
changes = Table(
    "changes", metadata, Column("site", Text, nullable=False), Column("seq", BigInteger, nullable=False),
    Column("hlc", BigInteger, nullable=False), *words("case_id", "table", "row", "field", "value"),
    Column("author_id", Text, ForeignKey("authors.id"), nullable=False), *flags("head"),
    PrimaryKeyConstraint("site", "seq"), sqlite_with_rowid=False,
)  # fmt: skip
Index("ix_changes_case", changes.c.case_id, changes.c.head)
parents = Table(
    "parents", metadata, Column("site", Text, nullable=False), Column("seq", BigInteger, nullable=False),
    Column("parent_site", Text, nullable=False), Column("parent_seq", BigInteger, nullable=False),
    PrimaryKeyConstraint("site", "seq", "parent_site", "parent_seq"), sqlite_with_rowid=False,
)  # fmt: skip
Index("ix_parents_parent", parents.c.parent_site, parents.c.parent_seq)

# This office's own signing key, with the number of its last export.
office_key = Table("office_key", metadata, Column("seed", Text, primary_key=True), *counts("sequence"))
known_offices = Table(
    "known_offices", metadata, Column("id", Text, primary_key=True), *words("name", "key"),
    *counts("sequence"), *days("met_on"),
)  # fmt: skip
exports = Table(
    "exports", metadata, Column("sequence", BigInteger, primary_key=True), *words("file", "sha256"),
    *words("made_on", "scope", "receiver", "basis", "author"), *flags("identity"),
)  # fmt: skip
# Who was in a file that is lost.
exported_cases = Table(
    "exported_cases", metadata, Column("sequence", BigInteger, nullable=False),
    Column("case_id", Text, nullable=False), PrimaryKeyConstraint("sequence", "case_id"),
    sqlite_with_rowid=False,
)  # fmt: skip
Index("ix_exported_cases_case", exported_cases.c.case_id)
merges = Table(
    "merges", metadata, Column("id", Text, primary_key=True), *words("file", "sha256", "office"),
    *words("office_name"), *counts("sequence"), *words("made_on", "author"), *days("undone_on"),
)  # fmt: skip
# The runs of records that a merge brought, so that it can be undone.
merged_records = Table(
    "merged_records", metadata, Column("merge_id", Text, nullable=False),
    Column("site", Text, nullable=False), Column("first", BigInteger, nullable=False),
    Column("last", BigInteger, nullable=False),
    PrimaryKeyConstraint("merge_id", "site", "first"), sqlite_with_rowid=False,
)  # fmt: skip
# Cases destroyed as the law asks: stronger than every record, applied again at every merge.
purges = Table(
    "purges", metadata, Column("case_id", Text, primary_key=True), Column("site", Text, nullable=False),
    *counts("hlc"), *words("author", "reason"), sqlite_with_rowid=False,
)  # fmt: skip

# The registers that the law asks: of this copy of the database, never merged. They name cases, not people.
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
# The eight items of the register of confidentiality incidents, with who wrote them.
incidents = Table(
    "incidents", metadata, Column("id", Text, primary_key=True),
    *words("information", "circumstances", "happened", "known", "persons", "harm"), *flags("serious"),
    *days("told_commission", "told_persons"), *words("public_notice", "measures"), *perhaps("export"),
    *words("author"), Column("made_on", Text, nullable=False), *days("revised_on"),
)  # fmt: skip
