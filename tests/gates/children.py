"""Programs of their own that a gate stops: started, told when to die, and what they had said by then."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from time import sleep

PROJECT = Path(__file__).resolve().parents[2]


def started(script: str, *arguments: object) -> subprocess.Popen[str]:
    """Start a program; what it prints is a promise that it made, what it reads is what it waits for."""
    command = [sys.executable, "-P", "-c", script, *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=PROJECT, env=environment)


def said_when_killed(script: str, *arguments: object, after: float) -> list[str]:
    """Return the whole lines that a program said, killed so many seconds after its first one."""
    with started(script, *arguments) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        sleep(after)
        child.send_signal(signal.SIGKILL)
        left = child.stdout.readlines()
    return [line.strip() for line in (first, *left) if line.endswith("\n")]


def said(script: str, *arguments: object) -> list[str]:
    """Return the lines of a program that ends by itself, or kills itself."""
    with started(script, *arguments) as child:
        assert child.stdout is not None
        return child.stdout.read().splitlines()
