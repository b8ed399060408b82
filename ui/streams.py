"""What the command line prints to: text that any redirection takes."""

import io
import os
import sys
from contextlib import suppress


def speak_utf8() -> None:
    """Print every character: UTF-8 into files and pipes, and what a terminal lacks as its code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def give_up_output() -> None:
    """Send nowhere what could not be printed: some Pythons try again when they leave, and say so."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
