"""Lines to sign."""

from reportlab.platypus import Flowable

from planner.report.blocks import Signatures
from planner.report.drawing import styles as s
from planner.report.drawing.canvas import TaggedCanvas
from planner.report.drawing.fonts import REGULAR
from planner.report.drawing.markup import drawn, is_read
from planner.report.drawing.skills import fitted
from planner.report.drawing.structure import Element
from planner.report.drawing.styles import Layout

SPACE, DATE_SHARE = 12.0, 0.3
# Above the line, in points: room for a hand.
ROOMY, CROWDED = 31.0, 24.0


class Lines(Flowable):
    """For each person a line to sign and a line for the date."""

    def __init__(self, block: Signatures, layout: Layout) -> None:
        super().__init__()
        self._block, self._size = block, layout.type.office.fontSize
        self._space = CROWDED if layout.tiny else ROOMY

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size of the lines."""
        return s.WIDTH, self._space + 2 * self._size

    def draw(self) -> None:
        """Draw the lines side by side."""
        each = s.WIDTH / len(self._block.names)
        for place, name in enumerate(self._block.names):
            left, middle = place * each, (place + 1 - DATE_SHARE) * each
            self._line(left, middle - SPACE, name)
            self._line(
                middle, (place + 1) * each - SPACE * (place + 1 < len(self._block.names)), self._block.date
            )

    def _line(self, left: float, right: float, label: str) -> None:
        canvas = self.canv
        assert isinstance(canvas, TaggedCanvas)
        with canvas.artifact():
            canvas.setStrokeColor(s.INK)
            canvas.setLineWidth(0.8)
            canvas.line(left, self._size + 7.5, right, self._size + 7.5)
        with canvas.inside(Element("P")), canvas.content("" if is_read(label) else label):
            canvas.setFillColor(s.GREY)
            canvas.setFont(REGULAR, self._size)
            canvas.drawString(left, 5, fitted(drawn(label), REGULAR, self._size, right - left))
