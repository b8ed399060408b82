"""The budget tab: the week that breaks is marked and said, and an allowance is tried without being kept."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from planner.case import Case
from planner.words import Words
from tests.builders import a_client
from tests.planner.test_budget import COURSE, PLACE, a_worker, an_office
from ui.widgets import budget_strip
from ui.widgets.budget_panel import BudgetPanel

TODAY = date(2026, 11, 25)


@pytest.fixture
def panel(qtbot: QtBot) -> BudgetPanel:
    """Return the panel on a plan that costs more than its limit from the fourth week on."""
    found = BudgetPanel()
    qtbot.addWidget(found)
    found.show()
    show(found, a_worker(COURSE, PLACE, limit=150_000))
    return found


def show(panel: BudgetPanel, case: Case | None, language: str = "en") -> None:
    panel.show_case(case, an_office(), Words(language), TODAY)


def column(panel: BudgetPanel, number: int) -> list[str]:
    return [panel.model.index(row, number).data() for row in range(panel.model.rowCount())]


def test_the_week_that_breaks_is_said_and_marked(panel: BudgetPanel) -> None:
    assert panel.state.text() == (
        "The budget breaks in the week of Feb 1, 2027: $1,520 spent, for a limit of $1,500. "
        "This warns, it forbids nothing."
    )
    assert [text for text in column(panel, 0) if text.startswith("▲")] == ["▲ Feb 1, 2027"]
    assert "4 weeks without any income" in panel.wages.text()


def test_an_allowance_lowers_only_what_is_with_aid(panel: BudgetPanel) -> None:
    before = column(panel, 5)
    panel.allowance.setValue(300)
    assert column(panel, 5) == before
    assert column(panel, 6)[2:4] == ["$520", "$920"]


def test_a_plan_within_its_limit_warns_of_nothing(panel: BudgetPanel) -> None:
    show(panel, a_worker(COURSE, limit=10**9), "fr")
    assert panel.state.text().startswith("Le coût reste sous la limite")
    assert not any(text.startswith("▲") for text in column(panel, 0))


def test_without_a_plan_a_sentence_stands_in_the_place_of_the_table(panel: BudgetPanel) -> None:
    for case in (a_worker(limit=1), None):
        show(panel, case)
        assert panel.hint.isVisibleTo(panel) and not panel.table.isVisibleTo(panel)


def test_the_picture_draws_income_cost_and_limit(panel: BudgetPanel) -> None:
    panel.resize(700, 400)
    strip = panel.strip
    strip.resize(600, 120)
    drawn = strip.grab().toImage()
    assert strip.accessibleDescription() == panel.state.text()
    assert len(colours(drawn)) > 4
    show(panel, a_worker(limit=1))
    strip.show_budget(type(strip._budget)(), Words("en"), "")
    assert len(colours(strip.grab().toImage())) == 1


def test_the_legend_shows_each_kind_as_it_is_drawn(
    panel: BudgetPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel.strip.resize(600, 120)
    strip, samples = panel.strip, []
    monkeypatch.setattr(budget_strip, "_draw_sample", lambda _, area, drawn: samples.append(drawn))
    strip.grab()
    income, lost, cost, limit = samples
    assert income.style() is Qt.BrushStyle.SolidPattern
    assert lost.style() is Qt.BrushStyle.DiagCrossPattern, "not the pattern of work in the calendar"
    assert (cost.style(), limit.style()) == (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine)


def test_a_handful_of_weeks_is_seen_on_a_low_screen(panel: BudgetPanel) -> None:
    """Hold the rows to a line each: how many are seen depends on the texts above them."""
    assert panel.table.rowHeight(0) <= 1.5 * panel.table.fontMetrics().height()


def colours(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(image.height())}


def test_unknown_pay_is_to_be_documented_and_draws_no_flat_line(panel: BudgetPanel) -> None:
    case = replace(a_worker(replace(COURSE, cost_cents=0)), client=a_client(income="employment"))
    show(panel, case)
    assert panel.wages.text().startswith("To document: the pay of the present job")
    assert column(panel, 1)[:3] == ["?", "?", "–"]
    assert not panel.strip.isVisibleTo(panel)
    show(panel, a_worker(COURSE))
    assert panel.strip.isVisibleTo(panel)


def test_the_weeks_are_counted_only_on_screen(panel: BudgetPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Case] = []
    weeks, counted = panel.model.rowCount(), panel._budget
    monkeypatch.setattr(panel, "_budget", lambda case, *more: (asked.append(case), counted(case, *more))[1])
    panel.hide()
    show(panel, a_worker(limit=1))
    assert not asked and panel.model.rowCount() == weeks
    panel.show()
    assert len(asked) == 1 and panel.hint.isVisible()


def test_the_panel_stands_on_a_low_screen(panel: BudgetPanel) -> None:
    assert panel.minimumSizeHint().height() <= 15 * panel.fontMetrics().height()
