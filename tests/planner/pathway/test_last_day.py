"""The last day of a pathway: the day before its finish, also where only what already runs is left."""

from datetime import date

from planner.case import Case
from planner.client import PastActivity
from planner.pathway.destinations import destinations
from planner.words import Words
from tests.builders import START, a_case, a_catalogue, a_client, a_trade, an_activity
from tests.planner.pathway.answers import searched
from ui.models.destination_words import finish_words

CATALOGUE = a_catalogue(a_trade(requires={"credential": "A"}), an_activity("A", hours=30))


def running() -> Case:
    past = PastActivity("A", start=date(2026, 12, 7), end=date(2027, 3, 1), status="running")
    return a_case(client=a_client(activities=(past,)))


def test_what_runs_ends_the_day_before_the_finish() -> None:
    found = searched(running(), CATALOGUE).proposals[0]
    assert (found.steps, found.finish, found.last_day) == ((), date(2027, 3, 1), date(2027, 2, 28))


def test_where_nothing_is_left_the_last_day_is_the_start() -> None:
    held = a_case(client=a_client(credentials=("A",)))
    found = searched(held, CATALOGUE).proposals[0]
    assert (found.finish, found.last_day) == (START, START)


def test_a_test_without_hours_on_the_first_day_ends_on_it() -> None:
    tested = a_catalogue(a_trade(requires={"credential": "A"}), an_activity("A", kind="test"))
    found = searched(a_case(), tested).proposals[0]
    assert (len(found.steps), found.finish, found.last_day) == (1, START, START)


def test_the_map_says_the_same_of_what_runs() -> None:
    (found,) = destinations(running(), CATALOGUE)
    assert found.last_day == date(2027, 2, 28)
    assert finish_words(found, Words("en")) == "Feb 28, 2027"
