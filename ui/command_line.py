"""The headless door: one command each for what the window does; without a command, the window opens."""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from math import inf
from pathlib import Path
from typing import NoReturn

from planner.errors import PlannerError
from planner.pathway.result import PROFILES
from planner.words import LANGUAGES, Words
from ui import argument_words, files, streams
from ui.commands import passphrases
from ui.settings import VERSION

COMMANDS = (
    "plan", "pdf", "reach", "transfer", "catalogue", "import", "export", "merge", "check", "restore", "purge",
    "protect", "demo",
)  # fmt: skip
BAD_INPUT = 2
INTERRUPTED = 130
AddOptions = Callable[[argparse.ArgumentParser], None]


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        raise PlannerError("wrong-command", message=message, usage=" ".join(self.format_usage().split()))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 for any answer, 2 for bad input."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    streams.speak_utf8()
    argument_words.speak(Words(_language_of(arguments)))
    try:
        return _printed(_parser().parse_args(_double_clicked(arguments)))
    except PlannerError as fault:
        print(_sentence(fault, arguments), file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:
        streams.give_up_output()
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED


def _double_clicked(arguments: list[str]) -> list[str]:
    """Return the arguments with a file that the system names alone as the option that it stands for."""
    options = {".parcours": "--receive", ".db": "--database"}
    if len(arguments) == 1 and (option := options.get(Path(arguments[0]).suffix.lower())):
        return [option, *arguments]
    return arguments


def _printed(options: argparse.Namespace) -> int:
    """Run, and see that all was printed: a full disk shows only then."""
    try:
        code = _run(options)
        sys.stdout.flush()
    except OSError as fault:
        if (known := files.output_error(fault)) is None:
            raise
        streams.give_up_output()
        raise known from fault
    return code


def _run(options: argparse.Namespace) -> int:
    if options.command:
        options.language = options.language or "fr"
        passphrases.unlock_databases(options, Words(options.language))
        return _command(options.command)(options)
    if options.smoke:
        from ui import smoke

        return smoke.run(options.screenshots)
    from ui import starting

    return starting.run(options.database, options.language, options.receive)


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    from ui.commands import (
        catalogue,
        checking,
        demo,
        export,
        importing,
        merging,
        paper,
        planning,
        protecting,
        purging,
        reach,
        restoring,
        transfer,
    )

    runs = {
        "plan": planning.run,
        "pdf": paper.run,
        "reach": reach.run,
        "transfer": transfer.run,
        "catalogue": catalogue.run,
        "import": importing.run,
        "export": export.run,
        "merge": merging.run,
        "check": checking.run,
        "restore": restoring.run,
        "purge": purging.run,
        "protect": protecting.run,
        "demo": demo.run,
    }
    return runs[name]


def _sentence(fault: PlannerError, arguments: Sequence[str]) -> str:
    from planner.sentences import error_sentence

    return error_sentence(fault, Words(_language_of(arguments)), whole=True)


def _language_of(arguments: Sequence[str]) -> str:
    return "en" if "--language=en" in arguments or "en" in _values(arguments, "--language") else "fr"


def _values(arguments: Sequence[str], option: str) -> list[str]:
    return [arguments[i + 1] for i, word in enumerate(arguments[:-1]) if word == option]


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="parcours", description="Parcours : planification de parcours de formation.")
    parser.add_argument("--version", action="version", version=f"Parcours {VERSION}")
    # The walk plans a sample: it makes a database of its own and keeps away from that of an office.
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--database", type=Path, help="the database to open (.db)")
    which.add_argument("--smoke", action="store_true", help="walk every page of the window and leave")
    parser.add_argument(
        "--receive", type=Path, metavar="FILE.parcours", help="show what a received file would change"
    )
    parser.add_argument(
        "--screenshots", type=Path, metavar="DIR", help="with --smoke: a picture of each page"
    )
    parser.add_argument("--language", choices=LANGUAGES)
    kinds = parser.add_subparsers(
        dest="command", parser_class=_Parser, metavar="{" + ",".join(COMMANDS) + "}"
    )
    _plan(kinds.add_parser("plan", help="search the pathways of CASE.json"))
    _pdf(kinds.add_parser("pdf", help="plan CASE.json and print it"))
    _reach(kinds.add_parser("reach", help="say how soon the client of CASE.json could be in every trade"))
    _transfer(kinds.add_parser("transfer", help="rank the trades that the skills of a trade open"))
    _catalogue(kinds.add_parser("catalogue", help="write a whole catalogue, or an empty workbook"))
    _import(kinds.add_parser("import", help="check a catalogue, and put it into a database"))
    _check(kinds.add_parser("check", help="verify a database"))
    for name, (said, add_options) in _of_databases().items():
        _own(kinds.add_parser(name, help=said), add_options)
    _demo(kinds.add_parser("demo", help="plan and print the two sample stories"))
    return parser


