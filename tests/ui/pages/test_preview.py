from dataclasses import replace
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument, PdfiumError
from PySide6.QtWidgets import QFileDialog, QScrollArea
from pytestqt.qtbot import QtBot

from db.registers.access import accesses
from planner.errors import PlannerError
from planner.report import documents
from planner.report.choice import ORDINARY, PARTS, Choice
from planner.report.documents import DOCUMENTS, pdf
from tests.ui.office import CAMILLE, ELOISE, TODAY, a_result
from ui import paper_desk, printing
from ui.main_window import MainWindow
from ui.pages.preview import PreviewPage
from ui.tasks import Running


@pytest.fixture
def page(planned: MainWindow, qtbot: QtBot) -> PreviewPage:
    """Return the preview of the plan of Camille."""
    planned.go("preview")
    found = planned.pages["preview"]
    assert isinstance(found, PreviewPage) and found.options.save.isEnabled()
    return found


def drawn(page: PreviewPage, language: str, choice: Choice = ORDINARY) -> bytes:
    """Return the file as the command line would write it."""
    session = page.session
    case, found = session.document.case, a_result().proposals
    return pdf(case, session.catalogue, session.counsellor, language, TODAY, choice, found)


def test_the_paper_speaks_the_clients_language_at_first(page: PreviewPage) -> None:
    assert page.options.language == ""
    assert page.paper.pdf == drawn(page, "fr") and page.paper.pdf.startswith(b"%PDF")
    assert len(page.view.sheets) == len(page.paper.pages) >= 1


def test_another_language_is_drawn_at_once(page: PreviewPage) -> None:
    page.options.use_language("en")
    assert page.paper.pdf == drawn(page, "en") != drawn(page, "fr")


def test_a_public_office_is_asked_why_english_is_added(page: PreviewPage) -> None:
    assert not page.options.drops["reason"].isVisible()
    session = page.session
    session.save_counsellor(replace(session.counsellor, public=True))
    page.options.use_language("en")
    page.options.drops["reason"].choose("newcomer")
    assert page.options.drops["reason"].isVisible()
    assert page.paper.pdf == drawn(page, "en", Choice(bilingual=True, reason="newcomer"))


def test_what_was_chosen_for_one_client_is_not_kept_for_the_next(page: PreviewPage) -> None:
    session, options = page.session, page.options
    session.save_counsellor(replace(session.counsellor, public=True))
    options.use_language("en")
    options.drops["reason"].choose("indigenous")
    options.secret.setText("un long mot de passe")
    options.checks["large"].click()
    case = session.document.case
    session.document.open(replace(case, id=ELOISE), 1)
    assert (options.language, options.choice.reason, options.secret.text()) == ("", "", "")
    assert options.choice.large, "how the paper looks is a habit of who prints"


def test_no_field_of_the_options_is_cut(page: PreviewPage, planned: MainWindow) -> None:
    session, options = page.session, page.options
    session.save_counsellor(replace(session.counsellor, public=True))
    options.use_language("en")
    for code in ("en", "fr"):
        planned.use_language(code)
        options.drops["reason"].choose("eligible")
        (area,) = options.findChildren(QScrollArea)
        assert area.widget().minimumSizeHint().width() <= area.viewport().width()
        assert options.drops["reason"].toolTip() == options.drops["reason"].currentText()


def test_the_useful_words_are_offered_only_where_they_are_printed(page: PreviewPage) -> None:
    parts = page.options.parts
    for name in PARTS[:-1]:
        parts.boxes[name].click()
    assert page.options.choice.parts == ("words",)
    page.options.drops["document"].choose("counsellor_copy")
    assert not parts.boxes["words"].isVisible() and page.options.choice.parts == ("first",)


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


def test_the_size_changes_the_picture_and_not_the_file(page: PreviewPage) -> None:
    before, width = page.paper.pdf, page.paper.pages[0].width()
    page.options.drops["scale"].choose(2.0)
    assert page.paper.pdf == before
    assert page.paper.pages[0].width() == pytest.approx(2 * width, abs=2)


@pytest.mark.parametrize("name", [kind.name for kind in DOCUMENTS[1:]])
def test_another_document_is_drawn_and_named(page: PreviewPage, name: str) -> None:
    page.options.drops["document"].choose(name)
    assert page.paper.pdf == drawn(page, "fr", Choice(name))
    assert page.session.language.words._(documents.document(name).title) in page._title.text()
    assert page.options.parts.isVisible() == (name == "counsellor_copy")


def test_the_pathways_found_for_another_case_are_not_compared(page: PreviewPage) -> None:
    page.options.drops["document"].choose("comparison")
    found = page.session.found(page.session.document.case)
    assert found == a_result().proposals
    assert page.session.found(replace(page.session.document.case, id=ELOISE)) == ()


def test_every_choice_is_on_the_paper(page: PreviewPage) -> None:
    options = page.options
    options.checks["large"].click()
    options.checks["grey"].click()
    options.drops["paper"].choose("legal")
    options.drops["language"].choose("both")
    choice = Choice(bilingual=True, large=True, paper="legal", grey=True)
    assert page.paper.pdf == drawn(page, "fr", choice)


def test_a_part_is_left_out_but_never_the_last(page: PreviewPage) -> None:
    boxes = page.options.parts.boxes
    for name in PARTS[1:]:
        boxes[name].click()
    assert page.paper.pdf == drawn(page, "fr", Choice(parts=("first",)))
    assert not boxes["first"].isEnabled()
    boxes["steps"].click()
    assert boxes["first"].isEnabled()


def test_internal_notes_are_offered_only_for_the_counsellors_copy(page: PreviewPage) -> None:
    notes = page.options.checks["notes"]
    assert not notes.isEnabled()
    page.options.drops["document"].choose("counsellor_copy")
    notes.click()
    assert page.options.choice.notes and page.paper.pdf == drawn(
        page, "fr", Choice("counsellor_copy", notes=True)
    )
    page.options.drops["document"].choose("action_plan")
    assert not page.options.choice.notes


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
