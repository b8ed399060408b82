"""What is dropped onto the window: the files and folders of this computer among it."""

from pathlib import Path

from PySide6.QtCore import QMimeData

EXPORTED = ".parcours"


def dropped_paths(data: QMimeData) -> tuple[Path, ...]:
    """Return the local files and folders of a drop, in the order in which they were taken."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def is_exported(path: Path) -> bool:
    """Say whether a file bears the name of an export of another office."""
    return path.suffix.lower() == EXPORTED
