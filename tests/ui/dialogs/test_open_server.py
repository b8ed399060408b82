"""Asking for the office server: what is typed becomes an address, what lacks is said, no secret stays."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from db.server.address import Address, card_of
from planner.errors import PlannerError
from planner.words import Words
from ui.dialogs import open_server
from ui.dialogs.open_server import OpenServerDialog
from ui.tasks import InstantTasks


def dialog_for(qtbot: QtBot, card: Path | None = None, language: str = "fr") -> OpenServerDialog:
    dialog = OpenServerDialog(card, Words(language), InstantTasks())
    qtbot.addWidget(dialog)
    return dialog


def typed(dialog: OpenServerDialog, server: str, database: str = "parcours", office: str = "ouest") -> None:
    for name, text in (("server", server), ("database", database), ("office", office)):
        dialog.lines[name].setText(text)


@pytest.mark.parametrize(
    ("server", "host", "port"),
    [
        ("srv.ca", "srv.ca", 5432),
        (" srv.ca:5433 ", "srv.ca", 5433),
        ("::1", "::1", 5432),
        ("/run", "/run", 5432),
    ],
)
def test_what_is_typed_becomes_an_address(qtbot: QtBot, server: str, host: str, port: int) -> None:
    dialog = dialog_for(qtbot)
    typed(dialog, server)
    assert dialog.address == Address(host, "parcours", "ouest", port)


@pytest.mark.parametrize("lacking", [("", "b", "o"), ("h", "", "o"), ("h", "b", ""), ("h:x", "b", "o")])
@pytest.mark.parametrize(("language", "said"), [("fr", "administrateur"), ("en", "administrator")])
def test_what_lacks_is_said(qtbot: QtBot, lacking: tuple[str, str, str], language: str, said: str) -> None:
    dialog = dialog_for(qtbot, language=language)
    typed(dialog, *lacking)
    dialog.accept()
    assert said in dialog.told.text() and dialog.password.isEnabled()


def test_the_server_opened_last_is_proposed_with_all_that_its_address_says(
    qtbot: QtBot, tmp_path: Path
) -> None:
    known = Address(
        "srv.ca", "base", "est", 5433, (("sslmode", "verify-full"), ("sslrootcert", "/etc/ca.pem"))
    )
    dialog = dialog_for(qtbot, card_of(known, tmp_path))
    assert dialog.lines["server"].text() == "srv.ca:5433" and dialog.address == known
    # Another server has a certificate of its own.
    dialog.lines["server"].setText("autre.ca")
    assert dialog.address.options == ()


def test_a_refusal_stays_and_a_success_forgets_the_password(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog, found, tried = dialog_for(qtbot), [], []

    def try_it(card: Path, password: str) -> None:
        tried.append(password)
        if password != "bon":
            raise PlannerError("server-password-refused", server="srv.ca", office="ouest")

    monkeypatch.setattr(open_server, "_tried", try_it)
    dialog.found.connect(found.append)
    typed(dialog, "srv.ca")
    dialog.password.setText("mauvais")
    dialog.accept()
    assert "mot de passe" in dialog.told.text() and not found
    dialog.password.setText("bon")
    dialog.accept()
    assert tried == ["mauvais", "bon"] and len(found) == 1
    assert all("bon" not in line.text() for line in dialog.findChildren(QLineEdit))


def test_every_line_has_a_name(qtbot: QtBot) -> None:
    dialog = dialog_for(qtbot)
    form = dialog.layout()
    named = [form.labelForField(line).text() for line in (*dialog.lines.values(), dialog.password)]
    assert len(set(named)) == 4 and all("&" in name for name in named)
    assert len({name[name.index("&") + 1].lower() for name in named}) == 4
