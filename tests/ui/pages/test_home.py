import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from planner.office import Counsellor
from tests.ui.models.reading import texts
from tests.ui.office import AUTHOR, CAMILLE, DOMINIQUE
from tests.ui.on_screen import page_of
from ui.dialogs.appearance import AppearanceDialog
from ui.dialogs.help import HelpDialog
from ui.dialogs.profile import ProfileDialog
from ui.dialogs.protection import ProtectionDialog
from ui.main_window import MainWindow
from ui.pages import home
from ui.pages.home import HomePage
from ui.tour import GuidedTour

# What a platform without a screen says of dialogs.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def page(window: MainWindow) -> HomePage:
    return page_of(window, HomePage)


@pytest.fixture
def other(office: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(office, tmp_path / "autre.db"))


def test_the_window_begins_here_with_this_database(page: HomePage, window: MainWindow) -> None:
    assert window.page == "home"
    assert [text.split(" – ")[0] for text in texts(page.recent)] == ["bureau.db"]


def test_the_three_ways_to_begin(
    page: HomePage, window: MainWindow, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.tiles["samples"].button.click()
    assert window.page == "clients" and texts(window.pages["clients"].model) == ["Dominique Modèle"]
    page.tiles["new"].button.click()
    assert window.page == "intake" and window.session.document.case is not None
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    page.tiles["open"].button.click()
    assert window.session.database.path == other and window.page == "clients"
    assert window.windowTitle().startswith("autre") and window.session.document.case is None
    assert [text.split(" – ")[0] for text in texts(page.recent)] == ["autre.db", "bureau.db"]


def test_giving_up_the_choice_of_a_file_changes_nothing(
    page: HomePage, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    page.tiles["open"].button.click()
    assert window.page == "home" and window.windowTitle().startswith("bureau")


def test_enter_opens_a_recent_database(page: HomePage, window: MainWindow, other: Path) -> None:
    page.session.settings.put(recent=(str(window.session.database.path), str(other)))
    page.retranslate()
    page.files.setFocus()
    page.files.setCurrentIndex(page.recent.index(1))
    QTest.keyClick(page.files, Qt.Key.Key_Return)
    assert window.session.database.path == other


def test_a_recent_file_that_is_no_database_is_a_notice(
    page: HomePage, window: MainWindow, tmp_path: Path
) -> None:
    letter = tmp_path / "lettre.db"
    letter.write_text("Bonjour " * 500, "utf-8")
    page.session.settings.put(recent=(str(letter),))
    page.retranslate()
    page.files.activated.emit(page.recent.index(0))
    assert window.notice.isVisible() and "lettre.db" in window.notice.text.text()
    assert window.session.database.path.name == "bureau.db" and window.page == "home"


def done(page: HomePage) -> list[bool]:
    return [item.is_done for item in page._items()]


def test_the_checklist_follows_what_was_done(page: HomePage, window: MainWindow) -> None:
    assert done(page) == [False, False, False, False, True, False]
    window.use_theme("light")
    page.session.save_counsellor(Counsellor("Andrée Conseil", office="Bureau Essai"))
    window.session.open_case(CAMILLE)
    assert done(page) == [True, True, False, False, True, False]
    page.session.settings.put(printed=True, sample_seen=True)
    window.go("home")
    assert done(page) == [True, True, True, False, True, True] and "Andrée Conseil" in page._greeting.text()
    assert "(5 sur 6)" in page.checklist._title.text()


def test_a_sample_that_was_opened_is_ticked(page: HomePage, window: MainWindow) -> None:
    page.checklist.lines["samples"].click()
    assert window.page == "clients" and not done(page)[2]
    sample = next(row for row in window.session.cases.page(limit=9) if row.name == "Dominique Modèle")
    window.session.open_case(sample.id)
    assert done(page)[2]


def test_each_line_leads_to_where_it_is_done(page: HomePage, window: MainWindow) -> None:
    lines = page.checklist.lines
    for name, dialog in (
        ("appearance", AppearanceDialog),
        ("profile", ProfileDialog),
        ("protection", ProtectionDialog),
    ):
        lines[name].click()
        found = window.findChild(dialog)
        assert found is not None and found.isVisible()
        found.close()
    lines["preview"].click()
    assert window.page == "clients" and window.notice.isVisible()
    lines["new_client"].click()
    assert window.page == "intake" and window.session.document.case is not None
    lines["preview"].click()
    assert window.page == "preview"


def test_the_foot_leads_to_the_help_and_the_tour(page: HomePage, window: MainWindow) -> None:
    page.links["help"].click()
    helped = window.findChild(HelpDialog)
    assert helped is not None and helped.isVisible()
    helped.close()
    page.links["tour"].click()
    tour = window.findChild(GuidedTour)
    assert tour is not None and tour.card.isVisible()
    tour.card.end_button.click()


def test_no_tile_cuts_its_text(page: HomePage, window: MainWindow) -> None:
    window.resize(1366, 768)
    window.show()
    for tile in page.tiles.values():
        text = tile._text
        assert text.height() >= text.heightForWidth(text.width())


def test_the_clients_of_a_plain_database_are_counted_and_of_an_encrypted_one_forgotten(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, path = window.session.settings, str(window.session.database.path)
    window.session.cases_changed.emit()
    assert settings.values.counted == {path: "2"}
    assert "2 dossiers" in window.pages["home"].recent.index(0).data()
    monkeypatch.setattr(home, "is_sealed", lambda _: True)
    window.session.cases_changed.emit()
    assert settings.values.counted == {}


def test_the_card_of_the_samples_tells_how_many_have_a_plan(page: HomePage, window: MainWindow) -> None:
    assert "plan" not in page.tiles["samples"]._text.text()
    sample, version = window.session.cases.load(DOMINIQUE)
    planned = replace(sample, plan=window.session.cases.load(CAMILLE)[0].plan)
    window.session.cases.save(planned, version, AUTHOR)
    window.session.cases_changed.emit()
    assert page.tiles["samples"]._text.text().endswith("1 d’entre elles a un plan.")


@pytest.mark.parametrize("code", ["fr", "en"])
def test_the_tiles_begin_at_one_height(page: HomePage, window: MainWindow, code: str) -> None:
    window.use_language(code)
    QApplication.processEvents()
    for part in ("_mark", "_title", "_text", "button"):
        assert len({getattr(tile, part).y() for tile in page.tiles.values()}) == 1, part
    assert {tile._text.alignment() for tile in page.tiles.values()} == {Qt.AlignmentFlag.AlignTop}
