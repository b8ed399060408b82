"""The exchange form: a folder of CSV tables, or one workbook, to bring or take away a whole catalogue."""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from operator import attrgetter
from pathlib import Path
from typing import Any

from db.importers.form_columns import Table
from db.importers.form_faults import Fault
from db.importers.form_links import warnings
from db.importers.form_rows import Row, table_rows
from db.importers.form_tables import TABLES, Need
from db.importers.form_workbook import holds_tables, is_workbook, workbook_rows
from db.importers.imported import Imported
from db.importers.watch import UNWATCHED, Watch
from planner.catalogue import Catalogue, SkillNeed, Trade
from planner.errors import PlannerError

FILES = frozenset(table.file for table in TABLES)
QUOTED = re.compile(r'[,"\r\n]')
Warnings = tuple[Mapping[str, str], ...]


def recognises(path: Path) -> bool:
    """Whether the path is a folder or a workbook with at least one table of the form."""
    return _has_tables(path) or holds_tables(path)


def read(path: Path, watch: Watch = UNWATCHED) -> Imported[Catalogue]:
    """Return the catalogue as one record; a faulty one is an error as a whole."""
    return Imported((read_catalogue(path, watch),))


def read_catalogue(path: Path, watch: Watch = UNWATCHED) -> Catalogue:
    """Return the catalogue of a folder or workbook, or raise "catalogue-faults" with every fault in it."""
    if not path.exists():
        raise PlannerError("catalogue-not-found", path=str(path))
    faults: list[Fault] = []
    read_tables = _workbook if is_workbook(path) and path.is_file() else _folder
    found, unknown = read_tables(path, faults, watch)
    if faults:
        raise PlannerError("catalogue-faults", path=str(path), faults=faults)
    return replace(found, warnings=unknown + found.warnings)


def write_catalogue(catalogue: Catalogue, path: Path) -> None:
    """Write the catalogue as a workbook (.xlsx) or into a folder; `read_catalogue` gives it back unchanged.

    Retired rows left the catalogue and stay behind, and warnings are found anew by whoever reads it.
    """
    # Imported late: reading a catalogue needs no database.
    from db.faults import told
    from db.importers.form_workbook_writer import write_workbook

    records = tables(catalogue.offered())
    if is_workbook(path):
        return write_workbook(records, path)
    with told(path):
        path.mkdir(parents=True, exist_ok=True)
        for table in TABLES:
            _write(path / table.file, table_text(table, records[table.name]))


def table_text(table: Table, records: Iterable[Any]) -> str:
    """Return the CSV text of one table."""
    cells = [(attrgetter(column.path), column) for column in table.columns]
    lines = [[column.name for column in table.columns]]
    lines += ([column.text(get(record)) for get, column in cells] for record in records)
    return "".join(",".join(map(_quoted, line)) + "\n" for line in lines)


def _quoted(cell: str) -> str:
    # Python's writer leaves a lone carriage return without quotes, and the row comes back as two.
    return '"' + cell.replace('"', '""') + '"' if QUOTED.search(cell) else cell


def _has_tables(path: Path) -> bool:
    return path.is_dir() and any((path / file).is_file() for file in FILES)


def _folder(folder: Path, faults: list[Fault], watch: Watch) -> tuple[Catalogue, Warnings]:
    if not folder.is_dir():
        raise PlannerError("catalogue-not-a-folder", path=str(folder))
    if not _has_tables(folder):
        raise PlannerError("catalogue-empty", path=str(folder), files=sorted(FILES))
    rows = {table.name: _rows(folder, table, faults, watch) for table in TABLES}
    unknown = sorted(path.name for path in folder.iterdir() if _is_unknown(path))
    return _catalogue(rows, ".csv"), _unknown(unknown)


def _is_unknown(path: Path) -> bool:
    """Say whether a file looks like a table and is none; some disks take Trades.CSV for trades.csv."""
    name = path.name.lower()
    return name.endswith(".csv") and not (name in FILES and path.with_name(name).exists())


def _workbook(path: Path, faults: list[Fault], watch: Watch) -> tuple[Catalogue, Warnings]:
    rows, unknown = workbook_rows(path, faults, watch)
    return _catalogue(rows, ""), _unknown(unknown)


def _rows(folder: Path, table: Table, faults: list[Fault], watch: Watch) -> list[Row]:
    watch.at(table.file, TABLES.index(table) / len(TABLES))
    path = folder / table.file
    return table_rows(path, table, faults) if path.exists() else []


def _unknown(names: Iterable[str]) -> Warnings:
    return tuple({"code": "unknown-table", "file": name} for name in names)


def _catalogue(rows: dict[str, list[Row]], suffix: str) -> Catalogue:
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
        nearness=tuple(records["nearness"]),
        warnings=warnings(rows, suffix),
    )


def _by_code(records: Iterable[Any]) -> dict[str, Any]:
    return {record.code: record for record in records}


def _with_skills(trades: Iterable[Trade], needs: Iterable[Need]) -> dict[str, Trade]:
    found: dict[str, list[SkillNeed]] = defaultdict(list)
    for row in needs:
        found[row.trade].append(row.need)
    return {trade.code: replace(trade, skills=tuple(found[trade.code])) for trade in trades}


def tables(catalogue: Catalogue) -> dict[str, Iterable[Any]]:
    """Return the records of each table of the form."""
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
        "nearness": catalogue.nearness,
    }


def _write(path: Path, text: str) -> None:
    draft = path.with_suffix(".new")
    draft.write_text(text, encoding="utf-8", newline="")
    os.replace(draft, path)
