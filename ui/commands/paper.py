"""`parcours pdf`: plan a case file and print its action plan."""

import argparse

from planner.adopt import adopt
from planner.case_form import read_case
from planner.errors import PlannerError
from planner.office import Counsellor
from planner.words import Words
from ui import files
from ui.commands.planning import opened_catalogue, searched, warn


def run(options: argparse.Namespace) -> int:
    """Write the PDF of the first pathway found."""
    from planner.report.documents import pdf

    case, catalogue = read_case(options.case), opened_catalogue(options.catalogue)
    warn(catalogue, Words(options.language))
    result = searched(case, catalogue, options.profile)
    if not result.proposals:
        raise PlannerError("no-pathway", file=str(options.case))
    planned = adopt(case, result.proposals[0], catalogue)
    paper = pdf(planned, catalogue, Counsellor(), options.language, options.today)
    files.write(options.out, paper)
    return 0
