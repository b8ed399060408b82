"""What an export still lacks, and files that are named at the start."""

from pathlib import Path

import pytest

from db.exchange.package import read_label
from tests.ui.office import ELOISE
from tests.ui.pages.sharing.previews import OPEN
from ui import app
from ui.command_line import _double_clicked
from ui.dialogs.export_cases import ExportDialog
from ui.main_window import MainWindow
from ui.merge_work import Stage
from ui.pages.sharing import SharingPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise()")


def test_an_export_says_what_it_still_lacks(window: MainWindow, page: SharingPage, tmp_path: Path) -> None:
    window.session.open_case(ELOISE)
    window.go("sharing")
    page.desk.ask_export()
    (dialog,) = window.findChildren(ExportDialog)
    dialog.one.setChecked(True)
    assert "8 caractères" in dialog.fault.text()
    dialog.seal.passphrase.setText(OPEN.passphrase)
    assert "diffèrent" in dialog.fault.text()
    dialog.seal.again.setText(OPEN.passphrase)
    assert dialog.fault.text() == ""
    dialog.seal.sealed_for.setCurrentIndex(dialog.seal.sealed_for.findData("key"))
    assert "64 caractères" in dialog.fault.text()
    dialog.seal.sealed_for.setCurrentIndex(0)
    dialog.identity.setChecked(True)
    dialog.basis.setText("NAS 046 454 286, consentement")
    assert "046" not in dialog.order.basis and "consentement" in dialog.order.basis
    dialog.identity.setChecked(False)
    dialog.export_to(tmp_path / "un.parcours")
    label = read_label(tmp_path / "un.parcours")
    assert (label.clients, label.identity, label.scope) == (1, False, "cases")
    assert "1 dossier" in window.notice.text.text() and "vérifié" in window.notice.text.text()


def test_a_later_start_with_a_file_shows_it(window: MainWindow, page: SharingPage, file: Path) -> None:
    app.welcome(window, str(file))
    assert window.page == "sharing" and page.work.stage is Stage.ASKING


def test_a_file_named_alone_is_what_its_name_says() -> None:
    assert _double_clicked(["a.parcours"]) == ["--receive", "a.parcours"]
    assert _double_clicked(["a.DB"]) == ["--database", "a.DB"]
    assert _double_clicked(["plan", "a.json"]) == ["plan", "a.json"]
