"""The catalogue is edited from its page: keys, lists, what goes on in the window, and what is taken back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from db.catalogue import CatalogueStore
from db.importers.form import read_catalogue
from planner.catalogue import Session
from planner.office import Counsellor
from planner.office_edit import WITHDRAWN
from tests.ui.models.reading import texts
from tests.ui.office import CAMILLE
from ui.dialogs.catalogue_versions import CatalogueVersionsDialog
from ui.dialogs.edit_row import EditRowDialog
from ui.dialogs.edited_rows import EditedRowsDialog
from ui.dialogs.import_catalogue import ImportDialog
from ui.dialogs.profile import ProfileDialog
from ui.dialogs.withdraw_row import WithdrawDialog
from ui.main_window import MainWindow
from ui.pages.catalogue import CataloguePage

# What a platform without a screen says of dialogs.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise()")
D = TypeVar("D", bound=QDialog)
ANDREE = Counsellor("Andrée Conseil", "AC", "Bureau Essai")


@pytest.fixture
def page(window: MainWindow) -> CataloguePage:
    """Return the page with a programme on its card; somebody works here."""
    window.session.save_counsellor(ANDREE)
    window.go("catalogue")
    found = window.pages["catalogue"]
    assert isinstance(found, CataloguePage)
    found.choose_program("DEP")
    return found


def opened(page: CataloguePage, kind: type[D]) -> D:
    found = [dialog for dialog in page.window().findChildren(kind) if dialog.isVisible()]
    assert len(found) == 1, found
    return found[0]


def fill(dialog: EditRowDialog, **fields: str) -> None:
    for name, text in fields.items():
        dialog.form.editors[name].setText(text)
    dialog.accept()


def groups(page: CataloguePage) -> list[Session]:
    return list(page.session.catalogue.sessions_by_activity["DEP"])


def add_group(page: CataloguePage) -> Session:
    known = groups(page)
    QTest.keyClick(page, Qt.Key.Key_Insert)
    fill(opened(page, EditRowDialog), start="2027-01-25", place="CFP", source="Appel du centre")
    (group,) = (s for s in groups(page) if s not in known)
    return group


def said(page: CataloguePage) -> str:
    QApplication.processEvents()
    card = page.board.cards.program
    return "\n".join(label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card))


def test_a_group_is_stored_shown_and_marked(page: CataloguePage) -> None:
    group = add_group(page)
    stored = CatalogueStore(page.session.database).load()
    assert group in stored.sessions and stored.version == page.session.catalogue.version
    assert "CFP, de jour, 30\xa0h/sem., dès le 25\u00a0janv.\u00a02027 (estimé) – ajout du bureau" in said(
        page
    )


def test_ctrl_i_asks_what_to_import_on_the_catalogue_page(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert window.page == "catalogue"
    page = window.pages["catalogue"]
    assert isinstance(page, CataloguePage)
    opened(page, ImportDialog).reject()


def test_a_new_group_searches_the_open_case_again(page: CataloguePage, searched: list[object]) -> None:
    page.session.open_case(CAMILLE)
    asked = len(searched)
    page.session.go.emit("catalogue")
    page.choose_program("DEP")
    add_group(page)
    assert len(searched) == asked + 1 and page.board.cards.currentWidget() is page.board.cards.program


def test_f2_corrects_the_programme_and_the_published_value_comes_back(page: CataloguePage) -> None:
    published = page.session.catalogue.activities["DEP"]
    QTest.keyClick(page, Qt.Key.Key_F2)
    dialog = opened(page, EditRowDialog)
    dialog.form.editors["hours"].setValue(950)
    fill(dialog, source="Site du centre")
    assert page.session.catalogue.activities["DEP"].hours == 950
    assert "Correction du bureau, 25\u00a0nov.\u00a02026 – Site du centre (Andrée Conseil)" in said(page)
    assert "correction du bureau" in texts(page.board.programs.model, 5)
    page.board.cards.program.office.back.click()
    assert page.session.catalogue.activities["DEP"] == published
    assert not page.board.cards.program.office.back.isVisible()


def test_undo_takes_back_the_edit_of_the_catalogue_and_leaves_the_open_case(page: CataloguePage) -> None:
    session, window = page.session, page.window()
    assert isinstance(window, MainWindow)
    session.open_case(CAMILLE)
    session.go.emit("catalogue")
    case = session.document.case
    assert case is not None
    session.document.edit(replace(case, notes="Rappeler"), "Notes")
    group = add_group(page)
    assert "Soudage" not in window.actions_["undo"].text() and "catalogue" in window.actions_["undo"].text()
    window.actions_["undo"].trigger()
    assert group not in groups(page) and session.document.case.notes == "Rappeler"
    window.actions_["undo"].trigger()
    assert session.document.case.notes == "Rappeler", "nothing is left to undo on this page"
    window.actions_["redo"].trigger()
    assert group in groups(page)


def test_what_can_be_undone_is_named_in_the_language_on_screen(page: CataloguePage) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    add_group(page)
    undo, told = window.actions_["undo"], []
    page.session.said.connect(told.append)
    assert "Activité DEP – CFP, de jour" in undo.text()
    window.use_language("en")
    QApplication.processEvents()
    assert "catalogue, Activity DEP – CFP, by day" in undo.text()
    undo.trigger()
    assert told[0].startswith("Undone in the catalogue: Activity DEP – CFP, by day")
    assert "Activity DEP – CFP, by day" in window.actions_["redo"].text()


def test_undo_brings_back_what_was_withdrawn_or_corrected_before(page: CataloguePage) -> None:
    published = page.session.catalogue.activities["DEP"]
    edits, stack = page.desk.editing.edits, page.undo_stack
    for hours in (900, 950):
        edits.keep(replace(published, hours=hours), "Site")
    edits.give_back("activities", ("DEP",))
    seen = []
    for _ in range(3):
        stack.undo()
        seen.append(page.session.catalogue.activities["DEP"].hours)
    assert seen == [950, 900, published.hours]


def test_a_group_is_withdrawn_on_someone_s_word_and_offered_again(page: CataloguePage) -> None:
    page.board.cards.program.office.groups.click()
    dialog = opened(page, EditedRowsDialog)
    line = dialog.chosen
    assert line is not None and line.key == ("DEP", "autumn") and dialog.model.rowCount() == 2
    dialog.withdraw.click()
    asked = opened(page, WithdrawDialog)
    assert not asked.buttons.buttons()[0].isEnabled(), "nothing is withdrawn without a source"
    asked.source.setText("Groupe annulé")
    asked.accept()
    assert page.session.catalogue.edited["sessions", ("DEP", "autumn")].kind == WITHDRAWN
    assert "retrait du bureau" in texts(dialog.model, 1)
    dialog.table.selectRow(1)
    assert dialog.back.text() == "L’offrir de nouveau" and not dialog.correct.isEnabled()
    dialog.back.click()
    assert not page.session.catalogue.edited and texts(dialog.model, 1) == ["publication"] * 2
    assert page.undo_stack.undoText().startswith("catalogue, Activité DEP – de jour")


def test_all_that_the_office_edited_is_one_list(page: CataloguePage) -> None:
    add_group(page)
    page.board.tools.actions_["edits"].trigger()
    dialog = opened(page, EditedRowsDialog)
    assert texts(dialog.model) == [
        "Activité DEP – CFP, de jour, 30\xa0h/sem., dès le 25\u00a0janv.\u00a02027"
    ]
    assert not dialog.add.isVisible() and "Appel du centre" in dialog.told.text()


def test_a_place_and_a_measure_are_added_from_the_menu(page: CataloguePage) -> None:
    page.board.tools.actions_["place"].trigger()
    dialog = opened(page, EditRowDialog)
    dialog.form.editors["region"].show_value("17")
    fill(dialog, code="CFP des Érables", source="Site")
    page.board.tools.actions_["measure"].trigger()
    fill(opened(page, EditRowDialog), code="RULE", title_fr="Mesure locale", source="Guide")
    catalogue = page.session.catalogue
    assert catalogue.places["CFP des Érables"].region == "17"
    assert [measure.title.fr for measure in catalogue.measures] == ["Mesure locale"]


def test_nobody_edits_without_a_name(page: CataloguePage) -> None:
    page.session.save_counsellor(Counsellor())
    QTest.keyClick(page, Qt.Key.Key_Insert)
    profile = opened(page, ProfileDialog)
    assert not [d for d in page.window().findChildren(EditRowDialog) if d.isVisible()]
    profile.fields["name"].setText("Andrée Conseil")
    profile.accept()
    fill(opened(page, EditRowDialog), start="2027-01-25", source="Appel")
    (edit,) = page.session.catalogue.edited.values()
    assert edit.author == "Andrée Conseil"


def test_a_refused_edit_leaves_the_catalogue_and_says_why(page: CataloguePage, qtbot: QtBot) -> None:
    before = page.session.catalogue
    with qtbot.waitSignal(page.session.failed) as told:
        page.desk.editing.edits.give_back("sessions", ("DEP", "autumn"))
    assert page.session.catalogue is before and told.args[0].code == "edit-missing"


def test_the_versions_are_listed_the_newest_first(page: CataloguePage) -> None:
    add_group(page)
    page.board.tools.actions_["versions"].trigger()
    dialog = opened(page, CatalogueVersionsDialog)
    assert texts(dialog.model) == ["2", "1"]
    assert texts(dialog.model, 2) == ["Saisie du bureau", "Importation"]
    assert texts(dialog.model, 5)[0] == "Sessions\xa0: +1"


def test_a_template_and_the_whole_catalogue_are_saved_as_workbooks(
    page: CataloguePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = add_group(page)
    for name in ("template", "save"):
        path = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, path=path: (str(path), ""))
        page.board.tools.actions_[name].trigger()
    assert read_catalogue(tmp_path / "template.xlsx").activities == {}
    assert group in read_catalogue(tmp_path / "save.xlsx").sessions


def drop(page: CataloguePage, url: QUrl) -> None:
    """Drag something over the page, as a file manager does, and let it go there."""
    data, place = QMimeData(), QPoint(5, 5)
    data.setUrls([url])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(page, QDragEnterEvent(place, *how))
    QApplication.sendEvent(page, QDropEvent(QPointF(place), *how))


def test_a_folder_dropped_onto_the_page_is_read_at_once(
    page: CataloguePage, tmp_path: Path, qtbot: QtBot, write: Callable[[Path], Path]
) -> None:
    drop(page, QUrl.fromLocalFile(str(write(tmp_path / "new"))))
    dialog = opened(page, ImportDialog)
    assert dialog.work.reading is not None
    dialog.reject()


def test_what_is_not_of_this_computer_is_not_taken(page: CataloguePage) -> None:
    drop(page, QUrl("https://exemple.quebec/catalogue.xlsx"))
    assert page.desk.dialog is None


@pytest.fixture
def write(page: CataloguePage) -> Callable[[Path], Path]:
    """Return what writes the catalogue of the office with another group, and where."""
    from db.importers.form import write_catalogue

    def written(path: Path) -> Path:
        catalogue = page.session.catalogue
        write_catalogue(replace(catalogue, sessions=catalogue.sessions[1:]), path)
        return path

    return written
