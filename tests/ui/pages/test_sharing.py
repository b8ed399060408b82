"""The sharing page: what an export asks, what a received file shows, and what stopping leaves."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.backups import make
from db.cases import CaseStore
from db.database import Database, open_database
from db.exchange.merge import merge, received
from db.exchange.package import Order, read_label, write_package
from db.exchange.purging import purge
from db.exchange.sealing import Cost
from planner.errors import PlannerError
from planner.office import Counsellor
from tests.builders import a_case, a_client
from tests.ui.office import CAMILLE, ELOISE
from tests.ui.on_screen import page_of
from ui import app
from ui.command_line import _double_clicked
from ui.dialogs.export_cases import ExportDialog
from ui.dialogs.field_history import FieldHistoryDialog, show_history
from ui.main_window import MainWindow
from ui.merge_work import Stage
from ui.pages.sharing import SharingPage
from ui.tasks import Running

THERE = Counsellor("Dominique Modèle", "DM", "Bureau du sud")
OPEN = Order("quatre mots pour rire", identity=True, basis="transfert", cost=Cost(1, 8))
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise()")


@pytest.fixture
def south(tmp_path: Path, window: MainWindow) -> Iterator[Database]:
    """Return the database of another office that received ours, and edited it."""
    path = tmp_path / "ours.parcours"
    write_package(window.session.database, path, OPEN, window.session.counsellor)
    found = open_database(tmp_path / "south.db")
    merge(found, received(found, path, OPEN.passphrase), THERE)
    store = CaseStore(found)
    held, version = store.load(CAMILLE)
    store.save(replace(held, notes="du sud"), version, THERE)
    store.add(a_case(client=a_client(name="Sacha Fictif")), THERE)
    yield found
    found.close()


@pytest.fixture
def file(south: Database, tmp_path: Path) -> Path:
    path = tmp_path / "sud.parcours"
    write_package(south, path, OPEN, THERE)
    return path


@pytest.fixture
def page(window: MainWindow) -> SharingPage:
    return page_of(window, SharingPage)


def previewed(page: SharingPage, file: Path) -> None:
    page.receive(file)
    assert page.work.stage is Stage.ASKING
    page.ask.given.emit(OPEN.passphrase)
    assert page.work.stage is Stage.SHOWN


def test_a_wrong_passphrase_is_asked_again(page: SharingPage, file: Path) -> None:
    page.receive(file)
    page.ask.line.setText("une autre phrase")
    QTest.keyClick(page.ask.line, Qt.Key.Key_Return)
    assert page.work.stage is Stage.ASKING and page.ask.line.text() == ""
    assert "ne s’ouvre pas avec cette phrase de passe" in page.ask.fault.text()


def test_decisions_survive_a_change_of_language(window: MainWindow, page: SharingPage, file: Path) -> None:
    previewed(page, file)
    plan = page.work.plan
    assert plan is not None
    (sacha,) = plan.of("new")
    page.preview.cases.setCurrentIndex(page.preview.cases.plan_model.place(sacha.id))
    QTest.keyClick(page.preview.cases, Qt.Key.Key_Space)
    assert plan.left_out == {sacha.id}
    before = page.preview.merge.text()
    window.use_language("en")
    page.retranslate()
    assert page.work.plan is plan and page.preview.chosen == sacha.id
    assert page.preview.merge.text() != before
    page.preview.merge.click()
    assert page.work.stage is Stage.WRITTEN
    assert window.session.cases.count("Sacha") == 0
    assert CaseStore(window.session.database).load(CAMILLE)[0].notes == "du sud"


def test_the_open_file_shows_what_a_merge_changed(window: MainWindow, page: SharingPage, file: Path) -> None:
    window.session.open_case(CAMILLE)
    previewed(page, file)
    page.preview.merge.click()
    case = window.session.document.case
    assert case is not None and case.notes == "du sud" and window.session.document.is_saved
    page.undo_stack.undo()
    assert window.session.document.case.notes == ""


def test_an_undo_that_fails_leaves_its_step_where_the_database_is(
    window: MainWindow, page: SharingPage, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    previewed(page, file)
    page.preview.merge.click()
    with monkeypatch.context() as broken:
        broken.setattr("db.exchange.undoing._mark", lambda *_: (_ for _ in ()).throw(OSError("plein")))
        for _ in range(2):
            page.undo_stack.undo()
            QApplication.processEvents()
            assert (page.undo_stack.canUndo(), page.undo_stack.canRedo()) == (True, False)
            assert CaseStore(window.session.database).load(CAMILLE)[0].notes == "du sud"
    page.undo_stack.undo()
    QApplication.processEvents()
    assert CaseStore(window.session.database).load(CAMILLE)[0].notes == ""
    assert (page.undo_stack.canUndo(), page.undo_stack.canRedo()) == (False, True)


def test_an_undo_that_the_person_stops_changes_nothing_and_says_so(
    window: MainWindow, page: SharingPage, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    previewed(page, file)
    page.preview.merge.click()
    said, titles = list[str](), list[str]()
    window.session.said.connect(said.append)
    window.session.store_tasks.started.connect(lambda running: titles.append(running.title))
    with monkeypatch.context() as stopping:
        stopping.setattr(Running, "stopped", lambda self: True)
        page.undo_stack.undo()
    QApplication.processEvents()
    assert said == ["Arrêté\u00a0: rien n’a été changé."] and titles == ["Undoing the merge"]
    assert (page.undo_stack.canUndo(), page.undo_stack.canRedo()) == (True, False)
    assert CaseStore(window.session.database).load(CAMILLE)[0].notes == "du sud"


def test_undoing_says_which_cases_stay_because_they_were_edited(
    window: MainWindow, page: SharingPage, file: Path
) -> None:
    previewed(page, file)
    page.preview.merge.click()
    store = window.session.cases
    (sacha,) = store.page("Sacha")
    held, version = store.load(sacha.id)
    store.save(replace(held, notes="vu ici"), version, window.session.counsellor)
    said: list[str] = []
    window.session.said.connect(said.append)
    page.undo_stack.undo()
    assert any(text.startswith("1 dossier de sud.parcours a été modifié ici depuis") for text in said)
    assert store.count("Sacha") == 1


def test_stopping_changes_nothing(
    window: MainWindow, page: SharingPage, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    previewed(page, file)
    monkeypatch.setattr(Running, "stopped", lambda self: True)
    page.preview.merge.click()
    assert page.work.stage is Stage.SHOWN and page.work.error is None
    assert window.session.cases.count("Sacha") == 0
    page.work.leave()
    page.receive(file)
    page.ask.given.emit(OPEN.passphrase)
    assert page.work.stage is Stage.CHOOSING and page.board.fault.text() == ""


def test_an_export_says_what_it_still_lacks(window: MainWindow, page: SharingPage, tmp_path: Path) -> None:
    window.session.open_case(ELOISE)
    window.go("sharing")
    page.desk.ask_export()
    (dialog,) = window.findChildren(ExportDialog)
    dialog.one.setChecked(True)
    assert "8 caractères" in dialog.fault.text()
    dialog.passphrase.setText(OPEN.passphrase)
    assert "diffèrent" in dialog.fault.text()
    dialog.again.setText(OPEN.passphrase)
    assert dialog.fault.text() == ""
    dialog.sealed_for.setCurrentIndex(dialog.sealed_for.findData("key"))
    assert "64 caractères" in dialog.fault.text()
    dialog.sealed_for.setCurrentIndex(0)
    dialog.identity.setChecked(True)
    dialog.basis.setText("NAS 046 454 286, consentement")
    assert "046" not in dialog.order.basis and "consentement" in dialog.order.basis
    dialog.identity.setChecked(False)
    dialog.export_to(tmp_path / "un.parcours")
    label = read_label(tmp_path / "un.parcours")
    assert (label.clients, label.identity, label.scope) == (1, False, "cases")
    assert "1 dossier" in window.notice.text.text() and "vérifié" in window.notice.text.text()


def test_files_that_come_while_one_is_decided_wait_for_their_turn(
    window: MainWindow, page: SharingPage, file: Path, tmp_path: Path
) -> None:
    previewed(page, file)
    plan = page.work.plan
    assert plan is not None
    plan.choose_all(CAMILLE, "here")
    others = [tmp_path / name for name in ("deux.parcours", "trois.parcours")]
    for other in (*others, file, others[0]):
        shutil.copy(file, other) if other != file else None
        page.receive(other)
    assert page.work.plan is plan and page.work.path == file and plan.choices
    assert "attend" in window.notice.text.text()
    page.preview.leave.click()
    assert page.work.stage is Stage.ASKING and page.work.path == others[0]
    others[1].write_bytes(b"")
    page.ask.left.emit()
    assert page.work.stage is Stage.CHOOSING and page.work.waiting == []
    assert "trois.parcours" in page.board.fault.text()


def test_all_the_files_of_a_drop_are_received(
    window: MainWindow, page: SharingPage, file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "deux.parcours"
    shutil.copy(file, other)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (file, tmp_path / "note.txt", other)])
    none = Qt.KeyboardModifier.NoModifier
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(5, 5), copy, data, left, none))
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), copy, data, left, none))
    assert page.work.path == file and page.work.waiting == [other]


def test_what_is_destroyed_is_told_apart(
    window: MainWindow, page: SharingPage, south: Database, file: Path, tmp_path: Path
) -> None:
    ours = window.session.database
    merge(ours, received(ours, file, OPEN.passphrase), window.session.counsellor)
    purge(south, CAMILLE, "délai échu", THERE)
    path = tmp_path / "apres.parcours"
    write_package(south, path, OPEN, THERE)
    previewed(page, path)
    said = page.preview.sub.text()
    assert said.startswith("1 dossier différent sur ") and "1 dossier a été détruit là-bas" in said
    assert page.preview.merge.text() == "Fusionner 1 dossier"
    take = page.preview.buttons.take
    assert not take.isEnabled() and take.toolTip() == page.preview.how.text() != ""
    assert page.preview.safety.text().endswith("sauf ce qu’elle détruit.")


def test_a_case_is_destroyed_by_a_merge_only_once_somebody_agreed(
    window: MainWindow, page: SharingPage, south: Database, tmp_path: Path
) -> None:
    purge(south, CAMILLE, "délai échu", THERE)
    path = tmp_path / "inconnu.parcours"
    write_package(south, path, OPEN, THERE)
    previewed(page, path)
    assert CAMILLE in page.work.plan.left_out
    differ = len(page.work.plan.cases)
    assert "reste ici sauf si vous" in page.preview.sub.text()
    assert page.preview.sub.text().startswith(f"{differ} dossiers différents sur ")
    assert page.preview.merge.text() == f"Fusionner {differ - 1} dossier sur {differ}"
    page.preview.cases.setCurrentIndex(page.preview.cases.plan_model.place(CAMILLE))
    page.preview.buttons.take.click()
    assert page.preview.merge.text() == f"Fusionner {differ} dossiers"
    asked = page.ask_merge()
    assert asked is not None and CAMILLE in asked.text()
    asked.buttons()[0].click()
    assert page.work.stage is Stage.SHOWN and window.session.cases.load(CAMILLE)
    asked = page.ask_merge()
    assert asked is not None
    asked.buttons()[1].click()
    assert page.work.stage is Stage.WRITTEN
    with pytest.raises(PlannerError, match="case-destroyed"):
        window.session.cases.load(CAMILLE)


def test_a_merge_that_only_destroys_offers_no_undoing_and_names_the_number_alone(
    window: MainWindow, page: SharingPage, south: Database, file: Path, tmp_path: Path
) -> None:
    ours, steps = window.session.database, page.desk.undo_stack.count()
    merge(ours, received(ours, file, OPEN.passphrase), window.session.counsellor)
    window.session.open_case(CAMILLE)
    purge(south, CAMILLE, "délai échu", THERE)
    path = tmp_path / "apres.parcours"
    write_package(south, path, OPEN, THERE)
    previewed(page, path)
    page.work.merge()
    assert page.work.stage is Stage.WRITTEN and page.report.title.text() == "Fusion faite"
    assert CAMILLE in page.report.text and "Camille Exemple" not in page.report.text
    assert page.report.told.text().startswith("Ce que la loi a fait détruire ne revient pas")
    assert page.desk.undo_stack.count() == steps and window.session.document.case is None
    assert [merge.brought for merge in page.desk.found.merges] == [False, True]
    assert not page.board.merges.undo.isEnabled()


def test_a_file_that_still_carries_a_destroyed_case_says_so(
    window: MainWindow, page: SharingPage, file: Path
) -> None:
    purge(window.session.database, CAMILLE, "délai échu", window.session.counsellor)
    previewed(page, file)
    assert "rien n’en est pris. Demandez à Bureau du sud" in page.preview.sub.text()
    page.work.merge()
    assert "porte encore 1 dossier détruit ici" in page.report.text and CAMILLE in page.report.text
    page.work.leave()
    previewed(page, file)
    assert "était déjà ici" not in page.preview.sub.text()
    page.work.merge()
    assert page.report.text.endswith("Tout le reste de ce fichier était déjà ici. Rien n’a été changé.")


def test_a_file_edited_while_it_is_decided_is_compared_again(
    window: MainWindow, page: SharingPage, file: Path
) -> None:
    previewed(page, file)
    page.work.plan.choose_all(CAMILLE, "here")
    cases = window.session.cases
    held, version = cases.load(CAMILLE)
    cases.save(replace(held, notes="entre-temps"), version, window.session.counsellor)
    page.ask_merge()
    assert (page.work.stage, page.work.error.code) == (Stage.SHOWN, "merge-outdated")
    (line,) = page.work.plan.lines(CAMILLE)
    assert (line.here.value, page.work.plan.side(line)) == ("entre-temps", "")
    page.ask_merge()
    assert page.work.stage is Stage.WRITTEN


def test_a_later_start_with_a_file_shows_it(window: MainWindow, page: SharingPage, file: Path) -> None:
    app.welcome(window, str(file))
    assert window.page == "sharing" and page.work.stage is Stage.ASKING


def test_a_file_named_alone_is_what_its_name_says() -> None:
    assert _double_clicked(["a.parcours"]) == ["--receive", "a.parcours"]
    assert _double_clicked(["a.DB"]) == ["--database", "a.DB"]
    assert _double_clicked(["plan", "a.json"]) == ["plan", "a.json"]


def test_an_old_value_is_restored_as_one_undo_step(window: MainWindow) -> None:
    session = window.session
    session.open_case(CAMILLE)
    case = session.document.case
    assert case is not None
    session.document.edit(replace(case, notes="deux"), "Note")
    window.autosave.save()
    session.document.edit(replace(session.document.case, notes="trois"), "Note")  # type: ignore[type-var]
    show_history(session, window)
    (dialog,) = window.findChildren(FieldHistoryDialog)
    shown = [[dialog.model.index(row, column).data() for column in (2, 3, 4)] for row in range(2)]
    assert shown == [["Notes internes", "deux", "trois"], ["Notes internes", "–", "deux"]]
    dialog.table.setCurrentIndex(dialog.model.index(1, 0))
    assert dialog.back.isEnabled()
    dialog.restore()
    assert session.document.case.notes == "deux" and not dialog.back.isEnabled()
    session.document.undo_stack.undo()
    assert session.document.case.notes == "trois"
    dialog.reject()


def test_nothing_to_decide_shows_no_empty_table(planned: MainWindow) -> None:
    planned.go("sharing")
    panel = page_of(planned, SharingPage).board.conflicts
    assert panel.told.isVisible()
    assert not any(part.isVisible() for part in (panel.list, panel.values, panel.choose))


def test_a_file_of_a_copy_of_this_database_is_taken_and_says_what_comes_of_it(
    window: MainWindow, page: SharingPage, tmp_path: Path
) -> None:
    ours = window.session.database
    store = window.session.cases
    shutil.copy(make(ours.path, "daily").path, tmp_path / "twin.db")
    held, version = store.load(CAMILLE)
    store.save(replace(held, notes="portable 1"), version, window.session.counsellor)
    twin = open_database(tmp_path / "twin.db")
    CaseStore(twin).save(replace(held, kind="upgrading"), version, window.session.counsellor)
    path = tmp_path / "twin.parcours"
    write_package(twin, path, OPEN, window.session.counsellor)
    twin.close()
    previewed(page, path)
    assert "une copie d’une même base a continué de son côté" in page.preview.sub.text()
    page.preview.merge.click()
    assert page.work.stage is Stage.WRITTEN
    assert store.load(CAMILLE)[0] == replace(held, notes="portable 1", kind="upgrading")
