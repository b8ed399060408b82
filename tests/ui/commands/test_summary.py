"""An answer in plain text promises no more than the cards do."""

from planner.pathway.result import Blocked, Result, Status
from planner.words import Words
from tests.builders import a_case, a_catalogue, a_trade
from tests.ui.office import a_planned_case, a_proposal, an_office_catalogue
from ui.commands.summary import summary


def test_no_pathway_is_said_to_cover_a_whole_profile() -> None:
    found = Result(Status.OPTIMAL, (a_proposal(coverage=1.0),), seconds=0.1)
    said = summary(a_planned_case(), found, an_office_catalogue(), Words("en"))
    assert "99% of the profile" in said and "100%" not in said


def test_nothing_is_said_of_a_profile_that_asks_nothing() -> None:
    found = Result(Status.OPTIMAL, (a_proposal(coverage=1.0),), seconds=0.1)
    assert "of the profile" not in summary(a_case(), found, a_catalogue(a_trade()), Words("en"))


def test_what_blocks_several_profiles_alike_is_said_once() -> None:
    asked = ({"constraint": "admission", "value": {"credential": "NOPE"}},)
    blocked = (*(Blocked(name, asked) for name in ("fastest", "closest")), Blocked("while_working"))
    said = summary(a_case(), Result(Status.INFEASIBLE, (), blocked), a_catalogue(a_trade()), Words("en"))
    first, asked_there, advice, *rest = said.splitlines()[2:]
    assert first == "No pathway for any of these: the fastest of the options entered; the closest to home."
    assert asked_there == "No activity entered leads there: NOPE."
    assert advice.startswith("No change of the answers opens one.")
    assert rest == [
        "",
        "No pathway for “while keeping the job”.",
    ]
