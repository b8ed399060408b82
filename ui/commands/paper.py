"""`parcours pdf`: plan a case file and print it, or print the plans of a database."""

import argparse
import json
from dataclasses import replace
from uuid import NAMESPACE_OID, uuid5

from planner.adopt import adopt
from planner.case import Case
from planner.case_form import case_json
from planner.errors import PlannerError
from planner.office import Counsellor
from planner.related import related
from planner.words import Words
from ui import files
from ui.commands.choosing import chosen, password_of
from ui.commands.planning import best, opened, searched, warn


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
    # Without a day on which the case was made, nothing would be due before the plan starts.
    case = replace(_named_by_its_content(case), created=case.created or options.today)
    result = searched(related(case, catalogue), catalogue, words, options.profile)
    planned = adopt(case, best(result, str(options.case)), catalogue)
    file = pdf(planned, catalogue, Counsellor(), options.language, options.today, choice, result.proposals)
    files.write(options.out, sealed_by(file, password))
    return 0


def sealed_by(file: bytes, password: str) -> bytes:
    """Return the file, encrypted if there is a password."""
    from planner.report.sealed import sealed

    return sealed(file, password) if password else file


def _named_by_its_content(case: Case) -> Case:
    """Give a case file an identifier of its own, so that the same file gives the same paper."""
    return replace(case, id=str(uuid5(NAMESPACE_OID, json.dumps(case_json(case), sort_keys=True))))
