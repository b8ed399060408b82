"""What an activity is called as a step: a test is not said to be passed before it is."""

from planner.activity_words import taken_title
from planner.catalogue import Term
from planner.text import Text
from tests.builders import a_catalogue, an_activity

TEST, PASSED = Text("Test général", "General test"), Text("Test général réussi", "General test passed")
DIPLOMA = Text("DEP Usinage", "DVS Machining")


def test_a_test_has_its_own_name_and_a_diploma_that_of_what_it_gives() -> None:
    terms = {"TDG": Term("credential", "TDG", PASSED), "DEP": Term("credential", "DEP", DIPLOMA)}
    test, diploma = an_activity("TDG", kind="test", title=TEST), an_activity("DEP", kind="dep")
    catalogue = a_catalogue(test, diploma, terms=terms)
    assert taken_title("TDG", catalogue) == TEST and catalogue.term("TDG") == PASSED
    assert taken_title("DEP", catalogue) == DIPLOMA
    assert taken_title("GONE", catalogue) == Text("GONE", "GONE")
