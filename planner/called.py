"""What a trade is called in a case: by the title that the counsellor chose, where the language has it."""

from planner.catalogue import Catalogue
from planner.titles import forms
from planner.words import Words


def called(code: str, title: str, catalogue: Catalogue, words: Words) -> str:
    """Return the chosen title of a trade if people call it so in that language, else its official one.

    A title that came with a file and that is none of this trade's is not said: nobody chose it here.
    """
    return common_title(code, title, catalogue, words) or words.said(catalogue.term(code))


def called_short(code: str, title: str, catalogue: Catalogue, words: Words) -> str:
    """Return what a trade is called where room is scarce."""
    return common_title(code, title, catalogue, words) or words.said(catalogue.short(code))


def common_title(code: str, title: str, catalogue: Catalogue, words: Words) -> str:
    """Return the chosen title with a capital, as titles begin; nothing if the trade is not called so."""
    if not title:
        return ""
    rows = (row for row in catalogue.titles_by_trade.get(code, ()) if row.language == words.language)
    known = any(title in (row.title, *forms(row.title)) for row in rows)
    return title[0].upper() + title[1:] if known else ""
