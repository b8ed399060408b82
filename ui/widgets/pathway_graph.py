"""The picture of what leads to a trade: boxes lit for the open client, chosen by mouse or arrows."""

from typing import ClassVar

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from planner.catalogue import Catalogue
from planner.words import Words
from ui import style
from ui.models.way_layout import LEAST_WIDTH, neighbour
from ui.models.ways_in import ACTIVITY, TRADE, Node, WaysIn
from ui.tips import tip
from ui.widgets.graph_picture import GraphPicture

CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class PathwayGraph(QWidget):
    """Shows one picture; an activity that is asked for goes out by its code."""

    asked_activity = Signal(str)
    walked = Signal(object)
    WAYS: ClassVar = {
        Qt.Key.Key_Left: (-1, 0),
        Qt.Key.Key_Right: (1, 0),
        Qt.Key.Key_Up: (0, -1),
        Qt.Key.Key_Down: (0, 1),
    }

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.picture, self.current = GraphPicture(WaysIn(), None, Catalogue(), Words("fr")), ""
        self.boxes = self.picture.laid_out(0, self.font())

    def show_picture(self, picture: GraphPicture) -> None:
        """Show a graph; the box that was current stays so if it is still there."""
        self.picture, graph = picture, picture.graph
        if picture.node(self.current) is None:
            self.current = graph.opened or (TRADE if graph.nodes else "")
        self._lay_out()
        self._describe()

    def node_at(self, place: QPointF) -> Node | None:
        """Return the box under a place."""
        found = (i for i, box in self.boxes.boxes.items() if box.contains(place))
        return self.picture.node(next(found, ""))

    def _lay_out(self) -> None:
        self.boxes = self.picture.laid_out(self.width(), self.font())
        self.setMinimumSize(round(LEAST_WIDTH), round(self.boxes.size.height()))
        self.update()

    def _describe(self) -> None:
        self.setAccessibleName(self.picture.words._("What leads to the occupation, from left to right"))
        self.setAccessibleDescription(self.picture.described(self.picture.node(self.current)))

    def _go(self, node_id: str) -> None:
        self.current = node_id
        self._describe()
        self.walked.emit(self.boxes.boxes[node_id])
        self.update()

    def _ask(self, node: Node | None) -> None:
        if node is not None and node.kind == ACTIVITY:
            self.asked_activity.emit(node.code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from box to box by the arrows."""
        key = Qt.Key(event.key())
        if key in self.WAYS and self.current:
            self._go(neighbour(self.boxes, self.current, *self.WAYS[key]))
        elif key in CHOOSING:
            self._ask(self.picture.node(self.current))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the box under the pointer."""
        if (node := self.node_at(event.position())) is not None:
            self._go(node.id)
            self._ask(node)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer which box can be opened."""
        node = self.node_at(event.position())
        hand = node is not None and node.kind == ACTIVITY
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """Tell of the box under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            node = self.node_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tip(self.picture.said(node)) if node else "", self)
            return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the boxes out anew for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the boxes and the lines between them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), style.colour("card"))
        self.picture.paint(painter, self.boxes, self.current if self.hasFocus() else "")
