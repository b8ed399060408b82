"""Which fields tell who a client is, or are free words about a person: withheld unless a basis is stated."""

from collections.abc import Mapping

from planner.fields import CASES, SKILLS

# What a database keeps for itself: the number of a version of its own catalogue.
LOCAL = frozenset({(CASES, "plan_catalogue_version"), ("plans", "catalogue_version")})
IDENTITY: Mapping[str, frozenset[str]] = {
    CASES: frozenset(
        {
            "name",
            "phone",
            "email",
            "birth_date",
            "assets",
            "obstacles",
            "notes",
            "responsible",
            "plan_name",
            "trade_title",
            "target_title",
        }
    ),
    "steps": frozenset({"title", "responsible", "note", "override"}),
    SKILLS: frozenset({"evidence"}),
    "additions": frozenset({"source"}),
    "contacts": frozenset({"author", "text"}),
    "consents": frozenset({"author", "detail"}),
    "revisions": frozenset({"author", "reason", "plan"}),
    "plans": frozenset({"name", "author", "plan"}),
}


def tells_who(table: str, field: str) -> bool:
    """Say whether a field names a person or holds free words."""
    return field in IDENTITY.get(table, ())


def stays_here(table: str, field: str) -> bool:
    """Say whether a field means nothing in another database."""
    return (table, field) in LOCAL
