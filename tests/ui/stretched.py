"""French made half as long again, to see what a longer language would do to the window."""

import gettext
import re

LONGER = 1.5
PIECE = re.compile(r"\{[^}]*\}|[^\W\d_]+")


def stretched(sentence: str) -> str:
    """Return a sentence whose every word is half as long again; what is filled in stays as it is."""
    return PIECE.sub(_longer, sentence)


def _longer(piece: re.Match[str]) -> str:
    text = piece.group()
    return text if text.startswith("{") else text + text[-1] * round(len(text) * (LONGER - 1) + 0.1)


class Stretched(gettext.NullTranslations):
    """Another translation, stretched."""

    def __init__(self, other: gettext.NullTranslations) -> None:
        super().__init__()
        self._other = other

    def gettext(self, message: str) -> str:
        return stretched(self._other.gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return stretched(self._other.ngettext(msgid1, msgid2, n))
