"""`parcours server remove`: an office off its server, its cases in a sealed file first or destroyed."""

import argparse
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.words import N_, Words
from ui.commands import passphrases

if TYPE_CHECKING:
    from db.server.address import Address

STOPPED = 1


def add_removal(parser: argparse.ArgumentParser) -> None:
    """Add what becomes of the cases of an office that is removed, and whether to ask."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--to", type=Path, metavar="FILE.parcours", help=N_("with remove: where its cases go first, sealed")
    )
    which.add_argument("--destroy", action="store_true", help=N_("with remove: keep none of its cases"))
    parser.add_argument("--yes", action="store_true", help=N_("do not ask again"))
    passphrases.add_option(parser)


def remove(admin: "Address", said: str | None, options: argparse.Namespace, words: Words) -> int:
    """Remove an office once that is confirmed, and say what went; exit 1 when it is not confirmed."""
    from db.server.removing import cases_of, put_out, remove_office

    office: str = options.office
    held = cases_of(admin, said, office)
    if held and not (options.to or options.destroy):
        raise PlannerError("server-office-kept", office=office, cases=held)
    if not (options.yes or _confirmed(office, held, options, words)):
        print(words._("Nothing was removed."))
        return STOPPED
    sealing = _sealing(options, words) if options.to and held else ""
    secret = put_out(admin, said, office)
    if sealing:
        _keep(replace(admin, office=office), secret, options.to, sealing, words)
    gone = remove_office(admin, said, office)
    print(words.n_(
        "{office} is removed from the server, with {n} case.",
        "{office} is removed from the server, with {n} cases.",
        gone, office=office,
    ))  # fmt: skip
    return 0


def _confirmed(office: str, held: int, options: argparse.Namespace, words: Words) -> bool:
    """Ask for the name itself: a letter is typed too easily for what nothing brings back."""
    if not sys.stdin.isatty():
        raise PlannerError("server-removal-unconfirmed", office=office, cases=held)
    print(words.n_(
        "{office} holds {n} case. It goes with its history, its registers and its settings.",
        "{office} holds {n} cases. They go with their history, its registers and its settings.",
        held, office=office,
    ))  # fmt: skip
    if options.to:
        print(words._("Its cases are written to {path} first.", path=options.to))
    return input(words._("Write the name of the office to remove it: ")).strip() == office


def _sealing(options: argparse.Namespace, words: Words) -> str:
    """Return the passphrase of the file; what keeps it from being written is told before all else."""
    from db.exchange.target import check_target
    from planner.passphrase import holds

    check_target(options.to)
    said = passphrases.passphrase_of(options, words, twice=True)
    if not holds(said):
        raise PlannerError("exchange-passphrase-weak" if said else "passphrase-missing")
    return said


def _keep(own: "Address", secret: str, path: Path, passphrase: str, words: Words) -> None:
    from db.database import open_database
    from db.exchange.package import Order, write_package
    from db.server import passwords
    from db.server.address import card_of
    from db.settings import SettingsStore

    basis = words._("Removal of the office from its server")
    with TemporaryDirectory(prefix="parcours-") as folder:
        card = card_of(own, Path(folder))
        passwords.hold(card, secret)
        with closing(open_database(card, create=False)) as database:
            order = Order(passphrase, identity=True, basis=basis)
            label = write_package(database, path, order, SettingsStore(database).counsellor())
    cases = words.n_("{n} case", "{n} cases", label.clients)
    print(words._("{path}: written and verified: {cases}, export number {number}.",
                  path=path, cases=cases, number=label.sequence))  # fmt: skip
