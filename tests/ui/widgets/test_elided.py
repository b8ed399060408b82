from pytestqt.qtbot import QtBot

from ui.widgets.elided import GoalLabel

WHOLE = "Serveuses et serveurs au comptoir → Machinistes · Requalification · révision 1"


def test_the_goal_gives_way_only_after_what_is_before_it(qtbot: QtBot) -> None:
    label = GoalLabel()
    qtbot.addWidget(label)
    label.setText(WHOLE)
    wide = label.fontMetrics().horizontalAdvance
    end = WHOLE[WHOLE.index(" → ") :]
    assert label.fitted(wide(WHOLE)) == WHOLE
    cut = label.fitted(wide(WHOLE) - wide("comptoir"))
    assert cut.startswith("Serveuses") and cut.endswith("…" + end)
    narrow = label.fitted(wide(end) - wide("révision"))
    assert narrow.startswith("→ Machinistes · ") and narrow.endswith("…")
    assert "Serveuses" in label.toolTip()
