"""The catalogue as files of the exchange form: an empty workbook to fill in, and all that the office has."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from planner.words import N_
from ui.session import Session

SUFFIX = ".xlsx"


def save_template(session: Session, parent: QWidget) -> None:
    """Ask where an empty workbook goes, each column explained, and write it there."""
    from db.importers.form_template import write_template

    words = session.language.words
    _save(session, parent, N_("Save an empty template"), words._("catalogue-template"), write_template)


def save_catalogue(session: Session, parent: QWidget) -> None:
    """Ask where the office's catalogue goes as one workbook, and write it there."""
    from db.importers.form import write_catalogue

    words, catalogue = session.language.words, session.catalogue

    def write(path: Path) -> None:
        write_catalogue(catalogue, path)

    _save(session, parent, N_("Save the catalogue as a workbook"), words._("catalogue"), write)


def _save(session: Session, parent: QWidget, title: str, first: str, write: Callable[[Path], object]) -> None:
    kinds = session.language.words._("Workbooks (*.xlsx)")
    name, _ = QFileDialog.getSaveFileName(parent, session.language.words._(title), first + SUFFIX, kinds)
    if not name:
        return
    path = Path(name) if name.lower().endswith(SUFFIX) else Path(name + SUFFIX)
    # Writing a whole catalogue takes seconds: no save and no search waits for it.
    session.side_tasks.follow(title, lambda running: write(path), lambda done: _tell(session, path, done))


def _tell(session: Session, path: Path, done: Future[object]) -> None:
    if done.exception() is None:
        session.said.emit(session.language.words._("{path}: written.", path=str(path)))
    else:
        session.answer(done)
