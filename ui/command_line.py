"""The headless door: one command each for what the window does; without a command, the window opens."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from planner.controls import visible
from planner.errors import PlannerError
from planner.words import Words
from ui import argument_words, files, streams
from ui.command_parser import parser

BAD_INPUT = 2
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 for any answer, 2 for bad input."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    streams.speak_utf8()
    words = Words(_language_of(arguments))
    argument_words.speak(words)
    try:
        with streams.only_visible():
            return _printed(
                argument_words.said(parser(arguments), words).parse_args(_double_clicked(arguments))
            )
    except PlannerError as fault:
        print(visible(_sentence(fault, arguments)), file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:
        streams.give_up_output()
        return 0
    except (KeyboardInterrupt, EOFError):
        # A question is left by Ctrl-D as by Ctrl-C.
        return INTERRUPTED


def _double_clicked(arguments: list[str]) -> list[str]:
    """Return the arguments with a file that the system names alone as the option that it stands for."""
    options = {".parcours": "--receive", ".db": "--database", ".server": "--database"}
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
        from ui.commands import passphrases

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
        server,
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
        "server": server.run,
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
