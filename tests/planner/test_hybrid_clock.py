"""The moments of change records: whatever the wall says, none is given twice, and none goes back."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from planner.hybrid_clock import FAR_AHEAD_MS, FIRST_MS, Clock, far_ahead, is_far_ahead

NOW = FIRST_MS + 10**9
# A wall that jumps, but within a day: further is a wrong date.
WALLS = st.lists(st.integers(NOW, NOW + FAR_AHEAD_MS), min_size=2, max_size=30)


@given(WALLS)
def test_moments_only_grow_though_the_wall_goes_back(walls: list[int]) -> None:
    clock = Clock(iter(walls).__next__)
    given_out = [clock.tick() for _ in walls]
    assert all(early < late for early, late in pairwise(given_out))


@given(WALLS, st.integers(0, FAR_AHEAD_MS))
def test_a_moment_follows_what_another_office_gave(walls: list[int], ahead: int) -> None:
    clock, theirs = Clock(iter(walls).__next__), (min(walls) + ahead) << 16
    clock.see(theirs)
    assert clock.tick() > theirs


@given(st.integers(FIRST_MS, NOW), st.integers(1, 10**12))
def test_a_wrong_date_is_left_as_soon_as_the_wall_is_right(wall: int, beyond: int) -> None:
    clock = Clock(lambda: wall, last=far_ahead(wall) + beyond)
    assert clock.tick() == wall << 16


@given(st.integers(0, FIRST_MS - 1), st.integers(0, NOW << 16))
def test_a_wall_from_before_the_program_takes_nothing_back(wall: int, last: int) -> None:
    assert Clock(lambda: wall, last).tick() > last


@given(st.integers(0, NOW))
def test_a_day_ahead_is_the_last_that_a_right_clock_may_be(wall: int) -> None:
    assert not is_far_ahead(far_ahead(wall), wall) and is_far_ahead(far_ahead(wall) + 1, wall)
    assert far_ahead(wall) >> 16 == wall + FAR_AHEAD_MS
