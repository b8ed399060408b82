"""What can be typed after `parcours`: its commands, with their options and helps as msgids."""

import argparse
from collections.abc import Callable, Collection
from datetime import date
from math import inf
from pathlib import Path
from typing import NoReturn

from planner.errors import PlannerError
from planner.words import LANGUAGES, N_
from ui.databases import database
from ui.settings import VERSION

COMMANDS = {
    "plan": N_("search the pathways of CASE.json"),
    "pdf": N_("plan CASE.json and print it"),
    "reach": N_("say how soon the client of CASE.json could be in every trade"),
    "transfer": N_("rank the trades that the skills of a trade open"),
    "catalogue": N_("write a whole catalogue, or an empty workbook"),
    "import": N_("check a catalogue, and put it into a database"),
    "export": N_("write cases into one sealed file for another office"),
    "merge": N_("merge the sealed file of another office"),
    "check": N_("verify a database"),
    "restore": N_("list the backups of a database, or go back to one"),
    "purge": N_("destroy a case, in the backups too"),
    "protect": N_("encrypt a plain database by a passphrase"),
    "server": N_("prepare an office server, or admit an office to it"),
    "demo": N_("plan and print the two sample stories"),
}
AddOptions = Callable[[argparse.ArgumentParser], None]


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong with the command, with how it is used, instead of leaving."""
        raise PlannerError("wrong-command", message=message, usage=" ".join(self.format_usage().split()))


def parser(typed: Collection[str] | None = None) -> argparse.ArgumentParser:
    """Return the parser of the command line; its helps are msgids.

    With what was `typed`, only the commands named there are given their options: the others are not used.
    """
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
    for name, said in COMMANDS.items():
        command = kinds.add_parser(name, help=said)
        if typed is None or name in typed:
            _add_options(name, command)
    return whole


def _add_options(name: str, parser: argparse.ArgumentParser) -> None:
    own: dict[str, AddOptions] = {
        "plan": _plan,
        "pdf": _pdf,
        "reach": _reach,
        "transfer": _transfer,
        "catalogue": _catalogue,
        "import": _import,
        "check": _check,
        "demo": _demo,
    }
    if name in own:
        own[name](parser)
    else:
        _own(parser, _of_databases()[name])


def _language(parser: argparse.ArgumentParser) -> None:
    # Without a default: it would undo the --language that stands before the command.
    parser.add_argument("--language", choices=LANGUAGES, default=argparse.SUPPRESS)


def _passphrase(parser: argparse.ArgumentParser) -> None:
    from ui.commands.passphrases import add_database_option

    add_database_option(parser)


def _client(parser: argparse.ArgumentParser, count: str | None = None) -> None:
    parser.add_argument("case", type=Path, nargs=count, metavar="CASE.json")
    parser.add_argument(
        "--catalogue", type=Path, metavar="DIR", help=N_("a catalogue folder (default: ours)")
    )
    _language(parser)


def _case(parser: argparse.ArgumentParser, count: str | None = None) -> None:
    from planner.pathway.result import PROFILES

    _client(parser, count)
    parser.add_argument("--profile", choices=PROFILES)


def _seconds(value: str) -> float:
    """Return a number of seconds that is not negative."""
    if not (seconds := float(value)) >= 0:
        raise ValueError(value)
    return seconds


def _plan(parser: argparse.ArgumentParser) -> None:
    _case(parser)
    parser.add_argument("--related", action="store_true", help=N_("set programmes of other fields aside"))
    parser.add_argument("--all-warnings", action="store_true", help=N_("say every warning of the catalogue"))
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
    _passphrase(parser)
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
    _passphrase(parser)
    _language(parser)


def _import(parser: argparse.ArgumentParser) -> None:
    parser.usage = "%(prog)s [-h] [SOURCE] PATH... [--into DB] [--dry-run] [--language {fr,en}]"
    parser.add_argument(
        "what", nargs="+", metavar="SOURCE PATH", help=N_("form or a public source, and its files")
    )
    parser.add_argument("--into", type=database, metavar="DB", help=N_("the database that receives it"))
    parser.add_argument("--dry-run", action="store_true", help=N_("say what would change and write nothing"))
    _passphrase(parser)
    _language(parser)


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("database", type=database, metavar="DB")
    parser.add_argument(
        "--rebuild", action="store_true", help=N_("write its rows anew from its change records")
    )
    _passphrase(parser)
    _language(parser)


def _of_databases() -> dict[str, AddOptions]:
    """Return what adds the options of the commands on a database."""
    from ui.commands import export, merging, protecting, purging, restoring, server

    return {
        "export": export.add_options,
        "merge": merging.add_options,
        "restore": restoring.add_options,
        "purge": purging.add_options,
        "protect": protecting.add_options,
        "server": server.add_options,
    }


def _own(parser: argparse.ArgumentParser, add_options: AddOptions) -> None:
    """Add the options that a command on a database declares beside its work."""
    add_options(parser)
    _passphrase(parser)
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
