"""`parcours pdf`: plan a case file and print its action plan."""

import argparse
import json
from dataclasses import replace
from uuid import NAMESPACE_OID, uuid5

from planner.adopt import adopt
from planner.case import Case
from planner.case_form import case_json
from planner.office import Counsellor
from planner.words import Words
from ui import files
from ui.commands.planning import best, opened, searched, warn


def run(options: argparse.Namespace) -> int:
    """Write the PDF of the first pathway found."""
    from planner.report.documents import pdf

    words = Words(options.language)
    case, catalogue = opened(options.case, options.catalogue)
    case = _named_by_its_content(case)
    warn(catalogue, words)
    result = searched(case, catalogue, words, options.profile)
    planned = adopt(case, best(result, str(options.case)), catalogue)
    paper = pdf(planned, catalogue, Counsellor(), options.language, options.today)
    files.write(options.out, paper)
    return 0


def _named_by_its_content(case: Case) -> Case:
    """Give a case file an identifier of its own, so that the same file gives the same paper."""
    return replace(case, id=str(uuid5(NAMESPACE_OID, json.dumps(case_json(case), sort_keys=True))))
