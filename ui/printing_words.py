"""What became of many plans, as sentences for the window and for a terminal."""

from collections.abc import Iterator
from pathlib import Path

from planner.errors import PlannerError
from planner.report.batch import Printed
from planner.sentences import error_sentence
from planner.words import Words
from ui.printing_many import Report


def printed_sentence(report: Report, out: Path, words: Words) -> str:
    """Return how many plans were printed, and where."""
    printed = words.n_("{n} plan printed", "{n} plans printed", report.printed)
    return words._("{title}: {text}", title=printed, text=out) if report.printed else printed


def trouble(report: Report, is_bound: bool, words: Words, most: int | None = None) -> Iterator[str]:
    """Yield whether the printing was stopped and what failed, `most` failures at the most."""
    if report.stopped:
        nothing = words._("Stopped: the file was not written, and no plan counts as printed.")
        yield nothing if is_bound else words._("Stopped: the plans that follow were not printed.")
    told = report.failed[:most]
    yield from (_failure(printed, words) for printed in told)
    if left := len(report.failed) - len(told):
        yield words.n_("and {n} more", "and {n} more", left)


def bugs(report: Report) -> Iterator[Exception]:
    """Yield the faults of the program itself."""
    for printed in report.failed:
        if printed.error is not None and not isinstance(printed.error, PlannerError):
            yield printed.error


def _failure(printed: Printed, words: Words) -> str:
    error = printed.error
    if isinstance(error, PlannerError):
        said = error_sentence(error, words)
    else:
        said = words._("the program met an error of its own; this plan was not printed.")
    return words._("{title}: {text}", title=printed.name, text=said)
