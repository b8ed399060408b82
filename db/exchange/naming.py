"""Which words of what people typed name a client, whatever is written around them.

In what was written of the client, every whole word of the name goes. In what was written of others, a word of
the name counts where it stands as a name does: with a capital, or beside another of the same name. It stays
where it is somebody else's: a register that loses the lines of other people tells the law nothing any more.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations

from planner.private_numbers import MASK
from planner.text import folded

# A name of two letters (Wu, Lê, Ng) is a word of the language as well: it counts with its own accents alone,
# begun with a capital, and "Le" or "De" not where a sentence begins. One letter tells nobody.
SHORT, SHORTEST = 2, 2
WORD = re.compile(r"[^\W_]+")
BEGINS = re.compile(r"(?:^|[.!?:\n])\s*$")
# What stands between the words of one name, in a sentence or in the name of a file.
BETWEEN = re.compile(r"(?:[ \u00a0]?[ \u00a0,.'’_-][ \u00a0]?)?")
# A month of English is written with a capital, and is no name beside a figure.
MONTHS = frozenset({"april", "may", "june", "august"})
FIGURE_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?(?: of)?\s$")
FIGURE_AFTER = re.compile(r"\s\d")
Words = Sequence[re.Match[str]]


@dataclass(frozen=True, slots=True)
class Names:
    """The words of a client's names: the longer ones folded, those of two letters in small letters.

    `whole` has the words of each name together; `glued` what is written of two of them in one word.
    """

    longer: frozenset[str]
    short: frozenset[str]
    whole: frozenset[frozenset[str]]
    glued: frozenset[str]

    def named(self, written: str) -> str:
        """Return a text of the client with the whole words hidden that are of the name."""
        return WORD.sub(lambda found: MASK if self._is(found, written) else found.group(), written)

    def told(self, written: str, others: "Others") -> str:
        """Return a text of whoever it may be with the words hidden that name the client, and nobody else."""
        found = tuple(WORD.finditer(written))
        pairs = [self._are(one, then, written) for one, then in pairwise(found)]
        named = {place for place, word in enumerate(found) if self._stands(word, written)}
        named |= {place + side for place, are in enumerate(pairs) if are for side in (0, 1)}
        return _hidden(written, (found[place] for place in sorted(named - others.places(found, written))))

    def within(self, written: str, others: "Others | None" = None) -> str:
        """Return the name of a file with the parts hidden that name the client, and nobody else."""
        found = tuple(self._parts(written))
        theirs = others.places(found, written) if others else set()
        hidden = (word for place, word in enumerate(found) if place not in theirs and self._is(word, written))
        return _hidden(written, hidden)

    def _parts(self, written: str) -> Iterator[re.Match[str]]:
        """Yield the parts of the name of a file; those that are one name together (LeBlanc) as one."""
        for word in WORD.finditer(written):
            start, ends = word.start(), _ends(word, written)
            while start < word.end():
                longest_first = (WORD.match(written, start, end) for end in reversed(ends) if end > start)
                parts = [part for part in longest_first if part is not None]
                found = next((part for part in parts if self._is(part, written)), parts[-1])
                yield found
                start = found.end()

    def _is(self, found: re.Match[str], written: str) -> bool:
        word = found.group()
        if len(word) > SHORT:
            return folded(word) in self.longer or folded(word) in self.glued
        return word.lower() in self.short and word[0].isupper() and not self._begins(found, written)

    def _stands(self, found: re.Match[str], written: str) -> bool:
        """Say whether a word of the name stands as a name does; some scripts have no capitals."""
        return self._is(found, written) and not found.group().islower() and not _is_month(found, written)

    def _are(self, one: re.Match[str], then: re.Match[str], written: str) -> bool:
        """Say whether two words that follow each other are of one name, however they are written."""
        pair = {folded(one.group()), folded(then.group())}
        return (
            len(pair & self.longer) == 2
            and any(pair <= name for name in self.whole)
            and _follow((one, then), written)
        )

    def _begins(self, found: re.Match[str], written: str) -> bool:
        word = found.group()
        return word.istitle() and word.lower() in PARTICLES and bool(BEGINS.search(written[: found.start()]))


@dataclass(frozen=True, slots=True)
class Others:
    """Whom else a text may name: by whole names, and by any word of the names of those whom it is about."""

    whole: frozenset[tuple[str, ...]]
    about: frozenset[str]

    def places(self, found: Words, written: str) -> set[int]:
        """Return which words of a text are theirs."""
        said = tuple(folded(word.group()) for word in found)
        places = {place for place, word in enumerate(said) if word in self.about}
        for name in self.whole:
            for start in range(len(said) - len(name) + 1):
                end = start + len(name)
                if said[start:end] == name and _follow(found[start:end], written):
                    places |= set(range(start, end))
        return places


# Words of two letters that begin sentences in French or English, and are names as well.
PARTICLES = frozenset({
    "ai", "an", "as", "at", "au", "be", "by", "ça", "ce", "de", "do", "du", "en", "es", "et", "go",
    "he", "il", "in", "is", "it", "je", "la", "le", "ma", "me", "my", "né", "ne", "no", "of", "on",
    "or", "ou", "sa", "se", "si", "so", "ta", "te", "to", "tu", "un", "up", "us", "va", "we",
})  # fmt: skip


def names(said: Iterable[str]) -> Names:
    """Return the words of names as they were written, old ones too."""
    written = [WORD.findall(name) for name in said]
    found = {word for name in written for word in name if len(word) >= SHORTEST}
    whole = frozenset(frozenset(map(folded, name)) for name in written)
    return Names(
        frozenset(folded(word) for word in found if len(word) > SHORT),
        frozenset(word.lower() for word in found if len(word) == SHORT and word[0].isupper()),
        whole,
        frozenset(word for name in whole for word in _glued(name) if len(word) > SHORT + 1),
    )


def others(client: Names, standing: Iterable[str], about: Iterable[str]) -> Others:
    """Return whom else a text may name: people with a word that is not the client's, and whom it is about."""
    told = {_words_of(name) for name in standing}
    whole = {name for name in told if len(name) > 1 and not any(set(name) <= mine for mine in client.whole)}
    return Others(frozenset(whole), frozenset(word for name in about for word in _words_of(name)))


