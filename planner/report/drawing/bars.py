"""The steps of the timeline drawn: a bar for how long, a label, a disc with its number."""

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from planner.report.drawing import styles as s
from planner.report.drawing.fonts import BOLD, SEMIBOLD
from planner.report.drawing.lanes import DISC, INSIDE, LEFT, SIZE, SPACE, Placed, pill

THICK = 16.0
FILLS = {"prepare": s.NAVY, "train": s.BLUE, "work": s.GREEN, "now": s.SILVER, "aim": s.GREEN}


def draw_bar(canvas: Canvas, found: Placed, y: float, pitch: float) -> None:
    """Draw a step whose middle is at y, in a row of that height."""
    if found.x_end - found.x > 0.5:
        _body(canvas, found, y, thickness(pitch))
    _label(canvas, found, y, pitch)
    if found.number:
        _disc(canvas, found, y, thickness(pitch))


def thickness(pitch: float) -> float:
    """Return how thick a bar is in a row of that height, in points."""
    return min(THICK, pitch - 2)


def _body(canvas: Canvas, found: Placed, y: float, thick: float) -> None:
    canvas.setFillColor(s.PALE if found.bar.estimated else FILLS[found.bar.look])
    canvas.setStrokeColor(s.NAVY)
    canvas.setLineWidth(0.9)
    if found.bar.estimated:
        canvas.setDash(3, 2)
    canvas.roundRect(found.x, y - thick / 2, found.x_end - found.x, thick, min(2.5, thick / 4), fill=1)
    canvas.setDash()


def _label(canvas: Canvas, found: Placed, y: float, pitch: float) -> None:
    if not found.label:
        return
    canvas.setFont(SEMIBOLD, min(SIZE, pitch - 0.8))
    canvas.setFillColor(_ink(found))
    if found.side == INSIDE:
        canvas.drawString(found.x + found.half + SPACE, y - 3, found.label)
    elif found.side == LEFT:
        canvas.drawRightString(found.x - found.half - SPACE, y - 3, found.label)
    else:
        canvas.drawString(max(found.x_end, found.x + found.half) + SPACE, y - 3, found.label)


def _ink(found: Placed) -> Color:
    light = found.bar.estimated or found.bar.look == "now" or found.side != INSIDE
    return s.INK if light else s.WHITE


def _disc(canvas: Canvas, found: Placed, y: float, thick: float) -> None:
    width, high = pill(found.number), min(DISC, thick + 1)
    canvas.setStrokeColor(s.NAVY)
    canvas.setLineWidth(1.1)
    canvas.setFillColor(s.WHITE)
    canvas.roundRect(found.x - width / 2, y - high / 2, width, high, high / 2, fill=1)
    canvas.setFillColor(s.NAVY)
    canvas.setFont(BOLD, min(SIZE, high - 2.6))
    canvas.drawCentredString(found.x, y - 3, found.number)
