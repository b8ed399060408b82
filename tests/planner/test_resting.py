"""What rests on records that are to count no more: what others edited keeps what it was made on."""

from hypothesis import given
from hypothesis import strategies as st

from planner.changes import REMOVAL, REMOVED, WITHHELD, Change
from planner.fields import CASES, Value
from planner.resting import FIRST, begins, resting

STEPS = "steps"


def record(
    seq: int, field: str, site: str = "A", table: str = STEPS, row: str = "s", value: Value = "x",
    parents: tuple[tuple[str, int], ...] = (),
) -> Change:  # fmt: skip
    return Change(site, seq, seq, "c", table, row, field, value, parents=parents)


BEGUN = record(1, "rank")
CASE = record(3, FIRST, table=CASES, row="c")


def test_an_edited_entry_keeps_what_it_was_begun_with() -> None:
    more = record(2, "cost_cents")
    edit = record(9, "due", "B")
    assert resting([BEGUN, more, edit], {BEGUN.id, more.id}) == {BEGUN.id, more.id}


def test_an_entry_that_nobody_else_edited_goes() -> None:
    elsewhere = record(9, "due", "B", row="t")
    assert resting([BEGUN, elsewhere], {BEGUN.id}) == frozenset()


def test_who_took_the_entry_out_needs_none_of_it() -> None:
    assert resting([BEGUN, record(9, REMOVAL, "B", value=True)], {BEGUN.id}) == frozenset()


def test_an_edit_that_counts_for_nothing_keeps_nothing() -> None:
    edit = record(9, "due", "B")
    assert resting([BEGUN, edit], {BEGUN.id}, {edit.id}) == frozenset()
    assert resting([BEGUN, record(9, WITHHELD, "B")], {BEGUN.id}) == frozenset()


def test_whoever_wrote_the_beginning_too_needs_no_other_one() -> None:
    assert resting([BEGUN, record(9, "rank", "B")], {BEGUN.id}) == frozenset()


def test_a_case_that_others_edited_stays_whole() -> None:
    edit = record(9, "due", "B")
    assert resting([CASE, BEGUN, edit], {CASE.id, BEGUN.id}) == {CASE.id, BEGUN.id}
    again = record(8, FIRST, "B", CASES, "c")
    assert resting([CASE, record(4, "name", table=CASES, row="c"), again], {CASE.id}) == frozenset()


@given(st.sets(st.sampled_from(["due", "rank", "note", REMOVAL])), st.sets(st.sampled_from(["rank", "due"])))
def test_only_what_was_brought_can_hold_on(edited: set[str], begun: set[str]) -> None:
    apart = [record(n, field) for n, field in enumerate(sorted(begun), 1)]
    others = [record(n, field, "B") for n, field in enumerate(sorted(edited), 10)]
    brought = {found.id for found in apart}
    assert resting([*apart, *others], brought) <= brought
    assert resting(apart, brought) == frozenset()


def test_what_has_a_default_begins_no_row() -> None:
    assert begins(STEPS, "rank") and not begins(STEPS, "due")
    assert not any(begins(STEPS, field) for field in (REMOVAL, REMOVED, WITHHELD))
