"""The doors of a step: what is missing never reads as an open door."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from planner.catalogue import Activity, Grants
from planner.requirement import All, Any, Concurrent, Credential, Declared, Requirement, Subject
from planner.standing import Standing
from planner.words import Words
from tests.ui.office import an_office_catalogue
from ui.widgets.door_list import DoorList

DEP = Credential("DEP")


@pytest.mark.parametrize(
    ("tree", "said"),
    [
        (Any((DEP, Credential("DES"))), "Missing: Activity DEP"),
        (Any((DEP, Declared("motivated"))), "To be documented: motivated"),
    ],
)
def test_the_nearest_door_says_what_it_lacks(qtbot: QtBot, tree: Requirement, said: str) -> None:
    found = DoorList()
    qtbot.addWidget(found)
    found.show_tree(tree, Standing(date(2027, 1, 11)), an_office_catalogue(), Words("en"))
    lines = [label.text() for label in found.findChildren(QLabel)]
    assert lines[0] == said
    assert not any("it is open" in line for line in lines)


def test_a_code_that_nobody_can_enter_any_more_is_no_door(qtbot: QtBot) -> None:
    dead = Activity("5223", requires=Any(), grants=Grants(credentials=("OLD",)))
    catalogue = replace(an_office_catalogue(), activities={"5223": dead})
    tree, found = Any((DEP, Credential("OLD"))), DoorList()
    qtbot.addWidget(found)
    day = date(2027, 1, 11)
    found.show_tree(tree, Standing(day), catalogue, Words("en"))
    assert not any("OLD" in label.text() for label in found.findChildren(QLabel) if not label.isHidden())
    found.show_tree(tree, Standing(day, credentials=frozenset({"OLD"})), catalogue, Words("en"))
    assert any("OLD" in label.text() for label in found.findChildren(QLabel) if not label.isHidden())


def test_what_may_be_taken_at_the_same_time_is_no_cross(qtbot: QtBot) -> None:
    found = DoorList()
    qtbot.addWidget(found)
    along = Any((Subject("math", 4), Concurrent("MAT4")))
    low = Standing(date(2027, 1, 11), subjects={"math": 2}, known_subjects=frozenset({"math"}))
    found.show_tree(Any((DEP, along)), low, an_office_catalogue(), Words("en"))
    lines = [label.text() for label in found.findChildren(QLabel) if not label.isHidden()]
    assert lines[0] == "Door 2: open with what is taken at the same time"
    assert "+ Door 2: open with what is taken at the same time" in lines
    assert any(line.startswith("+ ") and "at the same time" in line for line in lines[-1:])
    assert sum(line.startswith("✗") for line in lines) == 2


def told(found: DoorList) -> dict[str, str]:
    labels = [label for label in found.findChildren(QLabel) if not label.isHidden()]
    return {label.text(): label.property("role") for label in labels}


def test_a_door_that_the_plan_opens_is_said_first_and_the_others_alarm_nobody(qtbot: QtBot) -> None:
    found, day = DoorList(), date(2027, 1, 11)
    qtbot.addWidget(found)
    tree, now = Any((Credential("DES"), DEP)), Standing(day)
    after = Standing(day, credentials=frozenset({"DEP"}))
    found.show_tree(tree, now, an_office_catalogue(), Words("en"), after)
    assert list(told(found).items()) == [
        ("The plan opens door 2", "ok"),
        ("✗ Door 1: closed", "muted"),
        ("✗ DES", "muted"),
        ("→ Door 2: opened by the plan", "ok"),
        ("→ Activity DEP", "ok"),
    ]
    found.show_tree(DEP, now, an_office_catalogue(), Words("en"), after)
    assert list(told(found)) == ["The plan opens it", "→ Activity DEP"]


def test_a_plan_that_opens_no_door_says_what_it_still_lacks(qtbot: QtBot) -> None:
    found, day = DoorList(), date(2027, 1, 11)
    qtbot.addWidget(found)
    tree = All((DEP, Credential("DES")))
    after = Standing(day, credentials=frozenset({"DEP"}))
    found.show_tree(tree, Standing(day), an_office_catalogue(), Words("en"), after)
    assert told(found) == {"Missing: DES": "warning", "→ Activity DEP": "ok", "✗ DES": "error"}


def test_the_door_that_is_open_is_said_before_those_that_are_not(qtbot: QtBot) -> None:
    found = DoorList()
    qtbot.addWidget(found)
    stands = Standing(date(2027, 1, 11), credentials=frozenset({"DEP"}))
    found.show_tree(Any((Credential("DES"), DEP)), stands, an_office_catalogue(), Words("en"))
    assert list(told(found))[:2] == ["Door 2: open", "✗ Door 1: closed"]
    found.show_tree(DEP, stands, an_office_catalogue(), Words("en"))
    assert list(told(found)) == ["✓ Activity DEP"]
