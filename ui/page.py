"""What a page of the window is, and what is known of one before it is made."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFocusEvent, QShowEvent, QUndoStack
from PySide6.QtWidgets import QTableView, QWidget

from planner.words import Words
from ui.language import Translated
from ui.session import Session


class Page(Translated):
    """A page: its name for `session.go`, and texts that can be said again.

    A page whose edits are not those of the open case brings its own `undo_stack`; what is saved from one
    that is `about_people` is noted in the access journal.
    """

    name: ClassVar[str]
    about_people: ClassVar[bool] = False
    undo_stack: QUndoStack | None = None

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._is_outdated = False

    def changeEvent(self, event: QEvent) -> None:
        """Say every text again in another language: at once on screen, behind another page when it comes."""
        is_behind = self.parentWidget() is not None and self.isHidden()
        if event.type() == QEvent.Type.LanguageChange and is_behind:
            self._is_outdated = True
            return
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Say what was not said again while another page was shown."""
        if self._is_outdated:
            self._is_outdated = False
            self.retranslate()
        super().showEvent(event)

    @property
    def words(self) -> Words:
        """Return the words of the window's present language."""
        return self.session.language.words

    @property
    def first(self) -> QWidget | None:
        """Return where the keyboard begins, if not before everything."""
        return None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first place; a focus proxy would have Tab leap over what stands before it."""
        super().focusInEvent(event)
        if (first := self.first) is not None:
            first.setFocus(event.reason())

    def shown_table(self) -> QTableView | None:
        """Return the table that a person would save as a file now, if there is one."""
        return None


@dataclass(frozen=True)
class PageEntry:
    """What the rail says of a page (a msgid, an icon), and how its class is imported."""

    name: str
    title: str
    icon: str
    read: Callable[[], type[Page]]
    on_rail: bool = True

    def said(self, words: Words) -> str:
        """Return the page's name on the rail."""
        return words._(self.title)


class Pages(Mapping[str, Page]):
    """The pages by name; each is made when it is first asked for, and stays."""

    def __init__(self, entries: Sequence[PageEntry], make: Callable[[PageEntry], Page]) -> None:
        self._entries, self._make = {entry.name: entry for entry in entries}, make
        self._made: dict[str, Page] = {}

    def __getitem__(self, name: str) -> Page:
        if name not in self._made:
            self._made[name] = self._make(self._entries[name])
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def on_rail(self) -> tuple[PageEntry, ...]:
        """Return what is known of the pages of the rail, in its order."""
        return tuple(entry for entry in self._entries.values() if entry.on_rail)

    def read(self) -> None:
        """Import every page, on whatever thread asks, so that a first visit has only to make it."""
        for entry in self._entries.values():
            entry.read()
