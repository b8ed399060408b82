from itertools import product
from pathlib import Path

from PySide6.QtGui import QColor, QImage

from planner.words import LANGUAGES
from ui import contact_sheet
from ui.tokens import THEME_TOKENS


def test_each_page_has_a_row_and_each_theme_and_language_a_column(tmp_path: Path) -> None:
    made = [f"{p}-{t}-{code}.png" for p, t, code in product(("home", "plan"), THEME_TOKENS, LANGUAGES)]
    for number, name in enumerate(made):
        picture = QImage(1366, 768, QImage.Format.Format_RGB32)
        picture.fill(QColor(number, 0, 0))
        picture.save(str(tmp_path / name))
    sheet = QImage(str(contact_sheet.save(tmp_path, ("home", "plan"))))
    cell = contact_sheet.PICTURE.width() + contact_sheet.GAP, contact_sheet.PICTURE.height() + 12
    middles = [(x * cell[0] + 300, y * cell[1] + 200) for y in range(2) for x in range(6)]
    assert [sheet.pixelColor(*middle).red() for middle in middles] == [*range(12)]
