"""The preview: what is saved is what is shown, and what fails is said."""

from pathlib import Path

import pytest
from pypdfium2 import PdfDocument, PdfiumError
from PySide6.QtWidgets import QFileDialog

from planner.errors import PlannerError
from planner.report import documents
from tests.ui.office import ELOISE
from ui import paper_desk
from ui.main_window import MainWindow
from ui.pages.preview import PreviewPage


def test_the_document_opens_in_the_reader_of_the_computer(
    page: PreviewPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    monkeypatch.setattr(paper_desk.QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    for _ in range(2):
        page.options.open.click()
    files = [Path(url.toLocalFile()) for url in opened]
    assert [file.read_bytes() for file in files] == [page.paper.pdf] * 2 and len(set(files)) == 2
    for file in files:
        assert file.is_relative_to(page.session.settings.folder) and file.stat().st_mode & 0o077 == 0
        assert file.parent.stat().st_mode & 0o077 == 0 and "camille" not in file.name.lower()
    page.session.cases_destroyed.emit()
    assert not any(file.exists() for file in files)


def test_a_password_locks_the_saved_file_and_a_short_one_is_refused(
    page: PreviewPage, planned: MainWindow, tmp_path: Path
) -> None:
    page.options.secret.setText("court")
    page.out.save_as(tmp_path / "plan.pdf")
    assert planned.notice.property("role") == "fault" and not (tmp_path / "plan.pdf").exists()
    page.options.secret.setText("un long mot de passe")
    page.out.save_as(tmp_path / "plan.pdf")
    with pytest.raises(PdfiumError):
        PdfDocument(tmp_path / "plan.pdf")
    assert len(PdfDocument(tmp_path / "plan.pdf", password="un long mot de passe")) == len(page.paper.pages)


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
    assert page.out.file_name == "plan-d-action-Camille-Exemple-2026-11-25.pdf"


def test_a_save_that_fails_is_a_notice(page: PreviewPage, planned: MainWindow, tmp_path: Path) -> None:
    page.out.save_as(tmp_path / "nowhere" / "plan.pdf")
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


def test_what_is_being_drawn_is_said_and_the_last_asked_is_drawn_alone(
    page: PreviewPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks, held, paper = page.session.paper_tasks, [], page.paper
    with monkeypatch.context() as slow:
        slow.setattr(tasks, "run", lambda *work: held.append(work))
        page.options.use_language("en")
        page.options.use_language("fr")
        assert page._counted.text() == "Le document se dessine…"
    assert [running.stopped() for running in tasks.running] == [True, False]
    for work in held:
        tasks.run(*work)
    assert page.paper is not paper and page._counted.text().startswith("Page 1") and not tasks.running


def test_a_drawing_that_is_cancelled_is_said_to_be_stopped(
    page: PreviewPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks, held = page.session.paper_tasks, []
    with monkeypatch.context() as slow:
        slow.setattr(tasks, "run", lambda *work: held.append(work))
        page.options.use_language("en")
    tasks.running[0].cancel()
    tasks.run(*held[0])
    assert page._counted.text().startswith("Dessin arrêté")


def test_saving_before_anything_is_drawn_says_so(
    page: PreviewPage, planned: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: asked.append("") or ("", ""))
    page.paper = None
    page.out.ask_file()
    assert not asked and "document" in planned.notice.text.text() and planned.notice.isVisible()