def _language(parser: argparse.ArgumentParser) -> None:
    # Without a default: it would undo the --language that stands before the command.
    parser.add_argument("--language", choices=LANGUAGES, default=argparse.SUPPRESS)


def _client(parser: argparse.ArgumentParser, count: str | None = None) -> None:
    parser.add_argument("case", type=Path, nargs=count, metavar="CASE.json")
    parser.add_argument("--catalogue", type=Path, metavar="DIR", help="a catalogue folder (default: ours)")
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
        "--seconds", type=_seconds, default=inf, metavar="N", help="give the best so far after N seconds"
    )
    parser.add_argument("--json", action="store_true", help="print the result as JSON")


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
    parser.add_argument("--database", type=Path, metavar="DB", default=absent, help="print its plans")
    parser.add_argument("--search", default="", metavar="WORDS", help="with --database: only these")
    parser.add_argument("--among", choices=FILTERS, default=OFFICE, help="with --database: of which list")
    parser.add_argument("--plan", default="", metavar="NAME", help="with --database: the plans of that name")
    add_options(parser)
    passphrases.add_database_option(parser)
    _today(parser)


def _transfer(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("trade", nargs="?", metavar="CNP", help="the trade that is left")
    which.add_argument("--all", action="store_true", help="every trade")
    parser.add_argument("--top", type=_count, default=50, metavar="N", help="how many, best first")
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    parser.add_argument("--catalogue", type=Path, metavar="DIR", help="a catalogue folder (default: ours)")
    _language(parser)


def _catalogue(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, metavar="DIR|FILE.xlsx", help="where the whole catalogue goes")
    parser.add_argument("--template", type=Path, metavar="FILE.xlsx", help="where an empty workbook goes")
    parser.add_argument("--status", action="store_true", help="say how many facts are verified, derived ...")
    origin = parser.add_mutually_exclusive_group()
    # Without a default: it would undo the --database that stands before the command.
    absent = argparse.SUPPRESS
    origin.add_argument("--database", type=Path, metavar="DB", default=absent, help="that of a database")
    origin.add_argument("--catalogue", type=Path, metavar="DIR|FILE.xlsx", help="one in the form")
    passphrases.add_database_option(parser)
    _language(parser)


def _import(parser: argparse.ArgumentParser) -> None:
    parser.usage = "%(prog)s [-h] [SOURCE] PATH... [--into DB] [--dry-run] [--language {fr,en}]"
    parser.add_argument(
        "what", nargs="+", metavar="SOURCE PATH", help="form or a public source, and its files"
    )
    parser.add_argument("--into", type=Path, metavar="DB", help="the database that receives it")
    parser.add_argument("--dry-run", action="store_true", help="say what would change and write nothing")
    passphrases.add_database_option(parser)
    _language(parser)


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("database", type=Path, metavar="DB")
    parser.add_argument("--rebuild", action="store_true", help="write its rows anew from its change records")
    passphrases.add_database_option(parser)
    _language(parser)


def _of_databases() -> dict[str, tuple[str, AddOptions]]:
    """Return what the commands on a database do, and their options."""
    from ui.commands import export, merging, protecting, purging, restoring

    return {
        "export": ("write cases into one sealed file for another office", export.add_options),
        "merge": ("merge the sealed file of another office", merging.add_options),
        "restore": ("list the backups of a database, or go back to one", restoring.add_options),
        "purge": ("destroy a case, in the backups too", purging.add_options),
        "protect": ("encrypt a plain database by a passphrase", protecting.add_options),
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
