"""The pages of the help: one text per page of the window and language, and the keys as they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QAction, QKeySequence

import resources
from planner.text import folded
from planner.words import Words
from ui.actions import plain

NAMES = ("home", "clients", "intake", "plan", "directions", "catalogue", "sharing", "reports", "preview")
KEYS = "keys"
NATIVE = QKeySequence.SequenceFormat.NativeText  # as the menus say them: Ctrl+Maj in French


@dataclass(frozen=True)
class HelpPage:
    """One page: its name, that of a page of the window, and its text in Markdown under a title."""

    name: str
    text: str

    @property
    def title(self) -> str:
        """Return the first line, without its mark."""
        return self.text.partition("\n")[0].lstrip("# ")

    def holds(self, query: str) -> bool:
        """Say whether every word of a query stands in the page, whatever the accents and capitals."""
        text = folded(self.text)
        return all(word in text for word in folded(query).split())


def help_pages(words: Words, actions: Iterable[QAction]) -> tuple[HelpPage, ...]:
    """Return the pages of one language, the keys last."""
    place = folder(words)
    told = (HelpPage(name, (place / f"{name}.txt").read_text(encoding="utf-8")) for name in NAMES)
    return (*told, HelpPage(KEYS, _keys(words, actions)))


def folder(words: Words) -> Path:
    """Return where the texts and pictures of one language lie."""
    return resources.path("help") / words.language


def _keys(words: Words, actions: Iterable[QAction]) -> str:
    """Return the keys of the menus, as the actions have them."""
    keyed = [(action.shortcut().toString(NATIVE), plain(action)) for action in actions]
    lines = [f"- **{key}** – {text}" for key, text in keyed if key]
    pages = words._("Ctrl and a number go to a page of the rail, from top to bottom.")
    title = words._("Keyboard")
    return "\n".join([f"# {title}", pages, "", *lines, ""])
