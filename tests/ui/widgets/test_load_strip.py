"""The load under the calendar: its limit can be read, and each week tells its figures."""

from datetime import date

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QGraphicsSimpleTextItem

from planner.words import Words
from ui.models.load import Week
from ui.widgets.calendar_layout import CalendarLayout
from ui.widgets.load_strip import draw_legend, draw_strip, limit_words
from ui.widgets.time_axis import fitted

FIRST, SECOND = date(2027, 1, 4), date(2027, 1, 11)
WEEKS = (Week(FIRST, 6, 35, 12), Week(SECOND, 30, 0, 40))


def a_layout() -> CalendarLayout:
    return CalendarLayout(fitted(FIRST, date(2027, 6, 1), 200, 700), QFont(), 3, 300)


def below(item: QGraphicsItem) -> list[QGraphicsItem]:
    return [*item.childItems(), *(deep for child in item.childItems() for deep in below(child))]


@pytest.mark.parametrize(
    ("weeks", "said"),
    [
        (WEEKS, "limit 12 h to 40 h/week"),
        (WEEKS[:1], "limit 12 h/week"),
        ((), "study limit"),
    ],
)
def test_the_legend_says_how_high_the_limit_is(dressed: object, weeks: tuple[Week, ...], said: str) -> None:
    words = Words("en")
    assert limit_words(weeks, words).replace("\u00a0", " ") == said
    scene = QGraphicsScene()
    legend = draw_legend(scene, a_layout(), weeks, words)
    texts = [i for i in below(legend) if isinstance(i, QGraphicsSimpleTextItem)]
    assert said in [text.text().replace("\u00a0", " ") for text in texts]
    foot = max(text.sceneBoundingRect().bottom() for text in texts)
    assert foot <= legend.sceneBoundingRect().bottom()


def test_each_week_tells_its_figures_under_the_pointer(dressed: object) -> None:
    scene = QGraphicsScene()
    strip = draw_strip(scene, a_layout(), WEEKS, Words("en"))
    told = [item.toolTip().replace("\u00a0", " ") for item in below(strip) if item.toolTip()]
    assert told == [
        "Week of Jan 4, 2027: 6 h of study, 35 h of work. Study limit: 12 h",
        "Week of Jan 11, 2027: 30 h of study, 0 h of work. Study limit: 40 h",
    ]
