"""What the command line prints to: text that any redirection takes."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from typing import Any, TextIO, cast

from planner.controls import visible


def speak_utf8() -> None:
    """Print every character: UTF-8 into files and pipes, and what a terminal lacks as its code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


class _Seen:
    """A stream on which a text from elsewhere moves no cursor and turns no line round."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write what can be seen of a text, and its other characters as their codes."""
        return self._stream.write(visible(text))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextmanager
def only_visible() -> Iterator[None]:
    """Let all that is printed meanwhile be seen as it is, whoever wrote it: names come from others."""
    with redirect_stdout(cast("TextIO", _Seen(sys.stdout))):
        yield


def give_up_output() -> None:
    """Send nowhere what could not be printed: some Pythons try again when they leave, and say so."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
