"""The map of destinations: what has no room is reached from the fold that counts it."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest

from planner.words import Words
from ui import style
from ui.models.destination_points import BALANCED, Chart, Fold, Point, Spot
from ui.widgets.destination_map import TITLES, DestinationMap
from ui.widgets.map_drawing import _places, _room_for, draw_names, fold_area

CROWD = tuple(Point(f"T{n:02}", f"Trade {n:02}", "", 10, 0, BALANCED, True, n) for n in range(60))


def shown() -> DestinationMap:
    found = DestinationMap()
    found.resize(700, 320)
    found.show_points(CROWD, Words("en"))
    found.chosen.connect(found.choose)
    found.grab()
    return found


def press_fold(found: DestinationMap) -> None:
    (fold,) = found._chart.folds
    place = fold_area(fold, found.fontMetrics()).center()
    QTest.mouseClick(found, Qt.MouseButton.LeftButton, pos=QPoint(round(place.x()), round(place.y())))
    found.grab()


def test_each_click_on_a_fold_chooses_the_next_trade_in_it(qapp: object) -> None:
    found, seen = shown(), list[str]()
    folded = [point.code for point in found._chart.folds[0].points]
    found.chosen.connect(seen.append)
    for _ in folded:
        press_fold(found)
    assert seen == folded and len(folded) > TITLES
    press_fold(found)
    assert seen[-1] != seen[-2]


def test_a_fold_tells_its_first_trades_and_how_many_more(qapp: object) -> None:
    found = shown()
    (fold,) = found._chart.folds
    said = found._told(fold_area(fold, found.fontMetrics()).center())
    assert fold.points[0].title in said and fold.points[TITLES].title not in said
    assert f"and {fold.count - TITLES} more" in said


def test_the_name_of_a_trade_stands_on_a_ground_that_hides_the_lines(qapp: object) -> None:
    picture = QImage(300, 60, QImage.Format.Format_RGB32)
    picture.fill(style.colour("border"))
    spot = Spot(Point("T", "iiii", "", 10, 0, BALANCED, True, 1), QRectF(10, 20, 12, 12))
    painter = QPainter(picture)
    draw_names(painter, Chart(spots=(spot,)), "", QRectF(0, 0, 300, 60))
    top = 26 - painter.fontMetrics().height() / 2
    painter.end()
    assert picture.pixelColor(26, round(top) + 1) == style.colour("card")


def test_the_name_of_the_chosen_trade_covers_no_mark(qapp: object) -> None:
    found = shown()
    marks = [spot.rect for spot in found._chart.spots]
    folds = [fold_area(fold, found.fontMetrics()) for fold in found._chart.folds]
    room = QRectF(found.rect())
    for spot in found._chart.spots:
        area = _room_for(found.fontMetrics(), spot, True, [*marks, *folds], room)
        assert area is not None and room.contains(area)
        assert not any(area.intersects(taken) for taken in (*marks, *folds))


def test_the_chosen_trade_finds_room_for_its_name_before_the_others(qapp: object) -> None:
    high, wide = 10.0, 60.0
    beside, *others = _places(QRectF(100, 100, 10, 10), wide, high, 1)
    assert (beside.left(), beside.center().y()) == (114, 105)
    assert all(area.bottom() <= 96 or area.top() >= 114 for area in others[1:])


def test_without_room_for_a_name_the_chosen_trade_is_ringed_alone(qapp: object) -> None:
    picture = QImage(300, 60, QImage.Format.Format_RGB32)
    picture.fill(style.colour("card"))
    spot = Spot(Point("T", "Machinist", "", 10, 0, BALANCED, True, 1), QRectF(140, 20, 12, 12))
    painter = QPainter(picture)
    draw_names(painter, Chart(spots=(spot,), folds=(Fold(QPointF(0, 0), ()),)), "T", QRectF(130, 10, 30, 30))
    painter.end()
    inked = [
        x for x in range(300) if any(picture.pixelColor(x, y) != style.colour("card") for y in range(20, 60))
    ]
    assert inked and min(inked) >= 134 and max(inked) <= 158
