"""The exchange form: a folder of CSV tables in which anyone can bring or take away a whole catalogue."""

import csv
import io
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import attrgetter
from pathlib import Path
from typing import Any

from db.importers.form_columns import Table
from db.importers.form_faults import Fault
from db.importers.form_links import warnings
from db.importers.form_rows import Row, table_rows
from db.importers.form_tables import TABLES, Need
from db.importers.imported import Imported
from planner.catalogue import Catalogue, SkillNeed, Trade
from planner.errors import PlannerError

FILES = frozenset(table.file for table in TABLES)


def recognises(path: Path) -> bool:
    """Whether the path is a folder with at least one table of the form."""
    return path.is_dir() and any((path / file).is_file() for file in FILES)


def read(path: Path) -> Imported[Catalogue]:
    """Return the folder's catalogue as one record; a faulty folder is an error as a whole."""
    return Imported((read_catalogue(path),))


def read_catalogue(folder: Path) -> Catalogue:
    """Return the catalogue in `folder`, or raise "catalogue-faults" with every fault in it."""
    _must_be_catalogue(folder)
    faults: list[Fault] = []
    rows = {table.name: _rows(folder, table, faults) for table in TABLES}
    if faults:
        raise PlannerError("catalogue-faults", path=str(folder), faults=faults)
    return _catalogue(rows, tuple(_unknown_files(folder)))


def write_catalogue(catalogue: Catalogue, folder: Path) -> None:
    """Write every table of the catalogue into `folder`; `read_catalogue` gives it back unchanged."""
    # Imported late: reading a catalogue needs no database.
    from db.faults import told

    records = _records(catalogue)
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for table in TABLES:
            _write(folder / table.file, table_text(table, records[table.name]))


def table_text(table: Table, records: Iterable[Any]) -> str:
    """Return the CSV text of one table."""
    cells = [(attrgetter(column.path), column) for column in table.columns]
    output = io.StringIO(newline="")
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    for record in records:
        writer.writerow([column.text(get(record)) for get, column in cells])
    return output.getvalue()


def _must_be_catalogue(folder: Path) -> None:
    if not folder.exists():
        raise PlannerError("catalogue-not-found", path=str(folder))
    if not folder.is_dir():
        raise PlannerError("catalogue-not-a-folder", path=str(folder))
    if not recognises(folder):
        raise PlannerError("catalogue-empty", path=str(folder), files=sorted(FILES))


def _rows(folder: Path, table: Table, faults: list[Fault]) -> list[Row]:
    path = folder / table.file
    return table_rows(path, table, faults) if path.exists() else []


def _unknown_files(folder: Path) -> Iterator[dict[str, str]]:
    for path in sorted(folder.glob("*.csv")):
        if path.name not in FILES:
            yield {"code": "unknown-table", "file": path.name}


def _catalogue(rows: dict[str, list[Row]], unknown: tuple[dict[str, str], ...]) -> Catalogue:
    records = {name: [row.record for row in found] for name, found in rows.items()}
    return Catalogue(
        trades=_with_skills(records["trades"], records["trade_skills"]),
        skills=_by_code(records["skills"]),
        activities=_by_code(records["activities"]),
        sessions=tuple(records["sessions"]),
        competencies=tuple(records["competencies"]),
        closures=tuple(records["closures"]),
        places=_by_code(records["places"]),
        wages=tuple(records["wages"]),
        outlooks=tuple(records["outlook"]),
        measures=tuple(records["measures"]),
        sources=tuple(records["sources"]),
        terms=_by_code(records["terms"]),
        titles=tuple(records["trade_titles"]),
        warnings=unknown + warnings(rows),
    )


def _by_code(records: Iterable[Any]) -> dict[str, Any]:
    return {record.code: record for record in records}


def _with_skills(trades: Iterable[Trade], needs: Iterable[Need]) -> dict[str, Trade]:
    found: dict[str, list[SkillNeed]] = defaultdict(list)
    for row in needs:
        found[row.trade].append(row.need)
    return {trade.code: replace(trade, skills=tuple(found[trade.code])) for trade in trades}


def _records(catalogue: Catalogue) -> dict[str, Iterable[Any]]:
    needs = (Need(trade.code, need) for trade in catalogue.trades.values() for need in trade.skills)
    return {
        "trades": catalogue.trades.values(),
        "skills": catalogue.skills.values(),
        "trade_skills": needs,
        "activities": catalogue.activities.values(),
        "sessions": catalogue.sessions,
        "competencies": catalogue.competencies,
        "closures": catalogue.closures,
        "places": catalogue.places.values(),
        "wages": catalogue.wages,
        "outlook": catalogue.outlooks,
        "measures": catalogue.measures,
        "sources": catalogue.sources,
        "terms": catalogue.terms.values(),
        "trade_titles": catalogue.titles,
    }


def _write(path: Path, text: str) -> None:
    draft = path.with_suffix(".new")
    draft.write_text(text, encoding="utf-8", newline="")
    os.replace(draft, path)
