import pytest
from PySide6.QtCore import QModelIndex, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from ui import style
from ui.delegates.drawn import BAR_WIDTH, DrawnDelegate, draw_share
from ui.tokens import CONTRAST, DARK, LIGHT, Tokens


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST])
@pytest.mark.parametrize(("share", "filled"), [(0.0, ()), (0.5, (0.1, 0.4)), (1.0, (0.1, 0.4, 0.6, 0.9))])
def test_a_bar_is_filled_as_far_as_its_share_and_not_at_all_at_none(
    dressed: object, monkeypatch: pytest.MonkeyPatch, tokens: Tokens, share: float, filled: tuple[float, ...]
) -> None:
    monkeypatch.setattr(style, "colour", lambda role: QColor(getattr(tokens, role)))
    picture = QImage(200, 20, QImage.Format.Format_RGB32)
    picture.fill(QColor(tokens.card))
    painter = QPainter(picture)
    draw_share(painter, QRectF(0, 0, 200, 20), share, "")
    painter.end()
    seen = {part: picture.pixelColor(round(BAR_WIDTH * part), 10).name() for part in (0.1, 0.4, 0.6, 0.9)}
    assert seen == {part: tokens.accent if part in filled else tokens.card for part in seen}


def test_a_cell_without_a_picture_of_its_own_shows_its_words(dressed: object) -> None:
    blank, told = (QImage(200, 20, QImage.Format.Format_RGB32) for _ in range(2))
    for picture, words in ((blank, ""), (told, "Camille")):
        picture.fill(style.colour("card"))
        painter = QPainter(picture)
        DrawnDelegate().draw(painter, QRectF(0, 0, 200, 20), words, QModelIndex())
        painter.end()
    assert blank != told
