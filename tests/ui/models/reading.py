"""What a model says, as lists to compare."""

from PySide6.QtCore import QAbstractItemModel, Qt


def texts(model: QAbstractItemModel, column: int = 0) -> list[str]:
    """Return what a column says, from top to bottom."""
    return [model.index(row, column).data() for row in range(model.rowCount())]


def headers(model: QAbstractItemModel) -> list[str]:
    """Return the titles of the columns."""
    across = Qt.Orientation.Horizontal
    return [model.headerData(column, across) for column in range(model.columnCount())]
