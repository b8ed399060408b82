"""However many courses there are, a search asks often whether to stop: work is counted, not timed."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from types import FrameType

import pytest

from planner.pathway import search as searching
from planner.pathway.search import pathways
from tests.benchmarks.courses import University, courses

# Calls of functions between two questions: so many take less than a tenth of a second.
MOST = 250_000
HARD = University(courses=1800, skills=900, asked=8, needs=25, weekly_hours=15)
LARGE = {"in terms": HARD, "on any Monday": replace(HARD, in_terms=False)}


class Counted:
    """Counts the calls of functions between two questions, and answers the questions."""

    def __init__(self, stops: Callable[[int], bool]) -> None:
        self._stops, self._calls, self._asked = stops, 0, 0
        self.most, self.place = 0, ""

    def stop(self) -> bool:
        """Answer a question, and count again from there."""
        self._asked += 1
        if self._calls > self.most:
            self.most, self.place = self._calls, _place(sys._getframe(1))
        self._calls = 0
        return self._stops(self._asked)

    @contextmanager
    def counting(self) -> Iterator[None]:
        """Count while something is done, and what it does after the last question too."""
        sys.setprofile(self._count)
        try:
            yield
        finally:
            sys.setprofile(None)
        self.stop()

    def _count(self, frame: FrameType, event: str, argument: object) -> None:
        self._calls += event in ("call", "c_call")


def _place(frame: FrameType | None) -> str:
    found: list[str] = []
    while frame is not None and len(found) < 12:
        found.append(f"{frame.f_code.co_name}:{frame.f_lineno}")
        frame = frame.f_back
    return " < ".join(found)


@pytest.fixture
def little_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Go through every stage of a search, in little of the solver's work for each."""
    for name in ("SOON", "LATER", "OTHERWISE"):
        monkeypatch.setattr(searching, name, 0.02)


@pytest.mark.slow
@pytest.mark.parametrize("kind", LARGE)
def test_a_search_of_many_courses_asks_often_whether_to_stop(kind: str, little_work: None) -> None:
    import_module("ortools.sat.python.cp_model")
    counted = Counted(lambda asked: False)
    case, catalogue = courses(LARGE[kind], seed=1)
    with counted.counting():
        pathways(case, catalogue, counted.stop, profiles=("fastest",))
    assert counted.most <= MOST, counted.place
