"""What a start says when its database cannot be opened: why, and which way out."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from planner.words import Words
from ui.dialogs.open_database import ask_database


def ask_another(reason: str, path: Path, words: Words, restoring: str = "") -> Path | None:
    """Return another database to open, or None to leave; nothing of the first is touched.

    With a way to say `restoring`, the path itself means that it is chosen.
    """
    box = QMessageBox(QMessageBox.Icon.Warning, words._("The database was not opened"), reason)
    box.setTextFormat(Qt.TextFormat.PlainText)
    back = box.addButton(restoring, QMessageBox.ButtonRole.AcceptRole) if restoring else None
    other = box.addButton(words._("Open another database…"), QMessageBox.ButtonRole.AcceptRole)
    leave = box.addButton(words._("Quit"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(back or other)
    box.setEscapeButton(leave)
    box.exec()
    if back is not None and box.clickedButton() is back:
        return path
    return ask_database(path.parent, words) if box.clickedButton() is other else None
