"""A counsellor types a group that was just announced, then brings in next year's catalogue, by keyboard."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from db.cases import CaseStore
from db.catalogue import CatalogueStore
from db.database import Database, create_database
from db.importers.form import write_catalogue
from planner.office import Counsellor as Profile
from tests.journeys.counsellor import Counsellor
from tests.ui.office import AUTHOR, CAMILLE, an_office_catalogue, cases
from ui.catalogue_import import Stage
from ui.dialogs.edit_row import EditRowDialog
from ui.dialogs.import_catalogue import ImportDialog
from ui.pages.catalogue import CataloguePage

# What a platform without a screen says of dialogs.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise()")
D = TypeVar("D", bound=QDialog)


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the database of a small office, whose searches take no time."""
    path = tmp_path_factory.mktemp("small") / "office.db"

    def fill(database: Database) -> None:
        CatalogueStore(database).replace(an_office_catalogue())
        for case in cases():
            CaseStore(database).add(case, AUTHOR)

    create_database(path, fill)
    return path


def waited(counsellor: Counsellor, kind: type[D]) -> D:
    """Return the dialog of a kind, once it is there and takes the keys."""
    found: Callable[[], list[D]] = lambda: [d for d in counsellor.window.findChildren(kind) if d.isVisible()]  # noqa: E731
    counsellor.wait(lambda: bool(found()) and found()[0].isActiveWindow())
    return found()[0]


def space(button: QWidget) -> None:
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_a_group_improves_a_proposal_and_an_import_is_looked_at(
    counsellor: Counsellor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, plan = counsellor.session, counsellor.plan
    session.save_counsellor(Profile("Andrée Conseil", "AC"))
    session.open_case(CAMILLE)
    counsellor.wait(lambda: session.document.case is not None)
    fastest = counsellor.search()[0]

    # A real group that a centre has just announced.
    counsellor.press("page_catalogue")
    catalogue_page = counsellor.window.pages["catalogue"]
    assert isinstance(catalogue_page, CataloguePage)
    catalogue_page.choose_program("DEP")
    QTest.keyClick(catalogue_page, Qt.Key.Key_Insert)
    form = waited(counsellor, EditRowDialog)
    counsellor.type("2027-06-07")
    counsellor.type_into(form.form.editors["place"], "CFP des Érables")
    counsellor.type_into(form.form.editors["source"], "Appel du centre")
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    counsellor.wait(lambda: bool(session.catalogue.edited))
    better = counsellor.search()[0]
    assert better.finish < fastest.finish
    assert plan.pathways.gain(better) == "12 semaines plus tôt, avec le nouveau groupe"
    counsellor.wait(lambda: [i.code for i in plan.drift.issues] == ["catalogue-improves"])

    # Next year's catalogue: the group of Camille's plan begins four weeks later.
    published = an_office_catalogue()
    later = (replace(s, start=date(2027, 9, 27)) if s.code == "autumn" else s for s in published.sessions)
    write_catalogue(replace(published, sessions=tuple(later)), tmp_path / "2027")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "2027"))
    counsellor.press("import")
    dialog = waited(counsellor, ImportDialog)
    space(dialog.choice.folder)
    counsellor.wait(lambda: dialog.work.stage is Stage.SHOWN and not dialog.survey.is_looking, 60_000)
    assert [line.name for line in dialog.preview.plans.rows] == ["Camille Exemple"]
    assert CatalogueStore(session.database).load() == session.catalogue, "nothing is written yet"
    space(dialog.accept_button)
    counsellor.wait(lambda: dialog.work.stage is Stage.WRITTEN)
    space(dialog.leave)
    ours = [s for s in session.catalogue.sessions if s.place == "CFP des Érables"]
    assert len(ours) == 1, "the office's own group survives the import"

    # The plan says so until somebody looks.
    session.go.emit("plan")
    counsellor.wait(lambda: "look" in plan.board.issues.offered)
    assert session.cases.count(drifted=True) == 1
    space(plan.board.issues.remedies[0])
    counsellor.wait(lambda: "look" not in plan.board.issues.offered)
    counsellor.save()
    assert session.cases.count(drifted=True) == 0
    counsellor.press("undo")
    counsellor.wait(lambda: "look" in plan.board.issues.offered)
    counsellor.press("redo")
    counsellor.save()
