"""Printing a PDF: each page at the resolution of the paper, on the printer that the person chose."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.paper import page_images

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PRINT_DPI = 300


def ask_printer(parent: QWidget, pdf: bytes, title: str, then: Callable[[], None]) -> None:
    """Ask for a printer, print the pages on it, and say so."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(lambda: print_pages(pdf, printer))
    dialog.accepted.connect(then)
    dialog.open()


def print_pages(pdf: bytes, printer: "QPrinter") -> None:
    """Draw every page of a PDF on the whole sheet of a printer."""
    printer.setFullPage(True)
    painter = QPainter(printer)
    for number, image in enumerate(page_images(pdf, PRINT_DPI)):
        if number:
            printer.newPage()
        sheet = printer.pageLayout().fullRectPixels(printer.resolution())
        painter.drawImage(QRect(0, 0, sheet.width(), sheet.height()), image)
    painter.end()
