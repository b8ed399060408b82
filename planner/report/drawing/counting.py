"""Sheets that stories are laid out on, and counted on when several layouts are tried."""

from collections.abc import Hashable
from functools import cache
from typing import Any

from reportlab.platypus import Frame

# Flowables that act on the frame, take no room, or pass on the space of others.
PECULIAR = ("frameAction", "_ZEROSIZE", "_SPACETRANSFER")
FUZZ = 1e-6


@cache
def _is_peculiar(kind: Hashable) -> bool:
    return any(getattr(kind, name, False) for name in PECULIAR)


class Sheet(Frame):
    """A frame that is quickly copied: what is kept together is measured in one of its own."""

    def __deepcopy__(self, memo: object) -> "Sheet":
        """Return a frame at the same place."""
        copied = type(self).__new__(type(self))
        copied.__dict__.update(self.__dict__)
        return copied


class DrySheet(Sheet):
    """A frame that only moves down by what each flowable takes."""

    _atTop: int
    _y: float
    _y1p: float
    _prevASpace: float

    def _add(self, flowable: Any, canv: Any, trySplit: int = 0) -> int:
        """Return 1 if the flowable fits in what is left, and move under it."""
        if _is_peculiar(flowable.__class__):
            return int(super()._add(flowable, canv, trySplit))  # type: ignore[misc]
        flowable.canv, flowable._frame = canv, self
        try:
            return self._fits(flowable)
        finally:
            del flowable.canv, flowable._frame

    add = _add  # type: ignore[assignment]

    def split(self, flowable: Any, canv: Any) -> list[Any]:
        """Return the parts of what does not fit; it may be laid out again from the beginning."""
        parts: list[Any] = super().split(flowable, canv)
        if parts:
            vars(flowable).pop("_postponed", None)
        return parts

    def _fits(self, flowable: Any) -> int:
        before = 0 if self._atTop else max(flowable.getSpaceBefore() - self._prevASpace, 0)
        room = self._y - self._y1p - before
        high = flowable.wrap(self._aW, room)[1] if room > 0 else room + 1  # type: ignore[attr-defined]
        if high > room + FUZZ:
            return 0
        vars(flowable).pop("_postponed", None)
        self._prevASpace = flowable.getSpaceAfter()
        self._y -= before + high + self._prevASpace
        self._atTop = 0
        return 1
