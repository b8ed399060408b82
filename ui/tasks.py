"""Work beside the window: workers, and one queued signal that brings every answer back."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")
Then = Callable[[Future[Any]], None]


class Running:
    """One piece of work under way, with its progress; the worker asks `stopped`, anyone may `cancel`.

    `partial` is what the worker has handed over before the end, if anything.
    """

    def __init__(self, title: str, tell: Callable[["Running", str, float], None]) -> None:
        self.title, self.text, self.fraction = title, "", 0.0
        self.partial: Any = None
        self._tell, self._stop = tell, Event()

    def stopped(self) -> bool:
        """Say whether the work should end now."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to end."""
        self._stop.set()

    def progress(self, text: str, fraction: float) -> None:
        """Report from the worker what is being done, and the share that is done."""
        self._tell(self, text, fraction)

    def hand_over(self, partial: Any) -> None:
        """Hand over from the worker what is found so far, a value that nobody changes."""
        self.partial = partial
        self._tell(self, self.text, self.fraction)


class Tasks(QObject):
    """One worker, or several for work without an order; answers and progress arrive on the window's thread.

    `waiting` says whether anything that was asked is still to be answered; who `is_closed` takes no work.
    """

    started = Signal(object)
    progressed = Signal(object)
    ended = Signal(object)
    waiting = Signal(bool)
    _reported = Signal(object)

    def __init__(self, parent: QObject | None = None, workers: int = 1) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=workers)
        self._asked, self.is_closed = 0, False
        self._running: list[Running] = []
        self._reported.connect(lambda reply: reply(), Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], T], then: Callable[[Future[T]], None]) -> Future[T]:
        """Do `work` beside the window, and call `then` with its future on the window's thread.

        What is asked once all is closed is not done: its future is cancelled.
        """
        if self.is_closed:
            return _cancelled()
        self._count(1)
        future = self._submit(work)
        future.add_done_callback(lambda done: self._answer(then, done))
        return future

    def follow(self, title: str, work: Callable[[Running], T], then: Callable[[Future[T]], None]) -> Running:
        """Do long `work`, shown with its title, progress and cancel; `work` is given the Running.

        The title is a sentence that `N_` marks: the status bar says it in the language on screen.
        """
        running = Running(title, lambda *told: self._reply(lambda: self._progress(*told)))
        self._running.append(running)
        self.started.emit(running)
        self.run(lambda: work(running), lambda done: self._end(running, then, done))
        return running

    @property
    def running(self) -> tuple[Running, ...]:
        """Return the long pieces of work that have not answered yet."""
        return tuple(self._running)

    @property
    def is_waiting(self) -> bool:
        """Say whether anything that was asked is still to be answered."""
        return self._asked > 0

    def drain(self) -> None:
        """Wait until the one worker has ended what was asked so far; its answers still come."""
        self._submit(lambda: None).result()

    def close(self) -> None:
        """Cancel what runs, wait for it, and take no more work."""
        self.is_closed = True
        for running in self._running:
            running.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _submit(self, work: Callable[[], T]) -> Future[T]:
        return self._pool.submit(work)

    def _answer(self, then: Then, done: Future[Any]) -> None:
        if not done.cancelled():  # only closing cancels work that has not begun: nobody is left to tell
            self._reply(lambda: self._take(then, done))

    def _take(self, then: Then, done: Future[Any]) -> None:
        self._count(-1)
        then(done)

    def _count(self, more: int) -> None:
        self._asked += more
        self.waiting.emit(self.is_waiting)

    def _reply(self, reply: Callable[[], None]) -> None:
        self._reported.emit(reply)

    def _progress(self, running: Running, text: str, fraction: float) -> None:
        running.text, running.fraction = text, fraction
        self.progressed.emit(running)

    def _end(self, running: Running, then: Then, done: Future[Any]) -> None:
        self._running.remove(running)
        self.ended.emit(running)
        then(done)


def _cancelled() -> Future[Any]:
    future: Future[Any] = Future()
    future.cancel()
    return future


class InstantTasks(Tasks):
    """Tasks that are done and answered at once, so that no test waits."""

    def _submit(self, work: Callable[[], T]) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(work())
        except Exception as error:
            future.set_exception(error)
        return future

    def _reply(self, reply: Callable[[], None]) -> None:
        reply()
