"""The card of a measure: the answer and the doors under it stand on the same ground."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from planner.catalogue import Measure
from planner.client import Job
from planner.requirement import Declared, Not, Requirement
from planner.text import Text
from planner.words import Words
from tests.builders import a_case, a_client
from tests.ui.office import TODAY, an_office_catalogue
from ui.widgets.measure_card import MeasureCard

IN_EMPLOYMENT = Declared("in_employment")


@pytest.mark.parametrize(("asked", "mark"), [(IN_EMPLOYMENT, "✓"), (Not(IN_EMPLOYMENT), "✗")])
def test_the_doors_of_a_measure_know_the_job_as_the_answer_does(
    qtbot: QtBot, asked: Requirement, mark: str
) -> None:
    card = MeasureCard()
    qtbot.addWidget(card)
    case = a_case(client=replace(a_client(), job=Job()))
    card.show_measure(Measure("AIDE", Text("Aide"), asked), case, TODAY, an_office_catalogue(), Words("en"))
    assert ("Probable" in card.answer.text()) is (mark == "✓")
    doors = [label.text() for label in card.doors.findChildren(QLabel)]
    assert doors[-1].startswith(mark) and not any("To be documented" in line for line in doors)
