"""How many cases an export takes, and of how many nobody consented to it."""

from datetime import date
from typing import NamedTuple

from db.database import Database
from db.exchange.outgoing import chosen_cases, leaving
from db.registers.consents import without_consent
from planner.words import Words

TRANSFER = "transfer"


class Leaving(NamedTuple):
    """How many cases leave; of them how many are off the lists, samples, and without a consent."""

    number: int
    off: int
    samples: int = 0
    unasked: int = 0


def counted(
    database: Database, search: str | None, named: tuple[str, ...], identity: bool, today: date
) -> Leaving:
    """Count what leaves; of how many nobody consented is asked only where names do."""
    number, off, samples = leaving(database, search, named)
    if not identity:
        return Leaving(number, off, samples)
    with database.reading() as connection:
        chosen = chosen_cases(connection, search, named)
    return Leaving(number, off, samples, len(without_consent(database, chosen, TRANSFER, today)))


def count_words(found: Leaving, words: Words) -> str:
    """Return how many cases leave; those taken off the lists leave too, so that others hear of it."""
    said = words.n_("{n} case leaves", "{n} cases leave", found.number)
    if found.number and found.samples == found.number:
        said = words.n_("{n} sample leaves, no case", "{n} samples leave, no case", found.number)
    gone = words.n_("{n} of them was taken off the lists", "{n} of them were taken off the lists", found.off)
    return words._("{said} ({more})", said=said, more=gone) if found.off else said


def unasked_words(found: Leaving, words: Words) -> str:
    """Return how many of the clients whose names are to leave gave no consent to a transfer, if any."""
    said = words.n_(
        "{n} client has no valid consent to a transfer on file: the basis must say what allows it.",
        "{n} clients have no valid consent to a transfer on file: the basis must say what allows it.",
        found.unasked,
    )
    return said if found.unasked else ""
