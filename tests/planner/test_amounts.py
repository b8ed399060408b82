from planner.amounts import DOLLARS, Amount, dollars, hours, share


def test_an_amount_is_in_the_unit_that_people_count_in() -> None:
    assert dollars(12_345) == Amount(123.45, DOLLARS)
    assert dollars(0) == Amount(0, DOLLARS) and dollars(None) is None
    assert hours(0) is None and share(0.25).number == 0.25
