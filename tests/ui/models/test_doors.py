from datetime import date

from planner.requirement import All, Any, AtLeast, Concurrent, Credential, Declared, Subject
from planner.timeline import Timeline
from tests.builders import a_case, a_client
from tests.ui.office import an_office_catalogue
from ui.models.doors import Line, common_conditions, doors, lines

MATHS4, DES, FACT, DEP = Subject("math", 4), Credential("DES"), Declared("motivated"), Credential("DEP")


def standing(**client: object) -> object:
    case = a_case(client=a_client(**client))
    return Timeline.of(case, an_office_catalogue()).standing(date(2027, 1, 11))


def test_each_branch_of_a_choice_is_a_door_with_its_state() -> None:
    found = doors(Any((MATHS4, DES, FACT)), standing(subjects={"math": 4}))
    assert [door.requirement for door in found] == [MATHS4, DES, FACT]
    assert [door.state for door in found] == [True, False, None]


def test_without_a_choice_the_whole_tree_is_the_door() -> None:
    tree = All((MATHS4, DES))
    assert [door.requirement for door in doors(tree, standing())] == [tree]
    assert common_conditions(tree) == ()


def test_what_every_door_asks_stands_apart() -> None:
    tree = All((FACT, Any((MATHS4, DES))))
    assert common_conditions(tree) == (FACT,)
    assert [door.requirement for door in doors(tree, standing())] == [MATHS4, DES]


def test_lines_are_what_is_asked_in_order_and_a_choice_is_one_line() -> None:
    choice = AtLeast(1, (DES, DEP))
    tree = All((MATHS4, choice, FACT))
    found = lines(tree, standing(subjects={"math": 4}, declared={"motivated": False}))
    assert list(found) == [Line(MATHS4, True), Line(choice, False), Line(FACT, False)]


def test_what_may_be_taken_at_the_same_time_closes_no_door() -> None:
    along = Any((MATHS4, Concurrent("MAT4")))
    door, other = doors(
        Any((All((along, Any((DEP, Concurrent("MAT4"))))), All((along, DES)))), standing(subjects={"math": 2})
    )
    assert (door.state, door.beside) == (False, True) and (other.state, other.beside) == (False, False)
    (line, _) = lines(other.requirement, standing(subjects={"math": 2}))
    assert line == Line(along, False, beside=True)
    (held, _) = lines(other.requirement, standing(subjects={"math": 4}))
    (asked, _) = lines(other.requirement, standing())
    assert (held.beside, asked.beside) == (False, False) and asked.state is None


def test_a_door_that_the_plan_opens_is_told_from_one_that_stays_closed() -> None:
    tree, now = Any((MATHS4, DES)), standing(subjects={"math": 2})
    after = standing(subjects={"math": 4})
    opened, closed = doors(tree, now, after)
    assert (opened.state, opened.planned) == (False, True) and (closed.state, closed.planned) == (
        False,
        False,
    )
    assert list(lines(MATHS4, now, after)) == [Line(MATHS4, False, planned=True)]
    assert not any(door.planned for door in doors(tree, after, after))
