"""What a search without an answer says: why, and what would open a pathway."""

from planner.pathway.result import Blocked, Result, Status
from planner.words import Words
from tests.builders import START, a_case, a_catalogue
from ui.models.search_words import none_found


def test_a_change_that_leaves_nothing_to_do_ends_on_the_first_day() -> None:
    change = {"constraint": "conditional", "from": None, "to": ({"declared": "x"},)}
    blocked = Blocked("fastest", (), ({**change, "finish": START, "money_cents": 0},))
    found = Result(Status.INFEASIBLE, (), (blocked,), seconds=0.1)
    said = none_found(found, a_case(), a_catalogue(), Words("en"))
    assert "ends Jan 11, 2027" in said and "Jan 10" not in said
