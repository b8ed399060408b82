"""Which O*NET occupations correspond to a CNP/NOC 2021 unit group."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from db.importers.imported import Imported, Refused
from db.importers.public_table import has, header, imported
from db.importers.readable import Readable
from db.importers.watch import UNWATCHED, Watch

COLUMNS = ("noc", "onet")
HEADERLESS = ("noc", "noc_title", "onet", "onet_title")


class Link(NamedTuple):
    """One correspondence."""

    trade: str
    occupation: str


def recognises(file: Readable) -> bool:
    """Whether the file links NOC codes to O*NET codes, with a header or without."""
    names = header(file)
    return has(names, *COLUMNS) or _headless(names)


def read(file: Readable, watch: Watch = UNWATCHED) -> Imported[Link]:
    """Return every link, with the leading zeros that the source lost."""
    return imported(file, COLUMNS, _link, watch, without=HEADERLESS)


def occupations(links: Iterable[Link]) -> dict[str, tuple[str, ...]]:
    """Return the O*NET occupations of each trade, sorted."""
    found: dict[str, set[str]] = defaultdict(set)
    for link in links:
        found[link.trade].add(link.occupation)
    return {trade: tuple(sorted(codes)) for trade, codes in found.items()}


def _headless(first: list[str]) -> bool:
    return len(first) == len(HEADERLESS) and first[0].strip("#").isdigit() and _soc(first[2])


def _soc(code: str) -> bool:
    return len(code) == 10 and code[2] == "-" and code[7] == "."


def _link(noc: str, onet: str) -> Link:
    digits = noc.strip("#")
    if not digits.isdigit() or len(digits) > 5:
        raise Refused("code", value=noc)
    if not onet:
        raise Refused("key-blank", column="onet")
    return Link(digits.zfill(5), onet)
