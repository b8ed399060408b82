"""`parcours purge`: destroy one case as the law asks, here and in every backup, after it is confirmed."""

import argparse
import sys
from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.register_words import certificate_text
from planner.words import N_, Words
from ui.databases import database
from ui.destroyed import forget_destroyed
from ui.settings import drafts_folder, settings_path

if TYPE_CHECKING:
    from db.exchange.cleansing import Cleansed

STOPPED = 1


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add which case, why, and whether to ask."""
    parser.add_argument("database", type=database, metavar="DB")
    parser.add_argument("--case", required=True, metavar="ID", help=N_("the case to destroy"))
    parser.add_argument("--reason", required=True, metavar="TEXT", help=N_("what stays of it, with the day"))
    parser.add_argument("--yes", action="store_true", help=N_("do not ask again"))


def run(options: argparse.Namespace) -> int:
    """Destroy the case, print what became of the backups and its certificate; exit 1 when not confirmed."""
    from db.cases import CaseStore
    from db.database import open_database
    from db.registers.retention import destroy
    from db.settings import SettingsStore

    words = Words(options.language)
    database = open_database(options.database, create=False)
    try:
        # Without a name here, it may have been destroyed by a call that was stopped: this one ends its work.
        name = CaseStore(database).name(options.case) or options.case
        if not (options.yes or _confirmed(name, words)):
            print(words._("Nothing was destroyed."))
            return STOPPED
        office = SettingsStore(database).counsellor()
        certificate, done = destroy(database, options.case, options.reason, office)
        forget_destroyed(database, drafts_folder(settings_path()))
    finally:
        database.close()
    _say(done, words)
    print(f"\n{certificate_text(certificate, office, words)}", end="")
    return 0


def _confirmed(name: str, words: Words) -> bool:
    """Ask for the name itself: a letter is typed too easily for what nothing brings back."""
    if not sys.stdin.isatty():
        raise PlannerError("purge-unconfirmed")
    print(words._("{name}: the case and all its history are destroyed, in the backups too. Nothing brings "
                  "them back.", name=name))  # fmt: skip
    return input(words._("Write the name to destroy it: ")).strip() == name


def _say(done: "Cleansed", words: Words) -> None:
    anew, gone = len(done.rewritten), len(done.destroyed)
    print(words._("The case was destroyed."))
    if anew:
        print(words.n_("{n} copy written anew without it.", "{n} copies written anew without it.", anew))
    if gone:
        print(words.n_("{n} unreadable copy destroyed.", "{n} unreadable copies destroyed.", gone))
