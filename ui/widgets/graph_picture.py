"""The graph of ways in as a picture: how high its boxes are, what each says, and how all is painted."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from planner.catalogue import Catalogue
from planner.standing import Standing
from planner.words import Words
from ui.models import way_words
from ui.models.way_layout import Layout, box_width, laid_out
from ui.models.ways_in import DOOR, GATE, Node, WaysIn
from ui.widgets.graph_drawing import MARGINS, draw_arrow, draw_box, draw_gate, wrapped

MOST_DOOR_LINES, PADDING = 7, 8


@dataclass(frozen=True)
class GraphPicture:
    """A graph with what is needed to say and paint it."""

    graph: WaysIn
    standing: Standing | None
    catalogue: Catalogue
    words: Words

    def node(self, node_id: str) -> Node | None:
        """Return the box of that id, if the graph has it."""
        return next((node for node in self.graph.nodes if node.id == node_id), None)

    def said(self, node: Node) -> str:
        """Return all that a box tells."""
        return way_words.whole_words(node, self.standing, self.catalogue, self.words)

    def described(self, current: Node | None) -> str:
        """Return the current box, then the whole graph, as sentences."""
        whole = way_words.described(self.graph, self.catalogue, self.words)
        return "\n".join([self.said(current), whole]) if current else whole

    def laid_out(self, width: float, font: QFont) -> Layout:
        """Return where everything stands in a width."""
        boxes = (node for node in self.graph.nodes if node.kind != GATE)
        heights = {node.id: self._height(node, box_width(node, width), font) for node in boxes}
        return laid_out(self.graph, width, heights)

    def paint(self, painter: QPainter, layout: Layout, ringed: str) -> None:
        """Paint arrows, then boxes over them."""
        nodes = {node.id: node for node in self.graph.nodes}
        for start, end in self.graph.arrows:
            draw_arrow(painter, layout.boxes[start], layout.boxes[end], nodes[start].state)
        for node in self.graph.nodes:
            self._paint_node(painter, node, layout.boxes[node.id], node.id == ringed)

    def _paint_node(self, painter: QPainter, node: Node, box: QRectF, ringed: bool) -> None:
        if node.kind == GATE:
            draw_gate(painter, box, way_words.gate_words(node, self.words), ringed)
            return
        opened = bool(node.code) and node.code == self.graph.opened
        draw_box(painter, box, (self._title(node), self._lines(node)), node, opened, ringed)

    def _title(self, node: Node) -> str:
        title = way_words.node_title(node, self.catalogue, self.words)
        return f"{way_words.MARKS[node.state]} {title}".strip()

    def _lines(self, node: Node) -> list[str]:
        if node.kind == DOOR:
            found = list(way_words.door_lines(node, self.standing, self.catalogue, self.words))
            return found if len(found) <= MOST_DOOR_LINES else [*found[: MOST_DOOR_LINES - 1], "…"]
        line = way_words.node_line(node, self.catalogue, self.words)
        return [line] if line else []

    def _height(self, node: Node, wide: float, font: QFont) -> float:
        lines = len(wrapped(font, self._title(node), wide - MARGINS, node)) + len(self._lines(node))
        return lines * QFontMetricsF(font).height() + PADDING
