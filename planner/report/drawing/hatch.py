"""Hatching, so that black and white printing loses nothing."""

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from planner.report.drawing.styles import WHITE

STEP = 4.0


def hatched(canvas: Canvas, x: float, y: float, width: float, height: float, color: Color) -> None:
    """Draw a rectangle filled with slanted lines."""
    if width <= 0.5:
        return
    canvas.saveState()
    canvas.setFillColor(WHITE)
    canvas.setStrokeColor(color)
    canvas.setLineWidth(0.9)
    canvas.rect(x, y, width, height, fill=1)
    clip = canvas.beginPath()
    clip.rect(x, y, width, height)
    canvas.clipPath(clip, stroke=0, fill=0)
    for n in range(int((width + height) / STEP) + 1):
        canvas.line(x + n * STEP - height, y, x + n * STEP, y + height)
    canvas.restoreState()
