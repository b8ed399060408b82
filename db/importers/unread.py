"""Why a table is not read: what can be said of it beyond that no importer knows it."""

import re
from collections.abc import Iterable, Iterator, Mapping

from db.importers import cops
from db.importers.public_table import header
from db.importers.readable import TABLES, Readable
from planner.errors import PlannerError

# A number or an address names no column, save a year.
DATUM = re.compile(r"[#']?(?!(?:19|20)\d\d$)\d+(?:[.-]\d+)*|\d\d-\d{4}\.\d\d|https?://.+")
OLD = re.compile(r"\b(?:NOC|CNP) (?:2006|2011|2016)\b")
UNKNOWN = "left-aside"


def refusal(files: Iterable[Readable]) -> PlannerError | None:
    """Return the error that says what is wrong with the first file of which that is known."""
    found = ((_reason(file), file.name) for file in files)
    return next((PlannerError(f"not-read-{why}", file=name) for why, name in found if why), None)


def warnings(files: Iterable[Readable]) -> Iterator[Mapping[str, str]]:
    """Yield one warning a reason, with the tables that were left aside for it."""
    aside: dict[str, list[str]] = {}
    for file in files:
        if file.suffix.lower() in TABLES:
            aside.setdefault(_reason(file), []).append(file.name)
    for why, names in aside.items():
        code = f"{UNKNOWN}-{why}" if why else UNKNOWN
        yield {"code": code, "files": ", ".join(sorted(names))}


def _reason(file: Readable) -> str:
    names = header(file)
    if cops.other_table(names):
        return "cops"
    if any(map(OLD.search, names)):
        return "old-codes"
    return "headless" if any(map(DATUM.fullmatch, names)) else ""
