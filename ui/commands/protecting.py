"""`parcours protect`: a plain database made an encrypted one, and its recovery code said once."""

import argparse
import sys

from planner.errors import PlannerError
from planner.passphrase import SHORTEST, Strength, strength
from planner.words import N_, Words
from ui.commands import passphrases
from ui.databases import check_file, database
from ui.settings import drafts_folder, settings_path


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the database, where its passphrase may lie, and what becomes of the plain file."""
    plain = N_("the plain database, open in no window")
    parser.add_argument("plain", type=database, metavar="DB", help=plain)
    parser.add_argument("--destroy", action="store_true", help=N_("destroy the plain files that are left"))
    passphrases.add_option(parser)


def run(options: argparse.Namespace) -> int:
    """Encrypt the database, print its recovery code alone, and say on the other side what is left plain."""
    from db.backups import make
    from db.drafts import seal
    from db.strays import destroy
    from db.vault.protecting import plain_copies, protect

    check_file(options.plain)
    words = Words(options.language)
    code, _ = protect(options.plain, _taken(passphrases.passphrase_of(options, words, twice=True)))
    print(code)
    print(words._("Recovery code: keep it apart. It is never said again."), file=sys.stderr)
    seal(drafts_folder(settings_path()), options.plain)
    make(options.plain, "daily")
    for path in plain_copies(options.plain):
        if options.destroy:
            destroy(path)
        else:
            print(words._("Still in the clear: {path}", path=path), file=sys.stderr)
    return 0


def _taken(passphrase: str) -> str:
    match strength(passphrase):
        case Strength.SHORT:
            raise PlannerError("passphrase-short", shortest=SHORTEST)
        case Strength.WEAK:
            raise PlannerError("passphrase-weak")
    return passphrase
