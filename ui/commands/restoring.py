"""`parcours restore`: list the backups of a database, or go back to one of them."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.words import N_, Words
from ui.commands import passphrases
from ui.databases import check_file, database
from ui.models.backup_words import case_count, reason_words, size_words, verified_words

if TYPE_CHECKING:
    from db.backups import Backup

NEWEST = "newest"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add which database, and what it goes back to."""
    parser.add_argument("database", type=database, metavar="DB")
    what = N_("a name of the list, a file elsewhere, or newest (default: list them)")
    parser.add_argument("backup", nargs="?", metavar="BACKUP", help=what)


def run(options: argparse.Namespace) -> int:
    """Print the backups, or restore the one that is named and say where the present state is kept."""
    from db.backups import kept

    check_file(options.database)
    words, found = Words(options.language), kept(options.database)
    if options.backup:
        _restore(options, _named(options.backup, options.database), words)
        return 0
    if not found:
        raise PlannerError("backup-none", path=str(options.database))
    for backup in found:
        print(_line(backup, words))
    return 0


def _named(name: str, path: Path) -> "Backup":
    from db.backups import folder_of, kept, newest_verified
    from db.backups.record import read_record

    wanted = {backup.path.name: backup for backup in kept(path)}
    if name not in wanted and Path(name).is_file():
        # A copy that was taken elsewhere, as on another disk.
        return read_record(Path(name))
    found = newest_verified(path) if name == NEWEST else wanted.get(name)
    if found is None:
        raise PlannerError("backup-missing", path=str(folder_of(path) / name))
    return found


def _restore(options: argparse.Namespace, backup: "Backup", words: Words) -> None:
    from db.restoring import restore

    path: Path = options.database
    if not path.exists():
        # What is lost has no key to ask for: its backup has the same one.
        passphrases.unlock_database(backup.path, options, words)
    done = restore(path, backup)
    print(words._("{path} is again what it was on {day} at {time}.", path=path,
                  day=words.date(backup.made.date()), time=words.time(backup.made)))  # fmt: skip
    if done.before:
        print(words._("A copy of the database as it was: {path}", path=done.before.path))
    if done.aside:
        print(words._("The damaged file was kept: {path}", path=done.aside))


def _line(backup: "Backup", words: Words) -> str:
    parts = (reason_words(backup, words), case_count(backup, words), size_words(backup, words))
    return f"{backup.path.name}: {', '.join((*parts, verified_words(backup, words)))}"
