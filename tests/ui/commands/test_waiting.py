"""A long search: how far it is on a terminal, and the best so far at the first Ctrl-C."""

import io
import json
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import resources
from planner.pathway.result import PROFILES, Result
from planner.words import Words
from ui.command_line import BAD_INPUT, INTERRUPTED, main
from ui.commands.waiting import Waiting, stopped_words, waiting

STORY = resources.path("data") / "samples" / "U.json"


class Terminal(io.StringIO):
    """Standard error where a person looks on."""

    def isatty(self) -> bool:
        return True


def a_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Let a person look on; not as a fixture, for the test's own capture comes after those."""
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    return shown


@pytest.fixture
def ctrl_c(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Press Ctrl-C as the search begins its n-th profile."""

    def press_at(number: int) -> None:
        seen: list[str] = []

        def progress(wait: Waiting, profile: str, share: float) -> None:
            seen.append(profile)
            if len(seen) == number:
                signal.raise_signal(signal.SIGINT)

        monkeypatch.setattr(Waiting, "progress", progress)

    return press_at


def test_the_first_ctrl_c_stops_and_the_second_leaves() -> None:
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt), waiting(Words("en")) as wait:
        assert not wait.stop()
        signal.raise_signal(signal.SIGINT)
        assert wait.stop()
        signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_a_terminal_shows_what_is_searched_and_is_clean_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = a_terminal(monkeypatch)
    with waiting(Words("en")) as wait:
        wait.progress("fastest", 0.25)
        wait.progress("while_working", 0.5)
    first, second, end = terminal.getvalue().strip("\r").split("\r")
    assert first.startswith("25%") and "the fastest" in first and "Ctrl-C" in first
    assert second.startswith("50%") and len(second) >= len(first)
    assert end.strip() == "" and len(end) >= len(second.rstrip())


def test_the_seconds_go_on_while_one_profile_is_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = a_terminal(monkeypatch)
    clock = [100.0]
    monkeypatch.setattr("ui.commands.waiting.monotonic", lambda: clock[0])
    wait = Waiting(Words("fr"))
    for clock[0] in (100.0, 100.5, 103.0, 103.5):
        wait.stop() if clock[0] > 100 else wait.progress("fastest", 0.0)
    lines = terminal.getvalue().strip("\r").split("\r")
    assert ["0\u00a0s" in lines[0], "3\u00a0s" in lines[1], len(lines)] == [True, True, 2]


def test_nothing_is_shown_where_nobody_looks_on(capsys: pytest.CaptureFixture[str]) -> None:
    with waiting(Words("en")) as wait:
        wait.progress("fastest", 0.25)
        wait.stop()
    assert capsys.readouterr().err == ""


def test_ctrl_c_after_some_profiles_prints_the_best_so_far(
    ctrl_c: Callable[[int], None], capsys: pytest.CaptureFixture[str]
) -> None:
    # The solver has run by then: it must have left the signal to us.
    ctrl_c(3)
    assert main(["plan", str(STORY), "--json", "--language", "en"]) == 0
    said = capsys.readouterr()
    found = json.loads(said.out)
    assert found["status"] == "feasible"
    named = {profile for proposal in found["proposals"] for profile in proposal["profiles"]}
    assert named == set(PROFILES)  # those that were not searched have the first plan, made without a solver
    assert "Stopped: this is the best found so far" in said.err


def test_ctrl_c_before_any_pathway_leaves_nothing_to_print(
    ctrl_c: Callable[[int], None],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ctrl_c(1)
    out = tmp_path / "plan.pdf"
    monkeypatch.setattr("planner.pathway.known.greedy", lambda *_: None)  # no first plan either
    assert main(["pdf", str(STORY), "--out", str(out), "--language", "en"]) == BAD_INPUT
    said = capsys.readouterr().err
    assert "was stopped before it found a pathway" in said and "no pathway reaches" not in said
    assert not out.exists()


def test_what_is_proven_at_once_is_not_called_stopped(
    ctrl_c: Callable[[int], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ctrl_c(1)
    hurried = tmp_path / "U.json"
    asked = json.loads(STORY.read_text(encoding="utf-8"))
    asked["preferences"]["deadline"] = asked["preferences"]["start"]
    hurried.write_text(json.dumps(asked), encoding="utf-8")
    assert main(["pdf", str(hurried), "--out", str(tmp_path / "plan.pdf"), "--language", "en"]) == BAD_INPUT
    said = capsys.readouterr().err
    assert "no pathway reaches the goal" in said and "Stopped" not in said


def test_what_a_stopped_answer_is_worth_without_a_pathway() -> None:
    assert stopped_words(Result("unknown"), Words("en")).startswith("Stopped before a pathway was found")  # type: ignore[arg-type]


def test_ctrl_c_outside_a_search_leaves_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(path: object) -> None:
        raise KeyboardInterrupt  # no real signal: a shell starts what runs behind with Ctrl-C ignored

    monkeypatch.setattr("ui.commands.planning.read_case", interrupted)
    assert main(["plan", "case.json"]) == INTERRUPTED
    assert capsys.readouterr().err == ""


def test_no_time_gives_the_first_plan_and_says_that_it_may_not_be_the_best(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["plan", str(STORY), "--language", "en", "--json", "--seconds", "0"]) == 0
    printed = capsys.readouterr()
    answer = json.loads(printed.out)
    assert answer["status"] == "feasible"
    assert {proposal["status"] for proposal in answer["proposals"]} == {"feasible"}
    assert "best found so far" in printed.err


@pytest.mark.parametrize("wrong", ["-1", "nan", "soon"])
def test_a_time_that_is_none_is_refused(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", str(STORY), "--seconds", wrong]) == BAD_INPUT
    assert "--seconds" in capsys.readouterr().err
