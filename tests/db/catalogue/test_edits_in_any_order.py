"""Any sequence of imports, edits, withdrawals and undos gives what is published with the edits over it."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.cases import NOBODY, CaseStore
from db.catalogue import CatalogueStore
from db.database import Database
from db.schema import metadata
from planner.catalogue import Activity, Catalogue, Measure, Place, Session
from planner.drift import Key, row_key, rows
from planner.edition import EDITABLE
from planner.errors import PlannerError
from planner.plan import Plan, Step
from planner.text import Text
from tests.builders import a_case
from tests.db.catalogue.edits import AUTHOR, CALL, DAY, NIGHT
from tests.db.files import dump

ROOT = Path(__file__).parents[3]
KILLED = """
import os, signal, sys
from datetime import date
from db.catalogue import CatalogueStore, store
from db.database import open_database
from tests.db.catalogue import test_edits_in_any_order as told
store.mark = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
told.CHANGES[sys.argv[2]](CatalogueStore(open_database(sys.argv[1])))
"""
CHANGES: dict[str, Callable[[CatalogueStore], Any]] = {
    "import": lambda store: store.replace(Catalogue()),
    "edit": lambda store: store.edit("sessions", NIGHT, CALL, AUTHOR),
    "withdrawal": lambda store: store.withdraw("activities", ("DEP",), CALL, AUTHOR),
    "undo": lambda store: store.undo("places", ("Granby",), AUTHOR),
}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_that_is_killed_in_the_middle_leaves_nothing_half(
    store: CatalogueStore, database: Database, change: str
) -> None:
    store.edit("places", Place("Granby", "16"), CALL, AUTHOR)
    before = dump(database.path)
    command = [sys.executable, "-c", KILLED, str(database.path), change]
    ended = subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert ended.returncode == -signal.SIGKILL
    assert dump(database.path) == before


# Any sequence of imports, edits, withdrawals and undos, against dictionaries that do the same.
SESSIONS = st.builds(
    Session, st.sampled_from("AB"), st.sampled_from("xy"), seats=st.integers(0, 2)
)  # fmt: skip


PLACES = st.builds(Place, st.sampled_from("PQ"), st.sampled_from(("01", "16")))
MEASURES = st.builds(
    Measure, st.sampled_from("M"), valid_from=st.sampled_from((None, DAY)), amount=st.just(Text("1", "1"))
)
ACTIVITIES = st.builds(Activity, st.sampled_from("AB"), hours=st.sampled_from((0.0, 900.0)))
ROWS = {"sessions": SESSIONS, "places": PLACES, "measures": MEASURES, "activities": ACTIVITIES}
ANY_ROW = st.one_of(*(st.tuples(st.just(table), rows) for table, rows in ROWS.items()))
IMPORTS = st.tuples(st.just("import"), st.lists(ANY_ROW, max_size=6))
OPERATIONS = IMPORTS | st.tuples(st.sampled_from(("edit", "withdraw", "undo")), ANY_ROW)
USED = {("activities", ("A",)), ("sessions", ("A", "x"))}
Named = dict[tuple[str, Key], Any]


@dataclass
class Office:
    """What an office should have: what is published, and its own rows over it."""

    published: Named = field(default_factory=dict)
    edits: Named = field(default_factory=dict)

    def bring(self, found: Named) -> None:
        """Publish other rows; used ones stay, retired."""
        left = {name: row for name, row in self.published.items() if name in USED and name not in found}
        self.published = {**found, **{name: replace(row, retired=True) for name, row in left.items()}}

    def there(self, name: tuple[str, Key]) -> Any:
        """Return the published row, unless it is retired."""
        row = self.published.get(name)
        return None if getattr(row, "retired", False) else row

    def drop(self, name: tuple[str, Key]) -> None:
        """Undo an edit; a row that a plan uses stays, retired, if nothing else is there."""
        value = self.edits.pop(name)
        if value is not None and name in USED:
            self.published.setdefault(name, replace(value, retired=True))

    @property
    def rows(self) -> Named:
        """Return the rows that the office offers."""
        whole = {**{n: row for n in self.published if (row := self.there(n))}, **self.edits}
        return {name: row for name, row in whole.items() if row is not None and not self.hidden(name)}

    def hidden(self, name: tuple[str, Key]) -> bool:
        """Say whether it is a session of an activity that left: withdrawn, or kept for a plan alone."""
        activity = "activities", name[1][:1]
        there = self.published.get(activity)
        left = self.edits[activity] is None if activity in self.edits else getattr(there, "retired", False)
        return name[0] == "sessions" and there is not None and left


def catalogue_of(found: Iterable[tuple[tuple[str, Key], Any]]) -> Catalogue:
    parts: dict[str, Any] = {table: {} for table in EDITABLE}
    for (table, key), row in found:
        parts[table][key] = row
    by_code = {table: {k[0]: row for k, row in parts[table].items()} for table in ("activities", "places")}
    return Catalogue(
        sessions=tuple(parts["sessions"].values()), measures=tuple(parts["measures"].values()), **by_code
    )


def offered(store: CatalogueStore) -> Named:
    here = store.load().offered()
    return {(table, key): row for table in EDITABLE for key, row in rows(table, here).items()}


def done(store: CatalogueStore, office: Office, operation: str, what: Any) -> None:
    """Do the same in the store and in the oracle; both refuse together."""
    if operation == "import":
        found = {(table, row_key(table, row)): row for table, row in what}
        store.replace(catalogue_of(found.items()))
        return office.bring(found)
    table, row = what
    name = table, row_key(table, row)
    if operation == "edit" and table == "sessions" and ("activities", (row.activity,)) not in office.rows:
        with pytest.raises(PlannerError, match="edit-faults"):
            store.edit(table, row, CALL, AUTHOR)
    elif operation == "edit":
        store.edit(table, row, CALL, AUTHOR)
        office.edits[name] = row
    elif operation == "withdraw" and office.there(name) is not None:
        store.withdraw(*name, CALL, AUTHOR)
        office.edits[name] = None
    elif name in office.edits:
        store.undo(*name, AUTHOR)
        office.drop(name)
    else:
        with pytest.raises(PlannerError, match="edit-missing"):
            store.undo(*name, AUTHOR)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(OPERATIONS, max_size=8))
def test_any_sequence_gives_what_is_published_with_the_edits_over_it(
    database: Database, operations: list[tuple[str, Any]]
) -> None:
    with database.writing() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())
    CaseStore(database).add(a_case(plan=Plan((Step("s", "A", "x"),))), NOBODY)
    store, office, past = CatalogueStore(database, lambda: DAY), Office(), dict[int, Named]()
    for operation, what in operations:
        done(store, office, operation, what)
        assert offered(store) == office.rows
        assert set(store.load().edited) == set(office.edits)
        if (version := store.load().version) > 0:
            past[version] = office.rows
    names = {name for there in past.values() for name in there}
    for version, there in past.items():
        assert {n: store.value_at(*n, version) for n in names} == {n: there.get(n) for n in names}
