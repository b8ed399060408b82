"""What the command line prints to: text that any redirection takes, and an end without complaint."""

import io
import os
import sys


def speak_utf8() -> None:
    """Print every character: UTF-8 into files and pipes, and what a terminal lacks as its code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def forget() -> None:
    """Drop what is still to be printed: nobody takes it, and Python would complain about it at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
