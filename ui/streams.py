"""What the command line prints to: text that any redirection takes."""

import io
import sys


def speak_utf8() -> None:
    """Print every character: UTF-8 into files and pipes, and what a terminal lacks as its code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
