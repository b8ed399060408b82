"""Printing a PDF: each page at the resolution of the paper, on the printer that the person chose."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

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


def ask_printer(parent: QWidget, title: str, then: Callable[[Printer], None]) -> None:
    """Ask for a printer, and give it to who prints."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(lambda: then(printer))
    dialog.open()


def print_pages(pdf: bytes, printer: Printer, running: Followed) -> bool:
    """Draw the pages on the whole sheets of a printer, on any thread; say whether all were."""
    printer.setFullPage(True)
    painter = QPainter(printer)
    for number, count, image in each_page(pdf, PRINT_DPI):
        if running.stopped():
            painter.end()
            printer.abort()
            return False
        if number > 1:
            printer.newPage()
        sheet = printer.pageLayout().fullRectPixels(printer.resolution())
        painter.drawImage(QRect(0, 0, sheet.width(), sheet.height()), image)
        running.progress(f"{number}/{count}", number / count)
    painter.end()
    return True
