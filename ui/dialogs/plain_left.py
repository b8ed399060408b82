"""What is left in the clear once a database is encrypted: destroyed now, or kept for a while."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from planner.words import Words
from ui.dialogs.destroying import ask_safely


def ask_destroy(
    plain: Sequence[Path], words: Words, parent: QWidget | None, then: Callable[[], object]
) -> QMessageBox:
    """Ask whether plain files are destroyed, and say what that can promise; `then` does it."""
    box = QMessageBox(QMessageBox.Icon.Question, words._("The plain files"), "", parent=parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(
        words.n_(
            "{n} file in the clear is still there, and tells all of the cases:\n{names}",
            "{n} files in the clear are still there, and tell all of the cases:\n{names}",
            len(plain),
            names="\n".join(str(path) for path in plain),
        )
    )
    box.setInformativeText(
        words._(
            "Destroying writes over them and removes them. On a solid-state disk, in a synchronised folder "
            "or in a backup of the computer, parts may remain that no program can reach."
        )
    )
    return ask_safely(box, words._("Keep them for now"), words._("Destroy them"), then)
