"""Bilingual texts: what the catalogue says in French and in English."""

import unicodedata
from dataclasses import dataclass

APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "œ": "oe", "Œ": "oe"})


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages; an absent one falls back on the other."""

    fr: str = ""
    en: str = ""

    def said(self, language: str) -> str:
        """Return the text in `language` ("fr" or "en")."""
        return (self.fr or self.en) if language == "fr" else (self.en or self.fr)


def typographic(text: str) -> str:
    """Return a French text with its typographic apostrophes, dashes and no-break spaces."""
    return text.replace("'", "’").replace(" - ", " – ").replace(" :", "\u00a0:")


def folded(text: str) -> str:
    """Return `text` without case, accents, typographic apostrophes or double spaces, for searching."""
    if text.isascii():
        return " ".join(text.casefold().split())
    plain = unicodedata.normalize("NFD", text.translate(APOSTROPHES).casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
