"""Asking for a database file."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from planner.words import Words


def ask_database(folder: Path, words: Words, parent: QWidget | None = None) -> Path | None:
    """Return the database that the person chose, if one was."""
    kinds = words._("Parcours databases (*.db)")
    name, _ = QFileDialog.getOpenFileName(parent, words._("Open a database"), str(folder), kinds)
    return Path(name) if name else None
