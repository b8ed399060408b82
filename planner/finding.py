"""Trades, programmes and measures found by what people call them, whatever accents, gender or slips."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from itertools import takewhile

from planner.activity_words import full_title
from planner.catalogue import Catalogue, TradeTitle
from planner.text import Text
from planner.title_names import Name, common, official
from planner.titles import key

# A shorter word is another word rather than a slip, or lies within too many.
SHORTEST, SHORTEST_WITHIN = 4, 3
LONG = 8
# From this length on, two slips are forgiven behind the first letters, which people mistype least.
FIRM_LONG, FIRM = 6, 3
# What a slip counts against a letter that both words begin with.
SLIP = 8
# A word of another language that is two slips away is not what somebody meant: "treadle" for "trembl".
TOO_FAR = (True, 2)
LIMIT = 50
AFTER_ALL = "\uffff"


class Fit(IntEnum):
    """How a title fits what was typed, the best first."""

    WHOLE = 0
    BEGINS = 1
    WORDS = 2
    WITHIN = 3
    NEAR = 4


@dataclass(frozen=True, slots=True)
class FoundTitle:
    """A code, how it fits, and the title through which it was found ("": its own one, or the code)."""

    code: str
    fit: Fit
    through: str = ""
    called: str = field(default="", compare=False)  # what people call it, if it was found by that


# What orders the answers: fit, slips, in another language, ends within a word, letters that were not typed.
Rank = tuple[Fit, int, bool, bool, int]
Ranked = tuple[Rank, Name]
Alike = Callable[[str], Mapping[str, int]]


class TitleFinder:
    """The search over the official titles of some codes and what people call them; `last` come after others.

    Its index is made when first used.
    """

    def __init__(
        self, known: Mapping[str, Text], titles: Iterable[TradeTitle] = (), last: Container[str] = ()
    ) -> None:
        self._known, self._titles, self._last = known, titles, last

    def find(
        self, typed: str, language: str = "fr", limit: int = LIMIT, forgiving: bool = True
    ) -> tuple[FoundTitle, ...]:
        """Return what fits the words that were typed, best first; titles in `language` come before others.

        Slips are forgiven where nothing fits as it is typed.
        """
        query = key(typed)
        best = _best(self._begun(query, language)) if query else {}
        for alike in (self._beginning, self._containing):
            if len(best) < limit:
                best = _best((*best.values(), *self._holders(query, language, alike)))
        if forgiving and not best:
            best = _best(self._near(query, language))
        ranked = sorted(best.values(), key=lambda f: (f[1].code in self._last, f[0], f[1].code))
        return tuple(
            FoundTitle(name.code, rank[0], name.unseen(language), name.through if name.common else "")
            for rank, name in ranked[:limit]
        )

    def prepare(self) -> None:
        """Make the index now (0.2 s for the shipped catalogue), so that the first letter need not wait."""
        self._words  # noqa: B018

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Return every form of every title, each form of a code once, by key."""
        found: dict[tuple[str, str], Name] = {}
        ours = tuple(official(self._known))
        said = {(name.code, _singular(name.key)): name.language for name in ours}
        for name in (*ours, *common(self._titles, self._known)):
            shown = said.get((name.code, _singular(name.key)), "")
            found.setdefault((name.code, name.key), name._replace(shown=shown))
        return tuple(sorted(found.values()))

    @cached_property
    def _keys(self) -> tuple[str, ...]:
        return tuple(name.key for name in self.names)

    @cached_property
    def _holding(self) -> Mapping[str, Sequence[int]]:
        """Return where each word occurs."""
        found: dict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(self._keys):
            for word in set(text.split()):
                found[word].append(place)
        return found

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return tuple(sorted(self._holding))

    def _begun(self, query: str, language: str) -> Iterator[Ranked]:
        start, end = _range(self._keys, query)
        return (_ranked(name, query, language) for name in self.names[start:end])

    def _near(self, query: str, language: str) -> Iterator[Ranked]:
        """Return the titles that are the fewest slips away from the query, in its own language if any is."""
        near = self._holders(query, language, lambda w: self._slipped(w) | self._beginning(w))
        found = [answer for answer in near if _far(answer) < TOO_FAR]
        nearest = min(map(_far, found), default=None)
        return (answer for answer in found if _far(answer) == nearest)

    def _holders(self, query: str, language: str, alike: Alike) -> Iterator[Ranked]:
        """Return the names that hold, for every word of the query, a word like it."""
        places: dict[int, int] | None = None
        for word in query.split():
            here = self._places(alike(word))
            places = here if places is None else {p: places[p] + here[p] for p in places.keys() & here.keys()}
        return (_ranked(self.names[p], query, language, slips) for p, slips in (places or {}).items())

    def _places(self, words: Mapping[str, int]) -> dict[int, int]:
        """Return where any of the words occurs, with the slips of the best one there."""
        found: dict[int, int] = {}
        for word, slips in sorted(words.items(), key=lambda pair: -pair[1]):
            found.update(dict.fromkeys(self._holding[word], slips))
        return found

    def _beginning(self, word: str) -> dict[str, int]:
        """Return the words that begin with a typed one; "à" and "l’" mean themselves."""
        if len(word) == 1 and word in self._holding:
            return {word: 0}
        start, end = _range(self._words, word)
        return dict.fromkeys(self._words[start:end], 0)

    def _containing(self, word: str) -> dict[str, int]:
        if len(word) < SHORTEST_WITHIN:
            return self._beginning(word)
        return {candidate: 0 for candidate in self._words if word in candidate}

    def _slipped(self, word: str) -> dict[str, int]:
        """Return the words that differ from a typed one, or begin otherwise, by a letter or two.

        Each is so far: slips, less a little for each letter that both begin with.
        """
        if len(word) < SHORTEST or word.isdigit():
            return {}
        # Imported late: most searches need no such help.
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        most, firm = 2 if len(word) >= FIRM_LONG else 1, word[:FIRM]
        begun = [candidate[: len(word)] for candidate in self._words]
        found: dict[str, int] = {}
        for choices in (begun, self._words):
            near = process.extract(word, choices, scorer=OSA.distance, score_cutoff=most, limit=None)
            for _, slips, place in near:
                candidate = self._words[place]
                if slips < 2 or len(word) >= LONG or candidate.startswith(firm):
                    far = SLIP * int(slips) - _shared(word, candidate)
                    found[candidate] = min(far, found.get(candidate, far))
        return found


