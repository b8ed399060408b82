"""A file kept as the law asks, in the real window: a note, a consent, a signed plan, then its destruction."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from planner.plan import Step
from planner.revisions import SIGNED, in_order
from tests.journeys.conftest import TODAY
from tests.journeys.counsellor import Counsellor
from ui.dialogs.entry import EntryDialog
from ui.dialogs.plan_history import PlanHistoryDialog
from ui.registers import RegistersSection
from ui.release import release

SAVE, CANCEL = QDialogButtonBox.StandardButton.Save, QDialogButtonBox.StandardButton.Cancel


def form(counsellor: Counsellor) -> EntryDialog:
    """Return the form on screen, once it is there."""
    forms = lambda: [d for d in counsellor.window.findChildren(EntryDialog) if d.isVisible()]  # noqa: E731
    counsellor.wait(lambda: bool(forms()))
    return forms()[-1]


def keep(dialog: EntryDialog) -> None:
    button = dialog.buttons.button(SAVE)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def begun(counsellor: Counsellor) -> None:
    """Open a file with a note begun from the menu, a consent and a retention date that is past."""
    counsellor.begin_client()
    counsellor.type("Robin Essai")
    counsellor.press("note")
    QTest.keyClicks(form(counsellor).editors["text"], "Premiere rencontre, NAS 046 454 286")
    keep(form(counsellor))
    QTest.keyClick(counsellor.intake.desk.consents.add, Qt.Key.Key_Space)
    keep(form(counsellor))
    counsellor.write("retain_until", "2026-11-01")
    counsellor.save()


def test_a_file_is_noted_signed_given_and_destroyed(counsellor: Counsellor, tmp_path: Path) -> None:
    begun(counsellor)
    kept = counsellor.case.keeping
    assert kept.contacts[0].text == "Premiere rencontre, NAS ••• ••• •••" and kept.contacts[0].day == TODAY
    assert kept.consents[0].expires == date(2027, 11, 25)
    assert "date de conservation" in counsellor.intake.ended.text()

    counsellor.plan.add_step(Step("s", formality="own", title="Appeler", due=date(2027, 1, 8)))
    counsellor.press("history")
    dialog = counsellor.window.findChild(PlanHistoryDialog)
    assert dialog is not None
    QTest.keyClick(dialog.sign, Qt.Key.Key_Space)
    counsellor.plan.edits.remove("s")
    QTest.keyClick(dialog.restore, Qt.Key.Key_Space)
    dialog.reject()
    assert [step.title for step in counsellor.case.plan.steps] == ["Appeler"]
    assert in_order(counsellor.case)[-1].reason == SIGNED
    counsellor.save()

    release(counsellor.session, counsellor.case, tmp_path / "robin.zip")
    counsellor.wait((tmp_path / "robin.zip").exists)
    destroyed(counsellor)


def destroyed(counsellor: Counsellor) -> None:
    """Destroy the file from the registers, and read the journal of what was done with it."""
    case_id = counsellor.case.id
    counsellor.press("registers")
    section = next(s for s in counsellor.window.findChildren(RegistersSection) if s.isVisible())
    counsellor.wait(lambda: section.retention.model.rowCount() == 1)
    QTest.keyClick(section.retention.buttons["destroy"], Qt.Key.Key_Space)
    asked = form(counsellor)
    assert asked.buttons.button(CANCEL).isDefault(), "Enter alone destroys nothing"
    keep(asked)
    counsellor.wait(lambda: section.destructions.model.rowCount() == 1)
    counsellor.wait(lambda: counsellor.session.document.case is None)
    QTest.keyClick(section.destructions.buttons["copy"], Qt.Key.Key_Space)
    text = QApplication.clipboard().text()
    assert case_id in text and "Robin" not in text
    lines = [line.value for line in section.accesses.model.rows if line.value.case == case_id]
    assert [line.what for line in lines] == ["destroyed", "released"] and not any(line.name for line in lines)
    section.window().close()
    assert counsellor.session.cases.count("Robin") == 0
