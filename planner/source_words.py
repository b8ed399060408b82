"""The words of a source, which are written phrase by phrase: each in the reader's language where known."""

from planner.catalogue import Catalogue
from planner.words import Words

BETWEEN = "; "
KIND = "source"


def source_sentence(source: str, words: Words, catalogue: Catalogue) -> str:
    """Return a source in the language of `words`; a phrase without a term stays as it was written."""
    return BETWEEN.join(_phrase(phrase, words, catalogue) for phrase in source.split(BETWEEN))


def _phrase(phrase: str, words: Words, catalogue: Catalogue) -> str:
    term = catalogue.terms.get(phrase)
    return words.said(term.title) if term is not None and term.kind == KIND else phrase
