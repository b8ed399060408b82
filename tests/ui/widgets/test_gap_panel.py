"""The gaps beside the plan: each skill is readable at once."""

from dataclasses import replace

from PySide6.QtCore import QRect, Qt
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
