"""A card of facts: what belongs together is not broken over two lines."""

from PySide6.QtGui import QTextLayout
from pytestqt.qtbot import QtBot

from ui.widgets.fact_card import FactCard


def lines_of(text: str, width: float, card: FactCard) -> list[str]:
    layout = QTextLayout(text, card.font())
    layout.beginLayout()
    found = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(text[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return found


def test_an_hourly_wage_is_not_parted_from_its_hour(qtbot: QtBot) -> None:
    card = FactCard()
    qtbot.addWidget(card)
    label = card.add_text()
    published = "médiane 48,90\u00a0$/h, de 20\u00a0$/h à 60\u00a0$/h"
    card.say_text(label, "Wages", [published])
    widest = round(card.fontMetrics().horizontalAdvance(published))
    for width in range(60, widest):
        assert not any(line.rstrip().endswith("/") for line in lines_of(label.text(), width, card)), width
    assert any(line.endswith("/") for width in range(60, widest) for line in lines_of(published, width, card))
