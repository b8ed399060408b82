"""Printing a PDF: each page at the resolution of the paper, on the printer that the person chose."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QRect, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from planner.errors import PlannerError
from planner.report.look import WIDTH, Look
from ui.paper import each_page

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter as Printer
else:
    Printer = object

PRINT_DPI = 300


class Followed(Protocol):
    """Work whose progress is shown, and which may be stopped."""

    def stopped(self) -> bool:
        """Say whether the work should end now."""

    def progress(self, text: str, fraction: float) -> None:
        """Tell what is being done, and the share that is done."""


def ask_printer(parent: QWidget, title: str, look: Look, then: Callable[[Printer], None]) -> None:
    """Ask for a printer, with the sheet of the document proposed, and give it to who prints."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(sheet_of(look))
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(lambda: then(printer))
    dialog.open()


def sheet_of(look: Look) -> QPageSize:
    """Return the sheet that a document is drawn on, by the name that printers know."""
    return QPageSize(QSizeF(WIDTH, look.height), QPageSize.Unit.Point)


def print_pages(pdf: bytes, printer: Printer, running: Followed) -> bool:
    """Draw each page as large as the sheets allow, on any thread; say whether all were, unless stopped.

    PlannerError "printer-failed" when the printer takes no page, or no more.
    """
    printer.setFullPage(True)
    painter = QPainter()
    _check(painter.begin(printer))
    try:
        whole = _drawn(pdf, printer, painter, running)
    finally:
        ended = painter.end()
    _check(not whole or (ended and _is_well(printer)))
    return whole


def _drawn(pdf: bytes, printer: Printer, painter: QPainter, running: Followed) -> bool:
    for number, count, image in each_page(pdf, PRINT_DPI):
        if running.stopped():
            printer.abort()
            return False
        _check((number == 1 or printer.newPage()) and _is_well(printer))
        sheet = printer.pageLayout().fullRectPixels(printer.resolution()).size()
        painter.drawImage(_place(image, sheet), image)
        running.progress(f"{number}/{count}", number / count)
    return True


def _place(image: QImage, sheet: QSize) -> QRect:
    """Return where a page lies on a sheet: whole, in its own proportions, in the middle."""
    drawn = image.size().scaled(sheet, Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (sheet.width() - drawn.width()) // 2, (sheet.height() - drawn.height()) // 2
    return QRect(left, top, drawn.width(), drawn.height())


def _is_well(printer: Printer) -> bool:
    from PySide6.QtPrintSupport import QPrinter

    return printer.printerState() not in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)


def _check(is_taken: bool) -> None:
    if not is_taken:
        raise PlannerError("printer-failed")
