"""What a load gives: the catalogue it makes, and the records that it had to leave out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from db.importers.imported import Refused
from planner.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Loaded:
    """A catalogue after a load, and by place among the records why some of them are not in it."""

    catalogue: Catalogue
    dropped: Mapping[int, Refused] = field(default_factory=dict)
    warnings: tuple[Mapping[str, str], ...] = ()


def unknown_trades(trades: Iterable[str], catalogue: Catalogue) -> dict[int, Refused]:
    """Return by place the trades that the catalogue does not have."""
    found = enumerate(trades)
    return {n: Refused("trade-unknown", value=trade) for n, trade in found if trade not in catalogue.trades}
