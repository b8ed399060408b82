"""What a page of the window is."""

from typing import ClassVar

from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QTableView, QWidget

from planner.words import Words
from ui.language import Translated
from ui.session import Session


class Page(Translated):
    """A page: its name for `session.go`, its icon, its title, and texts that can be said again.

    A page whose edits are not those of the open case brings its own `undo_stack`; what is saved from one
    that is `about_people` is noted in the access journal.
    """

    name: ClassVar[str]
    icon: ClassVar[str]
    on_rail: ClassVar[bool] = True
    about_people: ClassVar[bool] = False
    undo_stack: QUndoStack | None = None

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session

    @property
    def words(self) -> Words:
        """Return the words of the window's present language."""
        return self.session.language.words

    def shown_table(self) -> QTableView | None:
        """Return the table that a person would save as a file now, if there is one."""
        return None

    @staticmethod
    def title(words: Words) -> str:
        """Return the page's name on the rail."""
        raise NotImplementedError
