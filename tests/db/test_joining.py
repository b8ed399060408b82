"""Two windows on one file: neither counsellor loses an edit, whoever saves first."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.cases import CaseStore
from db.database import Database
from db.exchange.choosing import conflicts
from db.verify import verify
from planner.case import Case
from planner.office import Counsellor
from planner.plan import Plan, Step, remove
from tests.builders import a_case, a_client
from tests.db.fresh import new_database

FIRST, SECOND = Counsellor("Camille Exemple", "CE"), Counsellor("Dominique Modèle", "DM")
BASE = a_case(
    client=a_client(phone="1", subjects={"math": 3}),
    notes="un",
    plan=Plan((Step("s1", "A", note="n1"), Step("s2", "B", note="n2"))),
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    found = new_database(tmp_path / "a.db")
    CaseStore(found).add(BASE, FIRST)
    yield found
    found.close()


def both(database: Database, theirs: Case, mine: Case) -> Case:
    """Save one edit of the base, and join another one of it."""
    store = CaseStore(database)
    held, version = store.load(BASE.id)
    assert held == BASE
    store.save(theirs, version, FIRST)
    found, _ = store.join(mine, BASE, SECOND)
    assert found == store.load(BASE.id)[0] and verify(database) == ()
    return found


def test_edits_of_different_fields_are_all_there(database: Database) -> None:
    steps = BASE.plan.steps
    theirs = replace(BASE, notes="deux", plan=Plan((replace(steps[0], note="à eux"), steps[1])))
    mine = replace(
        BASE, kind="upgrading", plan=Plan((steps[0], replace(steps[1], note="à moi"), Step("s3", "C")))
    )
    found = both(database, theirs, mine)
    assert (found.notes, found.kind) == ("deux", "upgrading")
    assert [(s.id, s.note) for s in found.plan.steps] == [("s1", "à eux"), ("s2", "à moi"), ("s3", "")]
    assert conflicts(database) == ()


def test_a_field_that_both_edited_waits_with_both_values(database: Database) -> None:
    both(database, replace(BASE, notes="deux"), replace(BASE, notes="trois"))
    (waiting,) = conflicts(database)
    assert {(h.value, h.author.initials) for h in waiting.heads} == {("deux", "CE"), ("trois", "DM")}


def test_an_edit_outlives_a_removal_whoever_is_first(database: Database) -> None:
    edited = replace(BASE, plan=Plan((replace(BASE.plan.steps[0], note="gardé"), BASE.plan.steps[1])))
    without = replace(BASE, plan=remove(BASE.plan, "s1"))
    assert both(database, edited, without).plan == edited.plan


def test_a_removal_of_what_nobody_edited_holds(database: Database) -> None:
    found = both(database, replace(BASE, notes="deux"), replace(BASE, plan=remove(BASE.plan, "s1")))
    assert [step.id for step in found.plan.steps] == ["s2"] and found.notes == "deux"


def test_the_same_edit_twice_is_no_conflict(database: Database) -> None:
    assert both(database, replace(BASE, notes="deux"), replace(BASE, notes="deux")).notes == "deux"
    assert conflicts(database) == ()


EDITS: tuple[Callable[[Case, str], Case], ...] = (
    lambda case, word: replace(case, notes=word),
    lambda case, word: replace(case, client=replace(case.client, phone=word)),
    lambda case, word: replace(case, client=replace(case.client, subjects={"math": len(word)})),
    lambda case, word: replace(case, plan=Plan((*case.plan.steps, Step(word, "C")))),
    lambda case, word: replace(case, plan=remove(case.plan, "s1")),
    lambda case, word: replace(case, plan=Plan(tuple(replace(s, note=word) for s in case.plan.steps))),
)
SAVES = st.lists(st.tuples(st.booleans(), st.integers(0, len(EDITS) - 1), st.sampled_from("abc")), max_size=8)


@settings(max_examples=15)
@given(saves=SAVES)
def test_two_windows_never_lose_an_edit(tmp_path_factory: pytest.TempPathFactory, saves: list) -> None:  # type: ignore[type-arg]
    database = new_database(tmp_path_factory.mktemp("two") / "a.db")
    store = CaseStore(database)
    store.add(BASE, FIRST)
    shown = {True: (BASE, 1), False: (BASE, 1)}
    for who, kind, word in saves:
        base, version = shown[who]
        mine = EDITS[kind](base, word)
        _, newest = store.load(BASE.id)
        if newest == version:
            shown[who] = mine, store.save(mine, version, FIRST)
        else:
            shown[who] = store.join(mine, base, SECOND)
        _check_kept(store, base, mine)
    assert verify(database) == ()
    database.close()


def _check_kept(store: CaseStore, base: Case, mine: Case) -> None:
    """See that each field that was just edited shows that value or keeps it waiting."""
    history = store.history(BASE.id)
    if mine.notes != base.notes:
        place = ("cases", BASE.id)
        assert mine.notes in {head.value for head in history.heads(place, "notes")}
    for step in mine.plan.steps:
        if step not in base.plan.steps:
            assert ("steps", step.id) in history.rows
