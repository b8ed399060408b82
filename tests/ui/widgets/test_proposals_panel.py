"""The compare tab: told when it is looked at, in rows that part, as many of them as there is room for."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.words import Words
from tests.ui.office import a_planned_case, a_proposal, a_result, an_office_catalogue
from ui.models.proposal_rows import ProposalsModel
from ui.widgets.proposals_panel import LEAST_LETTERS, ProposalsPanel

AT_768 = (690, 290)


@pytest.fixture
def panel(qtbot: QtBot) -> ProposalsPanel:
    """Return the panel as wide and high as it is in the smallest window, and not yet on screen."""
    found = ProposalsPanel()
    qtbot.addWidget(found)
    found.resize(*AT_768)
    return found


def show(panel: ProposalsPanel, count: int = 2) -> None:
    several = (*a_result().proposals, *(a_proposal("alternative", money_cents=n) for n in range(count - 2)))
    titles = [f"Title {n}" for n in range(count)]
    panel.show_proposals(several, a_planned_case(), an_office_catalogue(), Words("en"), titles)


def test_nothing_is_told_before_it_is_looked_at(
    panel: ProposalsPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    compare = ProposalsModel.compare

    def counted(model: ProposalsModel, *args: object) -> None:
        told.append(1)
        compare(model, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(ProposalsModel, "compare", counted)
    for _ in range(3):
        show(panel)
    assert not told
    panel.show()
    assert told == [1] and panel.model.columnCount() == 3
    show(panel)
    assert told == [1, 1]
    panel.hide()
    panel.show()
    assert told == [1, 1]


def test_every_figure_is_seen_in_the_smallest_window(panel: ProposalsPanel, qtbot: QtBot) -> None:
    show(panel, 5)
    panel.show()
    qtbot.waitUntil(lambda: panel.table.is_fitted)
    seen = panel.table.rowAt(panel.table.viewport().height() - 1)
    assert seen < 0 or seen >= 7
    assert not panel.table.horizontalScrollBar().isVisible()


def test_more_pathways_than_there_is_room_for_are_slid_to(panel: ProposalsPanel, qtbot: QtBot) -> None:
    show(panel, 9)
    panel.show()
    qtbot.waitUntil(lambda: panel.table.is_fitted)
    assert panel.table.horizontalScrollBar().isVisible()
    assert panel.table.columnWidth(1) == LEAST_LETTERS * panel.fontMetrics().averageCharWidth()


def test_rows_of_several_lines_do_not_touch(panel: ProposalsPanel, qtbot: QtBot) -> None:
    show(panel, 5)
    panel.show()
    qtbot.waitUntil(lambda: panel.table.is_fitted)
    line = panel.fontMetrics().height()
    heights = [panel.table.rowHeight(row) for row in range(panel.model.rowCount())]
    assert min(heights) < 1.6 * line < max(heights)
    assert all(height % line >= 4 for height in heights)


def test_what_differs_is_told_from_the_plan_or_else_from_the_first(panel: ProposalsPanel) -> None:
    panel.show()
    proposals, words = a_result().proposals[::-1], Words("en")
    for case, reference in ((a_planned_case(), 1), (None, 0)):
        panel.show_proposals(proposals, case, an_office_catalogue(), words, ("Late", "Soon"))
        assert panel.model.reference == reference
    panel.show_proposals(proposals, a_planned_case(), an_office_catalogue(), words, ("Late", "Soon"))
    heads = [panel.model.headerData(n, Qt.Orientation.Horizontal) for n in (1, 2)]
    assert heads == ["A. Late", "B. the plan: Soon"]
