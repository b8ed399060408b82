"""How alike the rows of a table or a pile of texts are: cosines, tf-idf, latent themes."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
# A word in more than this share of the texts tells nothing; in one text only, it joins no two.
COMMON, RARE = 0.3, 2
# English endings and the French ones that are not among them, longest first.
ENDINGS = (
    "ations", "ation", "ements", "ement", "euses", "euse", "trices", "trice", "eurs", "eur", "ments",
    "ment", "ings", "ing", "ers", "er", "ies", "ors", "or", "ees", "ed", "es", "s", "e",
)  # fmt: skip
STEM = 4


def standardised(values: Matrix) -> Matrix:
    """Return the columns at mean 0 and deviation 1; a column that never varies is left out."""
    varied = values[:, values.std(axis=0) > 0]
    middle, spread = varied.mean(axis=0), varied.std(axis=0)
    scaled: Matrix = (varied - middle) / spread
    return scaled


def unit(values: Matrix) -> Matrix:
    """Return the rows at length 1; an empty row stays empty."""
    lengths = np.linalg.norm(values, axis=1, keepdims=True)
    return values / np.where(lengths > 0, lengths, 1)


def cosines(values: Matrix) -> Matrix:
    """Return the cosine of each row with each other row."""
    rows = unit(values)
    return rows @ rows.T


def latent(values: Matrix, themes: int) -> Matrix:
    """Return the rows in their strongest `themes` directions (latent semantic analysis)."""
    weights, directions = np.linalg.eigh(values @ values.T)
    kept = np.maximum(weights[-themes:], 0)
    found: Matrix = directions[:, -themes:] * np.sqrt(kept)
    return found


def terms(texts: Sequence[str], ignored: Iterable[str] = ()) -> Matrix:
    """Return the tf-idf of each text: 1 + log of a word's count, times log of the word's rarity."""
    skipped = frozenset(ignored)
    counts = [Counter(words(text, skipped)) for text in texts]
    spread = Counter(word for count in counts for word in count)
    kept = sorted(word for word, n in spread.items() if RARE <= n <= COMMON * len(texts))
    place = {word: column for column, word in enumerate(kept)}
    found = np.zeros((len(texts), len(kept)))
    for row, count in enumerate(counts):
        for word in count.keys() & place.keys():
            found[row, place[word]] = 1 + np.log(count[word])
    rarity = np.array([np.log(len(texts) / spread[word]) for word in kept], np.float64)
    return found * rarity


def words(text: str, ignored: frozenset[str] = frozenset()) -> list[str]:
    """Return the stems of the words of a text, without those ignored and those of two letters."""
    found = re.findall(r"[^\W\d_]+", text.lower())
    return [stem(word) for word in found if len(word) > 2 and word not in ignored]


def stem(word: str) -> str:
    """Return a word without its ending, where enough is left."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= STEM:
            return word[: -len(ending)]
    return word
