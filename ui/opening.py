"""Opening a database: read once, on whatever thread asks, and shown by the session."""

from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from db.database import Database, open_database
from db.settings import SettingsStore
from planner.errors import PlannerError
from ui import holding
from ui.opened import Opened
from ui.reading import Reading
from ui.session import Session

if TYPE_CHECKING:
    from planner.catalogue import Catalogue

# Of a file, and of a server.
LOCKED = ("database-locked", "server-password-needed", "server-password-refused")


def opened(path: Path) -> Opened:
    """Open a database and read what the window needs of it; a file that is not there is an error."""
    found = unread(path)
    try:
        _ = found.catalogue
    except BaseException:
        found.close()
        raise
    return found


def unread(path: Path) -> Opened:
    """Open a database, and leave its catalogue to whoever asks for it first."""
    # Before anything of it is brought to a newer schema under the eyes of another window.
    holding.hold(path)
    try:
        database = _opened(path)
    except BaseException:
        holding.let_go(path)
        raise
    try:
        counsellor = SettingsStore(database).counsellor()
    except BaseException:
        database.close()
        holding.let_go(path)
        raise
    return Opened(database, counsellor, Reading(partial(_catalogue, database)))


def _opened(path: Path) -> Database:
    try:
        return open_database(path, create=False)
    except PlannerError as error:
        if not _has_its_key_again(error, path):
            raise
        return open_database(path, create=False)


def _catalogue(database: Database) -> "Catalogue":
    from db.catalogue import CatalogueStore

    return CatalogueStore(database).load()


def _has_its_key_again(error: PlannerError, path: Path) -> bool:
    """Put back a key file that is missing, from a copy of the database; then it waits for its passphrase."""
    if error.code != "vault-key-missing":
        return False
    from db.vault.doors import put_key_back

    return put_key_back(path)


def started(path: Path) -> Opened:
    """Open the database of a start, made from the starter catalogue when there is none yet.

    Its catalogue is not read yet: it is read beside the window.
    """
    if not path.exists():
        from db.starter import create_starter

        create_starter(path).close()
    return unread(path)


def open_beside(session: Session, path: Path, page: str = "clients") -> None:
    """Open another database beside the window, then show it; a failure changes nothing.

    A locked one is said by `session.locked`, with the page that is wanted.
    """
    session.leaving.emit()

    def show(done: Future[Opened]) -> None:
        if is_locked(done.exception()):
            session.locked.emit(path, page)
            return
        found = session.answer(done)
        if found is None:
            return
        if session.document.is_saved:
            session.settings.remember(path)
            session.use(found)
            session.go.emit(page)
        else:
            found.close()
            session.may_leave()

    session.store_tasks.run(lambda: opened(path), show)


def is_locked(error: BaseException | None) -> bool:
    """Say whether an opening failed only because the database waits for what opens it."""
    return isinstance(error, PlannerError) and error.code in LOCKED


def use_catalogue(session: Session, catalogue: "Catalogue") -> None:
    """Go on with the catalogue as it is now in the open database."""
    session.opened = session.opened.with_catalogue(catalogue)
    session.catalogue_changed.emit()
