"""The occupational interests of the OaSIS profiles (ESDC): three Holland letters, the strongest first."""

from collections.abc import Iterator

from db.importers.codes import profile
from db.importers.imported import Imported, Refused
from db.importers.oasis import CODES, Rating
from db.importers.public_table import has, header, imported
from db.importers.readable import Readable
from db.importers.watch import UNWATCHED, Watch

RANKS = tuple((f"Holland Codes - {n}", f"Code Holland - {n}", f"Codes Holland - {n}") for n in (1, 2, 3))
LETTERS = {
    "R": "I.realistic", "I": "I.investigative", "A": "I.artistic", "S": "I.social",
    "E": "I.enterprising", "C": "I.conventional",
}  # fmt: skip


def recognises(file: Readable) -> bool:
    """Whether the file gives each profile its Holland letters."""
    return has(header(file), CODES, *RANKS)


def read(file: Readable, watch: Watch = UNWATCHED) -> Imported[Rating]:
    """Return the interests of every profile at level 3, 2 and 1: the rank turned round, not a rating."""
    return imported(file, (CODES, *RANKS), _ratings, watch)


def _ratings(code: str, *letters: str) -> Iterator[Rating]:
    rows, known = profile(code), [letter.upper() for letter in letters if letter]
    for letter in known:
        if letter not in LETTERS:
            raise Refused("interest", value=letter)
    for rank, letter in enumerate(known):
        yield Rating(rows, LETTERS[letter], len(RANKS) - rank)
