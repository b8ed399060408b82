"""Three offices exchange files through the window: previewed, decided, merged, undone, chosen."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from db.cases import CaseStore
from db.database import Database, open_database
from db.settings import SettingsStore
from db.verify import verify
from planner.case import Case
from planner.office import Counsellor
from planner.plan import Plan, Step
from tests.builders import a_case, a_client
from ui import app, opening
from ui.dialogs.export_cases import ExportDialog
from ui.language import Language
from ui.main_window import MainWindow
from ui.merge_work import Stage
from ui.pages.sharing import SharingPage
from ui.settings import Settings

PASSPHRASE = "quatre mots pour rire"
WHO = {
    "nord": Counsellor("Camille Exemple", "CE", "Bureau du nord"),
    "sud": Counsellor("Dominique Modèle", "DM", "Bureau du sud"),
    "est": Counsellor("Andrée Essai", "AE", "Bureau de l’est"),
}
CASE = a_case(
    client=a_client(name="Personne Fictive", phone="819 555-0100"),
    notes="un",
    plan=Plan((Step("s1", formality="own", title="Appeler"),)),
)
SOON_MS = 20_000
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise()")


class Office:
    """One office at its window; every method waits until the window has answered."""

    def __init__(self, name: str, folder: Path, qtbot: QtBot) -> None:
        self.name, self.folder, self._qtbot = name, folder, qtbot
        path = folder / f"{name}.db"
        database = open_database(path)
        SettingsStore(database).save_counsellor(WHO[name])
        database.close()
        settings = Settings(folder / f"{name}.json")
        self._language = Language("fr", app.new_application(settings))
        self.window: MainWindow = app.new_window(opening.opened(path), self._language, settings)
        self.window.resize(1366, 768)
        self.window.show()

    @property
    def page(self) -> SharingPage:
        found = self.window.pages["sharing"]
        assert isinstance(found, SharingPage)
        return found

    @property
    def database(self) -> Database:
        return self.window.session.database

    @property
    def case(self) -> Case:
        return CaseStore(self.database).load(CASE.id)[0]

    def edit(self, **changes: object) -> None:
        store = CaseStore(self.database)
        held, version = store.load(CASE.id)
        store.save(replace(held, **changes), version, WHO[self.name])  # type: ignore[arg-type]

    def wait(self, done: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(done()), timeout=SOON_MS)

    def export(self, number: int, key: str = "", *, identity: bool = True) -> Path:
        """Export the whole office through the dialog."""
        self.window.go("sharing")
        self.wait(lambda: self.page.desk.found.own)
        self.page.board.export.click()
        (dialog,) = self.window.findChildren(ExportDialog)
        if key:
            dialog.seal.sealed_for.setCurrentIndex(dialog.seal.sealed_for.findData("key"))
            dialog.seal.key.setText(key)
        else:
            dialog.seal.passphrase.setText(PASSPHRASE)
            dialog.seal.again.setText(PASSPHRASE)
        if identity:
            dialog.identity.setChecked(True)
            assert "motif" in dialog.fault.text()
            dialog.basis.setText("transfert")
        assert dialog.fault.text() == ""
        path = self.folder / f"{self.name}-{number}.parcours"
        dialog.export_to(path)
        self.wait(lambda: path.exists() and not self.window.session.store_tasks.running)
        return path

    def drop(self, path: Path) -> None:
        """Drop a file on the window, and give its passphrase if it asks for one."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        how = Qt.DropAction.CopyAction, data, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(self.window, QDragEnterEvent(QPoint(5, 5), *how))
        QApplication.sendEvent(self.window, QDropEvent(QPointF(5, 5), *how))
        self.wait(lambda: self.page.work.stage in (Stage.ASKING, Stage.SHOWN, Stage.CHOOSING))
        if self.page.work.stage is Stage.ASKING:
            self.page.ask.line.setText(PASSPHRASE)
            QTest.keyClick(self.page.ask.line, Qt.Key.Key_Return)
            self.wait(lambda: self.page.work.stage in (Stage.SHOWN, Stage.CHOOSING))

    def merge(self) -> None:
        self.page.preview.merge.click()
        self.wait(lambda: self.page.work.stage is Stage.WRITTEN)
        self.wait(self.idle)

    def undo(self) -> None:
        self.window.actions_["undo"].trigger()
        self.wait(self.idle)

    def idle(self) -> bool:
        done: list[int] = []
        self.window.session.store_tasks.run(lambda: None, lambda _: done.append(1))
        self.wait(lambda: done)
        return not self.window.session.store_tasks.running

    def close(self) -> None:
        self.window.close()
        self.window.session.close()
        self.window.deleteLater()
        QCoreApplication.removeTranslator(self._language._qt)


