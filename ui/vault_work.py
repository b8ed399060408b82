"""What the store's worker does for the encryption of a database; nothing of it touches the window."""

from collections.abc import Iterable
from pathlib import Path

from db.database import Database
from ui.opened import Opened
from ui.opening import opened
from ui.tasks import Running


def protected(database: Database, passphrase: str, running: Running) -> tuple[str, tuple[Path, ...]]:
    """Encrypt an open database; return its recovery code and the plain files that are left around it."""
    from db.vault.protecting import plain_copies, protect

    database.close()
    try:
        code, _ = protect(
            database.path, passphrase, lambda share: running.progress("", share), running.stopped
        )
    finally:
        database.renew()
    return code, plain_copies(database.path)


def made(path: Path, passphrase: str) -> tuple[str, Opened]:
    """Make an encrypted database with the starter catalogue and no sample; return its code, and it open."""
    from db.starter import fill_starter
    from db.vault.doors import create_vault

    code = create_vault(path, passphrase, lambda database: fill_starter(database, False))
    return code, opened(path)


def destroyed(plain: Iterable[Path], database: Path) -> None:
    """Destroy plain files; an encrypted backup is made first, for the plain ones may be the only ones."""
    from db.backups import make
    from db.strays import destroy

    make(database, "daily")
    for path in plain:
        destroy(path)
