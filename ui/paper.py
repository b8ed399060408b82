"""The pages of a PDF as pictures."""

from collections.abc import Sequence

from PySide6.QtGui import QImage

POINTS_PER_INCH = 72


def page_images(pdf: bytes, dots_per_inch: float) -> Sequence[QImage]:
    """Return each page drawn at a resolution; any thread may ask."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    try:
        return [_image(document[number], dots_per_inch / POINTS_PER_INCH) for number in range(len(document))]
    finally:
        document.close()


def _image(page: object, scale: float) -> QImage:
    bitmap = page.render(scale=scale, rev_byteorder=True)  # type: ignore[attr-defined]
    raw = bytes(bitmap.buffer)
    kinds = {3: QImage.Format.Format_RGB888, 4: QImage.Format.Format_RGBX8888}
    drawn = QImage(raw, bitmap.width, bitmap.height, bitmap.stride, kinds[bitmap.n_channels])
    return drawn.copy()
