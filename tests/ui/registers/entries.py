"""What is typed into a register, and a file past its date."""

from dataclasses import replace
from datetime import date

from planner.keeping import Keeping
from tests.ui.office import AUTHOR, ELOISE
from ui.dialogs.entry import EntryDialog
from ui.main_window import MainWindow
from ui.registers import RegistersSection


def past(window: MainWindow, case_id: str = ELOISE) -> None:
    """Let the retention date of a case come."""
    cases = window.session.cases
    case, version = cases.load(case_id)
    keeping = Keeping(retain_until=date(2026, 1, 5))
    cases.save(replace(case, keeping=keeping), version, AUTHOR)


def form(section: RegistersSection) -> EntryDialog:
    """Return the dialog that was opened last."""
    return [d for d in section.window().findChildren(EntryDialog) if d.isVisible()][-1]


def write(dialog: EntryDialog, **texts: str) -> None:
    """Type texts into the fields of a dialog."""
    for name, text in texts.items():
        editor = dialog.editors[name]
        editor.insertPlainText(text) if hasattr(editor, "insertPlainText") else editor.insert(text)
