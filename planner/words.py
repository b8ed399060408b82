"""The words of one language: translated sentences, and dates, money and numbers as its readers write them."""

import gettext
from datetime import date as Day
from datetime import datetime
from functools import lru_cache
from typing import Any

import resources
from planner.money import Cents
from planner.text import Text

LANGUAGES = ("fr", "en")
DOMAIN = "parcours"
NO_BREAK = "\u00a0"


def N_(sentence: str) -> str:
    """Mark a sentence that a table keeps and that `words._(…)` translates when it is shown."""
    return sentence


@lru_cache(maxsize=2)
def _translations(language: str) -> gettext.NullTranslations:
    folder = resources.path("locale")
    return gettext.translation(DOMAIN, folder, [language], fallback=True)


class Words:
    """Sentences and figures in French (fr_CA) or English (en_CA)."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = f"{language}_CA"
        self._catalogue = _translations(language)

    def _(self, sentence: str, **values: Any) -> str:
        """Return the sentence in this language, with its {values} filled in."""
        found = self._catalogue.gettext(sentence) if sentence else ""
        return found.format(**values) if values else found

    def n_(self, one: str, many: str, n: float, **values: Any) -> str:
        """Return the singular or plural sentence for `n`, with {n} and its {values} filled in."""
        count = int(n) if float(n).is_integer() else 2
        return self._catalogue.ngettext(one, many, count).format(n=self.number(n), **values)

    def said(self, text: Text) -> str:
        """Return a bilingual text in this language."""
        return text.said(self.language)

    def date(self, day: Day) -> str:
        """Return "11 janvier 2027" or "January 11, 2027"."""
        return self._french_first(_formatted_date(day, "long", self.locale), day)

    def short_date(self, day: Day) -> str:
        """Return "11 janv. 2027" or "Jan 11, 2027"."""
        pattern = "d MMM y" if self.language == "fr" else "MMM d, y"
        return self._french_first(_formatted_date(day, pattern, self.locale), day)

    def short_day(self, day: Day) -> str:
        """Return "11 janv." or "Jan 11"."""
        pattern = "d MMM" if self.language == "fr" else "MMM d"
        return self._french_first(_formatted_date(day, pattern, self.locale), day)

    def day_month(self, day: Day) -> str:
        """Return "11 janvier" or "January 11"."""
        pattern = "d MMMM" if self.language == "fr" else "MMMM d"
        return self._french_first(_formatted_date(day, pattern, self.locale), day)

    def weekday(self, day: Day) -> str:
        """Return the name of the day of the week."""
        return _formatted_date(day, "EEEE", self.locale)

    def narrow_weekday(self, day: Day) -> str:
        """Return the letter of the day of the week: "L" or "M" for a Monday."""
        return _formatted_date(day, "EEEEE", self.locale)

    def month(self, day: Day) -> str:
        """Return "janv." or "Jan."."""
        return _formatted_date(day, "MMM", self.locale)

    def month_year(self, day: Day) -> str:
        """Return "janvier 2027" or "January 2027"."""
        return _formatted_date(day, "MMMM y", self.locale)

    def time(self, moment: datetime) -> str:
        """Return "10 h 42" or "10:42"."""
        text = f"{moment.hour} h {moment.minute:02}" if self.language == "fr" else f"{moment:%H:%M}"
        return text.replace(" ", NO_BREAK)

    def money(self, amount: Cents) -> str:
        """Return "1 234 $" or "$1,234"; cents show only when there are some."""
        digits = "#,##0" if amount % 100 == 0 else "#,##0.00"
        pattern = f"{digits}{NO_BREAK}¤" if self.language == "fr" else f"¤{digits}"
        return _money(amount / 100, pattern, self.locale)

    def number(self, value: float, decimals: int = 1) -> str:
        """Return the number with this language's separators, and at most `decimals` decimals."""
        # Counts of things are many, and short ones have no separator: Babel's tables can wait.
        if isinstance(value, int) and 0 <= value < 1000:
            return str(value)
        from babel.numbers import format_decimal

        pattern = "#,##0." + "#" * decimals if decimals else "#,##0"
        return _no_break(format_decimal(round(value, decimals), pattern, locale=self.locale))

    def percent(self, share: float) -> str:
        """Return "88 %" or "88%"."""
        space = NO_BREAK if self.language == "fr" else ""
        return f"{round(share * 100)}{space}%"

    def hours(self, hours: float) -> str:
        """Return "12 h"."""
        return f"{self.number(hours)}{NO_BREAK}h"

    def span(self, start: Day, end: Day) -> str:
        """Return how long [start, end) lasts, in weeks under three months, else in months."""
        days = (end - start).days
        if days < 84:
            return self.n_("{n} week", "{n} weeks", max(0, round(days / 7)))
        return self.n_("{n} month", "{n} months", round(days / 30.44))

    def _french_first(self, text: str, day: Day) -> str:
        first = self.language == "fr" and day.day == 1
        return "1ᵉʳ" + text[1:] if first else text


@lru_cache(maxsize=4096)
def _formatted_date(day: Day, pattern: str, locale: str) -> str:
    from babel.dates import format_date

    written = _no_break(format_date(day, pattern, locale=locale))
    return written.replace(" ", NO_BREAK) if locale.startswith("fr") else written


def _money(dollars: float, pattern: str, locale: str) -> str:
    from babel.numbers import format_currency

    written = format_currency(dollars, "CAD", pattern, locale=locale, currency_digits=False)
    return _no_break(written.replace("CA$", "$"))


def _no_break(text: str) -> str:
    return text.replace("\u202f", NO_BREAK)
