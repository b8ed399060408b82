"""`parcours pdf --database`: print the plans of a database, and say what failed."""

import argparse
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from shutil import get_terminal_size
from threading import Event
from types import FrameType

from planner.sentences import error_sentence
from planner.words import Words
from ui.commands.choosing import chosen, password_of
from ui.printing_many import Office, Order, Report, print_many

FAILED = 1


def run(options: argparse.Namespace) -> int:
    """Print the plans of a database; exit 0 when every one was printed, else 1."""
    from db.cases import CaseStore
    from db.catalogue import CatalogueStore
    from db.settings import SettingsStore
    from db.snapshot import snapshot

    words, order = Words(options.language), _order(options)
    with snapshot(options.database) as database, _stoppable() as stop:
        office = Office(
            CaseStore(database),
            CatalogueStore(database).load(),
            SettingsStore(database).counsellor(),
            options.today,
        )
        report = print_many(order, office, _progress, stop.is_set)
    _tell(report, words)
    return FAILED if report.failed or report.stopped else 0


def _order(options: argparse.Namespace) -> Order:
    return Order(options.out, chosen(options), options.search, "", password_of(options))


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


def _tell(report: Report, words: Words) -> None:
    print(words.n_("{n} plan printed", "{n} plans printed", report.printed))
    for failed in report.failed:
        said = error_sentence(failed.error, words) if failed.error else ""
        print(words._("{title}: {text}", title=failed.name, text=said), file=sys.stderr)
    if report.stopped:
        print(words._("Stopped: the plans that follow were not printed."), file=sys.stderr)
