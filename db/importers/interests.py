"""The occupational interests of the OaSIS profiles (ESDC): three Holland letters, the strongest first."""

from db.importers.codes import profile
from db.importers.imported import Imported, Refused
from db.importers.oasis import CODES, Profile
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


def read(file: Readable, watch: Watch = UNWATCHED) -> Imported[Profile]:
    """Return the interests of every profile at level 3, 2 and 1, its rank turned round; others are at 0."""
    return imported(file, (CODES, *RANKS), _profile, watch)


def _profile(code: str, *letters: str) -> Profile:
    known = [letter.upper() for letter in letters if letter]
    for letter in known:
        if letter not in LETTERS:
            raise Refused("interest", value=letter)
    levels = dict(zip(known, range(len(RANKS), 0, -1), strict=False))
    return Profile(profile(code), tuple(LETTERS.values()), tuple(levels.get(x, 0) for x in LETTERS))
