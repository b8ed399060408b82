"""The steps of the timeline drawn: a bar for how long, a label, a disc with its number."""

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from planner.report.drawing import styles as s
from planner.report.drawing.fonts import BOLD, SEMIBOLD
from planner.report.drawing.lanes import DISC, INSIDE, LEFT, SIZE, SPACE, Placed, pill
from planner.report.drawing.letters import length

THICK, LEAST_SIZE = 16.0, 8.0
# How far under the middle the letters stand, so that what hangs from them keeps clear of the border.
BASELINE = 0.3
FILLS = {"prepare": s.NAVY, "train": s.BLUE, "work": s.GREEN, "now": s.SILVER, "aim": s.GREEN}


def draw_bar(canvas: Canvas, found: Placed, y: float, thick: float) -> None:
    """Draw a step of that thickness whose middle is at y."""
    if found.x_end - found.x > 0.5:
        _body(canvas, found, y, thick)
    if found.label:
        _label(canvas, found, y, label_size(thick))
    if found.number:
        _disc(canvas, found, y, thick)


def thickness(pitch: float) -> float:
    """Return how thick a bar is in a row of that height, in points."""
    return min(THICK, pitch - 2)


def label_size(thick: float) -> float:
    """Return the size of a title beside or inside a bar of that thickness, in points."""
    return max(LEAST_SIZE, min(SIZE, thick - 3))


def _body(canvas: Canvas, found: Placed, y: float, thick: float) -> None:
    canvas.setFillColor(s.PALE if found.bar.estimated else FILLS[found.bar.look])
    canvas.setStrokeColor(s.NAVY)
    canvas.setLineWidth(0.9)
    if found.bar.estimated:
        canvas.setDash(3, 2)
    canvas.roundRect(found.x, y - thick / 2, found.x_end - found.x, thick, min(2.5, thick / 4), fill=1)
    canvas.setDash()


def _label(canvas: Canvas, found: Placed, y: float, size: float) -> None:
    x, wide = _label_x(found, size), length(found.label, SEMIBOLD, size)
    if found.side != INSIDE:  # no line of a month strikes it through
        canvas.setFillColor(s.WHITE)
        canvas.rect(x - 1, y - size / 2, wide + 2, size, stroke=0, fill=1)
    canvas.setFont(SEMIBOLD, size)
    canvas.setFillColor(_ink(found))
    canvas.drawString(x, y - BASELINE * size, found.label)


def _label_x(found: Placed, size: float) -> float:
    """Return where a title begins."""
    if found.side == INSIDE:
        return found.x + found.half + SPACE
    if found.side == LEFT:
        return found.x - found.half - SPACE - length(found.label, SEMIBOLD, size)
    return max(found.x_end, found.x + found.half) + SPACE


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
