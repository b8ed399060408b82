"""A value that is read once, on whatever thread asks first; whoever else asks meanwhile waits for it."""

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Reading(Generic[T]):
    """What `read` returns, from its first call on; a reading that failed is tried again."""

    def __init__(self, read: Callable[[], T]) -> None:
        self._read, self._lock = read, Lock()
        self._found: list[T] = []

    def __call__(self) -> T:
        with self._lock:
            if not self._found:
                self._found.append(self._read())
            return self._found[0]
