"""The importers: each reads one public source and writes nothing."""

from pathlib import Path
from typing import Any, Protocol

from db.importers import cops, crosswalk, example_titles, form, jobbank, noc, oasis, onet
from db.importers.imported import Imported


class Importer(Protocol):
    """What a module of this list offers."""

    def recognises(self, path: Path) -> bool:
        """Whether this importer can read what lies at `path`."""

    def read(self, path: Path) -> Imported[Any]:
        """Return the records and the rejected lines."""


IMPORTERS: tuple[Importer, ...] = (form, noc, oasis, example_titles, cops, jobbank, onet, crosswalk)
