"""Boxes of the graph: none over another, from left to right, and arrow keys that reach every one."""

import pytest

from tests.ui.models.test_ways_in import graph, standing
from ui.models.way_layout import Layout, laid_out, neighbour
from ui.models.ways_in import DOORS, GATE, GOAL, OPENERS, WAYS


def layout(width: float) -> Layout:
    found = graph(standing())
    return laid_out(found, width, {n.id: 40.0 for n in found.nodes if n.kind != GATE})


@pytest.mark.parametrize("width", [0, 660, 1200])
def test_no_box_covers_another_and_all_are_inside(width: float) -> None:
    found = layout(width)
    boxes = list(found.boxes.values())
    assert not any(a.intersects(b) for n, a in enumerate(boxes) for b in boxes[:n])
    assert all(box.left() >= 0 and box.right() <= found.size.width() for box in boxes)
    assert all(box.top() >= 0 and box.bottom() <= found.size.height() for box in boxes)


def test_what_leads_stands_left_of_what_it_leads_to() -> None:
    known, found = graph(standing()), layout(700)
    assert known.arrows and all(found.boxes[a].right() < found.boxes[b].left() for a, b in known.arrows)
    rights = {n.column: found.boxes[n.id].right() for n in known.nodes if n.kind != GATE}
    assert [rights[c] for c in (OPENERS, DOORS, WAYS, GOAL)] == sorted(rights.values())


def test_arrow_keys_reach_every_box() -> None:
    found, seen, waiting = layout(700), set[str](), ["trade"]
    while waiting:
        here = waiting.pop()
        if here not in seen:
            seen.add(here)
            waiting += [neighbour(found, here, *way) for way in ((-1, 0), (1, 0), (0, -1), (0, 1))]
    assert seen == set(found.boxes)
