"""How hard a passphrase is to guess, roughly, and what would make it harder."""

import math
import re
import unicodedata
from enum import Enum
from itertools import pairwise

from planner.text import folded

SHORTEST = 12
WORD_BITS, SIGN_BITS = 12, 4.5
FAIR_BITS, STRONG_BITS = 40, 60
# What is tried first; a passphrase is worth what is left without it.
KNOWN = (
    "motdepasse", "mot de passe", "password", "passphrase", "azerty", "qwerty", "parcours", "bonjour",
    "soleil", "bienvenue", "quebec", "montreal", "canadiens", "emploi", "123456789", "12345678", "123456",
    "12345", "1234", "abcdef",
)  # fmt: skip


class Strength(Enum):
    """What a passphrase is worth to somebody who has stolen the file."""

    SHORT = "short"
    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


def strength(passphrase: str) -> Strength:
    """Return the worth of a passphrase; one that is too short is not taken."""
    if len(unicodedata.normalize("NFC", passphrase)) < SHORTEST:
        return Strength.SHORT
    bits = guess_bits(passphrase)
    return Strength.STRONG if bits >= STRONG_BITS else Strength.FAIR if bits >= FAIR_BITS else Strength.WEAK


def holds(passphrase: str) -> bool:
    """Say whether a passphrase may seal what names a person."""
    return strength(passphrase) in (Strength.FAIR, Strength.STRONG)


def guess_bits(passphrase: str) -> float:
    """Return about how many bits a guesser who knows words, rows of keys and repetitions must try."""
    text = folded(passphrase)
    for known in KNOWN:
        text = text.replace(known, " ")
    words = list(dict.fromkeys(re.findall(r"\w+", text)))
    signs = len(set(re.findall(r"[^\w\s]", passphrase)))
    return sum(min(WORD_BITS, SIGN_BITS * _effort(word)) + _odd_bits(word) for word in words) + 3 * signs


def _effort(word: str) -> int:
    """Return how many signs of a word do not simply follow the one before."""
    return 1 + sum(abs(ord(b) - ord(a)) > 1 for a, b in pairwise(word))


def _odd_bits(word: str) -> float:
    """Return what a word that mixes letters and digits is worth above one of the dictionary."""
    mixed = any(map(str.isdigit, word)) and any(map(str.isalpha, word))
    return math.log2(36) * (_effort(word) - 3) if mixed and _effort(word) > 3 else 0.0
