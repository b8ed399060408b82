"""An import, from the file that was chosen to the report; nothing is written before the person says so."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.catalogue import Catalogue
from planner.drift import TableDrift, drift
from planner.edition import coming
from planner.errors import PlannerError
from planner.words import N_
from ui.opening import use_catalogue
from ui.session import Session
from ui.staged_work import StagedWork
from ui.tasks import Running

if TYPE_CHECKING:
    from db.importers.preview import Preview

STOPPED = "import-stopped"


class Stage(Enum):
    """How far an import is."""

    CHOOSING = "choosing"
    READING = "reading"
    SHOWN = "shown"
    WRITING = "writing"
    WRITTEN = "written"


@dataclass(frozen=True)
class Reading:
    """What was read: the preview, what the office has, what it would have, and what differs."""

    paths: tuple[Path, ...]
    preview: "Preview"
    before: Catalogue
    after: Catalogue
    drift: tuple[TableDrift, ...]


@dataclass(frozen=True)
class Written:
    """What an import left: the version that it made, and the copy of the database as it was before."""

    version: int
    copy: Path | None
    catalogue: Catalogue


class CatalogueImport(StagedWork):
    """Reads beside the window, writes on the store's worker; `changed`: there is something to show."""

    stage: Stage

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(Stage.CHOOSING, parent)
        self._session = session
        self.reading: Reading | None = None
        self.written: Written | None = None

    def read(self, paths: Sequence[Path]) -> None:
        """Read files or folders, and say what they would change."""
        before, given = self._session.catalogue, tuple(paths)
        self._go(Stage.READING)
        self.running = self._session.side_tasks.follow(
            N_("Reading the files"), lambda running: _read(given, before, running), self._show
        )

    def write(self, verdicts: dict[str, str]) -> None:
        """Write what was shown, unless the catalogue changed meanwhile: then it is read again."""
        reading, session = self.reading, self._session
        if reading is None:
            return
        if session.catalogue is not reading.before:
            self.read(reading.paths)
            return
        self._go(Stage.WRITING)
        session.store_tasks.run(lambda: _written(session, reading, verdicts), self._end)

    def begin_again(self) -> None:
        """Go back to the choice of a file."""
        self.reading = self.written = None
        self._go(Stage.CHOOSING)

    def _show(self, done: Future[Reading]) -> None:
        self.running, error = None, done.exception()
        if error is None:
            self.reading = done.result()
            self._go(Stage.SHOWN)
        elif isinstance(error, PlannerError):
            self._go(Stage.CHOOSING, None if error.code == STOPPED else error)
        else:
            self._go(Stage.CHOOSING)
            self._session.failed.emit(error)

    def _end(self, done: Future[Written]) -> None:
        found = self._session.answer(done)
        if found is None:
            self._go(Stage.SHOWN)
            return
        self.written = found
        self._go(Stage.WRITTEN)
        use_catalogue(self._session, found.catalogue)


def _read(paths: tuple[Path, ...], before: Catalogue, running: Running) -> Reading:
    from db.importers.preview import source_preview

    preview = source_preview(None, paths, before.offered(), running.progress, running.stopped)
    after = coming(before, preview.after)
    return Reading(paths, preview, before, after, drift(before, after))


def _written(session: Session, reading: Reading, verdicts: dict[str, str]) -> Written:
    from db.catalogue import CatalogueStore

    copy = session.database.copied("import")
    store = CatalogueStore(session.database, session.today)
    source = ", ".join(path.name for path in reading.paths)
    version = store.replace(reading.preview.after, source, session.counsellor, verdicts)
    return Written(version, copy, store.load())
