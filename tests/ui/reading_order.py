"""The controls of a page in reading order: as its layouts put them before the eye, which Qt does not ask."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QGridLayout,
    QLayout,
    QScrollArea,
    QStackedLayout,
    QTabWidget,
    QWidget,
)


def controls(widget: QWidget) -> Iterator[QWidget]:
    """Yield what Tab should reach, line by line and region by region."""
    if widget.isHidden():
        return
    reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
    if reached and widget.focusProxy() is None and _is_entry(widget):
        yield widget
    if isinstance(widget, QTabWidget):
        parts = widget.tabBar(), widget.cornerWidget(), widget.currentWidget()
    elif isinstance(widget, QScrollArea):
        parts = (widget.widget(),)
    elif isinstance(widget, QAbstractScrollArea) or widget.layout() is None:
        parts = ()
    else:
        parts = tuple(_laid_out(widget.layout()))
    for part in parts:
        if part is not None:
            yield from controls(part)


def _is_entry(widget: QWidget) -> bool:
    """Say whether Tab reaches a button among others that exclude it: the checked one, else the first."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is None or not group.exclusive():
        return True
    return widget is (group.checkedButton() or group.buttons()[0])


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    """Yield the widgets of a layout as they stand; of a stack, the one that is shown."""
    if isinstance(layout, QStackedLayout):
        if layout.currentWidget() is not None:
            yield layout.currentWidget()
        return
    places = range(layout.count())
    if isinstance(layout, QGridLayout):
        places = sorted(places, key=lambda place: layout.getItemPosition(place)[:2])
    for place in places:
        item = layout.itemAt(place)
        if item.widget() is not None:
            yield item.widget()
        elif item.layout() is not None:
            yield from _laid_out(item.layout())
