"""How wide the columns of a table are: wide enough for their longest words, where the page allows it."""

from collections.abc import Sequence

# A word longer than half the page is split wherever it stands, and claims nothing.
LARGEST, ROUNDING = 0.5, 0.1


def widened(shares: Sequence[float], words: Sequence[float]) -> list[float]:
    """Return the widths of the columns, in points: those too narrow for a word take from the roomy ones."""
    largest, pairs = LARGEST * sum(shares), tuple(zip(shares, words, strict=True))
    lacks = [max(0.0, word + ROUNDING - share) if word <= largest else 0.0 for share, word in pairs]
    spares = [max(0.0, share - word - ROUNDING) for share, word in pairs]
    if not sum(lacks) or sum(lacks) > sum(spares):
        return list(shares)
    part = sum(lacks) / sum(spares)
    return [share + lack - part * spare for share, lack, spare in zip(shares, lacks, spares, strict=True)]
