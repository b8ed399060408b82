"""Which backups stay: the last days, weeks and months, and the newest of each reason."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

from db.backups.folder import destroy, kept, sweep
from db.backups.record import Backup

# The last twenty of two days; then the last one of each of seven days, four weeks and twelve months.
RECENT, RECENT_COUNT = timedelta(days=2), 20
DAYS, WEEKS, MONTHS = 7, 4, 12
Group = Callable[[Backup], Hashable]


def _reason(backup: Backup) -> str:
    return backup.reason


def _day(backup: Backup) -> Hashable:
    return backup.made.date()


def _week(backup: Backup) -> Hashable:
    return backup.made.isocalendar()[:2]


def _month(backup: Backup) -> Hashable:
    return backup.made.year, backup.made.month


PERIODS: tuple[tuple[int, Group], ...] = ((DAYS, _day), (WEEKS, _week), (MONTHS, _month))


def spared(backups: Sequence[Backup], now: datetime) -> frozenset[Path]:
    """Return which of some backups stay; the newest verified one and the last of each reason always do."""
    newest = sorted(backups, key=lambda backup: (backup.made, backup.path.name), reverse=True)
    stay = [backup for backup in newest[:RECENT_COUNT] if now - backup.made <= RECENT]
    stay += islice((backup for backup in newest if backup.verified), 1)
    stay += _lasts(newest, _reason)
    for number, period in PERIODS:
        stay += islice(_lasts(newest, period), number)
    return frozenset(backup.path for backup in stay)


def thin(path: Path, now: datetime) -> None:
    """Take away the backups that the rule does not spare."""
    found = kept(path)
    stay = spared(found, now)
    for backup in found:
        if backup.path not in stay:
            destroy(backup)
    sweep(path)


def _lasts(newest: Sequence[Backup], name: Group) -> Iterator[Backup]:
    """Yield the last backup of each group, the newest group first."""
    seen: set[Hashable] = set()
    for backup in newest:
        if (group := name(backup)) not in seen:
            seen.add(group)
            yield backup
