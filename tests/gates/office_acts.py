"""What an office does beside plain edits: choices, removals, what was undone, and a backup gone back to."""

from contextlib import suppress
from random import Random
from typing import TYPE_CHECKING

from db.backups import kept
from db.exchange.choosing import Conflict, conflicts, reopen, resolve
from db.exchange.undoing import merges_made, redo_merge
from db.restoring import restore
from planner.case import Case
from planner.changes import Change
from planner.errors import PlannerError
from tests.gates.office_edits import edited

if TYPE_CHECKING:
    from tests.gates.offices import Office

# The last choice of each office, which it may take back.
Choices = dict["Office", tuple[Conflict, Change]]


def act(office: "Office", case: Case, choices: Choices, random: Random) -> None:
    """Let an office do anything else that the window offers with a case, an inbox or the whole file."""
    if office.knows(case):
        held, version = office.store.load(case.id)
        office.store.save(edited(held, random), version, office.who)
    kind = random.random()
    if kind < 0.15:
        _choose(office, choices, random)
    elif kind < 0.2 and office in choices:
        with suppress(PlannerError):
            reopen(office.database, *choices.pop(office), office.wall)
    elif kind < 0.3 and office.knows(case):
        off = office.store.is_removed(case.id)
        (office.store.restore if off else office.store.remove)(case.id, office.who)
    elif kind < 0.36:
        undone = [made.id for made in merges_made(office.database) if made.undone_on]
        if undone:
            redo_merge(office.database, random.choice(undone))
    elif kind < 0.4 and (backups := kept(office.database.path)):
        restore(office.database.path, random.choice(backups))
    office.check()


def _choose(office: "Office", choices: Choices, random: Random) -> None:
    if waiting := conflicts(office.database):
        conflict = random.choice(waiting)
        value = random.choice(conflict.heads).value
        choices[office] = conflict, resolve(office.database, conflict.id, value, office.who, office.wall)
