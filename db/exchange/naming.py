"""Which words of what people typed name a client, whatever is written around them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from planner.private_numbers import MASK
from planner.text import folded

# A name of two letters (Wu, Lê, Ng) is a word of the language as well: it counts with its own accents alone,
# begun with a capital, and "Le" or "De" not where a sentence begins. One letter tells nobody.
SHORT, SHORTEST = 2, 2
WORD = re.compile(r"[^\W_]+")
BEGINS = re.compile(r"(?:^|[.!?:\n])\s*$")


@dataclass(frozen=True, slots=True)
class Names:
    """The words of a client's names: the longer ones folded, those of two letters in small letters."""

    longer: frozenset[str]
    short: frozenset[str]

    def named(self, written: str) -> str:
        """Return a text with the whole words hidden that name the client."""
        return WORD.sub(lambda found: MASK if self._is(found, written) else found.group(), written)

    def within(self, written: str) -> str:
        """Return a text with the words hidden that hold a name, as those of a file do."""
        return WORD.sub(
            lambda found: (
                MASK
                if self._is(found, written) or any(name in folded(found.group()) for name in self.longer)
                else found.group()
            ),
            written,
        )

    def _is(self, found: re.Match[str], written: str) -> bool:
        word = found.group()
        if len(word) > SHORT:
            return folded(word) in self.longer
        return word.lower() in self.short and word[0].isupper() and not self._begins(found, written)

    def _begins(self, found: re.Match[str], written: str) -> bool:
        word = found.group()
        return word.istitle() and word.lower() in PARTICLES and bool(BEGINS.search(written[: found.start()]))


# Words of two letters that begin sentences in French or English, and are names as well.
PARTICLES = frozenset({
    "ai", "an", "as", "at", "au", "be", "by", "ça", "ce", "de", "do", "du", "en", "es", "et", "go",
    "he", "il", "in", "is", "it", "je", "la", "le", "ma", "me", "my", "né", "ne", "no", "of", "on",
    "or", "ou", "sa", "se", "si", "so", "ta", "te", "to", "tu", "un", "up", "us", "va", "we",
})  # fmt: skip


def names(said: Iterable[str]) -> Names:
    """Return the words of names as they were written, old ones too."""
    found = {word for name in said for word in WORD.findall(name) if len(word) >= SHORTEST}
    return Names(
        frozenset(folded(word) for word in found if len(word) > SHORT),
        frozenset(word.lower() for word in found if len(word) == SHORT and word[0].isupper()),
    )
