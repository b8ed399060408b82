"""`parcours pdf --database`: print the plans of a database, and say what failed."""

import argparse
import signal
import sys
import traceback
from collections.abc import Iterator
from contextlib import closing, contextmanager
from shutil import get_terminal_size
from threading import Event
from types import FrameType

from planner.errors import PlannerError
from planner.words import Words
from ui.commands.choosing import chosen, password_of
from ui.printing_many import Order, Report, print_many
from ui.printing_office import Office
from ui.printing_words import bugs, printed_sentence, trouble

FAILED = 1


def run(options: argparse.Namespace) -> int:
    """Print the plans of a database and keep them there as printed; exit 0 when every one was, else 1."""
    from db.cases import CaseStore
    from db.catalogue import CatalogueStore
    from db.database import open_database
    from db.settings import SettingsStore

    words, order = Words(options.language), _order(options)
    with closing(open_database(options.database, create=False)) as database, _stoppable() as stop:
        catalogue, counsellor = CatalogueStore(database).load(), SettingsStore(database).counsellor()
        office = Office(CaseStore(database), catalogue, counsellor, options.today, plan=options.plan)
        report = print_many(order, office, _progress, stop.is_set)
    _tell(report, order, words)
    return FAILED if report.failed or report.stopped else 0


def _order(options: argparse.Namespace) -> Order:
    choice = chosen(options)
    if choice.reason:
        raise PlannerError("reason-of-one")
    return Order(options.out, choice, options.search, "", password_of(options), options.among)


@contextmanager
def _stoppable() -> Iterator[Event]:
    """Let Ctrl-C stop after the plan under way; a second one leaves at once."""
    stop = Event()

    def ask(number: int, frame: FrameType | None) -> None:
        stop.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def _progress(name: str, share: float) -> None:
    if sys.stderr.isatty():
        line = f"{share:.0%} {name}"[: get_terminal_size().columns - 1]
        print("\r\x1b[K" + line, end="\n" if share >= 1 else "", file=sys.stderr, flush=True)


def _tell(report: Report, order: Order, words: Words) -> None:
    print(printed_sentence(report, order.out, words))
    for line in trouble(report, order.bound, words):
        print(line, file=sys.stderr)
    for error in bugs(report):
        print("".join(traceback.format_exception(error)), file=sys.stderr)
