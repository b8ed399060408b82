"""Documents that a reader of this computer shows: plain files, each gone as soon as it need not be there."""

from contextlib import suppress
from pathlib import Path

from ui import files

PRIVATE = 0o700


class OpenedPapers:
    """A folder that nobody else may read, beside the settings: what an earlier run left goes at the start.

    No name of a file says whose paper it is.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0
        self.sweep()

    def keep(self, stem: str, pdf: bytes) -> Path:
        """Write a document under a name of its own, and return where it lies."""
        files.make_folder(self._folder)
        with suppress(OSError):
            self._folder.chmod(PRIVATE)
        self._count += 1
        path = self._folder / f"{stem}-{self._count}.pdf"
        files.write(path, pdf, private=True)
        return path

    def sweep(self) -> None:
        """Remove them all, but for those that a reader holds on to."""
        for path in self._folder.glob("*"):
            with suppress(OSError):
                path.unlink()
