"""Passphrases at the terminal: from a file, the environment, or whoever sits there."""

import argparse
import os
import sys
from collections.abc import Iterator
from getpass import getpass
from pathlib import Path

from db import keys
from db.server import passwords
from db.server.address import Address, is_server, read_card
from db.server.connecting import connected
from planner.errors import PlannerError
from planner.words import N_, Words
from ui.settings import default_database

VARIABLE = "PARCOURS_PASSPHRASE"
DATABASE_VARIABLE = "PARCOURS_DATABASE_PASSPHRASE"
# Where a command may name a database that it opens.
DATABASES = ("database", "source", "into")


def add_option(parser: argparse.ArgumentParser) -> None:
    """Add where the passphrase may lie."""
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help=N_(
            "its first line is the passphrase (else the variable PARCOURS_PASSPHRASE, else you are asked)"
        ),
    )


def add_database_option(parser: argparse.ArgumentParser) -> None:
    """Add where the passphrase of an encrypted database may lie."""
    parser.add_argument(
        "--database-passphrase-file",
        type=Path,
        metavar="FILE",
        help=N_(
            "its first line opens an encrypted database (else PARCOURS_DATABASE_PASSPHRASE or "
            "PARCOURS_PASSPHRASE, else you are asked)"
        ),
    )
    parser.add_argument(
        "--server-password-file",
        type=Path,
        metavar="FILE",
        help=N_(
            "its first line is the password of an office server (else the variable PARCOURS_SERVER_PASSWORD, "
            "else you are asked)"
        ),
    )


def unlock_databases(options: argparse.Namespace, words: Words) -> None:
    """Hold the keys of the encrypted databases that a command names; a plain one asks nothing."""
    for path in _databases(options):
        unlock_database(path, options, words)


def unlock_database(path: Path, options: argparse.Namespace, words: Words) -> None:
    """Hold what opens a database, asking for it when it is encrypted and locked, or on a server."""
    if is_server(path):
        if said := server_password(options, read_card(path), words):
            passwords.hold(path, said)
        return
    if keys.is_sealed(path) and keys.held(path) is None:
        from db.vault.doors import unlock

        unlock(path, _database_passphrase(options, path, words))


def server_password(options: argparse.Namespace, address: Address, words: Words) -> str | None:
    """Return the password of a server; None when nobody said one, for a server may ask none."""
    if options.server_password_file is not None:
        return first_line(options.server_password_file)
    if found := os.environ.get(passwords.VARIABLE):
        return found
    if not (sys.stdin.isatty() and _asks_password(address)):
        return None
    return getpass(words._("Password of {office} on {server}: ", office=address.office, server=address.host))


def _asks_password(address: Address) -> bool:
    """Say whether a server lets nobody in without a password."""
    try:
        connected(address, None).close()
    except PlannerError as refusal:
        return refusal.code in ("server-password-needed", "server-password-refused")
    return False


def _databases(options: argparse.Namespace) -> Iterator[Path]:
    named = [path for name in DATABASES if isinstance(path := getattr(options, name, None), Path)]
    yield from named
    if options.command == "import" and not named:
        yield default_database()


def _database_passphrase(options: argparse.Namespace, path: Path, words: Words) -> str:
    if found := _opening(options):
        return found
    if not sys.stdin.isatty():
        raise PlannerError("database-locked", path=str(path))
    return getpass(words._("Passphrase of {path}: ", path=path))


def passphrase_of(options: argparse.Namespace, words: Words, *, twice: bool = False) -> str:
    """Return the passphrase; nothing when no file, variable or person gives one."""
    if options.passphrase_file is not None:
        return first_line(options.passphrase_file)
    if found := os.environ.get(VARIABLE, ""):
        return found
    return _asked(words, twice) if sys.stdin.isatty() else ""


def export_passphrase(options: argparse.Namespace, source: Path, words: Words) -> str:
    """Return the passphrase that seals a file; what opens an encrypted database opens nothing that leaves it.

    The variable counts for a file from such a database only where another one opens the database.
    """
    from db.vault.doors import opens

    own = _opening(options) if keys.is_sealed(source) else ""
    is_shared = own == os.environ.get(VARIABLE, "") and options.passphrase_file is None
    said = (
        _asked(words, twice=True)
        if own and is_shared and sys.stdin.isatty()
        else passphrase_of(options, words, twice=True)
    )
    if said and (said == own or opens(source, said)):
        raise PlannerError("exchange-passphrase-shared")
    return said


def _opening(options: argparse.Namespace) -> str:
    """Return what opened the encrypted database, unless somebody was asked for it."""
    if (file := getattr(options, "database_passphrase_file", None)) is not None:
        return first_line(file)
    return os.environ.get(DATABASE_VARIABLE) or os.environ.get(VARIABLE, "")


def _asked(words: Words, twice: bool) -> str:
    said = getpass(words._("Passphrase of the file: "))
    if twice and getpass(words._("The same passphrase again: ")) != said:
        raise PlannerError("passphrase-differs")
    return said


def first_line(path: Path) -> str:
    """Return the secret that stands on the first line of a file."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise PlannerError("passphrase-unreadable", path=str(path)) from fault
    if not lines or not lines[0]:
        raise PlannerError("passphrase-unreadable", path=str(path))
    return lines[0]
