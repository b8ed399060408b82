"""What a search without an answer says: why, and what would open a pathway."""

from dataclasses import replace

from planner.pathway.result import Blocked, Result, Status
from planner.plan import Plan
from planner.requirement import NOTHING, Credential
from planner.words import Words
from tests.builders import START, a_case, a_catalogue, a_trade
from ui.models.search_words import goal_sentence, none_found


def test_a_change_that_leaves_nothing_to_do_ends_on_the_first_day() -> None:
    change = {"constraint": "conditional", "from": None, "to": ({"declared": "x"},)}
    blocked = Blocked("fastest", (), ({**change, "finish": START, "money_cents": 0},))
    found = Result(Status.INFEASIBLE, (), (blocked,), seconds=0.1)
    said = none_found(found, a_case(), a_catalogue(), Words("en"))
    assert "ends Jan 11, 2027" in said and "Jan 10" not in said


def test_where_nothing_leads_there_what_is_missing_usual_and_left_to_do_is_said() -> None:
    case, lacking = a_case(), ({"constraint": "admission", "value": {"skill": "S1", "level": 4}},)
    trade = replace(a_trade(case.target.trade), usual=Credential("UNIV"))
    found = Result(Status.INFEASIBLE, (), (Blocked("fastest", lacking),), seconds=0.1)
    said = none_found(found, case, a_catalogue(trade), Words("en")).split("\n")
    assert said[1] == "No activity entered leads there: S1, at level 4 or more."
    assert said[2].startswith("No change of the answers opens one. Note what the client holds already")
    assert said[3] == "What is usual (not required): UNIV"


def test_what_is_usual_is_not_said_beside_the_ways_in() -> None:
    case, found = a_case(), Result(Status.INFEASIBLE, (), (Blocked("fastest", ()),), seconds=0.1)
    free = replace(a_trade(case.target.trade), requires=NOTHING, usual=Credential("UNIV"))
    asked = replace(free, requires=Credential("DEP"))
    assert "What is usual" in none_found(found, case, a_catalogue(free), Words("en"))
    assert "usual" not in none_found(found, case, a_catalogue(asked), Words("en"))


def test_the_number_of_a_revision_is_said_once_the_plan_bears_one() -> None:
    case = a_case(plan=Plan())
    assert "revision" not in goal_sentence(case, a_catalogue(), Words("en"))
    kept = replace(case, plan=Plan(revision=2))
    assert goal_sentence(kept, a_catalogue(), Words("en")).endswith(" · revision 2")
