"""How many files a database holds: asked before SQLAlchemy is loaded, and after every change of the lists."""

from dataclasses import dataclass

from db.database import Database

# Read in an index alone, without the rows of the files.
COUNTED = "SELECT count(*), count(CASE WHEN sample THEN NULL ELSE 1 END) FROM cases WHERE removed IS NULL"


@dataclass(frozen=True, slots=True)
class Tally:
    """The files that are on the lists: all of them, and those that are no samples."""

    files: int = 0
    real: int = 0


def tally(database: Database) -> Tally:
    """Count the files of a database."""
    return Tally(*(database.first_row(COUNTED) or ()))
