"""`parcours pdf`: plan a case file and print it, or print the plans of a database."""

import argparse
import json
from dataclasses import replace
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

from planner.adopt import adopt
from planner.case import Case
from planner.case_form import case_json
from planner.errors import PlannerError
from planner.office import Counsellor
from planner.report.choice import PARTS, Choice
from planner.report.look import PAPERS
from planner.words import Words
from ui import files
from ui.commands.planning import best, opened, searched, warn


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add how the paper is to be: which document, in which languages, on which sheet."""
    parser.add_argument("--document", default="action_plan", metavar="NAME", help="which document")
    parser.add_argument("--parts", type=_parts, default=PARTS, metavar="A,B", help=",".join(PARTS))
    parser.add_argument("--bilingual", action="store_true", help="French, then English")
    parser.add_argument("--large", action="store_true", help="large print")
    parser.add_argument("--paper", choices=PAPERS, default="letter")
    parser.add_argument("--grey", action="store_true", help="for a black and white printer")
    parser.add_argument("--notes", action="store_true", help="internal notes, on the counsellor's copy")
    parser.add_argument("--password-file", type=Path, metavar="FILE", help="its first line opens the PDF")


def run(options: argparse.Namespace) -> int:
    """Write the PDF of the first pathway found, or those of a database."""
    if options.database:
        from ui.commands import batch

        return batch.run(options)
    if options.case is None:
        raise PlannerError("nothing-named")
    return _one(options)


def _one(options: argparse.Namespace) -> int:
    from planner.report.documents import document, pdf

    words, choice, password = Words(options.language), chosen(options), password_of(options)
    document(choice.document)
    case, catalogue = opened(options.case, options.catalogue)
    warn(catalogue, words)
    case = _named_by_its_content(case)
    result = searched(case, catalogue, words, options.profile)
    planned = adopt(case, best(result, str(options.case)), catalogue)
    file = pdf(planned, catalogue, Counsellor(), options.language, options.today, choice, result.proposals)
    files.write(options.out, sealed_by(file, password))
    return 0


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


def sealed_by(file: bytes, password: str) -> bytes:
    """Return the file, encrypted if there is a password."""
    from planner.report.sealed import sealed

    return sealed(file, password) if password else file


def _parts(text: str) -> tuple[str, ...]:
    asked = tuple(part.strip() for part in text.split(",") if part.strip())
    wrong = [part for part in asked if part not in PARTS]
    if wrong or not asked:
        raise argparse.ArgumentTypeError(f"{', '.join(wrong) or text}: {', '.join(PARTS)}")
    return asked


def _named_by_its_content(case: Case) -> Case:
    """Give a case file an identifier of its own, so that the same file gives the same paper."""
    return replace(case, id=str(uuid5(NAMESPACE_OID, json.dumps(case_json(case), sort_keys=True))))
