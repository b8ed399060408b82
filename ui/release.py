"""A person's own information, given to that person: all that a file holds, structured, in one archive."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from concurrent.futures import Future
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from planner.case import Case
from planner.catalogue import Catalogue
from planner.client_words import called
from planner.fields import CASES, RANK, Row, case_rows
from planner.registers import RELEASED
from planner.words import N_, Words
from ui import files
from ui.models.field_words import entry_name, field_words, value_words
from ui.session import Session
from ui.shown import SEPARATORS

FORMAT, VERSION = "parcours-person", 1
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
ABOUT = N_(
    "This archive holds all that the case of {name} holds on {day}. “{table}” is to be read, in any "
    "spreadsheet; “{data}” holds the same for another program. Codes of occupations, programmes and skills "
    "are those of the catalogue."
)


def ask_release(session: Session, parent: QWidget) -> None:
    """Ask where to write the information of the open case's person, and write it there."""
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
    """Write the archive beside the window, and note who did it."""
    words, today, catalogue = session.language.words, session.today(), session.catalogue

    def told(done: Future[bool]) -> None:
        if session.answer(done):
            session.note_access(RELEASED, path.name)
            session.said.emit(words._("The information was written: {path}", path=path))

    session.side_tasks.run(partial(_write, path, case, catalogue, words, today), told)


def _write(path: Path, case: Case, catalogue: Catalogue, words: Words, today: date) -> bool:
    files.write(path, archive(case, catalogue, words, today))
    return True


def archive(case: Case, catalogue: Catalogue, words: Words, today: date) -> bytes:
    """Return the archive: what it is, a table to read, and the data."""
    table, data, held = words._("information.csv"), words._("information.json"), io.BytesIO()
    name = called(case.client.name, case.id, words)
    about = words._(ABOUT, name=name, day=words.date(today), table=table, data=data)
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(words._("read-me.txt"), about + "\n")
        packed.writestr(table, _table(case, catalogue, words))
        packed.writestr(data, _data(case, today))
    return held.getvalue()


def _data(case: Case, today: date) -> str:
    lists: dict[str, list[Row]] = {}
    main: Row = {}
    for (table, key), row in case_rows(case).items():
        if table == CASES:
            main = row
        else:
            lists.setdefault(table, []).append({"key": key, **{n: v for n, v in row.items() if n != RANK}})
    held = {"format": FORMAT, "version": VERSION, "day": today.isoformat(), "id": case.id}
    return json.dumps({**held, "file": main, "lists": lists}, ensure_ascii=False, indent=1)


def _table(case: Case, catalogue: Catalogue, words: Words) -> str:
    held = io.StringIO()
    writer = csv.writer(held, delimiter=SEPARATORS[words.language])
    writer.writerow((words._("Field"), words._("Value"), words._("Code")))
    writer.writerows(_lines(case, catalogue, words))
    # The mark tells a spreadsheet that the text is UTF-8.
    return "\ufeff" + held.getvalue()


def _lines(case: Case, catalogue: Catalogue, words: Words) -> Iterator[tuple[str, str, str]]:
    for (table, key), row in case_rows(case).items():
        known = entry_name(table, row, catalogue, words)
        for name, value in row.items():
            if row.keys() == {RANK}:
                yield (
                    _text(field_words(table, key, "value", catalogue, words, known)),
                    words._("yes"),
                    _text(key),
                )
            elif name != RANK:
                said = value_words(table, name, value, catalogue, words, row)
                whole = value if isinstance(value, str) and len(value) > len(said) else said
                title = field_words(table, key, name, catalogue, words, known)
                yield _text(title), _text(whole), "" if value is None else _text(str(value))


def _text(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"\u2019{cell}" if cell.startswith(FORMULA_SIGNS) else cell
