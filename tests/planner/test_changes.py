"""The change records: what they keep, whom they overwrite, and who wins when two edit apart."""

from dataclasses import replace
from datetime import date
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.case import Addition, Case, Target
from planner.changes import REMOVAL, Author, Change, History, Stamp, case_of, latest
from planner.fields import CASES as MAIN
from planner.hybrid_clock import FAR_AHEAD_MS, FIRST_MS, Clock
from planner.plan import Plan, Step, edit, remove
from planner.recording import changes, field_change
from tests.builders import a_case, a_client
from tests.strategies import CASES

STEP = Step("s1", activity="DEP", title="Usinage", start=date(2027, 8, 30))


def saved(history: History, case: Case, site: str = "A", hlc: int = 0) -> History:
    """Return the history after one office saved the case."""
    seq = 1 + max((r.seq for r in history.records if r.site == site), default=0)
    records = changes(history, case, Stamp(site, seq, hlc or len(history.records) + 1))
    return History(history.records + records)


def union(*histories: History) -> History:
    """Return what an office knows after a merge: the union of the records."""
    return History(tuple({record.id: record for h in histories for record in h.records}.values()))


def written(before: History, case: Case) -> set[tuple[str, str, str, object]]:
    """Return the table, row, field and value of the records that a save would add."""
    return {(r.table, r.row, r.field, r.value) for r in changes(before, case, Stamp("A", 1000, 1000))}


@given(CASES)
@settings(max_examples=100, deadline=None)
def test_a_case_is_rebuilt_from_its_records(case: Case) -> None:
    history = saved(History(), case)
    assert case_of(history, case.id) == case
    assert changes(history, case, Stamp("A", 1, 1)) == ()


@given(st.lists(CASES, min_size=2, max_size=4), st.randoms())
@settings(max_examples=60, deadline=None)
def test_after_any_edits_the_last_state_is_rebuilt_from_records_in_any_order(cases, random) -> None:
    history = History()
    for case in cases:
        history = saved(history, replace(case, id=cases[0].id))
    records = list(history.records)
    random.shuffle(records)
    assert case_of(History(tuple(records)), cases[0].id) == replace(cases[-1], id=cases[0].id)
    assert not history.conflicts


@given(st.lists(CASES, min_size=2, max_size=4))
@settings(max_examples=60, deadline=None)
def test_the_current_records_alone_tell_what_a_save_must_know(cases) -> None:
    history = History()
    for case in cases[:-1]:
        history = saved(history, replace(case, id=cases[0].id))
    overwritten = {parent for r in history.records if r.field for parent in r.parents}
    current = History(tuple(r for r in history.records if r.id not in overwritten))
    last, stamp = replace(cases[-1], id=cases[0].id), Stamp("A", 9999, 9999)
    assert set(changes(current, last, stamp)) == set(changes(history, last, stamp))


def test_one_record_for_the_field_that_differs_names_the_head_it_overwrites():
    case = a_case(plan=Plan((STEP,)))
    before = saved(History(), case)
    author = Author("Camille Exemple", "CE", "Bureau fictif")
    after = replace(case, plan=edit(case.plan, "s1", lambda s: replace(s, note="apporter le relevé")))
    (change,) = changes(before, after, Stamp("A", 500, 77, author))
    assert (change.table, change.row, change.field) == ("steps", "s1", "note")
    assert (change.value, change.author, change.hlc, change.parents) == ("apporter le relevé", author, 77, ())
    (again,) = changes(History((*before.records, change)), case, Stamp("A", 501, 78))
    assert (again.value, again.parents) == ("", (("A", 500),))


def test_a_step_put_first_writes_no_rank_of_the_others():
    case = a_case(plan=Plan((STEP,)))
    first = Step("s0", activity="MAT4")
    fields = {(row, field) for _, row, field, _ in written(
        saved(History(), case), replace(case, plan=Plan((first, STEP)))
    )}  # fmt: skip
    assert {row for row, _ in fields} == {"s0"}


def test_removing_a_step_is_one_record_that_names_all_it_removes():
    case = a_case(plan=Plan((STEP,)))
    before = saved(History(), case)
    (change,) = changes(before, replace(case, plan=Plan()), Stamp("A", 500, 77))
    assert (change.field, change.value) == (REMOVAL, None)
    assert set(change.parents) == {r.id for r in before.records if r.table == "steps"}
    assert case_of(History((*before.records, change)), case.id).plan.steps == ()


def test_a_removed_entry_comes_back_as_it_is_put_back():
    case = a_case(plan=Plan((replace(STEP, note="vieux"),)))
    gone = saved(saved(History(), case), replace(case, plan=Plan()))
    back = replace(case, plan=Plan((replace(STEP, title="Autre"),)))
    again = saved(gone, back)
    assert case_of(again, case.id) == back
    assert case_of(saved(gone, case), case.id) == case
    assert case_of(saved(again, replace(case, plan=Plan())), case.id).plan.steps == ()


