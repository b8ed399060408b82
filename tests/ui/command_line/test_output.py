"""What the command line prints: UTF-8 wherever it goes, and helps in both languages."""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.words import Words
from tests.ui.command_line.typed import case_file
from ui import argument_words
from ui.command_line import BAD_INPUT
from ui.command_parser import parser


def printed(out: Path | int, *arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run as a person does, with what is printed sent to a file or an open handle."""
    command = [sys.executable, "-P", "-m", "ui", *(str(a) for a in arguments)]
    place = {"PYTHONPATH": str(Path(__file__).parents[3]), **environment}
    with open(out, "wb") as file:
        return subprocess.run(command, stdout=file, stderr=subprocess.PIPE, env={**os.environ, **place})


def test_what_is_redirected_is_utf8_whatever_the_system_takes(catalogue: Path, tmp_path: Path) -> None:
    (catalogue / "trades.csv").write_text("code,title_en\nT,Œuvre → {}\n", "utf-8")
    out = tmp_path / "out.txt"
    arguments = ["plan", case_file(tmp_path), "--catalogue", catalogue, "--profile", "fastest"]
    assert printed(out, *arguments, PYTHONIOENCODING="cp1252").returncode == 0
    assert "Œuvre → {}" in out.read_text("utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk here is always full")
def test_a_full_disk_is_told_when_the_answer_is_redirected_to_it(catalogue: Path, tmp_path: Path) -> None:
    run = printed(
        Path("/dev/full"), "plan", case_file(tmp_path), "--catalogue", catalogue, "--language", "en"
    )
    assert run.returncode == BAD_INPUT
    assert run.stderr.decode().strip().splitlines()[-1].startswith("The disk is full: stdout")
    assert b"Traceback" not in run.stderr and b"Exception" not in run.stderr


def test_a_reader_that_leaves_early_is_no_fault(catalogue: Path, tmp_path: Path) -> None:
    read, written = os.pipe()
    os.close(read)
    arguments = ["plan", case_file(tmp_path), "--catalogue", catalogue, "--json"]
    run = printed(written, *arguments)
    assert (run.returncode, run.stderr) == (0, b"")


def every_help(found: argparse.ArgumentParser) -> Iterator[str]:
    """Yield the helps of a parser and of all its commands."""
    for action in found._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from (str(command.help) for command in action._choices_actions)
            for inner in action.choices.values():
                yield from every_help(inner)
        elif action.help and action.dest not in ("help", "version", "parts"):
            yield action.help


def test_every_help_is_said_in_french_and_in_english() -> None:
    english = list(every_help(argument_words.said(parser(), Words("en"))))
    french = list(every_help(argument_words.said(parser(), Words("fr"))))
    assert len(english) == len(french) > 50
    assert [e for e, f in zip(english, french, strict=True) if e == f] == []
