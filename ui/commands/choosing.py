"""What the command line can choose about the paper, and the password of a file."""

import argparse
from pathlib import Path

from planner.errors import PlannerError
from planner.report.choice import PARTS, REASONS, Choice
from planner.report.look import PAPERS
from planner.words import N_


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add how the paper is to be: which document, in which languages, on which sheet."""
    parser.add_argument("--document", default="action_plan", metavar="NAME", help=N_("which document"))
    parser.add_argument("--parts", type=_parts, default=PARTS, metavar="A,B", help=",".join(PARTS))
    parser.add_argument("--bilingual", action="store_true", help=N_("French, then English"))
    parser.add_argument("--large", action="store_true", help=N_("large print"))
    parser.add_argument("--paper", choices=PAPERS, default="letter")
    parser.add_argument("--grey", action="store_true", help=N_("for a black and white printer"))
    parser.add_argument("--notes", action="store_true", help=N_("internal notes, on the counsellor's copy"))
    parser.add_argument(
        "--reason",
        choices=list(filter(None, REASONS)),
        default="",
        help=N_("why a public office adds English"),
    )
    parser.add_argument("--password-file", type=Path, metavar="FILE", help=N_("its first line opens the PDF"))


def chosen(options: argparse.Namespace) -> Choice:
    """Return what was chosen on the command line."""
    return Choice(
        options.document,
        options.parts,
        options.bilingual,
        options.notes,
        options.large,
        options.paper,
        options.grey,
        options.reason,
    )


def password_of(options: argparse.Namespace) -> str:
    """Return the password that the file holds; nothing without a file."""
    if options.password_file is None:
        return ""
    try:
        lines = options.password_file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise PlannerError("password-unreadable", path=str(options.password_file)) from fault
    if not lines or not lines[0]:
        raise PlannerError("password-unreadable", path=str(options.password_file))
    return str(lines[0])


def _parts(text: str) -> tuple[str, ...]:
    asked = tuple(part.strip() for part in text.split(",") if part.strip())
    wrong = [part for part in asked if part not in PARTS]
    if wrong or not asked:
        raise argparse.ArgumentTypeError(f"{', '.join(wrong) or text}: {', '.join(PARTS)}")
    return asked
