"""An import in the window: nothing is written before “Import”, and everything is said before that."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from db.catalogue import CatalogueStore
from db.importers.form import write_catalogue
from planner.catalogue import Catalogue
from tests.ui.models.reading import texts
from tests.ui.office import CAMILLE
from ui import catalogue_import
from ui.catalogue_import import Stage
from ui.dialogs.import_catalogue import ImportDialog
from ui.main_window import MainWindow
from ui.tasks import Running

# What a platform without a screen says of dialogs.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise()")
Write = Callable[[Catalogue], Path]


@pytest.fixture
def dialog(window: MainWindow) -> ImportDialog:
    found = ImportDialog(window.session, window)
    found.show()
    return found


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return what writes a catalogue into a folder, and says where."""

    def written(catalogue: Catalogue) -> Path:
        write_catalogue(catalogue, tmp_path / "catalogue-2027")
        return tmp_path / "catalogue-2027"

    return written


def moved(catalogue: Catalogue) -> Catalogue:
    """Return the catalogue whose autumn group, which Camille's plan is in, begins four weeks later."""
    later = date(2027, 9, 27)
    sessions = tuple(replace(s, start=later) if s.code == "autumn" else s for s in catalogue.sessions)
    return replace(catalogue, sessions=sessions)


def test_what_changes_is_shown_before_and_written_only_when_it_is_said(
    dialog: ImportDialog, window: MainWindow, write: Write
) -> None:
    before = window.session.catalogue
    after = moved(before)
    dialog.read((write(after),))
    assert dialog.work.stage is Stage.SHOWN and window.session.catalogue is before
    assert CatalogueStore(window.session.database).load() == before
    assert dialog.preview.summary.text().startswith("Reconnu\xa0: un catalogue sous la forme d’échange.")
    assert texts(dialog.preview.drift.model, 3) == ["30\u00a0août\u00a02027"]
    assert texts(dialog.preview.drift.model, 4) == ["27\u00a0sept.\u00a02027"]
    assert dialog.accept_button.text() == "Importer" and dialog.leave.text() == "Tout laisser tel quel"
    dialog.accept_button.click()
    assert window.session.catalogue == after == CatalogueStore(window.session.database).load()
    assert "• Camille Exemple – enfreint une règle" in dialog.report.text()
    assert "version 2" in dialog.report.text() and "modifiées\xa0: 1" in dialog.report.text()


def test_the_plans_that_it_breaks_are_named_and_marked(
    dialog: ImportDialog, window: MainWindow, write: Write
) -> None:
    dialog.read((write(moved(window.session.catalogue)),))
    assert texts(dialog.preview.plans) == ["Camille Exemple"]
    assert texts(dialog.preview.plans, 1) == ["enfreint une règle"]
    assert dialog.preview.plan_state.text() == "1 plan enfreint une règle"
    dialog.accept_button.click()
    (summary,) = window.session.cases.page(drifted=True)
    assert (summary.id, summary.drift) == (CAMILLE, "breaks")


def test_the_database_as_it_was_is_kept_beside(
    dialog: ImportDialog, window: MainWindow, write: Write
) -> None:
    dialog.read((write(moved(window.session.catalogue)),))
    dialog.accept_button.click()
    assert dialog.work.written is not None and dialog.work.written.copy.exists()
    assert str(dialog.work.written.copy) in dialog.report.text()


def test_leaving_leaves_everything_as_it_is(dialog: ImportDialog, window: MainWindow, write: Write) -> None:
    before = window.session.catalogue
    dialog.read((write(moved(before)),))
    dialog.leave.click()
    assert CatalogueStore(window.session.database).load() == before
    assert len(CatalogueStore(window.session.database).versions()) == 1


def test_the_same_catalogue_changes_nothing_and_cannot_be_imported(
    dialog: ImportDialog, window: MainWindow, write: Write
) -> None:
    dialog.read((write(window.session.catalogue),))
    assert "Rien ne diffère" in dialog.preview.summary.text() and not dialog.accept_button.isEnabled()


