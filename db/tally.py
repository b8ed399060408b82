"""How many files a database holds: asked before SQLAlchemy is loaded, and after every change of the lists."""

from dataclasses import dataclass

from db.database import Database

# Read in an index alone, without the rows of the files.
COUNTED = """
SELECT count(*), count(CASE WHEN sample THEN NULL ELSE 1 END),
       EXISTS (SELECT 1 FROM cases WHERE NOT sample),
       (SELECT count(*) FROM cases WHERE steps > 0
        AND id IN (SELECT id FROM cases WHERE sample AND removed IS NULL))
FROM cases WHERE removed IS NULL
"""


@dataclass(frozen=True, slots=True)
class Tally:
    """The files that are on the lists: all of them, and those that are no samples.

    `holds_somebody` says that the file of a real person lies in the database, on the lists or off them;
    `planned_samples` counts the samples on the lists that have a plan.
    """

    files: int = 0
    real: int = 0
    holds_somebody: bool = False
    planned_samples: int = 0


def tally(database: Database) -> Tally:
    """Count the files of a database."""
    files, real, somebody, planned = database.first_row(COUNTED) or (0, 0, False, 0)
    return Tally(files, real, bool(somebody), planned)
