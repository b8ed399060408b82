"""The importers: each reads one public source and writes nothing."""

from typing import Any, Protocol

from db.importers import (
    cops,
    crosswalk,
    esco,
    example_titles,
    form,
    interests,
    jobbank,
    labels,
    noc,
    oasis,
    onet,
)
from db.importers.imported import Imported
from db.importers.watch import Watch


class Importer(Protocol):
    """What a module of this list offers."""

    def recognises(self, file: Any) -> bool:
        """Whether this importer can read the file."""

    def read(self, file: Any, watch: Watch = ...) -> Imported[Any]:
        """Return the records and the rejected rows."""


# In the order in which they are loaded: first what later ones refer to.
PUBLIC: dict[str, Importer] = {
    "noc": noc,
    "esco": esco,
    "oasis": oasis,
    "interests": interests,
    "labels": labels,
    "example_titles": example_titles,
    "crosswalk": crosswalk,
    "onet": onet,
    "cops": cops,
    "jobbank": jobbank,
}
IMPORTERS: tuple[Importer, ...] = (form, *PUBLIC.values())
# A source that is published as several kinds of file.
FAMILIES = {
    "oasis": ("oasis", "interests", "labels", "example_titles"),
    "onet": ("crosswalk", "onet"),
}
