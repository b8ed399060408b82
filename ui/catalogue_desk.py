"""What can be done to the catalogue from its page: buttons, menus, keys, and files dropped onto it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from planner.activity_words import activity_name
from planner.catalogue import Activity, Measure
from ui.catalogue_editing import CatalogueEditing
from ui.catalogue_files import save_catalogue, save_template
from ui.dialogs.catalogue_versions import show_versions
from ui.dialogs.reasons import ReasonsDialog
from ui.dropped import dropped_paths, is_exported
from ui.models.catalogue_entries import MEASURE, PROGRAM, TRADE, Entry
from ui.models.edited_rows import RowLine, line_of
from ui.models.sessions import first_step
from ui.office_lists import OfficeLists
from ui.plan_edits import PlanEdits
from ui.session import Session
from ui.widgets.catalogue_board import CatalogueBoard, source_paragraphs
from ui.widgets.office_strip import OfficeStrip

if TYPE_CHECKING:
    from ui.dialogs.import_catalogue import ImportDialog


class CatalogueDesk(QObject):
    """Connects a board to the editing and the import of the catalogue; `card` says what is on the card."""

    def __init__(
        self, session: Session, board: CatalogueBoard, card: Callable[[], Entry], page: QWidget
    ) -> None:
        super().__init__(page)
        self._session, self._card, self._page = session, card, page
        self.editing = CatalogueEditing(session, page)
        self._lists = OfficeLists(session, self.editing, page)
        self.dialog: ImportDialog | None = None
        self._connect(board)
        for keys, act in (("Ins", self.add_group), ("F2", self.correct)):
            shortcut = QShortcut(QKeySequence(keys), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def ask_import(self, paths: Sequence[Path] = ()) -> None:
        """Open the window of an import, one at a time; given paths are read at once."""
        # Imported late: a window that imports nothing needs no importer.
        from ui.dialogs.import_catalogue import ImportDialog

        if self.dialog is None:
            self.dialog = ImportDialog(self._session, self._page)
            self.dialog.finished.connect(self._forget)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        if paths:
            self.dialog.read(paths)

    def add_group(self) -> None:
        """Ask for a group of the programme on the card."""
        if self._card().kind == PROGRAM:
            self.editing.add_group(self._card().code)

    def correct(self) -> None:
        """Ask how the row on the card is really."""
        if (row := self.row) is not None:
            self.editing.correct(row)

    def add_to_plan(self) -> None:
        """Put the activity on the card in the open plan, in the first session that suits."""
        session, row, words = self._session, self.row, self._session.language.words
        case = session.document.case
        if case is None or not isinstance(row, Activity):
            return
        step = first_step(row, case, session.catalogue)
        PlanEdits(session).add(step)
        when = words.short_date(step.start) if step.start else words._("no date")
        name = activity_name(row, row.code, words)
        session.said.emit(words._("Added to the plan: {activity}, {start}", activity=name, start=when))

    def show_sources(self) -> None:
        """Show where each table comes from, under which licence."""
        words = self._session.language.words
        paragraphs = source_paragraphs(self._session.catalogue, words)
        ReasonsDialog(words._("Sources and licences"), paragraphs, self._page).open()

    @property
    def successor(self) -> str:
        """Return the code of what replaces the programme on the card."""
        return self.row.replaced_by if isinstance(self.row, Activity) else ""

    @property
    def row(self) -> Activity | Measure | None:
        """Return the programme or measure on the card."""
        entry, catalogue = self._card(), self._session.catalogue
        if entry.kind == PROGRAM:
            return catalogue.activities.get(entry.code)
        # The card shows the last one of a code.
        measures = {measure.code: measure for measure in catalogue.measures}
        return measures.get(entry.code) if entry.kind == MEASURE else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files and folders that are dropped onto the page."""
        if isinstance(event, QDropEvent):
            paths = [path for path in dropped_paths(event.mimeData()) if not is_exported(path)]
            if paths:
                event.acceptProposedAction()
                if event.type() is QEvent.Type.Drop:
                    self.ask_import(paths)
                return True
        return super().eventFilter(watched, event)

    def _connect(self, board: CatalogueBoard) -> None:
        editing, session, page = self.editing, self._session, self._page
        board.tools.load.clicked.connect(lambda: self.ask_import())
        board.tools.on(
            {
                "group": self.add_group,
                "program": lambda: editing.add_program(self._trade),
                "measure": editing.add_measure,
                "place": editing.add_place,
                "edits": self._lists.show_edits,
                "places": self._lists.show_places,
                "versions": lambda: show_versions(session, page),
                "template": lambda: save_template(session, page),
                "save": lambda: save_catalogue(session, page),
            }
        )
        group = board.tools.actions_["group"]
        board.tools.add.menu().aboutToShow.connect(lambda: group.setEnabled(self._card().kind == PROGRAM))
        for card in (board.cards.program, board.cards.measure):
            self._connect_strip(card.office)

    def _connect_strip(self, strip: OfficeStrip) -> None:
        strip.asked_correct.connect(self.correct)
        strip.asked_groups.connect(self._list_groups)
        strip.asked_withdraw.connect(lambda: self._with_line(self.editing.withdraw))
        strip.asked_back.connect(lambda: self._with_line(self.editing.give_back))

    def _with_line(self, act: Callable[[RowLine], None]) -> None:
        if (row := self.row) is not None:
            act(line_of(row, self._session.catalogue, self._session.language.words))

    def _list_groups(self) -> None:
        if isinstance(row := self.row, Activity):
            self._lists.show_groups(row)

    @property
    def _trade(self) -> str:
        entry = self._card()
        return entry.code if entry.kind == TRADE else ""

    def _forget(self) -> None:
        self.dialog = None
