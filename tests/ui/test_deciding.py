"""The rail says how many conflicts wait for a choice, in words that are heard too."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication, QToolButton

from db.cases import CaseStore
from db.exchange.merge import merge, received
from tests.ui.models.merging import OPEN, THERE, TwoOffices
from tests.ui.office import AUTHOR
from ui import app
from ui.main_window import MainWindow


def sharing(window: MainWindow) -> QToolButton:
    """Return the button of the page on the rail."""
    buttons = window.rail.findChildren(QToolButton)
    return next(button for button in buttons if button.text().startswith(("Partage", "Sharing")))


def test_the_rail_says_how_many_choices_wait(window: MainWindow, tmp_path: Path) -> None:
    app.count_choices(window.session)
    assert sharing(window).text() == "Partage" and sharing(window).accessibleName() == "Partage"
    offices = TwoOffices(tmp_path)
    for database, notes in ((offices.north, "ici"), (offices.south, "là-bas")):
        offices.edit(database, offices.cases[0], notes=notes)
    here = window.session.database
    for database in (offices.north, offices.south):
        merge(here, received(here, offices.send(database, THERE), OPEN.passphrase), AUTHOR)
    offices.close()
    window.session.database_changed.emit()
    assert sharing(window).text() == "Partage (1)"
    assert sharing(window).accessibleName() == "Partage\u00a0: 1 choix en attente"
    window.use_language("en")
    QApplication.processEvents()
    assert sharing(window).text() == "Sharing (1)" and "1 choice waits" in sharing(window).toolTip()
    store = CaseStore(here)
    case, version = store.load(offices.cases[0].id)
    store.save(replace(case, notes="choisi"), version, AUTHOR)
    app.count_choices(window.session)
    assert sharing(window).text() == "Sharing"
