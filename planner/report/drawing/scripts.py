"""Writing from the right: letters joined as Arabic joins them, and put in the order in which they are seen.

Only for words inside a page that reads from the left: the order is that of a run, not of a whole page.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

FROM_THE_RIGHT = ("R", "AL")
LAM, ALEFS = "ل", ("آ", "أ", "إ", "ا")
FORMS = (range(0xFB50, 0xFE00), range(0xFE70, 0xFEFD))
# What keeps its own order inside a run: numbers, Latin words, and letters with the marks above them.
KEPT = re.compile(r"[0-9A-Za-z\u00c0-\u024f]+(?:[.,:/’'-][0-9A-Za-z\u00c0-\u024f]+)*|.", re.DOTALL)
MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def is_from_the_right(text: str) -> bool:
    """Say whether some letter of the text is written from the right."""
    return any(unicodedata.bidirectional(c) in FROM_THE_RIGHT for c in text)


def joined(text: str) -> str:
    """Return the text with each Arabic letter in the form that its neighbours ask for."""
    forms, whole, letters = _forms(), "", list(_letters(text))
    for place, letter in enumerate(letters):
        before = place > 0 and _joins(letters[place - 1], "initial") and _joins(letter, "final")
        after = place + 1 < len(letters) and _joins(letter, "initial") and _joins(letters[place + 1], "final")
        kind = ("isolated", "initial", "final", "medial")[after + 2 * before]
        whole += forms.get((_bare(letter), kind), _bare(letter)) + letter[len(_bare(letter)) :]
    return whole


def seen(text: str) -> str:
    """Return a run in the order in which it is seen: from the right, but for numbers and Latin words."""
    if not is_from_the_right(text):
        return text
    clusters: list[str] = []
    for piece in KEPT.findall(text):
        if clusters and unicodedata.category(piece[0]) == "Mn":
            clusters[-1] += piece
        else:
            clusters.append(piece.translate(MIRRORED) if len(piece) == 1 else piece)
    return "".join(reversed(clusters))


def _letters(text: str) -> Iterator[str]:
    """Yield each letter with its marks; lam and alef are one letter."""
    found, ligatures = "", {base for base, _kind in _forms() if len(base) > 1}
    for c in text:
        if found and (unicodedata.category(c) == "Mn" or found + c in ligatures):
            found += c
            continue
        if found:
            yield found
        found = c
    if found:
        yield found


def _bare(letter: str) -> str:
    return letter.rstrip("".join({c for c in letter if unicodedata.category(c) == "Mn"})) or letter


def _joins(letter: str, kind: str) -> bool:
    return (_bare(letter), kind) in _forms()


@lru_cache(maxsize=1)
def _forms() -> dict[tuple[str, str], str]:
    """Return the written form of letters and of lam with alef by where they stand, as Unicode tells it."""
    found: dict[tuple[str, str], str] = {}
    for character in (chr(code) for codes in FORMS for code in codes):
        kind, *codes = unicodedata.decomposition(character).split() or [""]
        base = "".join(chr(int(code, 16)) for code in codes)
        if kind.startswith("<") and (len(base) == 1 or (base[:1] == LAM and base[1:] in ALEFS)):
            found.setdefault((base, kind.strip("<>")), character)
    return found
