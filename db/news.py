"""Whether somebody wrote on a server since: asked often, answered from two rows."""

from dataclasses import dataclass

from db.database import Database

# The row with the office's last number is written with every change record; its transaction names it.
ASKED = """
SELECT (SELECT CAST(xmin AS TEXT) FROM site), (SELECT coalesce(max(number), 0) FROM catalogue_versions)
"""


@dataclass(frozen=True, slots=True)
class News:
    """What names the last save of the office, and the version of its catalogue: another one is news."""

    save: str = ""
    catalogue: int = 0


def news(database: Database) -> News:
    """Return how far the office's saves and its catalogue are."""
    save, catalogue = database.first_row(ASKED) or ("", 0)
    return News(save or "", catalogue)
