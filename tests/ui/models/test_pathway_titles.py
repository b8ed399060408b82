"""What stands first in the titles of cards that lead to the same diploma."""

from dataclasses import replace

from planner.pathway.result import ProposedStep
from planner.words import Words
from tests.builders import START
from tests.ui.office import a_planned_case, a_proposal, an_office_catalogue
from ui.models.pathway_titles import telling_title
from ui.models.pathway_words import pathway_title

CASE, CATALOGUE, ENGLISH = a_planned_case(), an_office_catalogue(), Words("en")
FIRST, LATER = a_proposal(), a_proposal(later=True)
ALONE = replace(FIRST, steps=FIRST.steps[1:])
MORE = replace(FIRST, steps=(*FIRST.steps, ProposedStep("OTHER", "", START, START, 3)))


def told(proposal, *others):  # type: ignore[no-untyped-def]
    return telling_title(proposal, (proposal, *others), CASE, CATALOGUE, ENGLISH)


def test_a_pathway_alone_of_its_kind_keeps_its_whole_title() -> None:
    assert told(FIRST) == pathway_title(FIRST, CASE, CATALOGUE, ENGLISH)
    ready = replace(FIRST, steps=(), start=FIRST.finish)
    assert told(ready, FIRST).startswith("Ready now")


def test_what_another_pathway_does_not_take_stands_first() -> None:
    assert told(MORE, FIRST) == "With OTHER: Activity DEP"
    assert told(FIRST, ALONE) == "With maths: Activity DEP"
    assert told(ALONE, FIRST) == "Fewer steps: Activity DEP"


def test_the_same_steps_are_told_apart_by_their_start() -> None:
    assert told(FIRST, LATER) == "From Aug 30, 2027: Activity DEP"
    assert told(LATER, FIRST) == "From Jan 10, 2028: Activity DEP"
