"""Qt's own test of models, on while a model changes."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtTest import QAbstractItemModelTester

from planner.words import Words

Watch = Callable[[QAbstractItemModel], QAbstractItemModel]


@pytest.fixture
def watched(qapp: object) -> Iterator[Watch]:
    """Return what puts a model under Qt's test until the test ends; a fault is a warning, which fails."""
    testers: list[QAbstractItemModelTester] = []

    def watch(model: QAbstractItemModel) -> QAbstractItemModel:
        mode = QAbstractItemModelTester.FailureReportingMode.Warning
        testers.append(QAbstractItemModelTester(model, mode))
        return model

    yield watch
    testers.clear()


@pytest.fixture(params=["fr", "en"])
def words(request: pytest.FixtureRequest) -> Words:
    """Return the words of each language in turn."""
    return Words(request.param)
