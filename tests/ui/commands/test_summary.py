"""An answer in plain text promises no more than the cards do."""

from planner.pathway.result import Result, Status
from planner.words import Words
from tests.ui.office import a_planned_case, a_proposal, an_office_catalogue
from ui.commands.summary import summary


def test_no_pathway_is_said_to_cover_a_whole_profile() -> None:
    found = Result(Status.OPTIMAL, (a_proposal(coverage=1.0),), seconds=0.1)
    said = summary(a_planned_case(), found, an_office_catalogue(), Words("en"))
    assert "99% of the profile" in said and "100%" not in said
