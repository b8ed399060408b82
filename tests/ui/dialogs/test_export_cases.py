"""Names that are to leave: whose consent to a transfer is on file, before anything is written."""

from dataclasses import replace
from datetime import timedelta

from pytestqt.qtbot import QtBot

from planner.keeping import Consent, Keeping
from tests.ui.office import AUTHOR, CAMILLE, TODAY
from ui.dialogs.export_cases import ExportDialog
from ui.session import Session


def consent(session: Session, given: Consent) -> None:
    case, version = session.cases.load(CAMILLE)
    session.cases.save(replace(case, keeping=Keeping(consents=(given,))), version, AUTHOR)


def test_clients_without_a_consent_to_a_transfer_are_counted_when_names_leave(
    session: Session, qtbot: QtBot
) -> None:
    dialog = ExportDialog(session, ())
    qtbot.addWidget(dialog)
    assert dialog.unasked.text() == ""
    dialog.identity.setChecked(True)
    assert dialog.unasked.text().startswith("2 personnes n’ont"), "a sample is nobody"
    consent(session, Consent("c", "transfer", given=TODAY - timedelta(days=1)))
    dialog.basis.setText("entente")
    assert dialog.unasked.text().startswith("1 personne n’a")
    dialog.found.setChecked(True)
    dialog.search.setText("Camille")
    assert dialog.unasked.text() == "" and not dialog.unasked.isVisibleTo(dialog)
    consent(session, Consent("c", "transfer", expires=TODAY))
    dialog.basis.setText("entente écrite")
    assert dialog.unasked.text() and "Names leave" not in dialog.fault.text()
