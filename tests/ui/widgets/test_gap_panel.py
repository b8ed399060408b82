"""The gaps beside the plan: each skill is readable at once."""

from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from planner.catalogue import Skill, SkillNeed
from planner.plan import Plan
from planner.requirement import Credential
from planner.text import Text
from planner.words import Words
from tests.builders import a_case, a_catalogue, a_trade
from tests.ui.office import a_planned_case, an_office_catalogue
from ui.delegates.lines import AIR, PADDING
from ui.widgets.gap_panel import GapPanel

LONG = "Conduite et commande d’équipement lourd de chantier"


def shown(titles: list[str], width: int, qtbot: QtBot) -> GapPanel:
    """Return the panel at that width, on a trade that asks for skills of these titles."""
    skills = [Skill(f"S{n}", Text(title, title)) for n, title in enumerate(titles)]
    trade = replace(a_trade(), skills=tuple(SkillNeed(skill.code, 3, 4) for skill in skills))
    panel = GapPanel()
    qtbot.addWidget(panel)
    panel.show_case(a_case(), a_catalogue(trade, *skills), Words("fr"))
    panel.resize(width, 600)
    panel.show()
    return panel


def test_a_long_skill_has_its_lines_from_the_first_sight_and_when_the_panel_narrows(qtbot: QtBot) -> None:
    panel = shown([LONG] * 12, 240, qtbot)
    table = panel.table

    def whole() -> None:
        within = QRect(0, 0, table.columnWidth(0) - PADDING, 1000)
        lines = table.fontMetrics().boundingRect(within, Qt.TextFlag.TextWordWrap, LONG)
        assert table.rowHeight(0) >= lines.height() + AIR
        assert table.rowHeight(0) >= table.sizeHintForRow(0) > table.fontMetrics().height() * 2

    qtbot.waitUntil(whole)
    panel.resize(200, 600)
    qtbot.waitUntil(whole)


def test_the_limits_lead_to_the_answers_and_all_skills_stand_in_one_scroll(qtbot: QtBot) -> None:
    panel = shown([f"Skill {n}" for n in range(29)], 260, qtbot)
    table, header = panel.table, panel.table.horizontalHeader().height()
    qtbot.waitUntil(lambda: table.height() >= header + table.verticalHeader().length())
    top = table.mapTo(panel, QPoint()).y() + header
    assert (panel.search.y() - top) / table.rowHeight(0) >= 12
    assert panel.counted.height() < 2 * panel.fontMetrics().lineSpacing()
    with qtbot.waitSignal(panel.asked_intake):
        panel.limits.chips[0].click()
    table.selectRow(28)
    last = table.mapTo(panel.area, table.visualRect(table.currentIndex()).bottomLeft())
    qtbot.waitUntil(lambda: panel.area.verticalScrollBar().value() > 0)
    assert last.y() >= 0


def test_the_entry_to_the_occupation_is_judged_with_the_plan(qtbot: QtBot) -> None:
    panel, catalogue, case = GapPanel(), an_office_catalogue(), a_planned_case()
    qtbot.addWidget(panel)
    trade = replace(catalogue.trades[case.target.trade], requires=Credential("DEP"))
    catalogue = replace(catalogue, trades={**catalogue.trades, trade.code: trade})
    for shown_case, said in (
        (case, "The plan opens it"),
        (replace(case, plan=Plan()), "Missing: Activity DEP"),
    ):
        panel.show_case(shown_case, catalogue, Words("en"))
        first = panel.doors.layout().itemAt(0).widget()
        assert isinstance(first, QLabel) and first.text() == said
