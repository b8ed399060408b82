"""The end of a question about destroying: what keeps everything is the answer of Enter and Escape."""

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox


def ask_safely(box: QMessageBox, keep: str, destroy: str, then: Callable[[], object]) -> QMessageBox:
    """Ask with two verbs, and return the box; `then` destroys once somebody chose that."""
    keeping = box.addButton(keep, QMessageBox.ButtonRole.RejectRole)
    destroying = box.addButton(destroy, QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(keeping)
    box.setEscapeButton(keeping)
    box.buttonClicked.connect(lambda button: then() if button is destroying else None)
    box.open()
    return box
