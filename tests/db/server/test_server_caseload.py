"""The figures of a caseload, counted on a server."""

from tests.db.test_caseload import (
    office,
    test_a_period_holds_what_happened_in_it,
    test_an_empty_database_counts_nothing,
    test_each_figure_is_that_of_the_cases_one_by_one,
)

__all__ = [
    "office",
    "test_a_period_holds_what_happened_in_it",
    "test_an_empty_database_counts_nothing",
    "test_each_figure_is_that_of_the_cases_one_by_one",
]
