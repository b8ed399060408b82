"""A long search at a terminal: it says how far it is, and Ctrl-C keeps the best so far."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from shutil import get_terminal_size
from time import monotonic
from types import FrameType

from planner.pathway.result import Result
from planner.profile_words import profile_words
from planner.words import Words

REDRAW_SECONDS = 1.0


class Waiting:
    """What a search is told and asked while a person waits at the terminal."""

    def __init__(self, words: Words, seconds: float = inf) -> None:
        self.interrupted, self._seconds = False, seconds
        self._words, self._began, self._drawn = words, monotonic(), 0.0
        self._profile, self._share, self._width = "", 0.0, 0

    def stop(self) -> bool:
        """Say whether the person asked to stop, or the time is up; redraw the progress once a second."""
        self.interrupted |= monotonic() - self._began >= self._seconds
        if self._profile and monotonic() - self._drawn > REDRAW_SECONDS:
            self._draw(self._line())
        return self.interrupted

    def stop_searching(self) -> bool:
        """Say as `stop` does, but by the time only once a profile is searched: its first plan comes soon."""
        return self.stop() if self._profile else self.interrupted

    def progress(self, profile: str, share: float) -> None:
        """Show what is searched, and the share that is done (0 to 1)."""
        self._profile, self._share = profile if share < 1 else "", share
        self._draw(self._line() if self._profile else "")

    def interrupt(self, number: int, frame: FrameType | None) -> None:
        """Stop at the first Ctrl-C with the best so far; a second one leaves at once."""
        self.interrupted = True
        signal.signal(signal.SIGINT, signal.default_int_handler)

    def _line(self) -> str:
        return self._words._(
            "{share} · {seconds} s · {profile} (Ctrl-C: the best so far)",
            share=self._words.percent(self._share),
            profile=profile_words(self._profile, self._words),
            seconds=int(monotonic() - self._began),
        )

    def _draw(self, line: str) -> None:
        if not sys.stderr.isatty():
            return
        line = line[: get_terminal_size().columns - 1]
        print("\r" + line.ljust(self._width), end="" if line else "\r", file=sys.stderr, flush=True)
        self._drawn, self._width = monotonic(), len(line)


@contextmanager
def waiting(words: Words, seconds: float = inf) -> Iterator[Waiting]:
    """Let Ctrl-C or so many seconds end a search early, and show on standard error how far it is."""
    wait = Waiting(words, seconds)
    before = signal.signal(signal.SIGINT, wait.interrupt)
    try:
        yield wait
    finally:
        signal.signal(signal.SIGINT, before)
        wait.progress("", 1.0)


def stopped_words(result: Result, words: Words) -> str:
    """Return what an answer is worth whose search was stopped."""
    if result.proposals:
        return words._("Stopped: this is the best found so far. A better pathway may exist.")
    return words._("Stopped before a pathway was found. Let the search run longer.")
