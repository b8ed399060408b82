"""The words of a source, which are written phrase by phrase: each in the reader's language where known."""

import re

from planner.catalogue import Catalogue
from planner.shipped_sources import KIND, shipped_source
from planner.words import NO_BREAK, Words

BETWEEN = "; "
# The space within "1 800 h", which is typed as any other.
WITHIN_A_NUMBER = re.compile(r"(?<=\d) (?=\d{3}\b|h\b)")


def source_sentence(source: str, words: Words, catalogue: Catalogue) -> str:
    """Return a source in the language of `words`; a phrase without a term stays as it was written."""
    said = BETWEEN.join(_phrase(phrase, words, catalogue) for phrase in source.split(BETWEEN))
    return WITHIN_A_NUMBER.sub(NO_BREAK, said)


def _phrase(phrase: str, words: Words, catalogue: Catalogue) -> str:
    term = catalogue.terms.get(phrase)
    title = term.title if term is not None and term.kind == KIND else shipped_source(phrase)
    return words.said(title) if title is not None else phrase
