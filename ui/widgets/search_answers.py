"""What the sources of the search answer: some at once, some once it is read."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple


class Found(NamedTuple):
    """One answer: what the list says, and what choosing it does."""

    text: str
    act: Callable[[], object]


class Later(NamedTuple):
    """Answers that are read first, beside the window where that takes a while, and then said."""

    work: Callable[[], Any]
    say: Callable[[Any], list[Found]]


Source = Callable[[str], Iterable[Found] | Later]
Read = Callable[[Callable[[], Any], Callable[[Any], None]], None]


class Answers:
    """The answers to one query, in the order of their sources, whichever comes first.

    `read` reads what takes a while; `shown` is called when what is found can be shown again.
    """

    def __init__(self, sources: Iterable[Source], read: Read, shown: Callable[[], object]) -> None:
        self._sources, self._read, self._shown = tuple(sources), read, shown
        # What each source answers, None while it is awaited.
        self._answers: list[list[Found] | None] = []

    def ask(self, query: str) -> None:
        """Ask every source; of what was asked before, nothing is awaited any more."""
        answers: list[list[Found] | None] = [None for _ in self._sources] if query else []
        self._answers = answers
        for place in range(len(answers)):
            self._ask(answers, place, query)

    def forget(self) -> None:
        """Await nothing any more."""
        self._answers = []

    @property
    def found(self) -> list[Found]:
        """Return what is found so far."""
        return [found for answer in self._answers for found in answer or ()]

    @property
    def are_awaited(self) -> bool:
        """Say whether a source is still to answer."""
        return None in self._answers

    @property
    def are_none(self) -> bool:
        """Say whether something was asked, and no source has found anything."""
        return bool(self._answers) and not self.are_awaited and not self.found

    def _ask(self, answers: list[list[Found] | None], place: int, query: str) -> None:
        answer = self._sources[place](query)
        if not isinstance(answer, Later):
            answers[place] = list(answer)
            return
        # Of what was typed on meanwhile, nothing is read any more.
        work = lambda: answer.work() if answers is self._answers else ()  # noqa: E731
        self._read(work, lambda found: self._take(answers, place, answer.say(found)))

    def _take(self, answers: list[list[Found] | None], place: int, found: list[Found]) -> None:
        is_late = all(answer is not None for answer in answers[place + 1 :])
        answers[place] = found
        if answers is self._answers and is_late:
            self._shown()
