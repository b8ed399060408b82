"""What a received file holds that is new here, asked before anything of it is added."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection

from db.exchange.astray import by_given_names, straightened
from db.exchange.clashing import Clash, go_apart, settle
from db.exchange.incoming import Incoming
from db.exchange.offices import Meeting, meeting
from db.exchange.package import Package
from db.exchange.share import Watch, unwatched
from db.exchange.union import News, news_of, with_doubts
from db.records import Wall, this_site
from planner.errors import PlannerError

# Files that make up a third and a fourth record of one number; beyond that they are made to keep us busy.
ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a file is new, and its content as it is taken in.

    `apart` counts its records that bore the number of another one here: of each two, one has another name.
    """

    news: News
    meeting: Meeting
    content: Incoming
    apart: int = 0


def asked(
    connection: Connection,
    package: Package,
    wall: Wall,
    left_out: Collection[str] = (),
    accepted: Collection[str] = (),
    tell: Watch = unwatched,
) -> Asked:
    """Return what a merge has before it; PlannerError, with the path of the file, when it is refused."""
    met = meeting(connection, package.manifest, str(package.path))
    try:
        news, content, apart = _settled(connection, package, wall, left_out, tell)
        return Asked(with_doubts(connection, news, met.first, accepted), met, content, apart)
    except PlannerError as fault:
        raise PlannerError(fault.code, **{**fault.details, "path": str(package.path)}) from fault


def _settled(
    connection: Connection, package: Package, wall: Wall, left_out: Collection[str], tell: Watch
) -> tuple[News, Incoming, int]:
    content, apart = by_given_names(connection, package.content), 0
    for _ in range(ROUNDS):
        try:
            news = news_of(connection, content, wall, left_out, tell)
            return news, straightened(connection, content), apart
        except Clash as clash:
            apart, last = apart + len(clash.pairs), clash.pairs[0][1]
            content = settle(connection, content, clash)
            _go_apart(connection, package)
    raise PlannerError("exchange-clash", site=last[0], number=last[1])


def _go_apart(connection: Connection, package: Package) -> None:
    """Take another name where the file is of a copy of this very database, which goes on under the same."""
    if package.manifest.office == this_site(connection)[0]:
        go_apart(connection)
