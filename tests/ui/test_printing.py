"""What a printer gets: whole pages in their proportions, and a failure that is no print."""

from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPageSize
from PySide6.QtPrintSupport import QPrinter

from planner.errors import PlannerError
from planner.report.choice import Choice
from planner.report.documents import pdf
from planner.report.look import Look
from tests.ui.office import AUTHOR, TODAY, a_planned_case, an_office_catalogue
from ui import printing
from ui.paper import page_images
from ui.tasks import Running


def drawn(paper: str) -> bytes:
    choice = Choice("calendar", paper=paper)
    return pdf(a_planned_case(), an_office_catalogue(), AUTHOR, "fr", TODAY, choice)


def a_printer(path: Path, look: Look) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageSize(printing.sheet_of(look))
    return printer


def running() -> Running:
    return Running("", lambda *_: None)


def inked(image: QImage) -> QRect:
    """Return the smallest rectangle around what is not white."""
    white = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = [bytes(white.constScanLine(y))[: white.width()] for y in range(white.height())]
    lines = [y for y, row in enumerate(rows) if min(row) < 200]
    columns = [x for x in range(white.width()) if min(row[x] for row in rows) < 200]
    return QRect(columns[0], lines[0], columns[-1] - columns[0], lines[-1] - lines[0])


@pytest.mark.parametrize(
    ("paper", "name"), [("letter", QPageSize.PageSizeId.Letter), ("legal", QPageSize.PageSizeId.Legal)]
)
def test_the_printer_is_proposed_the_sheet_of_the_document(paper: str, name: QPageSize.PageSizeId) -> None:
    assert printing.sheet_of(Look(paper=paper)).id() == name


def test_a_long_page_on_a_short_sheet_keeps_its_proportions(qapp: object, tmp_path: Path) -> None:
    file = drawn("legal")
    assert printing.print_pages(file, a_printer(tmp_path / "printed.pdf", Look()), running())
    printed = (tmp_path / "printed.pdf").read_bytes()
    before, after = inked(page_images(file, 72)[0]), inked(page_images(printed, 72)[0])
    assert after.height() / after.width() == pytest.approx(before.height() / before.width(), rel=0.02)


def test_a_page_on_its_own_sheet_fills_it(qapp: object, tmp_path: Path) -> None:
    file = drawn("legal")
    assert printing.print_pages(file, a_printer(tmp_path / "printed.pdf", Look(paper="legal")), running())
    assert PdfDocument(tmp_path / "printed.pdf")[0].get_size() == pytest.approx((612, 1008), abs=1)
    before = inked(page_images(file, 72)[0])
    after = inked(page_images((tmp_path / "printed.pdf").read_bytes(), 72)[0])
    assert after.width() == pytest.approx(before.width(), abs=3)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_start_is_a_failure(qapp: object, tmp_path: Path) -> None:
    printer = a_printer(tmp_path / "nowhere" / "printed.pdf", Look())
    with pytest.raises(PlannerError) as error:
        printing.print_pages(drawn("letter"), printer, running())
    assert error.value.code == "printer-failed"


def test_a_printer_that_takes_no_second_page_is_a_failure(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = pdf(a_planned_case(), an_office_catalogue(), AUTHOR, "fr", TODAY)
    assert len(PdfDocument(file)) > 1
    monkeypatch.setattr(QPrinter, "newPage", lambda printer: False)
    with pytest.raises(PlannerError):
        printing.print_pages(file, a_printer(tmp_path / "printed.pdf", Look()), running())