def test_a_wrong_file_is_said_in_place_and_another_one_can_be_chosen(
    dialog: ImportDialog, tmp_path: Path
) -> None:
    (tmp_path / "recette.csv").write_text("farine;sucre\n2;3\n", encoding="utf-8")
    dialog.read((tmp_path / "recette.csv",))
    assert dialog.work.stage is Stage.CHOOSING and dialog.choice.fault.isVisible()
    assert "recette.csv" in dialog.choice.fault.text()


def test_a_faulty_catalogue_loads_nothing_and_names_file_and_line(
    dialog: ImportDialog, window: MainWindow, write: Write
) -> None:
    folder = write(moved(window.session.catalogue))
    sessions = folder / "sessions.csv"
    sessions.write_text(sessions.read_text(encoding="utf-8").replace("2027-09-27", "septembre"), "utf-8")
    dialog.read((folder,))
    assert dialog.work.stage is Stage.CHOOSING
    assert "sessions.csv" in dialog.choice.fault.text() and "septembre" in dialog.choice.fault.text()


def test_warnings_that_are_not_shown_are_counted(
    dialog: ImportDialog, window: MainWindow, write: Write
) -> None:
    folder = write(moved(window.session.catalogue))
    for number in range(5):
        (folder / f"odd_{number}.csv").write_text("a\n", "utf-8")
    dialog.read((folder,))
    *_, last, more, effect = dialog.preview.summary.text().splitlines()
    assert "odd_2.csv" in last and more == "et 2 de plus" and effect.startswith("Rien n’est encore écrit")


def test_a_reading_that_is_stopped_says_nothing_and_writes_nothing(
    dialog: ImportDialog, window: MainWindow, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Running, "stopped", lambda running: True)
    dialog.read((write(moved(window.session.catalogue)),))
    assert dialog.work.stage is Stage.CHOOSING and not dialog.choice.fault.isVisible()


def test_an_edit_made_meanwhile_is_kept_and_the_reading_is_done_again(
    dialog: ImportDialog, window: MainWindow, write: Write
) -> None:
    after = moved(window.session.catalogue)
    dialog.read((write(after),))
    store = CatalogueStore(window.session.database, window.session.today)
    group = replace(after.sessions[0], code="ours", place="CFP")
    store.edit("sessions", group, "Appel", replace(window.session.counsellor, name="A. Conseil"))
    catalogue_import.use_catalogue(window.session, store.load())
    dialog.accept_button.click()
    assert dialog.work.stage is Stage.SHOWN, "what was shown is no longer what would be written"
    dialog.accept_button.click()
    assert group in window.session.catalogue.sessions
    assert window.session.catalogue.edited.keys() == {("sessions", (group.activity, "ours"))}


def test_the_lines_set_aside_are_saved_as_a_table(
    dialog: ImportDialog, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Wages of Job Bank, one of them for a code of the former classification.
    path = tmp_path / "wages.csv"
    path.write_text(
        "noc_code,region_code,wage_low,wage_median,wage_high,is_annual,ref_period,Data_Source_E\n"
        "72100,ER24,20,28,36,0,2021-2022,Survey\n"
        "7231,ER24,20,28,36,0,2021-2022,Survey\n",
        encoding="utf-8",
    )
    dialog.read((path,))
    assert dialog.preview.tabs.tabText(1) == "1 ligne mise de côté"
    target = tmp_path / "refus.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a: (str(target), ""))
    dialog.preview.save.click()
    assert "wages.csv,3," in target.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("code", ["fr", "en"])
def test_every_pane_fits_a_laptop(window: MainWindow, write: Write, code: str) -> None:
    window.use_language(code)
    dialog = ImportDialog(window.session, window)
    dialog.show()
    hints = [dialog.minimumSizeHint()]
    dialog.read((write(moved(window.session.catalogue)),))
    hints.append(dialog.minimumSizeHint())
    assert all(hint.width() <= 1340 and hint.height() <= 740 for hint in hints)
    dialog.reject()
