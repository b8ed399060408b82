"""Which O*NET occupations correspond to a CNP/NOC 2021 unit group."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from db.importers.imported import Imported
from db.importers.public_table import Row, header, imported


@dataclass(frozen=True, slots=True)
class Link:
    """One correspondence."""

    trade: str
    occupation: str


def recognises(path: Path) -> bool:
    """Whether the file links NOC codes to O*NET codes."""
    return {"noc", "onet"} <= set(header(path))


def read(path: Path) -> Imported[Link]:
    """Return every link, with the leading zeros that the source lost."""
    return imported(path, _link)


def occupations(links: Iterable[Link]) -> dict[str, tuple[str, ...]]:
    """Return the O*NET occupations of each trade, sorted."""
    found: dict[str, set[str]] = defaultdict(set)
    for link in links:
        found[link.trade].add(link.occupation)
    return {trade: tuple(sorted(codes)) for trade, codes in found.items()}


def _link(row: Row) -> Iterator[Link]:
    if not row["noc"].isdigit() or len(row["noc"]) > 5:
        raise ValueError(f"NOC code {row['noc']!r} is not a number of five digits at most")
    if not row["onet"]:
        raise ValueError("no O*NET code")
    yield Link(row["noc"].zfill(5), row["onet"])
