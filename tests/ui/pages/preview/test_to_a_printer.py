"""The preview: what goes to a printer, and what is kept of it."""

from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from db.registers.access import accesses
from planner.errors import PlannerError
from tests.ui.office import CAMILLE, ELOISE
from ui import printing
from ui.main_window import MainWindow
from ui.pages.preview import PreviewPage
from ui.tasks import Running


def test_printing_is_asked_with_what_is_shown(page: PreviewPage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(printing, "ask_printer", lambda parent, title, look, then: then(title))
    monkeypatch.setattr(printing, "print_pages", lambda *given: asked.extend(given[:2]) or True)
    page.options.print.click()
    assert asked == [page.paper.pdf, page.out.file_name.removesuffix(".pdf")]
    assert page.session.settings.values.printed


def test_printing_that_was_stopped_is_said_and_is_no_print(
    page: PreviewPage, planned: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "ask_printer", lambda parent, title, look, then: then(title))
    monkeypatch.setattr(printing, "print_pages", lambda *_: False)
    page.options.print.click()
    assert planned.notice.isVisible() and not page.session.settings.values.printed


def test_the_printed_plan_is_kept_although_another_client_is_on_screen_by_then(
    page: PreviewPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def print_slowly(*_: object) -> bool:
        page.session.open_case(ELOISE, "preview")
        return True

    monkeypatch.setattr(printing, "ask_printer", lambda parent, title, look, then: then(title))
    monkeypatch.setattr(printing, "print_pages", print_slowly)
    page.options.print.click()
    now = page.session.document.case
    assert now is not None and now.id == ELOISE and now.keeping.revisions == ()
    (kept,) = page.session.cases.load(CAMILLE)[0].keeping.revisions
    assert kept.reason == "printed"
    assert "printed" in [line.what for line in accesses(page.session.database, CAMILLE)]


def test_a_printer_that_fails_is_a_notice_and_no_print(
    page: PreviewPage, planned: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bool:
        raise PlannerError("printer-failed")

    monkeypatch.setattr(printing, "ask_printer", lambda parent, title, look, then: then(title))
    monkeypatch.setattr(printing, "print_pages", refuse)
    page.options.print.click()
    assert "imprimante" in planned.notice.text.text() and planned.notice.property("role") == "fault"
    case = page.session.document.case
    assert case is not None and case.keeping.revisions == () and not page.session.settings.values.printed


def test_a_printer_gets_every_page(page: PreviewPage, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    told: list[tuple[str, float]] = []
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    running = Running("", lambda running, text, share: told.append((text, share)))
    assert printing.print_pages(page.paper.pdf, printer, running)
    count = len(page.paper.pages)
    assert len(PdfDocument(tmp_path / "printed.pdf")) == count
    assert told[-1] == (f"{count}/{count}", 1) and len(told) == count
    running.cancel()
    assert not printing.print_pages(page.paper.pdf, printer, running) and len(told) == count
