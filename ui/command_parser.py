"""What can be typed after `parcours`: its commands, with their options and helps as msgids."""

import argparse
from collections.abc import Callable
from datetime import date
from math import inf
from pathlib import Path
from typing import NoReturn

from planner.errors import PlannerError
from planner.pathway.result import PROFILES
from planner.words import LANGUAGES, N_
from ui.commands import passphrases
from ui.databases import database
from ui.settings import VERSION

COMMANDS = (
    "plan", "pdf", "reach", "transfer", "catalogue", "import", "export", "merge", "check", "restore", "purge",
    "protect", "server", "demo",
)  # fmt: skip
AddOptions = Callable[[argparse.ArgumentParser], None]


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        raise PlannerError("wrong-command", message=message, usage=" ".join(self.format_usage().split()))


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line; its helps are msgids."""
    whole = _Parser(prog="parcours", description=N_("Parcours: training pathways, planned."))
    whole.add_argument("--version", action="version", version=f"Parcours {VERSION}")
    # The walk plans a sample: it makes a database of its own and keeps away from that of an office.
    which = whole.add_mutually_exclusive_group()
    which.add_argument(
        "--database", type=database, help=N_("the database to open (.db, or the address of an office server)")
    )
    which.add_argument("--smoke", action="store_true", help=N_("walk every page of the window and leave"))
    whole.add_argument(
        "--receive", type=Path, metavar="FILE.parcours", help=N_("show what a received file would change")
    )
    whole.add_argument(
        "--screenshots", type=Path, metavar="DIR", help=N_("with --smoke: a picture of each page")
    )
    whole.add_argument("--language", choices=LANGUAGES)
    kinds = whole.add_subparsers(dest="command", parser_class=_Parser, metavar="{" + ",".join(COMMANDS) + "}")
    _plan(kinds.add_parser("plan", help=N_("search the pathways of CASE.json")))
    _pdf(kinds.add_parser("pdf", help=N_("plan CASE.json and print it")))
    _reach(kinds.add_parser("reach", help=N_("say how soon the client of CASE.json could be in every trade")))
    _transfer(kinds.add_parser("transfer", help=N_("rank the trades that the skills of a trade open")))
    _catalogue(kinds.add_parser("catalogue", help=N_("write a whole catalogue, or an empty workbook")))
    _import(kinds.add_parser("import", help=N_("check a catalogue, and put it into a database")))
    _check(kinds.add_parser("check", help=N_("verify a database")))
    for name, (said, add_options) in _of_databases().items():
        _own(kinds.add_parser(name, help=said), add_options)
    _demo(kinds.add_parser("demo", help=N_("plan and print the two sample stories")))
    return whole


def _language(parser: argparse.ArgumentParser) -> None:
    # Without a default: it would undo the --language that stands before the command.
    parser.add_argument("--language", choices=LANGUAGES, default=argparse.SUPPRESS)


def _client(parser: argparse.ArgumentParser, count: str | None = None) -> None:
    parser.add_argument("case", type=Path, nargs=count, metavar="CASE.json")
    parser.add_argument(
        "--catalogue", type=Path, metavar="DIR", help=N_("a catalogue folder (default: ours)")
    )
    _language(parser)


def _case(parser: argparse.ArgumentParser, count: str | None = None) -> None:
    _client(parser, count)
    parser.add_argument("--profile", choices=PROFILES)


def _seconds(value: str) -> float:
    """Return a number of seconds that is not negative."""
    if not (seconds := float(value)) >= 0:
        raise ValueError(value)
    return seconds


def _plan(parser: argparse.ArgumentParser) -> None:
    _case(parser)
    _searched(parser)


def _searched(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--seconds", type=_seconds, default=inf, metavar="N", help=N_("give the best so far after N seconds")
    )
    parser.add_argument("--json", action="store_true", help=N_("print the result as JSON"))


def _reach(parser: argparse.ArgumentParser) -> None:
    _client(parser)
    _searched(parser)


def _pdf(parser: argparse.ArgumentParser) -> None:
    from ui.commands.choosing import add_options
    from ui.models.client_lists import FILTERS, OFFICE

    _case(parser, "?")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf|DIR")
    # Without a default: it would undo the --database that stands before the command.
    absent = argparse.SUPPRESS
    parser.add_argument("--database", type=database, metavar="DB", default=absent, help=N_("print its plans"))
    parser.add_argument("--search", default="", metavar="WORDS", help=N_("with --database: only these"))
    parser.add_argument("--among", choices=FILTERS, default=OFFICE, help=N_("with --database: of which list"))
    parser.add_argument(
        "--plan", default="", metavar="NAME", help=N_("with --database: the plans of that name")
    )
    add_options(parser)
    passphrases.add_database_option(parser)
    _today(parser)


def _transfer(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("trade", nargs="?", metavar="CNP", help=N_("the trade that is left"))
    which.add_argument("--all", action="store_true", help=N_("every trade"))
    parser.add_argument("--top", type=_count, default=50, metavar="N", help=N_("how many, best first"))
    parser.add_argument("--json", action="store_true", help=N_("print the result as JSON"))
    parser.add_argument(
        "--catalogue", type=Path, metavar="DIR", help=N_("a catalogue folder (default: ours)")
    )
    _language(parser)


def _catalogue(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--out", type=Path, metavar="DIR|FILE.xlsx", help=N_("where the whole catalogue goes")
    )
    parser.add_argument("--template", type=Path, metavar="FILE.xlsx", help=N_("where an empty workbook goes"))
    parser.add_argument(
        "--status", action="store_true", help=N_("say how many facts are verified, derived ...")
    )
    origin = parser.add_mutually_exclusive_group()
    # Without a default: it would undo the --database that stands before the command.
    absent = argparse.SUPPRESS
    origin.add_argument(
        "--database", type=database, metavar="DB", default=absent, help=N_("that of a database")
    )
    origin.add_argument("--catalogue", type=Path, metavar="DIR|FILE.xlsx", help=N_("one in the form"))
    passphrases.add_database_option(parser)
    _language(parser)


def _import(parser: argparse.ArgumentParser) -> None:
    parser.usage = "%(prog)s [-h] [SOURCE] PATH... [--into DB] [--dry-run] [--language {fr,en}]"
    parser.add_argument(
        "what", nargs="+", metavar="SOURCE PATH", help=N_("form or a public source, and its files")
    )
    parser.add_argument("--into", type=database, metavar="DB", help=N_("the database that receives it"))
    parser.add_argument("--dry-run", action="store_true", help=N_("say what would change and write nothing"))
    passphrases.add_database_option(parser)
    _language(parser)


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("database", type=database, metavar="DB")
    parser.add_argument(
        "--rebuild", action="store_true", help=N_("write its rows anew from its change records")
    )
    passphrases.add_database_option(parser)
    _language(parser)


def _of_databases() -> dict[str, tuple[str, AddOptions]]:
    """Return what the commands on a database do, and their options."""
    from ui.commands import export, merging, protecting, purging, restoring, server

    return {
        "export": (N_("write cases into one sealed file for another office"), export.add_options),
        "merge": (N_("merge the sealed file of another office"), merging.add_options),
        "restore": (N_("list the backups of a database, or go back to one"), restoring.add_options),
        "purge": (N_("destroy a case, in the backups too"), purging.add_options),
        "protect": (N_("encrypt a plain database by a passphrase"), protecting.add_options),
        "server": (N_("prepare an office server, or admit an office to it"), server.add_options),
    }


def _own(parser: argparse.ArgumentParser, add_options: AddOptions) -> None:
    """Add the options that a command on a database declares beside its work."""
    add_options(parser)
    passphrases.add_database_option(parser)
    _language(parser)


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    _language(parser)
    _today(parser)


def _today(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--today", type=_day, default=date.today(), metavar="YYYY-MM-DD")


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text}: 1, 2, 3 …")
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(f"{text}: YYYY-MM-DD") from fault