class Offices(dict[str, Office]):
    """Offices that open when they are first spoken of; the northern one has a case."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        super().__init__()
        self._folder, self._qtbot = folder, qtbot

    def __missing__(self, name: str) -> Office:
        self[name] = Office(name, self._folder, self._qtbot)
        if name == "nord":
            CaseStore(self[name].database).add(CASE, WHO[name])
        return self[name]


@pytest.fixture
def offices(tmp_path: Path, qtbot: QtBot) -> Iterator[Offices]:
    made = Offices(tmp_path, qtbot)
    yield made
    for office in made.values():
        office.close()


def test_three_offices_come_to_the_same_state_through_the_window(offices: Offices) -> None:
    north, south, east = offices["nord"], offices["sud"], offices["est"]
    path = north.export(1)
    for office in (south, east):
        office.drop(path)
        office.merge()
        assert office.case == CASE
    south.edit(notes="au sud")
    east.edit(client=replace(CASE.client, phone="819 555-0111"))
    north.edit(notes="au nord")
    north.drop(south.export(1))
    assert north.page.preview.fields.fields.lines[0].conflict
    north.merge()
    north.drop(east.export(1))
    north.merge()
    whole = north.export(2)
    for office in (south, east):
        office.drop(whole)
        office.merge()
    assert north.case == south.case == east.case
    assert north.case.client.phone == "819 555-0111"
    for office in offices.values():
        assert verify(office.database) == ()
        office.window.go("sharing")
        office.page.desk.refresh()
        office.wait(lambda office=office: len(office.page.desk.found.conflicts) == 1)


def test_a_choice_of_fields_holds_and_the_merge_is_undone_as_one_step(offices: Offices) -> None:
    north, south = offices["nord"], offices["sud"]
    south.drop(north.export(1))
    south.merge()
    north.edit(notes="au nord", client=replace(CASE.client, phone="819 555-0122"))
    south.edit(notes="au sud")
    before = south.case
    south.drop(north.export(2))
    board = south.page.preview
    rows = [line.id[3] for line in board.fields.fields.lines]
    board.fields.setCurrentIndex(board.fields.fields.index(rows.index("notes"), 0))
    QTest.keyClick(board.fields, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert south.page.work.plan is not None and south.page.work.plan.waiting == 0
    assert south.case == before
    south.merge()
    assert (south.case.notes, south.case.client.phone) == ("au nord", "819 555-0122")
    assert "Bureau du nord" in south.page.report.text
    south.undo()
    assert south.case == before
    south.window.actions_["redo"].trigger()
    south.wait(south.idle)
    assert (south.case.notes, south.case.client.phone) == ("au nord", "819 555-0122")


def test_the_inbox_keeps_both_values_until_a_choice_that_can_be_undone(offices: Offices) -> None:
    north, south = offices["nord"], offices["sud"]
    south.drop(north.export(1))
    south.merge()
    north.edit(notes="au nord")
    south.edit(notes="au sud")
    south.drop(north.export(2))
    south.merge()
    south.page.report.close_button.click()
    panel = south.page.board.conflicts
    south.wait(lambda: panel.conflicts.rowCount() == 1)
    shown = south.case.notes
    panel.values.setCurrentIndex(panel.heads.index(1, 0))
    panel.choose.click()
    south.wait(lambda: panel.conflicts.rowCount() == 0)
    assert {shown, south.case.notes} == {"au nord", "au sud"}
    south.undo()
    south.wait(lambda: panel.conflicts.rowCount() == 1)
    assert south.case.notes == shown


def test_long_texts_that_differ_at_their_end_are_told_apart_and_both_can_be_kept(offices: Offices) -> None:
    north, south = offices["nord"], offices["sud"]
    south.drop(north.export(1))
    south.merge()
    common = "Rencontre du 3 mai.\n" + "Suite de la note. " * 30
    notes = [f"{common}\nElle REFUSE le stage.", f"{common}\nElle ACCEPTE le stage."]
    for office, text in zip((south, north), notes, strict=True):
        office.edit(notes=text)
    south.drop(north.export(2))
    board = south.page.preview
    cells = [board.fields.fields.index(0, column).data() for column in (1, 2)]
    assert cells == ["… Elle REFUSE le stage.", "… Elle ACCEPTE le stage."]
    assert board.whole.isVisible() and [text.toPlainText() for text in board.whole.texts] == notes
    south.merge()
    south.page.report.close_button.click()
    panel = south.page.board.conflicts
    south.wait(lambda: panel.conflicts.rowCount() == 1)
    assert sorted(panel.heads.index(row, 0).data() for row in range(2)) == sorted(cells)
    marks = [mark.cursor.selectedText() for text in panel.whole.texts for mark in text.extraSelections()]
    assert sorted(marks) == ["ACCEPTE", "REFUSE"] and panel.whole.isVisible()
    panel.both.click()
    south.wait(lambda: panel.conflicts.rowCount() == 0)
    assert south.case.notes in ("\n".join(notes), "\n".join(notes[::-1]))
    south.undo()
    south.wait(lambda: panel.conflicts.rowCount() == 1)


def test_a_file_for_one_office_opens_there_alone_and_says_nothing_of_who(offices: Offices) -> None:
    north, south, east = offices["nord"], offices["sud"], offices["est"]
    south.window.go("sharing")
    south.wait(lambda: south.page.desk.found.own)
    own = south.page.desk.found.own
    assert own is not None
    path = north.export(1, own.key, identity=False)
    east.drop(path)
    assert "scellé pour la clé d’un autre bureau" in east.page.board.fault.text()
    assert CaseStore(east.database).count() == 0
    south.drop(path)
    assert south.page.work.stage is Stage.SHOWN
    south.merge()
    assert (south.case.client.name, south.case.notes) == ("", "")
    south.page.report.close_button.click()
    south.drop(path)
    assert "déjà ici" in south.page.preview.sub.text()
    assert not south.page.preview.merge.isEnabled() and south.page.undo_stack.count() == 1


def test_a_damaged_file_is_refused_in_a_sentence_and_nothing_changes(
    offices: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    north, south = offices["nord"], offices["sud"]
    path = north.export(1)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    south.window.actions_["receive"].trigger()
    south.wait(lambda: south.page.work.error is not None)
    assert south.window.page == "sharing"
    assert "Rien n’a été fusionné" in south.page.board.fault.text()
    assert CaseStore(south.database).count() == 0
