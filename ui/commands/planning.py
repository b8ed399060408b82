"""`parcours plan`: search the pathways of a case file."""

import argparse
import json
import sys
from dataclasses import replace
from datetime import date
from math import inf
from pathlib import Path
from typing import Any as Json

import resources
from planner.case import Case
from planner.case_form import read_case
from planner.catalogue import Catalogue, Trade
from planner.errors import PlannerError
from planner.pathway.result import PROFILES, Proposal, Result, Status
from planner.recognition import with_recognition
from planner.regions import REGIONS
from planner.related import related
from planner.requirement import Any
from planner.warning_words import SHOWN_WARNINGS
from planner.words import N_, Words
from ui.commands.summary import summary

UNKNOWN = (
    N_("The case pins {code}, which the catalogue does not have: no pathway can take it."),
    N_("The case sets {code} aside, which the catalogue does not have: nothing changes."),
    N_("The client took {code}, which the catalogue does not have: it gives nothing."),
)
NO_REGION = N_("The case names the region {region}, which is none of Québec’s: they are 01 to 17.")


def run(options: argparse.Namespace) -> int:
    """Print the pathways of CASE.json, as sentences or as JSON."""
    words = Words(options.language)
    case, catalogue = opened(options.case, options.catalogue)
    warn(catalogue, words, len(catalogue.warnings) if options.all_warnings else SHOWN_WARNINGS)
    warn_of_case(case, catalogue, words)
    posed = related(case, catalogue) if options.related else case
    result = searched(posed, catalogue, words, options.profile, options.seconds)
    print(as_json(result_json(result)) if options.json else summary(case, result, catalogue, words))
    return 0


def opened(path: Path, folder: Path | None) -> tuple[Case, Catalogue]:
    """Return the case of a file and its catalogue; a goal that is not in it is an error.

    Without any trade in the catalogue, the goal leads nowhere: then no pathway reaches it.
    """
    case, catalogue = read_case(path), opened_catalogue(folder)
    if not catalogue.trades:
        nowhere = Trade(case.target.trade, requires=Any(()))
        told = catalogue.warnings
        if not any(warning["code"] == "catalogue-empty" for warning in told):
            told = (*told, {"code": "no-trades", "trade": nowhere.code})
        catalogue = replace(catalogue, trades={nowhere.code: nowhere}, warnings=told)
    if case.target.trade not in catalogue.trades:
        raise PlannerError("unknown-trade", file=str(path), trade=case.target.trade)
    return case, with_recognition(case, catalogue)


def opened_catalogue(folder: Path | None) -> Catalogue:
    """Return the catalogue of a folder, or the one that Parcours ships; a missing table is empty."""
    from db.importers.form import read_catalogue

    try:
        return read_catalogue(folder or resources.path("data"))
    except PlannerError as error:
        if error.code != "catalogue-empty":
            raise
        return Catalogue(warnings=({"code": error.code, "path": str(folder)},))


def warn(catalogue: Catalogue, words: Words, shown: int = SHOWN_WARNINGS) -> None:
    """Print the catalogue's first warnings on standard error, and how many more there are."""
    from planner.sentences import warning_sentences

    for line in warning_sentences(catalogue.warnings, words, shown):
        print(line, file=sys.stderr)


def warn_of_case(case: Case, catalogue: Catalogue, words: Words) -> None:
    """Print on standard error which activities and regions of the case nobody knows, and what follows."""
    wishes, past = case.preferences, [fact.activity for fact in case.client.activities]
    for sentence, codes in zip(UNKNOWN, (wishes.pinned, wishes.forbidden, past), strict=True):
        for code in sorted({*codes} - {*catalogue.activities}):
            print(words._(sentence, code=code), file=sys.stderr)
    for region in sorted({case.client.region, *wishes.regions} - {"", *REGIONS}):
        print(words._(NO_REGION, region=region), file=sys.stderr)


def searched(
    case: Case, catalogue: Catalogue, words: Words, profile: str | None = None, seconds: float = inf
) -> Result:
    """Return the answer to the case, for one profile or for all; Ctrl-C or the time gives the best so far."""
    from planner.pathway.search import pathways
    from ui.commands.waiting import stopped_words, waiting

    profiles = (profile,) if profile else PROFILES
    with waiting(words, seconds) as wait:
        result = pathways(case, catalogue, wait.stop_searching, wait.progress, profiles, date.today())
    if wait.interrupted and result.status != Status.INFEASIBLE:
        print(stopped_words(result, words), file=sys.stderr)
    return result


def best(result: Result, name: str) -> Proposal:
    """Return the first pathway found for the case that is called `name`; none is an error that says why."""
    if result.proposals:
        return result.proposals[0]
    if result.status is Status.UNKNOWN:
        raise PlannerError("search-stopped", file=name)
    raise PlannerError("no-pathway", file=name)


def result_json(result: Result) -> dict[str, Json]:
    """Return the answer in the exchange form."""
    from planner.pathway import form

    return form.result_json(result)


def as_json(value: Json) -> str:
    """Return readable JSON, the same for the same value."""
    return json.dumps(value, ensure_ascii=False, indent=2)
