"""Where the boxes of the graph of ways in stand: columns from left to right, arrows between their sides."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

from ui.models.ways_in import DOORS, GATE, GOAL, OPENERS, WAYS, Node, WaysIn

# The shares of the width; what is left between them belongs to the arrows and the gates.
SHARES = {OPENERS: 0.17, DOORS: 0.25, WAYS: 0.22, GOAL: 0.15}
GAP, EDGE, GATE_SIZE, GATE_STEP, ARROW = 10.0, 8.0, 26.0, 36.0, 16.0
LEAST_WIDTH = 620.0


@dataclass(frozen=True)
class Layout:
    """The place of each box by its id, and the size of the whole."""

    boxes: Mapping[str, QRectF]
    size: QSizeF


def box_width(node: Node, width: float) -> float:
    """Return how wide a box is in a picture of that width."""
    return SHARES[node.column] * max(width, LEAST_WIDTH)


def laid_out(graph: WaysIn, width: float, heights: Mapping[str, float]) -> Layout:
    """Return the layout for a width in pixels; `heights` are those of the boxes that are no gates."""
    width = max(width, LEAST_WIDTH)
    columns = {c: [n for n in graph.nodes if n.column == c and n.kind != GATE] for c in SHARES}
    lefts = _lefts(width, [column for column, nodes in columns.items() if nodes], _gate_room(graph))
    tall = max((_stack(nodes, heights) for nodes in columns.values()), default=0.0) + 2 * EDGE
    boxes: dict[str, QRectF] = {}
    for column, nodes in columns.items():
        y = (tall - _stack(nodes, heights)) / 2
        for node in nodes:
            boxes[node.id] = QRectF(lefts[column], y, SHARES[column] * width, heights[node.id])
            y += heights[node.id] + GAP
    return Layout(boxes | _gates(graph, boxes), QSizeF(width, tall))


def _gate_room(graph: WaysIn) -> float:
    depths = [node.depth + 1 for node in graph.nodes if node.kind == GATE]
    return ARROW + GATE_STEP * max(depths, default=0)


def _lefts(width: float, used: list[int], gates: float) -> dict[int, float]:
    """Return where each column that is used begins: the trade at the right edge, the others evenly before."""
    lefts = {GOAL: width - EDGE - SHARES[GOAL] * width}
    before = [column for column in used if column != GOAL]
    room = lefts[GOAL] - gates - EDGE - sum(SHARES[column] * width for column in before)
    gap, x = room / max(1, len(before) - 1), EDGE
    for column in before:
        lefts[column] = x
        x += SHARES[column] * width + gap
    if len(before) == 1:
        lefts[before[0]] = EDGE + room
    return lefts


def _stack(nodes: list[Node], heights: Mapping[str, float]) -> float:
    return sum(heights[node.id] for node in nodes) + GAP * max(0, len(nodes) - 1)


def _gates(graph: WaysIn, boxes: Mapping[str, QRectF]) -> dict[str, QRectF]:
    """Return the gates before what they open, the deeper ones farther left, amid what enters them."""
    found: dict[str, QRectF] = {}
    gates = sorted((n for n in graph.nodes if n.kind == GATE), key=lambda n: -n.depth)
    right = boxes["trade"].left() if "trade" in boxes else 0.0
    for gate in gates:
        known = {**boxes, **found}
        entering = [
            known[start].center().y() for start, end in graph.arrows if end == gate.id and start in known
        ]
        y = sum(entering) / len(entering) if entering else 0.0
        x = right - GATE_STEP * (gate.depth + 1) + (GATE_STEP - GATE_SIZE) / 2
        found[gate.id] = QRectF(x, y - GATE_SIZE / 2, GATE_SIZE, GATE_SIZE)
    return found


def neighbour(layout: Layout, current: str, across: int, down: int) -> str:
    """Return the box that an arrow key leads to: the nearest one on that side, or the same one."""
    here = layout.boxes[current].center()
    ahead = {i: box.center() - here for i, box in layout.boxes.items() if i != current}
    on_side = {i: v for i, v in ahead.items() if _is_ahead(v, across, down)}
    return min(on_side, key=lambda i: _farness(on_side[i], across), default=current)


def _is_ahead(way: QPointF, across: int, down: int) -> bool:
    return way.x() * across > 1 if across else way.y() * down > 1


def _farness(way: QPointF, across: int) -> float:
    along, aside = (way.x(), way.y()) if across else (way.y(), way.x())
    return abs(along) + 3 * abs(aside)
