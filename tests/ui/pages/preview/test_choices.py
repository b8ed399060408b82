"""The preview: what was chosen is drawn, and nothing of one client is kept for the next."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QScrollArea

from planner.report import documents
from planner.report.choice import ORDINARY, PARTS, Choice
from planner.report.documents import DOCUMENTS, pdf
from tests.ui.office import ELOISE, TODAY, a_result
from ui.main_window import MainWindow
from ui.pages.preview import PreviewPage


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


def test_an_edit_is_on_the_paper(page: PreviewPage) -> None:
    before = page.paper.pdf
    case = page.session.document.case
    page.session.document.edit(replace(case, client=replace(case.client, name="Camille Essai")), "Name")
    assert page.paper.pdf == drawn(page, "fr") != before
