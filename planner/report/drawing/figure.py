"""Drawings that a reader who cannot see them hears as a sentence."""

from abc import ABC, abstractmethod

from reportlab.platypus import Flowable

from planner.report.drawing.canvas import TaggedCanvas
from planner.report.drawing.structure import Element


class Drawn(ABC, Flowable):
    """A drawing with its alternative text; what it paints is one figure of the structure."""

    def __init__(self, alt: str) -> None:
        super().__init__()
        self.element = Element("Figure", alt=alt)

    def draw(self) -> None:
        """Draw the figure."""
        canvas = self.canv
        assert isinstance(canvas, TaggedCanvas)
        left, bottom = canvas.absolutePosition(0, 0)
        width, height = self.wrap(0, 0)
        self.element.box = (left, bottom, left + width, bottom + height)
        with canvas.inside(self.element), canvas.content():
            self.paint()

    @abstractmethod
    def paint(self) -> None:
        """Draw the strokes and the letters."""
