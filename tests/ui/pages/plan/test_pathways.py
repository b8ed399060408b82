"""The cards of the pathways: adopted by key, with what they rest on and why."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from planner.case import Case
from planner.pathway.result import Blocked, Result, Status
from tests.ui.office import a_result
from tests.ui.pages.plan.reading import case_of, said
from ui.dialogs.reasons import ReasonsDialog
from ui.dialogs.why_not import WhyNotDialog
from ui.main_window import MainWindow
from ui.pages.plan import PlanPage
from ui.widgets.clamped import ClampedLabel
from ui.widgets.pathway_card import CoverageBar

# What a platform without a screen says of dialogs.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_f5_searches_again(page: PlanPage, searched: list[Case]) -> None:
    before = len(searched)
    page.board.tabs.table.setFocus()
    QTest.keyClick(page.board, Qt.Key.Key_F5)
    assert len(searched) == before + 1 and page.search.result == a_result()


def test_a_card_is_adopted_by_the_space_bar_and_stays_chosen(page: PlanPage) -> None:
    first, second = page.board.strip.cards
    assert first.radio.isChecked() and not second.radio.isChecked()
    second.radio.setFocus()
    QTest.keyClick(second.radio, Qt.Key.Key_Space)
    assert [s.session for s in case_of(page).plan.activity_steps] == ["evening", "winter"]
    assert not first.radio.isChecked() and second.radio.isChecked()
    assert page.session.document.undo_stack.undoText() == "Adopter un parcours"
    QTest.keyClick(second.radio, Qt.Key.Key_Space)
    assert second.radio.isChecked()
    page.session.document.undo_stack.undo()
    page.session.document.undo_stack.undo()
    assert first.radio.isChecked() and not second.radio.isChecked()


def test_what_a_card_is_best_at_has_its_whole_width(page: PlanPage) -> None:
    for card in page.board.strip.cards:
        _title, tags = card.findChildren(ClampedLabel)[:2]
        assert tags.width() == card.findChild(CoverageBar).width()
        assert card.why.geometry().top() > tags.geometry().bottom() and card.why.isVisible()


def test_cards_made_anew_give_the_focus_back_to_the_same_pathway(page: PlanPage) -> None:
    strip = page.board.strip
    strip.cards[1].why.setFocus()
    kept = strip.cards[1].proposal
    found = replace(a_result(), proposals=tuple(reversed(a_result().proposals)))
    page.search.result = found
    page.pathways.show_every(True)
    page._show_pathways()
    held = next(card for card in strip.cards if card.why.hasFocus())
    assert held.proposal == kept
    page.search.result = replace(found, proposals=found.proposals[:1])
    page._show_pathways()
    assert any(part.hasFocus() for card in strip.cards for part in card.controls)


def test_only_whole_cards_are_seen_and_the_plan_is_among_them(page: PlanPage, qtbot: QtBot) -> None:
    strip, first = page.board.strip, a_result().proposals[0]
    many = tuple(replace(first, finish=first.finish + n * timedelta(days=1)) for n in range(6))
    page.search.result = replace(a_result(), proposals=many)
    page.pathways.show_every(True)
    page._show_pathways()
    room, wide = strip._area.width(), strip.cards[0].width() + 8
    assert (room + 8) % wide < 8 and len(strip.cards) * wide > room
    strip.cards[5].show_adopted(True)
    for card in strip.cards[:5]:
        card.show_adopted(False)
    strip._slide_to_plan()
    left = strip.cards[5].mapTo(strip._area, QPoint()).x()
    assert left >= 0 and left + strip.cards[5].width() <= room


@pytest.mark.parametrize("spoken", ["en", "fr"])
def test_cards_are_whole_in_their_height_as_soon_as_they_are_made(
    page: PlanPage, planned: MainWindow, spoken: str
) -> None:
    first = a_result().proposals[0]
    many = tuple(replace(first, finish=first.finish + n * timedelta(days=1)) for n in range(6))
    page.search.result = replace(a_result(), proposals=many)
    page.pathways.show_every(True)
    page._show_pathways()
    planned.use_language(spoken)
    strip = page.board.strip
    bar = strip._area.horizontalScrollBar().sizeHint().height()
    assert strip._area.height() >= max(card.sizeHint().height() for card in strip.cards) + bar


def test_cards_say_what_they_rest_on(page: PlanPage) -> None:
    second = page.board.strip.cards[1]
    badges = [b.accessibleName() for b in second.findChildren(QLabel) if "◇" in b.text()]
    assert len(badges) == 2 and any("Mathématique" in text for text in badges)


def test_why_explains_each_step(page: PlanPage, qtbot: QtBot) -> None:
    page.board.strip.cards[0].why.click()
    found = page.findChild(ReasonsDialog)
    text = said(found)
    assert "1. Activité MAT4" in text and "2. Activité DEP" in text and "Prouvé" in text
    QTest.keyClick(found, Qt.Key.Key_Escape)
    assert not found.isVisible()


def test_why_not_says_what_blocks_and_what_would_open(page: PlanPage) -> None:
    assert not page.board.strip.why_not.isVisible()
    blocked = Blocked(
        "while_working",
        ({"constraint": "money_limit_cents", "value": 50_000},),
        ({"constraint": "deadline", "to": "2029-12-31", "finish": "2029-06-30", "money_cents": 12_300},),
    )
    page.search.result = replace(a_result(), why_not=(blocked,))
    page._show_pathways()
    page.board.strip.why_not.click()
    text = said(page.findChild(WhyNotDialog))
    assert "500" in text and "2029" in text and "123" in text


def test_where_no_pathway_is_found_it_is_not_asked_why_another_is_not(page: PlanPage) -> None:
    blocked, asked = (Blocked("fastest", (), ()),), page.board.strip.why_not
    for result, question in (
        (replace(a_result(), why_not=blocked), "Pourquoi pas un autre?"),
        (Result(Status.INFEASIBLE, why_not=blocked), "Pourquoi aucun?"),
    ):
        page.search.result = result
        page._show_pathways()
        assert asked.isVisible() and asked.text() == question


def test_no_pathway_is_said_in_the_place_of_the_cards(page: PlanPage) -> None:
    page.search.result = Result(Status.INFEASIBLE)
    page._show_pathways()
    assert page.board.strip.cards == []


def test_the_first_card_is_a_dozen_keys_from_the_head_of_the_page(page: PlanPage) -> None:
    page.board.plans.setFocus()
    first, walked = page.board.strip.cards[0].radio, []
    while QApplication.focusWidget() is not first and len(walked) < 40:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        walked.append(type(QApplication.focusWidget()).__name__)
    assert len(walked) <= 12, walked


def test_what_adds_skills_says_it_beside_its_share_and_takes_no_more_room(page: PlanPage) -> None:
    first = a_result().proposals[0]
    more = replace(first, profiles=("most_complete",), hours=first.hours + 285, coverage=0.84)
    page.search.result = replace(a_result(), proposals=(first, more))
    page._show_pathways()
    one, other = (card.findChild(CoverageBar) for card in page.board.strip.cards)
    assert one.accessibleName().endswith("du profil") and "285" not in one.accessibleName()
    assert (
        other.accessibleName()
        == other.toolTip()
        == "+ 285\u00a0h pour 34\u00a0% de plus du profil (84\u00a0%)"
    )
    heights = {card.sizeHint().height() for card in page.board.strip.cards}
    assert len(heights) == 1
