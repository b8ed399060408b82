"""What a line says of a backup: why it was made, what it holds, how large it is, whether it was checked."""

from typing import TYPE_CHECKING

from planner.backup_words import REASONS
from planner.words import Words

if TYPE_CHECKING:
    from db.backups import Backup

MEGABYTE = 1_000_000


def moment_words(backup: "Backup", words: Words) -> str:
    """Return when a backup was made, by this computer's clock."""
    made = backup.made.astimezone()
    return words._("{day}, {time}", day=words.date(made.date()), time=words.time(made))


def reason_words(backup: "Backup", words: Words) -> str:
    """Return why a backup was made."""
    return words._(REASONS.get(backup.reason, REASONS[""]))


def case_count(backup: "Backup", words: Words) -> str:
    """Return how many cases a backup holds, as far as that is known."""
    return words.n_("{n} case", "{n} cases", backup.cases) if backup.verified else "…"


def size_words(backup: "Backup", words: Words) -> str:
    """Return how large a backup is."""
    return words._("{size} MB", size=words.number(backup.size / MEGABYTE))


def verified_words(backup: "Backup", words: Words) -> str:
    """Return when a backup was opened and checked."""
    if backup.verified is None:
        return words._("not checked")
    checked = backup.verified.astimezone()
    return words._("checked on {day} at {time}", day=words.date(checked.date()), time=words.time(checked))
