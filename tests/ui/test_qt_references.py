"""A watch on the Qt binding: one version lost a reference to None and True at each call."""

import sys

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QStandardItemModel

TIMES = 5000
SHARED = (None, True, False)

pytestmark = pytest.mark.skipif(sys.version_info >= (3, 12), reason="None and True are immortal since 3.12")


class Bell(QObject):
    rung = Signal(object)


def references() -> list[int]:
    return [sys.getrefcount(value) for value in SHARED]


def sunk(before: list[int]) -> list[str]:
    return [str(v) for v, b, a in zip(SHARED, before, references(), strict=True) if a < b - TIMES // 10]


@pytest.mark.parametrize("value", SHARED)
def test_emitting_keeps_references(value: object) -> None:
    bell, heard = Bell(), []
    bell.rung.connect(lambda sent: heard.append(sent is value))
    before = references()
    for _ in range(TIMES):
        bell.rung.emit(value)
    assert len(heard) == TIMES and all(heard)
    assert sunk(before) == []


def test_reading_a_model_keeps_references() -> None:
    model = QStandardItemModel(1, 1)
    index, role = model.index(0, 0), Qt.ItemDataRole.UserRole
    model.setData(index, True, role)
    before = references()
    for _ in range(TIMES):
        assert model.data(index, role) is True
        assert model.data(index, role + 1) is None
    assert sunk(before) == []


def test_blocking_signals_keeps_references() -> None:
    bell = Bell()
    before = references()
    for _ in range(TIMES):
        bell.blockSignals(True)
        bell.blockSignals(False)
        bell.setParent(None)
    assert sunk(before) == []
