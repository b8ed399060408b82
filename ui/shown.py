"""What a page shows, saved as a file that a spreadsheet opens."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Self

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import QFileDialog, QTableView, QWidget

from db.registers.access import note_access
from db.shown_table import Cell
from planner.amounts import Amount
from planner.registers import EXPORTED
from planner.words import N_, Words
from ui.models.client_rows import COLUMNS, ClientRow
from ui.models.clients import ClientTableModel
from ui.models.columns import AMOUNT
from ui.page import Page
from ui.session import Session

SAVING = N_("Save what is shown")
SUFFIXES = (".xlsx", ".csv")
# Spreadsheets in French part cells with a semicolon, because of the comma of their numbers.
SEPARATORS = {"fr": ";", "en": ","}
Lines = Callable[[], Iterator[list[Cell]]]
Every = Callable[[], Iterator[ClientRow]]


def save_shown(page: Page) -> None:
    """Ask where the table of a page goes, and write its columns, order and lines as they are shown."""
    session, words, table = page.session, page.words, page.shown_table()
    if table is None or not table.model().rowCount():
        session.said.emit(words._("There is no table to save on this page."))
        return
    path = ask_path(page, table.accessibleName(), words)
    if path is not None:
        shown, separator = Shown.of(table), SEPARATORS[words.language]
        write, note = partial(_write, path, shown, separator), _noting(session, shown, path)
        session.side_tasks.follow(SAVING, lambda _: write(), partial(_tell, page, path, note))


@dataclass(frozen=True, slots=True)
class Shown:
    """What a table shows: its titles, what reads every line beside the window, and the listed cases.

    The cases are known once the lines are read; samples are nobody's.
    """

    titles: tuple[str, ...]
    lines: Lines
    cases: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, table: QTableView) -> Self:
        """Return what a table shows, also the lines that no screen has shown yet."""
        columns, model = _columns(table), table.model()
        titles = tuple(title for column in columns for title in _titles(model, column))
        if isinstance(model, ClientTableModel):
            cases: list[str] = []
            return cls(titles, partial(_client_lines, model.every(), columns, cases), cases)
        lines = [_line(model, row, columns) for row in range(model.rowCount())]
        return cls(titles, lambda: iter(lines))


def _columns(table: QTableView) -> list[int]:
    """Return the columns in the order on screen, without those that are hidden."""
    across = table.horizontalHeader()
    places = (across.logicalIndex(place) for place in range(across.count()))
    return [column for column in places if not across.isSectionHidden(column)]


def _client_lines(every: Every, columns: list[int], cases: list[str]) -> Iterator[list[Cell]]:
    for row in every():
        if not row.summary.sample:
            cases.append(row.summary.id)
        yield [_counted(COLUMNS[c].value(row, AMOUNT), COLUMNS[c].text(row)) for c in columns]


def _titles(model: QAbstractItemModel, column: int) -> Iterator[str]:
    """Yield the title of a column, then those of the days that its text is made of."""
    across = Qt.Orientation.Horizontal
    yield str(model.headerData(column, across) or "")
    yield from model.headerData(column, across, AMOUNT) or ()


def _line(model: QAbstractItemModel, row: int, columns: list[int]) -> list[Cell]:
    return [cell for column in columns for cell in _cells(model.index(row, column))]


def _cells(index: QModelIndex) -> Iterator[Cell]:
    amount = index.data(AMOUNT)
    if not isinstance(amount, tuple) or isinstance(amount, Amount):
        yield _counted(amount, index.data())
        return
    yield _counted(None, index.data())
    yield from (_counted(part, "") for part in amount)


def _counted(amount: Any, text: Any) -> Cell:
    """Return what a spreadsheet counts with: an amount or a day, else the text that is shown."""
    if isinstance(amount, Amount | date):
        return amount
    return "" if text is None else str(text)


def ask_path(parent: QWidget, name: str, words: Words) -> Path | None:
    """Ask where a table of that name goes, as a workbook or a text; None if nowhere."""
    kinds = (words._("Workbooks (*.xlsx)"), words._("Tables (*.csv)"))
    first = f"{name.split(';')[0]}{SUFFIXES[0]}".replace("/", "-")
    chosen, kind = QFileDialog.getSaveFileName(parent, words._(SAVING), first, ";;".join(kinds))
    if not chosen or Path(chosen).suffix.lower() in SUFFIXES:
        return Path(chosen) if chosen else None
    return Path(chosen + SUFFIXES[kind == kinds[1]])


def _write(path: Path, shown: Shown, separator: str) -> None:
    from db.shown_table import write_shown

    write_shown(path, shown.titles, shown.lines(), separator)


def _tell(page: Page, path: Path, note: Callable[[], None], done: Future[None]) -> None:
    session, words = page.session, page.words
    if done.exception() is not None:
        session.answer(done)
        return
    if page.about_people:
        note()
        said = words._("{path}: written. The file is not protected, and speaks of people.", path=str(path))
    else:
        said = words._("{path}: written.", path=str(path))
    session.said.emit(said)


def _noting(session: Session, shown: Shown, path: Path) -> Callable[[], None]:
    """Return what writes in the access journal whose information left: the listed cases, else the open one.

    What is open once the file is written may be somebody else's.
    """
    database, who, of_open = session.database, session.counsellor, session.noting(EXPORTED)

    def note() -> None:
        if not shown.cases:
            of_open(path.name)
            return
        work = partial(note_access, database, who, EXPORTED, tuple(shown.cases), path.name)
        session.store_tasks.run(work, session.answer)

    return note
