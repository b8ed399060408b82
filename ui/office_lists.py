"""The lists of what an office may correct in its catalogue: groups, places, and all that it edited."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from planner.catalogue import Activity
from ui.catalogue_editing import CatalogueEditing
from ui.dialogs.edited_rows import EditedRowsDialog
from ui.models import edited_rows
from ui.session import Session


class OfficeLists(QObject):
    """Opens the lists over `parent`; each line is added, corrected or withdrawn by `editing`."""

    def __init__(self, session: Session, editing: CatalogueEditing, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._editing, self._parent = session, editing, parent

    def show_groups(self, activity: Activity) -> None:
        """Show the groups of a programme."""
        words, code = self._session.language.words, activity.code
        title = words._("Groups: {programme}", programme=words.said(activity.title))
        add = words._("&Add a group…")
        self._show(title, edited_rows.groups_of(code), add, lambda: self._editing.add_group(code))

    def show_places(self) -> None:
        """Show the places where groups are given."""
        words = self._session.language.words
        self._show(words._("Places"), edited_rows.places, words._("&Add a place…"), self._editing.add_place)

    def show_edits(self) -> None:
        """Show all that the office edited."""
        title = self._session.language.words._("The office’s own rows")
        self._show(title, edited_rows.office_edits, "", lambda: None)

    def _show(self, title: str, lines: edited_rows.Lines, add: str, adds: Callable[[], None]) -> None:
        session, editing = self._session, self._editing
        dialog = EditedRowsDialog(title, lines, add, session.language.words, self._parent)
        dialog.asked_add.connect(adds)
        dialog.asked_correct.connect(lambda line: editing.correct(line.row))
        dialog.asked_withdraw.connect(editing.withdraw)
        dialog.asked_back.connect(editing.give_back)
        refresh = lambda: dialog.show_catalogue(session.catalogue)  # noqa: E731
        session.catalogue_changed.connect(refresh)
        dialog.finished.connect(lambda: session.catalogue_changed.disconnect(refresh))
        refresh()
        dialog.open()
