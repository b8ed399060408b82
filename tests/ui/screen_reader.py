"""What a screen reader comes to on screen, as Qt tells it."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QWidget

# The window inside a view: its focus is that of the view.
INNER = "qt_scrollarea_viewport"


def nameless(within: QWidget) -> set[str]:
    """Return what a screen reader can come to and finds no name for, the parts of controls included."""
    found = (child.object() for child in _reached(QAccessible.queryAccessibleInterface(within)))
    return {f"{type(w).__name__} in {type(w.parent()).__name__}" for w in found if w is not None}


def _reached(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yield what is on show, takes the focus and has no name; the cells of a table are its model's."""
    children = (node.child(number) for number in range(node.childCount()))
    for child in (c for c in children if c is not None and not c.state().invisible):
        inner = child.object() is not None and child.object().objectName() == INNER
        if child.state().focusable and not inner and not child.text(QAccessible.Text.Name):
            yield child
        if not isinstance(child.object(), QAbstractItemView):
            yield from _reached(child)