def test_an_edit_beats_a_removal_made_apart():
    case = a_case(plan=Plan((STEP,)))
    shared = saved(History(), case)
    removed = saved(shared, replace(case, plan=remove(case.plan, "s1")), "A", hlc=900)
    noted = edit(case.plan, "s1", lambda s: replace(s, note="non"))
    edited = saved(shared, replace(case, plan=noted), "B", 800)
    for merged in (union(removed, edited), union(edited, removed)):
        (step,) = case_of(merged, case.id).plan.steps
        assert step == replace(STEP, note="non")


def test_edits_of_different_fields_made_apart_are_both_kept():
    case = a_case()
    shared = saved(History(), case)
    ours = saved(shared, replace(case, notes="à nous"), "A", 50)
    theirs = saved(shared, replace(case, client=replace(case.client, phone="555-0100")), "B", 60)
    merged = union(ours, theirs)
    found = case_of(merged, case.id)
    assert (found.notes, found.client.phone, merged.conflicts) == ("à nous", "555-0100", ())


def test_two_heads_of_one_field_have_the_same_winner_in_every_office():
    case = a_case()
    shared = saved(History(), case)
    heads = [saved(shared, replace(case, notes=site), site, hlc=70) for site in "BCD"]
    for order in permutations(heads):
        merged = union(*order)
        assert case_of(merged, case.id).notes == "D"
        assert [[r.value for r in heads] for heads in merged.conflicts] == [["D", "C", "B"]]


def test_choosing_is_an_edit_that_overwrites_every_head():
    case = a_case()
    shared = saved(History(), case)
    merged = union(*(saved(shared, replace(case, notes=site), site, hlc=70) for site in "BC"))
    place = (MAIN, case.id)
    choice = field_change(merged, case.id, place, "notes", "C", Stamp("A", 500, 1))
    assert {parent[0] for parent in choice.parents} == {"B", "C"}
    chosen = History((*merged.records, choice))
    assert (chosen.conflicts, chosen.value(place, "notes")) == ((), "C")


def test_a_clock_of_2099_cannot_bury_a_later_informed_edit():
    case = a_case()
    shared = saved(saved(History(), case), replace(case, notes="2099"), "B", hlc=2**60)
    informed = saved(shared, replace(case, notes="ensuite"), "A", hlc=5)
    assert case_of(informed, case.id).notes == "ensuite"


def test_the_same_words_typed_in_two_offices_name_the_same_row():
    case = a_case(client=a_client(), target=Target("62010"))
    shared = saved(History(), case)
    wider = replace(case, target=Target("62010", additions=(Addition("K1", 3),)))
    other = replace(case, target=Target("62010", additions=(Addition("K1", 4),)))
    merged = union(saved(shared, wider, "A", 10), saved(shared, other, "B", 20))
    assert case_of(merged, case.id).target.additions == (Addition("K1", 4),)
    assert [heads[0].field for heads in merged.conflicts if heads[0].field != "rank"] == ["level"]


def test_the_record_written_last_has_the_greatest_moment():
    ours = Change("A", 1, 5, "c", MAIN, "c", "notes", "x")
    records = (ours, Change("B", 9, 4, "c", MAIN, "c", "notes", "y"))
    assert latest(History(records)).site == "A"


def test_the_clock_never_goes_back():
    wall = iter([100, 90, 90, 200])
    clock = Clock(lambda: next(wall))
    ticks = [clock.tick(), clock.tick()]
    clock.see(150 << 16)
    ticks += [clock.tick(), clock.tick()]
    assert ticks == sorted(set(ticks))
    assert ticks == [100 << 16, (100 << 16) + 1, (150 << 16) + 1, 200 << 16]


def test_the_clock_heals_once_the_date_is_mended_and_follows_no_lost_date():
    now, wrong = FIRST_MS + 1000, FIRST_MS + 73 * 365 * 24 * 3_600_000
    wall = iter([wrong, now, now, 5, FIRST_MS - 1])
    clock = Clock(lambda: next(wall))
    ticks = [clock.tick() for _ in range(5)]
    assert ticks[:3] == [wrong << 16, now << 16, (now << 16) + 1]
    # A computer that lost its date ranks nothing before what it wrote.
    assert ticks[3:] == [(now << 16) + 2, (now << 16) + 3]
    near = Clock(lambda: now, (now + FAR_AHEAD_MS) << 16)
    assert near.tick() == ((now + FAR_AHEAD_MS) << 16) + 1
