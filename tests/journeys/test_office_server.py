"""A counsellor works on the office server: opens it, works beside a colleague, and through its absence."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from db.cases import CaseStore
from db.catalogue import CatalogueStore
from db.database import Database, open_database
from db.server import connecting, passwords
from db.server.address import Address
from planner.office import Counsellor as Colleague
from tests.builders import a_small_catalogue
from tests.db.server.conftest import address, cluster
from tests.journeys.counsellor import Counsellor
from tests.server import Cluster, opened
from ui.autosave import State
from ui.databases import shown
from ui.dialogs.open_server import OpenServerDialog

__all__ = ["address", "cluster"]
ELSE = Colleague("Une collègue", "UC", "Bureau Ouest")


@pytest.fixture
def there(address: Address, tmp_path: Path) -> Database:
    """Return the office's database on the server, as a colleague has it open elsewhere."""
    found = opened(address, "ouest", tmp_path / "elsewhere")
    CatalogueStore(found).replace(a_small_catalogue())
    return found


def ask(who: Counsellor, address: Address, password: str) -> OpenServerDialog:
    """Fill in the dialog of the server as its administrator told."""
    who.window.actions_["open_server"].trigger()
    dialog = who.window.findChildren(OpenServerDialog)[-1]
    for name, text in (("server", address.host), ("database", address.database), ("office", "ouest")):
        dialog.lines[name].setText(text)
    dialog.password.setText(password)
    dialog.accept()
    return dialog


def arrive(who: Counsellor, address: Address) -> None:
    ask(who, address, "ouest")
    who.wait(lambda: who.session.database.is_server)


def _said(who: Counsellor) -> str:
    labels = who.window.notice.findChildren(QLabel)
    return " ".join(label.text() for label in labels)


def begin(who: Counsellor, name: str) -> None:
    who.session.new_case()
    who.wait(lambda: who.session.document.case is not None)
    edit(who, name=name)
    who.wait(lambda: who.session.document.version > 0)


def edit(who: Counsellor, **fields: str) -> None:
    document = who.session.document
    assert document.case is not None
    document.edit(replace(document.case, client=replace(document.case.client, **fields)), "essai")


def test_a_server_is_opened_and_worked_on_beside_a_colleague(
    there: Database, address: Address, counsellor: Counsellor
) -> None:
    dialog = ask(counsellor, address, "faux")
    counsellor.wait(lambda: "mot de passe" in dialog.told.text())
    assert dialog.isVisible() and not counsellor.session.database.is_server
    dialog.password.setText("ouest")
    dialog.accept()
    counsellor.wait(lambda: counsellor.session.database.is_server)
    window, session = counsellor.window, counsellor.session
    name = shown(session.database.path)
    assert name in window.windowTitle() and "serveur du bureau" in window.status_bar.database.text()
    begin(counsellor, "Ariane")
    assert window.autosave.status.state is State.SAVED
    # Elsewhere somebody writes a telephone: it comes to the screen.
    window.server.look()
    counsellor.wait(lambda: window.server._last is not None)
    store = CaseStore(there)
    case, version = store.load(counsellor.case.id)
    store.save(replace(case, client=replace(case.client, phone="555-0199")), version, ELSE)
    window.server.look()
    counsellor.wait(lambda: counsellor.case.client.phone == "555-0199")
    # And changes the catalogue, which the next searches use.
    catalogue = session.catalogue
    CatalogueStore(there).replace(replace(catalogue, closures=()), "ailleurs", ELSE)
    window.server.look()
    counsellor.wait(
        lambda: session.catalogue.closures == () and session.catalogue.version > catalogue.version
    )
    # Both write at once: neither is lost.
    case, version = store.load(case.id)
    store.save(replace(case, client=replace(case.client, email="a@exemple.ca")), version, ELSE)
    edit(counsellor, trade="65201")
    counsellor.wait(lambda: counsellor.case.client.email == "a@exemple.ca")
    both, _ = store.load(case.id)
    assert (both.client.trade, both.client.email) == ("65201", "a@exemple.ca")
    there.close()


def test_the_server_goes_away_and_comes_back(
    there: Database,
    address: Address,
    cluster: Cluster,
    counsellor: Counsellor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connecting, "PAUSE_SECONDS", 0)
    arrive(counsellor, address)
    begin(counsellor, "Ariane")
    window = counsellor.window
    window.autosave._again.setInterval(300)
    there.close()
    cluster.stop()
    edit(counsellor, phone="555-0100")
    counsellor.wait(lambda: window.autosave.status.state is State.FAILED)
    assert "serveur du bureau" in _said(counsellor)
    assert window.drafts.is_kept and counsellor.case.client.phone == "555-0100"
    cluster.start("listen_addresses=")
    counsellor.wait(lambda: counsellor.session.document.is_saved)
    assert CaseStore(there).load(counsellor.case.id)[0].client.phone == "555-0100"
    there.close()


def test_a_server_opened_before_asks_its_password_again(
    there: Database, address: Address, counsellor: Counsellor
) -> None:
    arrive(counsellor, address)
    card = counsellor.session.database.path
    counsellor.session.use(counsellor.session.opened)
    assert str(card) == counsellor.session.settings.values.recent[0]
    assert "ouest\n" not in card.read_text(encoding="utf-8").replace('"', "\n")
    passwords.forget(card)
    with pytest.raises(Exception, match="server-password-needed"):
        open_database(card)
    counsellor.session.locked.emit(card, "clients")
    dialog = counsellor.window.findChildren(OpenServerDialog)[-1]
    assert dialog.isVisible() and dialog.address.database == address.database
    dialog.password.setText("ouest")
    dialog.accept()
    counsellor.wait(lambda: not dialog.isVisible())
    there.close()


@pytest.mark.parametrize("name", ["restore", "protection", "lock"])
def test_what_is_the_administrators_is_said(
    there: Database, address: Address, counsellor: Counsellor, name: str
) -> None:
    arrive(counsellor, address)
    counsellor.window.actions_[name].trigger()
    assert "pg_dump" in _said(counsellor)
    there.close()
