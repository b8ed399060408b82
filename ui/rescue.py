"""A start whose database cannot be opened: gone back to a backup, replaced by another, or given up."""

from pathlib import Path

from db import keys
from db.backups import Backup, newest_verified
from planner.errors import PlannerError
from planner.words import Words
from ui import failures
from ui.backup_desk import DAMAGE
from ui.dialogs.not_opened import ask_another
from ui.dialogs.unlock import ask_unlock
from ui.models.backup_words import moment_words


def next_database(error: PlannerError, path: Path, words: Words) -> Path | None:
    """Return what to open instead, the same path once it is gone back to a backup; None to leave."""
    found = newest_verified(path) if error.code in DAMAGE else None
    reason = failures.sentence(error, words)
    if found is None:
        return ask_another(reason, path, words)
    label = words._("Restore the backup of {moment}", moment=moment_words(found, words))
    chosen = ask_another(reason, path, words, label)
    return _restored(path, found, words) if chosen == path else chosen


def _restored(path: Path, backup: Backup, words: Words) -> Path | None:
    from db.restoring import restore

    locked = keys.is_sealed(backup.path) and keys.held(path) is None
    if locked and not ask_unlock(backup.path, words):
        return None
    try:
        restore(path, backup)
    except PlannerError as fault:
        return ask_another(failures.sentence(fault, words), path, words)
    return path
