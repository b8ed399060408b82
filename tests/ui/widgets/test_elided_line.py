from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.widgets.elided_line import ElidedLine

LONG = "Communication orale : écoute, compréhension et expression"


def test_a_text_without_room_ends_with_an_ellipsis_until_it_is_typed_in(qtbot: QtBot) -> None:
    line = ElidedLine()
    qtbot.addWidget(line)
    line.resize(150, line.sizeHint().height())
    line.setText(LONG)
    assert line.shown.endswith("…") and LONG.startswith(line.shown[:-1]) and line.text() == LONG
    assert "expression" in line.toolTip()
    plain = QLineEdit(LONG)
    plain.resize(line.size())
    plain.setCursorPosition(0)
    assert line.grab().toImage() != plain.grab().toImage()
    line.resize(900, line.height())
    assert line.shown == LONG
