"""`parcours reach`: every trade that a client can reach, how soon and at what cost."""

import argparse
import sys

from planner.case_form import read_case
from planner.destination_words import destination_json, destination_lines
from planner.recognition import with_recognition
from planner.words import Words
from ui.commands.planning import as_json, opened_catalogue, warn, warn_of_case


def run(options: argparse.Namespace) -> int:
    """Print every trade, soonest first, as sentences or as JSON; --seconds or Ctrl-C ends the proofs."""
    from planner.pathway.destinations import Destination, destinations
    from ui.commands.waiting import waiting

    words, case = Words(options.language), read_case(options.case, aimed=False)
    catalogue = opened_catalogue(options.catalogue)
    warn(catalogue, words)
    catalogue = with_recognition(case, catalogue)
    warn_of_case(case, catalogue, words)
    with waiting(words, options.seconds) as wait:

        def tell(found: Destination, share: float) -> None:
            wait.progress(words.said(catalogue.term(found.trade)), share)

        found = destinations(case, catalogue, wait.stop, tell, hoped=not options.json)
    if wait.interrupted:
        print(words._("Stopped: the trades that are left are not decided."), file=sys.stderr)
    if options.json:
        print(as_json([destination_json(row) for row in found]))
    else:
        print("\n".join(destination_lines(found, case, catalogue, words)))
    return 0
