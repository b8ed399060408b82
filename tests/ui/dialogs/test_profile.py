from collections.abc import Callable
from dataclasses import asdict, fields
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QColorDialog, QDialogButtonBox, QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from db.settings import SettingsStore
from planner.errors import PlannerError
from planner.office import Counsellor
from planner.report.logo import read_logo
from ui.dialogs.profile import ProfileDialog
from ui.main_window import MainWindow
from ui.session import Session

# What a platform without a screen says of dialogs.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
TYPED = Counsellor(
    "Andrée Conseil", "AC", "Bureau Essai", "1, rue Fictive", "418 555-0100", "a@example.org",
    "9 h à 16 h", True, office_phone="418 555-0000",
)  # fmt: skip


@pytest.fixture
def dialog(window: MainWindow) -> ProfileDialog:
    """Return the dialog as the menu opens it."""
    window.actions_["profile"].trigger()
    found = window.findChild(ProfileDialog)
    assert found is not None and found.isVisible()
    return found


def fill(dialog: ProfileDialog) -> None:
    for name, value in asdict(TYPED).items():
        if name != "public":
            dialog.fields[name].setText(f" {value} ")
    dialog.public.setChecked(True)


def test_every_part_of_the_profile_has_a_field(dialog: ProfileDialog) -> None:
    assert {*dialog.fields, "public"} == {field.name for field in fields(Counsellor)}


def test_what_is_typed_is_kept_and_greets(dialog: ProfileDialog, window: MainWindow) -> None:
    fill(dialog)
    dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save).click()
    assert window.session.counsellor == TYPED
    assert SettingsStore(window.session.database).counsellor() == TYPED
    assert "Andrée Conseil" in window.pages["home"]._greeting.text()
    assert not dialog.isVisible()


def test_a_logo_is_chosen_kept_and_taken_away(
    dialog: ProfileDialog, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture, field = tmp_path / "logo.png", dialog.fields["logo"]
    Image.new("RGB", (60, 30), "navy").save(picture)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(picture), ""))
    assert not field.drop.isEnabled()
    field.choose.click()
    assert field.drop.isEnabled() and field._picture.accessibleName() == "Logo"
    field.drop.click()
    assert field.text() == ""
    field.choose.click()
    dialog.accept()
    assert window.session.counsellor.logo == read_logo(picture)


def test_what_is_no_logo_is_a_notice_and_changes_nothing(
    dialog: ProfileDialog, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "letter.png").write_text("Madame", "utf-8")
    dialog.fields["logo"].use(tmp_path / "letter.png")
    assert window.notice.isVisible() and "letter.png" in window.notice.text.text()
    assert dialog.fields["logo"].text() == ""


def test_a_colour_too_light_is_a_notice_and_is_not_kept(dialog: ProfileDialog, window: MainWindow) -> None:
    dialog.fields["color"].setText("#ffcc00")
    dialog.accept()
    assert window.notice.isVisible() and window.session.counsellor == Counsellor() and dialog.isVisible()


def test_escape_keeps_what_was_there(dialog: ProfileDialog, window: MainWindow) -> None:
    fill(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.session.counsellor == Counsellor()


def test_a_second_look_shows_what_was_kept(window: MainWindow) -> None:
    window.session.save_counsellor(TYPED)
    assert ProfileDialog(window.session, window).counsellor == TYPED


def test_a_store_that_refuses_is_a_notice(
    dialog: ProfileDialog, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PlannerError("disk-full", path="bureau.db")

    monkeypatch.setattr(SettingsStore, "put", refuse)
    fill(dialog)
    dialog.accept()
    assert window.notice.isVisible() and "bureau.db" in window.notice.text.text()
    assert dialog.isVisible() and dialog.counsellor == TYPED


def test_the_colour_is_chosen_by_eye_and_one_that_is_given_up_stays(
    dialog: ProfileDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = dialog.fields["color"]
    field.setText("#13355b")
    for chosen, kept in ((QColor(), "#13355b"), (QColor("#7a1f1f"), "#7a1f1f")):
        monkeypatch.setattr(QColorDialog, "getColor", lambda *_, chosen=chosen: chosen)
        field.choose.click()
        assert dialog.counsellor.color == kept


def test_the_profile_of_a_large_office_is_written_beside_the_window(
    session: Session, beside: list[Callable[[], object]], qtbot: QtBot
) -> None:
    dialog = ProfileDialog(session)
    dialog.open()
    dialog.fields["name"].setText("Camille Exemple")
    dialog.accept()
    assert dialog.isVisible() and session.counsellor.name != "Camille Exemple"
    beside.pop()()
    assert not isValid(dialog) or not dialog.isVisible()
    assert session.counsellor.name == session.opened.profile.counsellor().name == "Camille Exemple"