class TradeFinder(TitleFinder):
    """The search over every title of the trades in force."""

    def __init__(self, catalogue: Catalogue) -> None:
        known = {code: trade.title for code, trade in catalogue.trades.items() if not trade.retired}
        super().__init__(known, catalogue.titles)


class ProgramFinder(TitleFinder):
    """The search over the programmes and activities on offer, by titles that name the diploma too.

    Those that another one replaced come after the others.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        offered = [a for a in catalogue.activities.values() if not a.retired]
        replaced = frozenset(a.code for a in offered if a.replaced_by)
        super().__init__({activity.code: full_title(activity) for activity in offered}, last=replaced)


class MeasureFinder(TitleFinder):
    """The search over the funding measures."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__({measure.code: measure.title for measure in catalogue.measures})


def found_in(
    finders: Mapping[str, TitleFinder], typed: str, language: str, limit: int, forgiving: bool = True
) -> tuple[tuple[str, FoundTitle], ...]:
    """Return what fits in each search, with its name; if `forgiving`, slips are where nothing fits in any."""
    for slips in (False, True) if forgiving else (False,):
        found = [(n, t) for n, f in finders.items() for t in f.find(typed, language, limit, slips)]
        if found:
            return tuple(found)
    return ()


def _far(answer: Ranked) -> tuple[bool, int]:
    """Return whether an answer is of another language, then its slips, rounded up."""
    _, slips, foreign, *_rest = answer[0]
    return foreign, -(-slips // SLIP)


def _shared(word: str, other: str) -> int:
    """Return with how many letters both words begin, less than a slip is worth."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False))
    return min(sum(1 for _ in same), SLIP - 1)


def _singular(text: str) -> str:
    return " ".join(word.removesuffix("s") for word in text.split())


def _range(ordered: Sequence[str], beginning: str) -> tuple[int, int]:
    """Return where the texts that begin with these letters start and end."""
    return bisect_left(ordered, beginning), bisect_left(ordered, beginning + AFTER_ALL)


def _ranked(name: Name, query: str, language: str, slips: int = 0) -> Ranked:
    text, rest = name.key, len(name.key) - len(query)
    foreign = name.language not in (language, "")
    partial = rest > 0 and not text.startswith(f"{query} ")
    return (_fit(name, query, slips), slips, foreign, partial, rest), name


def _fit(name: Name, query: str, slips: int) -> Fit:
    text = name.key
    if slips:
        return Fit.NEAR
    if text in (query, f"{query}s") and not name.part:
        return Fit.WHOLE
    if text.startswith(query):
        return Fit.BEGINS
    within = f" {text}"
    return Fit.WORDS if all(f" {word}" in within for word in query.split()) else Fit.WITHIN


def _best(ranked: Iterable[Ranked]) -> dict[str, Ranked]:
    """Return the best name of each code."""
    best: dict[str, Ranked] = {}
    for rank, name in ranked:
        if name.code not in best or rank < best[name.code][0]:
            best[name.code] = rank, name
    return best
