"""A person's own information, given to that person: the case and what is kept beside it, in one archive."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from planner.case import Case
from planner.catalogue import Catalogue
from planner.client_words import called
from planner.fields import CASES, RANK, Row, case_rows
from planner.registers import RELEASED
from planner.words import N_, Words
from ui import files
from ui.models.field_words import entry_name, field_words, value_words
from ui.models.record_rows import record_data, record_tables
from ui.opened import Opened
from ui.session import Session
from ui.shown import SEPARATORS

if TYPE_CHECKING:
    from db.registers.record import Record

FORMAT, VERSION = "parcours-person", 2
Lines = Iterable[Sequence[str]]
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
ABOUT = N_(
    "This archive holds what the office keeps of {name} on {day}:\n"
    "– “{table}”: the case as it stands;\n"
    "– “{history}”: every change of it, by whom and when;\n"
    "– “{waiting}”: the values written apart by two offices, which wait for a choice;\n"
    "– “{accesses}”: who opened, printed, exported or gave the case;\n"
    "– “{sent}”: the files in which the case left for another office.\n\n"
    "These tables are to be read in any spreadsheet; “{data}” holds the same for another program. Codes of "
    "occupations, programmes and skills are those of the catalogue.\n\n"
    "Not in it: the backups, which hold the same; the register of confidentiality incidents; and the names "
    "and bases of files in which other people’s cases left too, for they may name them."
)


def ask_release(session: Session, parent: QWidget) -> None:
    """Ask where to write the information of the open case's person, and write it there."""
    session.leaving.emit()
    words, case = session.language.words, session.document.case
    if case is None:
        session.said.emit(words._("No case is open. Open a client’s case to give its information."))
        return
    start = Path.home() / words._("information-{day}.zip", day=session.today().isoformat())
    kinds = words._("Archives (*.zip)")
    title = words._("Give the person’s information")
    name, _ = QFileDialog.getSaveFileName(parent, title, str(start), kinds)
    if name:
        release(session, case, Path(name))


def release(session: Session, case: Case, path: Path) -> None:
    """Write the archive beside the window, and note who did it for the case that it is of."""
    words, today, opened = session.language.words, session.today(), session.opened
    note = session.noting(RELEASED)

    def told(done: Future[bool]) -> None:
        if session.answer(done):
            note(path.name)
            session.said.emit(words._("The information was written: {path}", path=path))

    def begin(_: Future[None]) -> None:
        session.side_tasks.run(partial(_write, path, case, opened, words, today), told)

    # Behind what the worker still writes, so that the history tells of the case as it is given.
    session.store_tasks.run(lambda: None, begin)


def _write(path: Path, case: Case, opened: Opened, words: Words, today: date) -> bool:
    from db.registers.record import record_of

    record = record_of(opened.database, case.id)
    files.write(path, archive(case, record, opened.catalogue, words, today))
    return True


def archive(case: Case, record: "Record", catalogue: Catalogue, words: Words, today: date) -> bytes:
    """Return the archive: what it is, tables to read, and the data."""
    tables: dict[str, Lines] = {words._("information.csv"): _lines(case, catalogue, words)}
    tables |= record_tables(record, catalogue, words)
    data, held = words._("information.json"), io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(words._("read-me.txt"), _about(case, today, (*tables, data), words))
        for name, lines in tables.items():
            packed.writestr(name, _table(lines, words))
        packed.writestr(data, _data(case, record, today))
    return held.getvalue()


def _about(case: Case, today: date, names: Iterable[str], words: Words) -> str:
    held = dict(zip(("table", "history", "waiting", "accesses", "sent", "data"), names, strict=True))
    name = called(case.client.name, case.id, words)
    return words._(ABOUT, name=name, day=words.date(today), **held) + "\n"


def _data(case: Case, record: "Record", today: date) -> str:
    lists: dict[str, list[Row]] = {}
    main: Row = {}
    for (table, key), row in case_rows(case).items():
        if table == CASES:
            main = row
        else:
            lists.setdefault(table, []).append({"key": key, **{n: v for n, v in row.items() if n != RANK}})
    held = {"format": FORMAT, "version": VERSION, "day": today.isoformat(), "id": case.id}
    told = {**held, "file": main, "lists": lists, **record_data(record)}
    return json.dumps(told, ensure_ascii=False, indent=1)


def _table(lines: Lines, words: Words) -> str:
    held = io.StringIO()
    writer = csv.writer(held, delimiter=SEPARATORS[words.language])
    writer.writerows([_text(cell) for cell in line] for line in lines)
    # The mark tells a spreadsheet that the text is UTF-8.
    return "\ufeff" + held.getvalue()


def _lines(case: Case, catalogue: Catalogue, words: Words) -> Iterator[tuple[str, str, str]]:
    yield words._("Field"), words._("Value"), words._("Code")
    for (table, key), row in case_rows(case).items():
        known = entry_name(table, row, catalogue, words)
        for name, value in row.items():
            if row.keys() == {RANK}:
                yield field_words(table, key, "value", catalogue, words, known), words._("yes"), key
            elif name != RANK:
                said = value_words(table, name, value, catalogue, words, row)
                whole = value if isinstance(value, str) and len(value) > len(said) else said
                title = field_words(table, key, name, catalogue, words, known)
                yield title, whole, "" if value is None else str(value)


def _text(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"\u2019{cell}" if cell.startswith(FORMULA_SIGNS) else cell
