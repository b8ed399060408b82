import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.catalogue import Catalogue
from planner.issue import INFO, LAW, WARNING, Issue
from planner.words import Words
from ui.widgets import issue_bar
from ui.widgets.issue_bar import IssueBar

ISSUES = (
    Issue("order", LAW, "a"), Issue("late", WARNING, "b"), Issue("late", WARNING, "c"),
    Issue("estimate", INFO, "d"), Issue("confirm", INFO, "e"), Issue("estimate", INFO, "f"),
    Issue("estimate", INFO, "g"),
)  # fmt: skip


@pytest.fixture
def bar(qtbot: QtBot, dressed: object, monkeypatch: pytest.MonkeyPatch) -> IssueBar:
    """Return the bar on one rule, two warnings and four remarks, with its list open."""
    monkeypatch.setattr(issue_bar, "issue_sentence", lambda issue, *_: f"{issue.code} of {issue.step}")
    found = IssueBar()
    qtbot.addWidget(found)
    found.show_issues(ISSUES, None, Catalogue(), Words("fr"))
    found.show()
    found.more.setChecked(True)
    return found


def lines(bar: IssueBar) -> list[str]:
    return [bar.list.item(row).text() for row in range(len(ISSUES)) if not bar.list.isRowHidden(row)]


def test_the_count_says_first_what_is_grave(bar: IssueBar) -> None:
    assert bar.more.text() == bar.more.accessibleName() == "1 règle, 2 mises en garde, 4 remarques"
    bar.show_issues(ISSUES[3:4], None, Catalogue(), Words("fr"))
    assert bar.more.text() == "1 remarque"


def test_remarks_of_a_kind_are_one_line_until_it_is_chosen(bar: IssueBar) -> None:
    folded = [
        "order of a", "late of b", "late of c", "estimate of d (et 2 semblables)", "confirm of e"
    ]  # fmt: skip
    assert lines(bar) == folded
    place = bar.list.visualItemRect(bar.list.item(3)).center()
    QTest.mouseClick(bar.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert lines(bar) == [f"{issue.code} of {issue.step}" for issue in ISSUES]
    bar.show_issues(ISSUES, None, Catalogue(), Words("fr"))
    assert len(lines(bar)) == len(ISSUES)
    bar.list.setCurrentRow(3)
    QTest.keyClick(bar.list, Qt.Key.Key_Return)
    assert lines(bar) == folded


def test_the_open_list_is_low_and_the_sentence_whole(bar: IssueBar, monkeypatch: pytest.MonkeyPatch) -> None:
    assert bar.list.height() < 5 * (bar.fontMetrics().height() + 8) and not bar.line.sentence.isVisible()
    bar.more.setChecked(False)
    assert bar.line.sentence.isVisible() and not bar.list.isVisible()
    long = "a long sentence " * 20
    monkeypatch.setattr(issue_bar, "issue_sentence", lambda *_: long)
    bar.show_issues(ISSUES, None, Catalogue(), Words("fr"))
    assert bar.line.sentence.text() == long


def test_the_folded_bar_is_as_high_whatever_it_says(bar: IssueBar, monkeypatch: pytest.MonkeyPatch) -> None:
    bar.more.setChecked(False)
    short = bar.sizeHint().height()
    monkeypatch.setattr(issue_bar, "issue_sentence", lambda *_: "a long sentence " * 20)
    bar.show_issues(ISSUES, None, Catalogue(), Words("fr"))
    bar.resize(400, short)
    assert bar.hasHeightForWidth() is False and bar.sizeHint().height() == short
    assert bar.line.sentence.toolTip()


def test_a_sentence_that_needs_the_room_has_the_issues_counted_in_short(
    bar: IssueBar, monkeypatch: pytest.MonkeyPatch
) -> None:
    bar.more.setChecked(False)
    bar.resize(700, 40)
    assert bar.more.text() == "1 règle, 2 mises en garde, 4 remarques"
    monkeypatch.setattr(issue_bar, "issue_sentence", lambda *_: "a long sentence " * 9)
    bar.show_issues(ISSUES, None, Catalogue(), Words("fr"))
    assert bar.more.text() == "7 constats" and "4 remarques" in bar.more.accessibleName()
    bar.more.setChecked(True)
    assert bar.more.text() == "1 règle, 2 mises en garde, 4 remarques"
    bar.more.setChecked(False)
    bar.resize(2000, 40)
    assert bar.more.text() == "1 règle, 2 mises en garde, 4 remarques"
