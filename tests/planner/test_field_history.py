"""The history of a case field by field, and old values that come back."""

from dataclasses import replace

from planner.changes import Author, History, Stamp
from planner.field_history import can_restore, field_history, restored
from planner.plan import Plan, Step, remove
from planner.recording import changes
from tests.builders import a_case

WHO = Author("Camille Exemple", "CE", "Bureau fictif")
CASE = a_case(notes="un", plan=Plan((Step("s1", "A", note="tard"), Step("s2", "B"))))


def saved(history: History, case: object, turn: int) -> History:
    made = changes(history, case, Stamp("A", 1000 * turn, turn << 16, WHO))  # type: ignore[arg-type]
    return History((*history.records, *made))


def test_each_record_says_what_it_replaced_the_newest_first() -> None:
    history = saved(saved(History(), CASE, 1), replace(CASE, notes="deux"), 2)
    (newest, *_) = field_history(history)
    assert (newest.change.field, newest.before, newest.change.value) == ("notes", ("un",), "deux")
    first = next(r for r in field_history(history) if r.change.value == "un")
    assert first.before == ()


def test_what_only_orders_a_list_is_no_history() -> None:
    assert {r.change.field for r in field_history(saved(History(), CASE, 1))}.isdisjoint({"rank"})


def test_an_old_value_comes_back_and_the_rest_stays() -> None:
    later = replace(CASE, notes="deux", kind="upgrading")
    history = saved(saved(History(), CASE, 1), later, 2)
    old = next(r.change for r in field_history(history) if r.change.value == "un")
    assert can_restore(later, history, old)
    assert restored(later, history, old) == replace(later, notes="un")
    assert not can_restore(CASE, history, old)


def test_an_entry_that_was_taken_out_comes_back_whole() -> None:
    without = replace(CASE, plan=remove(CASE.plan, "s1"))
    history = saved(saved(History(), CASE, 1), without, 2)
    (removal, *_) = field_history(history)
    assert removal.is_removal and removal.cells["note"] == "tard"
    assert restored(without, history, removal.change) == CASE