def _words_of(name: str) -> tuple[str, ...]:
    return tuple(map(folded, WORD.findall(name)))


def _glued(name: Iterable[str]) -> Iterator[str]:
    """Yield how two words of a name are written in one, as files and addresses do: JeanRoy, jroy, royj."""
    for one, other in permutations(name, 2):
        yield from (f"{one}{other}", f"{one[0]}{other}", f"{one}{other[0]}")


def _hidden(written: str, found: Iterable[re.Match[str]]) -> str:
    left, end = [], 0
    for word in found:
        left += [written[end : word.start()], MASK]
        end = word.end()
    return "".join([*left, written[end:]])


def _follow(run: Words, written: str) -> bool:
    gaps = (written[one.end() : then.start()] for one, then in pairwise(run))
    return all(BETWEEN.fullmatch(gap) for gap in gaps)


def _is_month(found: re.Match[str], written: str) -> bool:
    beside = FIGURE_BEFORE.search(written[: found.start()]) or FIGURE_AFTER.match(written[found.end() :])
    return found.group().lower() in MONTHS and beside is not None


def _ends(word: re.Match[str], written: str) -> list[int]:
    """Return where the parts of a word end: at a capital after a small letter, at figures and after them."""
    begun = (place for place in range(word.start() + 1, word.end()) if _begins_part(written, place))
    return [*begun, word.end()]


def _begins_part(written: str, place: int) -> bool:
    before, here = written[place - 1], written[place]
    return before.isalpha() != here.isalpha() or (before.islower() and here.isupper())
