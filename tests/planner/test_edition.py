"""The office's edition: its own rows over what is published, and what lies beneath them."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.catalogue import Activity, Catalogue, Measure, Place, Session
from planner.drift import row_key, rows
from planner.edition import EDITABLE, coming, overlaid, published
from planner.office_edit import OfficeEdit
from tests.builders import a_small_catalogue

DAY, SMALL = date(2026, 11, 26), a_small_catalogue()
EVENING, AUTUMN = SMALL.sessions
ANY_ROW = st.one_of(
    st.tuples(
        st.just("sessions"),
        st.builds(Session, st.sampled_from("AB"), st.sampled_from("xy"), seats=st.integers(0, 2)),
    ),
    st.tuples(st.just("places"), st.builds(Place, st.sampled_from("PQ"), st.sampled_from(("01", "16")))),
    st.tuples(
        st.just("measures"), st.builds(Measure, st.just("M"), valid_from=st.sampled_from((None, DAY)))
    ),
    st.tuples(
        st.just("activities"), st.builds(Activity, st.sampled_from("AB"), hours=st.sampled_from((0.0, 900.0)))
    ),
)  # fmt: skip
ANY_ROWS = st.lists(ANY_ROW, max_size=6)


def edit(table: str, row: object, basis: object = None) -> OfficeEdit:
    return OfficeEdit(table, row_key(table, row), row, "appel", "CE", DAY, basis)


def withdrawn(table: str, row: object) -> OfficeEdit:
    return OfficeEdit(table, row_key(table, row), None, "appel", "CE", DAY, row)


def built(found: list[tuple[str, object]]) -> Catalogue:
    return replace(overlaid(Catalogue(), [edit(table, row) for table, row in found]), edited={})


@settings(max_examples=60)
@given(ANY_ROWS, ANY_ROWS)
def test_what_lies_beneath_the_edits_is_what_was_published(
    there: list[tuple[str, object]], over: list[tuple[str, object]]
) -> None:
    base = built(there)
    here = overlaid(base, [edit(table, row) for table, row in over])
    assert published(base) == base
    assert all(rows(table, published(here)) == rows(table, base) for table in EDITABLE)
    for table, row in over[-1:]:
        assert rows(table, here)[row_key(table, row)] == row


@settings(max_examples=60)
@given(ANY_ROWS, ANY_ROWS, ANY_ROWS)
def test_what_is_coming_is_the_edits_over_the_next_publication(
    there: list[tuple[str, object]], over: list[tuple[str, object]], after: list[tuple[str, object]]
) -> None:
    edits = [edit(table, row) for table, row in over]
    here, following = overlaid(built(there), edits), built(after)
    found = coming(here, following)
    assert found == overlaid(following, here.edited.values())
    assert coming(found, following) == found


def test_a_withdrawn_row_is_not_offered_but_its_plans_keep_it() -> None:
    here = overlaid(SMALL, [withdrawn("sessions", AUTUMN)])
    assert here.sessions == (EVENING, replace(AUTUMN, retired=True))
    assert published(here).sessions == published(here.offered()).sessions == SMALL.sessions


def test_a_row_that_is_kept_for_a_plan_alone_is_no_longer_published() -> None:
    left = replace(SMALL, sessions=(EVENING, replace(AUTUMN, retired=True)))
    office = replace(AUTUMN, seats=4)
    here = overlaid(left, [edit("sessions", office, AUTUMN)])
    (found,) = here.edited.values()
    assert (found.published, found.to_review) == (None, True)
    assert here.sessions == (EVENING, office)


def test_a_row_that_an_importer_changed_is_published_as_it_made_it() -> None:
    office = replace(AUTUMN, seats=4)
    here = overlaid(SMALL, [edit("sessions", office, AUTUMN)])
    made = replace(here, sessions=(EVENING, replace(AUTUMN, seats=7)))
    assert published(made).sessions == (EVENING, replace(AUTUMN, seats=7))
    assert coming(here, made).sessions == (EVENING, office)


def test_an_edit_says_its_kind_and_when_it_is_to_be_reviewed() -> None:
    full, moved = replace(AUTUMN, seats=0), replace(AUTUMN, seats=9)
    kinds = [edit("sessions", full), edit("sessions", full, AUTUMN), withdrawn("sessions", AUTUMN)]
    assert [found.kind for found in kinds] == ["added", "corrected", "withdrawn"]
    reviewed = [
        replace(edit("sessions", full, AUTUMN), published=there).to_review
        for there in (AUTUMN, full, moved, None)
    ]
    assert reviewed == [False, False, True, True]
