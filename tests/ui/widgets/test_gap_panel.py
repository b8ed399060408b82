"""The gaps beside the plan: each skill is readable at once."""

from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from planner.catalogue import Skill, SkillNeed
from planner.text import Text
from planner.words import Words
from tests.builders import a_case, a_catalogue, a_trade
from ui.delegates.lines import AIR, PADDING
from ui.widgets.gap_panel import GapPanel

LONG = "Conduite et commande d’équipement lourd de chantier"


def test_a_long_skill_has_its_lines_from_the_first_sight_and_when_the_panel_narrows(qtbot: QtBot) -> None:
    skills = [Skill(f"S{n}", Text(LONG, LONG)) for n in range(12)]
    trade = replace(a_trade(), skills=tuple(SkillNeed(skill.code, 3, 4) for skill in skills))
    panel = GapPanel()
    qtbot.addWidget(panel)
    panel.show_case(a_case(), a_catalogue(trade, *skills), Words("fr"))
    panel.resize(240, 600)
    panel.show()
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
    skills = [Skill(f"S{n}", Text(f"Skill {n}", f"Skill {n}")) for n in range(29)]
    trade = replace(a_trade(), skills=tuple(SkillNeed(skill.code, 3, 4) for skill in skills))
    panel = GapPanel()
    qtbot.addWidget(panel)
    panel.show_case(a_case(), a_catalogue(trade, *skills), Words("fr"))
    panel.resize(260, 600)
    panel.show()
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
