"""Make the pictures of the help anew: each page of the real window, with the numbers that its text explains.

help_pictures.py [PAGE…]            write resources/help/LANGUAGE/PAGE.png; without a page, all of them
"""

import io
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PIL import Image  # noqa: E402
from PySide6.QtCore import QBuffer, QPoint, QPointF, QRectF, Qt  # noqa: E402
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPen  # noqa: E402
from PySide6.QtWidgets import QWidget  # noqa: E402
from sqlalchemy import update  # noqa: E402

from db.schema import cases  # noqa: E402
from planner.words import LANGUAGES  # noqa: E402
from ui import app, opening, smoke, style  # noqa: E402
from ui.main_window import MainWindow  # noqa: E402
from ui.pages.intake import IntakePage  # noqa: E402
from ui.settings import Settings  # noqa: E402
from ui.window_state import FIRST  # noqa: E402

WIDTH, COLOURS = 720, 200
MARK = 16.0
TALL = 4 * MARK


def _card(page: IntakePage, field: str) -> QWidget:
    """Return the card in which a field is asked."""
    return next(card for card in page.cards if field in card.editors)


Spots = Callable[[Any], list[QWidget]]
SPOTS: dict[str, Spots] = {
    "home": lambda p: [p.tiles["new"], p.tiles["samples"], p.tiles["open"], p.files, p.checklist],
    "clients": lambda p: [p.chips, p.filter, p.table, p.card],
    "intake": lambda p: [*(_card(p, name) for name in ("name", "math", "skills", "start")), p.plan],
    "plan": lambda p: [
        p.board.gap, p.board.strip, p.board.tabs, p.board.inspector, p.board.issues, p.board.what_if
    ],
    "directions": lambda p: [p.board.filters, p.board.tabs, p.board.card],
    "catalogue": lambda p: [p.board.tree, p.board.programs, p.board.cards, p.board.tools.load, p.board.fresh],
    "sharing": lambda p: [p.board.export, p.board.receive, p.board.tabs],
    "reports": lambda p: [p.board.whose, p.board.period, p.board.tabs, p.board.rounds, p.board.save],
    "preview": lambda p: [p.view, p.options, p.options.save],
}  # fmt: skip


def main(wanted: list[str]) -> int:
    """Walk through the window as the smoke test does, and keep a picture of each page."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "settings.json")
        settings.put(theme="light")
        language = app.Language("fr", app.new_application(settings))
        place = Path(folder) / "Documents"  # the page of the beginning shows the folder's name
        place.mkdir()
        window = app.new_window(opening.started(place / "parcours.db"), language, settings)
        window.resize(*FIRST)
        window.show()
        faults = smoke.plan_a_sample(window)
        if not faults:
            _picture(window, wanted or list(SPOTS))
        window.close()
        window.session.close()
    print(*faults, sep="\n", file=sys.stderr)
    return 1 if faults else 0


def _picture(window: MainWindow, wanted: list[str]) -> None:
    for code in LANGUAGES:
        window.use_language(code)
        for page in smoke.pages(window):
            if page in wanted:
                _choose(window)
                _save(_marked(window), PROJECT / "resources" / "help" / code / f"{page}.png")


def _choose(window: MainWindow) -> None:
    """Choose a line where a card would be empty, and let every layout settle."""
    if window.page == "directions":
        window.pages["directions"].board.table.selectRow(0)
    if window.page == "reports":
        _count_samples(window)
    window.setFocus()
    for _ in range(smoke.LAYOUT_TURNS):
        QGuiApplication.processEvents()


def _count_samples(window: MainWindow) -> None:
    """Have the samples counted as cases are: a new database has no others."""
    session, page = window.session, window.pages["reports"]
    for sample in (False, True):
        if sample:
            page.count()
            smoke.wait(lambda: not session.side_tasks.running)
        with session.database.writing() as connection:
            connection.execute(update(cases).values(sample=sample))


def _marked(window: MainWindow) -> QImage:
    """Return the page with a number on each thing that the help tells about."""
    page = window.pages[window.page]
    picture = page.grab().toImage()
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, spot in enumerate(SPOTS[window.page](page), start=1):
        _mark(painter, _place(QRectF(spot.mapTo(page, QPoint()), spot.size())), str(number))
    painter.end()
    return picture


def _place(spot: QRectF) -> QPointF:
    """Return where a number hides least: in the right corner of a region, before a button or a line."""
    if spot.height() > TALL:
        return spot.topRight() + QPointF(-MARK - 8, MARK + 6)
    return QPointF(max(spot.left() - MARK / 2, MARK + 2), spot.center().y())


def _mark(painter: QPainter, centre: QPointF, number: str) -> None:
    painter.setPen(QPen(style.colour("card"), 3))
    painter.setBrush(style.colour("error"))
    painter.drawEllipse(centre, MARK, MARK)
    font = painter.font()
    font.setPixelSize(round(MARK * 1.35))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(style.colour("card"))
    box = QRectF(centre.x() - MARK, centre.y() - MARK, 2 * MARK, 2 * MARK)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)


def _save(picture: QImage, path: Path) -> None:
    """Write a small picture: fewer pixels, and few colours, as those of a window are."""
    whole = QBuffer()
    picture.save(whole, "PNG")
    small = Image.open(io.BytesIO(whole.data().data())).convert("RGB")
    small = small.resize((WIDTH, round(WIDTH * small.height / small.width)), Image.Resampling.LANCZOS)
    small.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
