from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from planner.errors import PlannerError
from planner.report import documents
from planner.report.documents import pdf
from tests.ui.office import ELOISE, TODAY
from ui import printing
from ui.main_window import MainWindow
from ui.pages.preview import PreviewPage


@pytest.fixture
def page(planned: MainWindow, qtbot: QtBot) -> PreviewPage:
    """Return the preview of the plan of Camille."""
    planned.go("preview")
    found = planned.pages["preview"]
    assert isinstance(found, PreviewPage) and found.options.save.isEnabled()
    return found


def drawn(page: PreviewPage, language: str) -> bytes:
    """Return the file as the command line would write it."""
    session = page.session
    return pdf(session.document.case, session.catalogue, session.counsellor, language, TODAY)


def test_the_paper_speaks_the_clients_language_at_first(page: PreviewPage) -> None:
    assert page.options.language == ""
    assert page.paper.pdf == drawn(page, "fr") and page.paper.pdf.startswith(b"%PDF")
    assert len(page.view.sheets) == len(page.paper.pages) >= 1


def test_another_language_is_drawn_at_once(page: PreviewPage) -> None:
    page.options.use_language("en")
    assert page.paper.pdf == drawn(page, "en") != drawn(page, "fr")


def test_the_size_changes_the_picture_and_not_the_file(page: PreviewPage) -> None:
    before, width = page.paper.pdf, page.paper.pages[0].width()
    combo = page.options._scale
    combo.setCurrentIndex(combo.findData(2.0))
    combo.activated.emit(combo.currentIndex())
    assert page.paper.pdf == before
    assert page.paper.pages[0].width() == pytest.approx(2 * width, abs=2)


def test_an_edit_is_on_the_paper(page: PreviewPage) -> None:
    before = page.paper.pdf
    case = page.session.document.case
    page.session.document.edit(replace(case, client=replace(case.client, name="Camille Essai")), "Name")
    assert page.paper.pdf == drawn(page, "fr") != before


def test_what_is_saved_is_what_is_shown(
    page: PreviewPage, planned: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    page.options.save.click()
    assert path.read_bytes() == page.paper.pdf
    assert planned.notice.isVisible() and "plan.pdf" in planned.notice.text.text()
    assert page.session.settings.values.printed


def test_a_name_is_proposed_without_what_a_disk_refuses(page: PreviewPage) -> None:
    assert page.file_name() == "plan-d-action-Camille-Exemple-2026-11-25.pdf"


def test_a_save_that_fails_is_a_notice(page: PreviewPage, planned: MainWindow, tmp_path: Path) -> None:
    page.save_as(tmp_path / "nowhere" / "plan.pdf")
    assert planned.notice.isVisible() and planned.notice.property("role") == "fault"
    assert "nowhere" in planned.notice.text.text()
    assert not page.session.settings.values.printed


def test_a_drawing_that_fails_leaves_nothing_to_save(
    page: PreviewPage, planned: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bytes:
        raise PlannerError("unknown-document", document="x", known="y")

    monkeypatch.setattr(documents, "pdf", refuse)
    page.options.use_language("en")
    assert planned.notice.isVisible()
    assert not page.options.save.isEnabled() and not page.options.print.isEnabled()


def test_without_steps_there_is_nothing_to_print(page: PreviewPage, planned: MainWindow) -> None:
    page.session.open_case(ELOISE, "preview")
    assert page.empty.isVisible() and not page.options.save.isEnabled() and page.paper is None
    page.empty.button.click()
    assert planned.page == "plan"


def test_printing_is_asked_with_what_is_shown(page: PreviewPage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bytes] = []
    monkeypatch.setattr(printing, "ask_printer", lambda parent, pdf, title, then: asked.append(pdf) or then())
    page.options.print.click()
    assert asked == [page.paper.pdf] and page.session.settings.values.printed


def test_a_printer_gets_every_page(page: PreviewPage, tmp_path: Path) -> None:
    from pypdfium2 import PdfDocument
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printing.print_pages(page.paper.pdf, printer)
    assert len(PdfDocument(tmp_path / "printed.pdf")) == len(page.paper.pages)
