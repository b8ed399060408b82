"""Files that destroy cases: told apart, agreed to, and never by surprise."""

from pathlib import Path

import pytest

from db.database import Database
from db.exchange.merge import merge, received
from db.exchange.package import write_package
from db.exchange.purging import purge
from planner.errors import PlannerError
from tests.ui.office import CAMILLE
from tests.ui.pages.sharing.previews import OPEN, THERE, previewed
from ui.main_window import MainWindow
from ui.merge_work import Stage
from ui.pages.sharing import SharingPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise()")


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
