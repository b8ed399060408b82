"""What stands first in the titles of cards that lead to the same diploma."""

from dataclasses import replace

from planner.catalogue import Session
from planner.pathway.result import Proposal, ProposedStep, Reason
from planner.requirement import NOTHING, SkillAt, conditions
from planner.text import Text
from planner.words import Words
from tests.builders import START, an_activity
from tests.ui.office import a_planned_case, a_proposal, an_office_catalogue
from ui.models.pathway_titles import telling_titles
from ui.models.pathway_words import main_step, pathway_title

CASE, CATALOGUE, ENGLISH = a_planned_case(), an_office_catalogue(), Words("en")
FIRST, LATER = a_proposal(), a_proposal(later=True)
ALONE = replace(FIRST, steps=FIRST.steps[1:])
MORE = replace(FIRST, steps=(*FIRST.steps, ProposedStep("OTHER", "", START, START, 3)))


def told(proposal, *others):  # type: ignore[no-untyped-def]
    return telling_titles((proposal, *others), CASE, CATALOGUE, ENGLISH)[0]


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
    (title,) = telling_titles((FIRST,), CASE, catalogue, ENGLISH)
    assert title == "Sales, Accounting (in English) first"


def test_a_title_says_what_takes_the_time_before_it_is_cut() -> None:
    nursing = an_activity("NURSING", title=Text("Soins", "Nursing"), hours=2805, kind="course")
    brief = an_activity("BRIEF", title=Text("Bref", "Brief"), hours=15, kind="course")
    catalogue = replace(CATALOGUE, activities={**CATALOGUE.activities, "NURSING": nursing, "BRIEF": brief})
    steps = tuple(ProposedStep(code, "", START, START, 3) for code in ("BRIEF", "NURSING"))
    why = (Reason("target", CASE.target.trade, NOTHING),)
    first = replace(FIRST, steps=(FIRST.steps[0], replace(FIRST.steps[1], why=why)))
    long = replace(first, steps=(*steps, *first.steps))
    assert pathway_title(long, CASE, catalogue, ENGLISH).startswith("Activity DEP, Nursing, maths and Brief")
    title, _ = telling_titles((long, first), CASE, catalogue, ENGLISH)
    assert title == "With Nursing and Brief: Activity DEP"
    both = replace(first, steps=(*steps[1:], *first.steps))
    title, _ = telling_titles((long, both), CASE, catalogue, ENGLISH)
    assert title == "With Brief: Activity DEP and Nursing"


def in_session(proposal: Proposal, session: str) -> Proposal:
    """Return a pathway whose diploma is taken in another session, on the same days."""
    *before, last = proposal.steps
    return replace(proposal, steps=(*before, replace(last, session=session)))


def test_the_same_steps_on_the_same_days_are_told_apart_by_how_and_where_they_are_attended() -> None:
    offered = [
        Session("DEP", code, mode=mode, region=region, hours_per_week=30, language=language)
        for code, mode, region, language in (
            ("d04", "day", "04", "fr"), ("e04", "evening", "04", "fr"), ("d17", "day", "17", "fr"),
            ("x04", "day", "04", "en"),
        )
    ]  # fmt: skip
    catalogue = replace(CATALOGUE, sessions=(*CATALOGUE.sessions, *offered))
    shown = [in_session(FIRST, session.code) for session in offered]
    assert telling_titles(shown, CASE, catalogue, ENGLISH) == (
        "By day, Mauricie, in French: Activity DEP",
        "In the evening: Activity DEP",
        "Centre-du-Québec: Activity DEP",
        "In English: Activity DEP",
    )
    assert len(set(telling_titles(shown, CASE, catalogue, Words("fr")))) == len(shown)


def test_two_pathways_that_differ_only_in_where_a_minor_step_is_taken_are_told_apart() -> None:
    session = Session("MAT4", "there", mode="evening", region="17", hours_per_week=6)
    catalogue = replace(CATALOGUE, sessions=(*CATALOGUE.sessions, session))
    there = replace(FIRST, steps=(replace(FIRST.steps[0], session="there"), FIRST.steps[1]))
    here, there_title = telling_titles((FIRST, there), CASE, catalogue, ENGLISH)
    assert here != there_title == "Maths (Centre-du-Québec): Activity DEP"


def test_a_region_stands_by_itself_before_the_main_step_only_where_that_is_attended_there() -> None:
    away = Session("MAT4", "away", mode="evening", region="04", hours_per_week=6)
    near = Session("DEP", "near", mode="day", region="17", hours_per_week=30)
    catalogue = replace(CATALOGUE, sessions=(*CATALOGUE.sessions, away, near))
    minor = replace(FIRST, steps=(replace(FIRST.steps[0], session="away"), FIRST.steps[1]))
    shown = (minor, FIRST, in_session(minor, "near"))
    assert telling_titles(shown, CASE, catalogue, ENGLISH) == (
        "Maths (Mauricie): Activity DEP",
        "Activity DEP, maths first",
        "Centre-du-Québec: Activity DEP",
    )


def test_the_last_resort_is_what_the_pathway_is_best_at() -> None:
    twin = replace(FIRST, profiles=("closest",))
    assert told(twin, FIRST) == "Closest: Activity DEP"


def test_a_pathway_of_many_steps_names_the_longest_and_counts_the_others() -> None:
    steps = tuple(ProposedStep(code, "", START, START, 3) for code in ("ONE", "TWO", "THREE"))
    many = replace(FIRST, steps=(*steps, FIRST.steps[1]))
    assert told(many) == "Activity DEP, with ONE and 2 more"


def test_what_opens_the_trade_is_the_main_step_though_an_apprenticeship_beside_it_lasts_longer() -> None:
    skill = (Reason("target", CASE.target.trade, SkillAt("S1", 1)),)
    door = next(conditions(CATALOGUE.trades[CASE.target.trade].requires))
    opening = (Reason("target", CASE.target.trade, door),)
    beside = an_activity("PAMT", kind="pamt", hours=9000)
    catalogue = replace(CATALOGUE, activities={**CATALOGUE.activities, "PAMT": beside})
    apprentice = ProposedStep("PAMT", "", START, START, 3, skill)
    proposal = replace(FIRST, steps=(apprentice, replace(FIRST.steps[1], why=opening)))
    assert main_step(proposal, CASE, catalogue).activity == "DEP"


def test_of_a_title_too_long_for_a_card_the_shorter_part_is_said_first() -> None:
    name = "Preparation of a very long apprenticeship in the workplace, for mechanics"
    beside = an_activity("OTHER", title=Text(name, name), kind="course", hours=10)
    catalogue = replace(CATALOGUE, activities={**CATALOGUE.activities, "OTHER": beside})
    title, _ = telling_titles((MORE, FIRST), CASE, catalogue, ENGLISH)
    assert title == f"Activity DEP, with {name}"


def test_of_many_steps_that_differ_the_rarest_is_named() -> None:
    course, extra = (ProposedStep(code, "", START, START, 3) for code in ("COURSE", "EXTRA"))
    long = an_activity("COURSE", hours=500, kind="course")
    catalogue = replace(CATALOGUE, activities={**CATALOGUE.activities, "COURSE": long})
    shown = [replace(FIRST, steps=(*steps, *FIRST.steps)) for steps in ((course, extra), (course,))]
    title, *_ = telling_titles([*shown, FIRST, ALONE], CASE, catalogue, ENGLISH)
    assert title == "With EXTRA and 2 more: Activity DEP"
