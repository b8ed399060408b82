"""Asking for a database file."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from planner.words import Words


def ask_database(folder: Path, words: Words, parent: QWidget | None = None) -> Path | None:
    """Return the database that the person chose, if one was."""
    kinds = words._("Parcours databases (*.db)")
    name, _ = QFileDialog.getOpenFileName(parent, words._("Open a database"), str(folder), kinds)
    return Path(name) if name else None


def ask_new_database(folder: Path, words: Words, parent: QWidget | None = None) -> Path | None:
    """Return where a new database goes, if the person said so; one that is there already is refused later."""
    kinds, proposed = words._("Parcours databases (*.db)"), folder / words._("cases.db")
    keep = QFileDialog.Option.DontConfirmOverwrite
    title = words._("New encrypted database")
    name, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), kinds, options=keep)
    return Path(name).with_suffix(".db") if name else None
