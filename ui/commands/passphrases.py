"""The passphrase of an exported database: from a file, the environment, or whoever sits at the terminal."""

import argparse
import os
import sys
from getpass import getpass
from pathlib import Path

from planner.errors import PlannerError
from planner.words import Words

VARIABLE = "PARCOURS_PASSPHRASE"


def add_option(parser: argparse.ArgumentParser) -> None:
    """Add where the passphrase may lie."""
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help=f"its first line is the passphrase (else the variable {VARIABLE}, else you are asked)",
    )


def passphrase_of(options: argparse.Namespace, words: Words, *, twice: bool = False) -> str:
    """Return the passphrase; nothing when no file, variable or person gives one."""
    if options.passphrase_file is not None:
        return _first_line(options.passphrase_file)
    if found := os.environ.get(VARIABLE, ""):
        return found
    return _asked(words, twice) if sys.stdin.isatty() else ""


def _asked(words: Words, twice: bool) -> str:
    said = getpass(words._("Passphrase of the file: "))
    if twice and getpass(words._("The same passphrase again: ")) != said:
        raise PlannerError("passphrase-differs")
    return said


def _first_line(path: Path) -> str:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise PlannerError("passphrase-unreadable", path=str(path)) from fault
    if not lines or not lines[0]:
        raise PlannerError("passphrase-unreadable", path=str(path))
    return lines[0]
