"""`parcours export`: write the cases of a database into one sealed file for another office."""

import argparse
from pathlib import Path

from planner.words import N_, Words
from ui.commands import passphrases
from ui.databases import database


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what leaves, for whom, and where to."""
    parser.add_argument("source", type=database, metavar="DB", help=N_("the database whose cases leave"))
    parser.add_argument(
        "--to", type=Path, required=True, metavar="FILE.parcours", help=N_("the file to write")
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--search", metavar="WORDS", help=N_("only the cases that these words find"))
    which.add_argument(
        "--case", action="append", default=[], metavar="ID", help=N_("only this case (repeatable)")
    )
    parser.add_argument(
        "--for", dest="receiver", default="", metavar="KEY", help=N_("the receiving office's key")
    )
    parser.add_argument(
        "--identity", action="store_true", help=N_("with names, contacts, notes: needs --basis")
    )
    parser.add_argument("--basis", default="", metavar="TEXT", help=N_("the consent or rule that allows it"))
    passphrases.add_option(parser)


def run(options: argparse.Namespace) -> int:
    """Write the file, read it back, and say what it holds."""
    from db.database import open_database
    from db.exchange.package import Order, write_package
    from db.exchange.sealing import fingerprint
    from db.settings import SettingsStore

    words = Words(options.language)
    database = open_database(options.source, create=False)
    try:
        said = "" if options.receiver else passphrases.export_passphrase(options, options.source, words)
        order = Order(
            said, options.receiver, options.search, tuple(options.case), options.identity, options.basis
        )
        label = write_package(database, options.to, order, SettingsStore(database).counsellor())
    finally:
        database.close()
    cases = words.n_("{n} case", "{n} cases", label.clients)
    print(words._("{path}: written and verified: {cases}, export number {number}.",
                  path=options.to, cases=cases, number=label.sequence))  # fmt: skip
    print(_withheld(label.identity, words))
    print(words._("Fingerprint of your office’s key: {fingerprint}",
                  fingerprint=fingerprint(bytes.fromhex(label.key))))  # fmt: skip
    return 0


def _withheld(identity: bool, words: Words) -> str:
    if identity:
        return words._("Names, contacts and notes are in the file. Keep its passphrase apart from it.")
    return words._("Names, contacts, dates of birth and notes stayed here.")
