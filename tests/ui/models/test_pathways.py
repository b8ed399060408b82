from dataclasses import replace

from planner.adopt import adopt
from planner.profile_words import share_words
from planner.requirement import Subject
from planner.words import Words
from tests.ui.models.conftest import Watch
from tests.ui.models.reading import texts
from tests.ui.office import a_planned_case, a_proposal, a_result, an_office_catalogue
from ui.models.columns import ACCESSIBLE, VALUE
from ui.models.pathway_words import is_adopted, pathway_title
from ui.models.pathways import PathwayModel

CATALOGUE = an_office_catalogue()


def test_the_pathways_are_said_with_their_figures(watched: Watch, words: Words) -> None:
    model = watched(PathwayModel())
    model.show_result(a_result(), a_planned_case(), CATALOGUE, words)
    french = words.language == "fr"
    assert texts(model)[0] == (
        "Activité DEP, mathématique d’abord" if french else "Activity DEP, maths first"
    )
    spoken = model.index(0).data(ACCESSIBLE)
    assert "123" in spoken and "2028" in spoken and texts(model)[0] in spoken
    assert model.index(1).data(VALUE) == a_result().proposals[1]


def test_what_only_adds_skills_comes_last(watched: Watch) -> None:
    model = watched(PathwayModel())
    most, first = a_proposal("most_complete"), a_proposal("fastest", later=True)
    model.show_result(replace(a_result(), proposals=(most, first)), a_planned_case(), CATALOGUE, Words("fr"))
    assert model.proposals == (first, most)


def test_cards_stand_in_the_order_in_which_people_ask(watched: Watch) -> None:
    names = (
        "earliest_pay",
        "most_complete",
        "alternative",
        "closest",
        "least_costly",
        "fastest",
        "while_working",
    )
    found = tuple(
        replace(a_proposal(name), steps=(replace(a_proposal().steps[0], activity=name),)) for name in names
    )
    model = watched(PathwayModel())
    model.show_result(replace(a_result(), proposals=found), a_planned_case(), CATALOGUE, Words("fr"))

    def shown() -> list[str]:
        return [profile for proposal in model.proposals for profile in proposal.profiles]

    few = shown()
    order = [
        "fastest", "least_costly", "while_working", "closest", "earliest_pay", "alternative", "most_complete",
    ]  # fmt: skip
    assert few == [name for name in order if name in few] and len(few) == 5
    model.show_every(True)
    every = shown()
    assert every[:5] == few, "each card keeps its letter when more of them come"
    assert every[5:] == [name for name in order if name not in few]
    model.show_every(False)
    assert shown() == few


def test_what_only_takes_more_has_no_card_and_what_adds_skills_says_how_many(watched: Watch) -> None:
    model, fastest = watched(PathwayModel()), a_proposal("fastest")
    more = (*fastest.steps, replace(fastest.steps[0], activity="MORE"))
    idle = replace(fastest, profiles=("alternative",), steps=more, coverage=fastest.coverage + 0.001)
    whole = replace(
        idle, profiles=("most_complete",), coverage=fastest.coverage + 0.04, hours=fastest.hours + 900
    )
    answer = replace(a_result(), proposals=(fastest, idle, whole))
    model.show_result(answer, a_planned_case(), CATALOGUE, Words("en"))
    assert model.proposals == (fastest, whole) and model.hidden == 1
    share = share_words(whole.coverage, Words("en"))
    assert model.added(whole) == (
        f"+ 900\u00a0h · {share} of the profile",
        f"+ 900\u00a0h for 4% more of the profile ({share})",
    )
    assert model.added(fastest) is None
    model.show_every(True)
    assert len(model.proposals) == 3


def test_nothing_is_shown_without_a_case_or_an_answer(watched: Watch) -> None:
    model = watched(PathwayModel())
    model.show_result(a_result(), a_planned_case(), CATALOGUE, Words("fr"))
    assert model.rowCount() == 2
    model.show_result(a_result(), None, CATALOGUE, Words("fr"))
    assert model.rowCount() == 0
    model.show_result(None, a_planned_case(), CATALOGUE, Words("fr"))
    assert model.rowCount() == 0


def test_adopted_means_the_same_activities_groups_and_days() -> None:
    case = a_planned_case()
    assert is_adopted(a_proposal(), case)
    assert not is_adopted(a_proposal(later=True), case)
    assert not is_adopted(a_proposal(), replace(case, plan=replace(case.plan, steps=())))


def test_what_runs_and_is_enough_is_neither_there_at_once_nor_a_step_to_adopt() -> None:
    case, found = a_planned_case(), a_proposal()
    alone = replace(found, steps=(), start=found.steps[0].start)
    assert pathway_title(alone, case, CATALOGUE, Words("en")).startswith("Nothing to add")
    at_once = replace(alone, finish=alone.start)
    assert pathway_title(at_once, case, CATALOGUE, Words("en")).startswith("Ready now")
    hoped = replace(at_once, conditional_on=(Subject("math", 4),))
    said = pathway_title(hoped, case, CATALOGUE, Words("en"))
    assert said == "Nothing to add, but to confirm: Mathematics of Secondary IV"
    runs = tuple(replace(step, status="running") for step in case.plan.steps)
    begun = replace(case, plan=replace(case.plan, steps=runs))
    assert is_adopted(alone, begun)
    assert not is_adopted(found, begun)


def test_the_plan_has_its_card_even_among_those_that_differ_least(watched: Watch) -> None:
    model, case = watched(PathwayModel()), a_planned_case()
    first = a_proposal("fastest")
    days = [replace(first.steps[0], activity=f"A{n}") for n in range(9)]
    found = tuple(replace(first, profiles=("alternative",), steps=(day,)) for day in days)
    model.show_result(replace(a_result(), proposals=found), case, CATALOGUE, Words("fr"))
    (left_out, *_) = [proposal for proposal in found if proposal not in model.proposals]
    model.show_result(
        replace(a_result(), proposals=found), adopt(case, left_out, CATALOGUE), CATALOGUE, Words("fr")
    )
    assert left_out in model.proposals and model.hidden
