"""A register as a file that a spreadsheet opens: every item of every line, and no formula."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from db.registers.access import accesses
from db.registers.consents import ended_consents
from db.registers.incidents import incidents
from planner.words import N_, Words
from ui.models import register_rows as rows
from ui.models.columns import Column
from ui.models.register_rows import RegisterLine
from ui.session import Session
from ui.shown import SAVING, SEPARATORS, ask_path
from ui.widgets import register_fields as fields
from ui.widgets.register_panel import Register

if TYPE_CHECKING:
    from ui.registers import RegistersSection

# The journal whole, and not its newest lines alone.
EVERY = 2**31
Read = Callable[[], Iterable[Any]]


class RegisterFiles(QObject):
    """Writes the registers that offer it as tables, beside the window."""

    def __init__(self, session: Session, section: "RegistersSection") -> None:
        super().__init__(section)
        self._session, self._section = session, section
        for panel, register, columns, read in (
            (section.consents, fields.CONSENTS, rows.CONSENTS, self._consents),
            (section.incidents, fields.INCIDENTS, rows.INCIDENT_FILE, self._incidents),
            (section.accesses, fields.ACCESSES, rows.ACCESS_FILE, self._accesses),
        ):
            panel.asked.connect(partial(self._act, register, columns, read))

    def _consents(self) -> Iterable[Any]:
        return ended_consents(self._session.database, self._session.today())

    def _incidents(self) -> Iterable[Any]:
        return incidents(self._session.database)

    def _accesses(self) -> Iterable[Any]:
        return accesses(self._session.database, most=EVERY)

    def _act(
        self, register: Register, columns: Sequence[Column], read: Read, deed: str, chosen: object
    ) -> None:
        words = self._session.language.words
        if deed == fields.TABLE and (path := ask_path(self._section, words._(register.title), words)):
            work = partial(_write, path, columns, read, words)
            self._session.store_tasks.follow(SAVING, lambda _: work(), partial(self._tell, path))

    def _tell(self, path: Path, done: Future[bool]) -> None:
        if self._session.answer(done):
            said = N_("{path}: written. The file is not protected, and speaks of people.")
            self._session.said.emit(self._session.language.words._(said, path=str(path)))


def _write(path: Path, columns: Sequence[Column], read: Read, words: Words) -> bool:
    from db.shown_table import write_shown

    lines = ([column.text(RegisterLine(value, words)) for column in columns] for value in read())
    write_shown(path, [words._(column.title) for column in columns], lines, SEPARATORS[words.language])
    return True
