"""What the window says of an edit that could not be kept as it was typed."""

from dataclasses import replace

from planner.case import Case
from ui.main_window import MainWindow


def case_of(window: MainWindow) -> Case:
    assert window.session.document.case is not None
    return window.session.document.case


def test_a_text_that_was_cut_is_said_and_one_that_fits_is_not(planned: MainWindow) -> None:
    document = planned.session.document
    document.edit(replace(case_of(planned), notes="a" * 90_000), "essai")
    assert not planned.notice.isVisible()
    document.edit(replace(case_of(planned), notes="a" * 150_000), "essai")
    assert planned.notice.isVisible() and len(case_of(planned).notes) == 99_998
    assert "100\u00a0000 caractères" in planned.notice.text.text()


def test_a_number_that_was_hidden_can_be_kept_after_all(planned: MainWindow) -> None:
    document = planned.session.document
    document.edit(replace(case_of(planned), notes="no 046 454 286"), "essai")
    assert "046" not in case_of(planned).notes and planned.notice.isVisible()
