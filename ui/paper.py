"""The pages of a PDF as pictures."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QImage

POINTS_PER_INCH = 72


def page_images(pdf: bytes, dots_per_inch: float) -> Sequence[QImage]:
    """Return each page drawn at a resolution; any thread may ask, one at a time."""
    return [image for _number, _count, image in each_page(pdf, dots_per_inch)]


def each_page(pdf: bytes, dots_per_inch: float) -> Iterator[tuple[int, int, QImage]]:
    """Yield the number of each page from 1, how many there are, and its picture: one is held at a time."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    try:
        count = len(document)
        for number in range(count):
            yield number + 1, count, _image(document[number], dots_per_inch / POINTS_PER_INCH)
    finally:
        document.close()


def _image(page: object, scale: float) -> QImage:
    bitmap = page.render(scale=scale, rev_byteorder=True)  # type: ignore[attr-defined]
    raw = bytes(bitmap.buffer)
    kinds = {3: QImage.Format.Format_RGB888, 4: QImage.Format.Format_RGBX8888}
    drawn = QImage(raw, bitmap.width, bitmap.height, bitmap.stride, kinds[bitmap.n_channels])
    return drawn.copy()
