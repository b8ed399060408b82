"""What stands first in the titles of cards that lead to the same diploma."""

from dataclasses import replace

from planner.pathway.result import ProposedStep, Reason
from planner.requirement import NOTHING
from planner.text import Text
from planner.words import Words
from tests.builders import START, an_activity
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


def test_a_title_leaves_it_to_the_badge_that_a_course_is_typical_and_keeps_what_tells_programmes_apart() -> (
    None
):
    titles = {"DEP": "Sales (typical course)", "MAT4": "Accounting (in English)"}
    rows = {
        code: replace(CATALOGUE.activities[code], title=Text(said, said), kind="course")
        for code, said in titles.items()
    }
    catalogue = replace(CATALOGUE, activities={**CATALOGUE.activities, **rows})
    assert telling_title(FIRST, (FIRST,), CASE, catalogue, ENGLISH) == "Sales, Accounting (in English) first"


def test_a_title_says_what_takes_the_time_before_it_is_cut() -> None:
    nursing = an_activity("NURSING", title=Text("Soins", "Nursing"), hours=2805, kind="course")
    brief = an_activity("BRIEF", title=Text("Bref", "Brief"), hours=15, kind="course")
    catalogue = replace(CATALOGUE, activities={**CATALOGUE.activities, "NURSING": nursing, "BRIEF": brief})
    steps = tuple(ProposedStep(code, "", START, START, 3) for code in ("BRIEF", "NURSING"))
    why = (Reason("target", CASE.target.trade, NOTHING),)
    first = replace(FIRST, steps=(FIRST.steps[0], replace(FIRST.steps[1], why=why)))
    long = replace(first, steps=(*steps, *first.steps))
    assert pathway_title(long, CASE, catalogue, ENGLISH).startswith("Activity DEP, Nursing, maths and Brief")
    title = telling_title(long, (long, first), CASE, catalogue, ENGLISH)
    assert title == "With Nursing and 1 more: Activity DEP"
    both = replace(first, steps=(*steps[1:], *first.steps))
    title = telling_title(long, (long, both), CASE, catalogue, ENGLISH)
    assert title == "With Brief: Activity DEP and Nursing"
