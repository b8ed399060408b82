"""What a later start says while the window that is open does not answer."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from planner.errors import PlannerError
from planner.sentences import error_sentence
from planner.words import Words
from ui.settings import Settings, settings_path


def tell(fault: PlannerError, language: str | None) -> None:
    """Say it in a box of its own, in the language of the settings unless told otherwise."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    words = Words(language or Settings(settings_path()).values.language)
    box = QMessageBox(QMessageBox.Icon.Information, "Parcours", error_sentence(fault, words))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()
    del application
