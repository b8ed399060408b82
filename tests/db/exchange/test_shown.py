"""Records that overwrite each other in a circle, told by two files that are sound one by one."""

from dataclasses import replace

import pytest

from db.database import Database
from db.exchange.incoming import Incoming
from db.exchange.merge import merge, received
from db.exchange.package import Package
from planner.case import Case
from planner.catalogue import Catalogue
from planner.errors import PlannerError
from tests.db.exchange.offices import PASSPHRASE, THERE, Send
from tests.db.files import dump


def told(
    package: Package, site: str, number: int, *overwritten: tuple[str, int], field: str = "notes"
) -> Package:
    """Return a file with one record of a field, and what it says that it overwrote."""
    known = next(row for row in package.content.changes if (row[4], row[6]) == ("cases", field))
    row = (site, number, known[2] + number, *known[3:])
    links = [(site, number, *record) for record in overwritten]
    return replace(package, content=Incoming([row], links, package.content.authors, [], Catalogue()))


def test_two_files_that_close_a_circle_are_refused_and_nothing_is_changed(
    north: Database, south: Database, case: Case, send: Send
) -> None:
    package = received(south, send(north), PASSPHRASE)
    merge(south, package, THERE)
    (notes,) = ((row[0], row[1]) for row in package.content.changes if row[6] == "notes")
    merge(south, told(package, "one", 2, ("two", 1), notes), THERE)
    before = dump(south.path)
    with pytest.raises(PlannerError, match="records-incomplete"):
        merge(south, told(package, "two", 1, ("one", 2)), THERE)
    assert dump(south.path) == before
    merge(south, told(package, "three", 3, ("one", 2)), THERE)


def test_two_files_that_leave_nothing_of_a_case_are_refused_and_nothing_is_changed(
    north: Database, south: Database, case: Case, send: Send
) -> None:
    package = received(south, send(north), PASSPHRASE)
    # Nothing but its start has to be told of a case.
    merge(south, told(package, "one", 2, ("two", 1), field="start"), THERE)
    before = dump(south.path)
    with pytest.raises(PlannerError, match="records-incomplete"):
        merge(south, told(package, "two", 1, ("one", 2), field="start"), THERE)
    assert dump(south.path) == before
