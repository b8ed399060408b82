"""`parcours server`: what the administrator of an office server does: ready it, admit or remove an office."""

import argparse
import os
import sys
from contextlib import closing
from dataclasses import replace
from getpass import getpass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.words import N_, Words
from ui.commands.office_removal import add_removal, remove
from ui.commands.passphrases import first_line, server_password

if TYPE_CHECKING:
    from db.server.address import Address

PREPARE, OFFICE, REMOVE = "prepare", "office", "remove"
VARIABLE = "PARCOURS_OFFICE_PASSWORD"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what is done, where, and for whom."""
    deeds = N_(
        "make the tables, or bring them up to date; admit an office; remove one with all that it holds (it "
        "gets another password first, which puts its people out: if the removal is stopped, office gives it "
        "a new one)"
    )
    parser.add_argument("deed", choices=(PREPARE, OFFICE, REMOVE), help=deeds)
    where = N_("postgresql+psycopg://ADMINISTRATOR@HOST/DATABASE, without a password")
    parser.add_argument("address", metavar="URL", help=where)
    name = N_("with office and remove: its name there")
    parser.add_argument("office", nargs="?", default="", metavar="NAME", help=name)
    parser.add_argument(
        "--office-password-file",
        type=Path,
        metavar="FILE",
        help=N_(
            "its first line is the office’s password (else the variable PARCOURS_OFFICE_PASSWORD, else "
            "you are asked)"
        ),
    )

    add_removal(parser)


def run(options: argparse.Namespace) -> int:
    """Prepare the server, or admit an office to it or remove one, and say what was done."""
    from db.server.address import read_url

    words, admin = Words(options.language), read_url(options.address)
    said = server_password(options, admin, words)
    if options.deed == PREPARE:
        _prepare(admin, said, words)
    elif options.deed == REMOVE:
        return remove(admin, said, options, words)
    else:
        _admit(admin, said, options, words)
    return 0


def _prepare(admin: "Address", said: str | None, words: Words) -> None:
    from db.server.preparing import prepare

    offices = prepare(admin, said)
    print(words._("{database} on {server} is ready.", database=admin.database, server=admin.host))
    if offices:
        print(words._("Offices: {names}.", names=", ".join(offices)))


def _admit(admin: "Address", said: str | None, options: argparse.Namespace, words: Words) -> None:
    from db.server.preparing import admit_office, check_office_name

    check_office_name(options.office)
    secret = _office_password(options, words)
    admit_office(admin, said, options.office, secret)
    own = replace(admin, office=options.office)
    _fill(own, secret)
    print(words._("The office is admitted. Its people open {address}", address=own.url))


def _fill(own: "Address", secret: str) -> None:
    """Give a new office the starter catalogue, as the first start of a file does."""
    from db.database import open_database
    from db.server import passwords
    from db.server.address import card_of
    from db.starter import fill_starter

    with TemporaryDirectory(prefix="parcours-") as folder:
        card = card_of(own, Path(folder))
        passwords.hold(card, secret)
        with closing(open_database(card)) as database:
            if database.first_row("SELECT 1 FROM trades LIMIT 1") is None:
                fill_starter(database, samples=False)


def _office_password(options: argparse.Namespace, words: Words) -> str:
    if options.office_password_file is not None:
        return first_line(options.office_password_file)
    if found := os.environ.get(VARIABLE, ""):
        return found
    if not sys.stdin.isatty():
        raise PlannerError("office-password-needed", office=options.office)
    said = getpass(words._("New password of {office}: ", office=options.office))
    if getpass(words._("The same passphrase again: ")) != said:
        raise PlannerError("passphrase-differs")
    return said
