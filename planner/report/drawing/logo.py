"""The office's logo, at the size of a letterhead."""

from io import BytesIO

from reportlab.lib.utils import ImageReader

from planner.report.drawing.figure import Drawn

HIGHEST, WIDEST, UNDER = 40.0, 180.0, 4.0


class Logo(Drawn):
    """A picture that the name of the office says."""

    def __init__(self, png: bytes, office: str) -> None:
        super().__init__(office or "Logo")
        self._picture = ImageReader(BytesIO(png))
        width, height = self._picture.getSize()
        scale = min(HIGHEST / height, WIDEST / width)
        self._size = width * scale, height * scale

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size of the logo and the room under it."""
        return self._size[0], self._size[1] + UNDER

    def paint(self) -> None:
        """Draw the picture."""
        self.canv.drawImage(self._picture, 0, UNDER, *self._size)
