"""Québec's programmes as the public tables state them, with what ours adds: titles, hours, trades."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from db.importers.public_table import one
from planner.text import Text, typographic

OURS = Path(__file__).with_name("quebec_programs.csv")
TWIN = 500
LEVELS = ("min_sec_langue_enseignement", "min_sec_langue_seconde", "min_sec_mathematiques")
Rows = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Program:
    """One programme; a level or a number of hours that no table states is None, which is unknown.

    `levels` are of the language of instruction, the second language and mathematics; None also where
    the tables of the French and of the English programme contradict each other.
    """

    code: str
    credential: str
    title: Text
    language: str
    sector: str = ""
    version: str = ""
    hours: float | None = None
    remembered: bool = False
    levels: tuple[int | None, ...] = (None, None, None)
    subjects: tuple[str, ...] = ()
    trades: tuple[str, ...] = ()
    translated: bool = False
    doubt: str = ""

    @property
    def twin(self) -> bool:
        """Say whether this is the English programme of a vocational diploma."""
        return self.credential == "DEP" and self.language == "en"

    @property
    def activity(self) -> str:
        """Return the code of its activity in the catalogue."""
        return self.code if self.credential == "DEP" else f"{self.credential}-{self.code}"

    @property
    def french(self) -> str:
        """Return the code of the French programme of the same diploma."""
        return twin(self.code, -TWIN) if self.twin else self.code


def twin(code: str, distance: int = TWIN) -> str:
    """Return the English code of a French vocational programme, or the contrary with -TWIN."""
    return f"{int(code) + distance:04}"


def programs(shared: Path, credential: str) -> dict[str, Program]:
    """Return the programmes that lead to a credential ("DEP" or "DEC"), by code."""
    rows = list(_rows(one(shared, "quebec_programs_facts.csv")))
    stated = {r["code"]: r for r in reversed(rows) if r["credential"] == credential and r["language"]}
    memory = {r["code"]: r for r in rows if r["credential"] == credential and not r["language"]}
    ours = {row["code"]: row for row in _rows(OURS)}
    return {code: _program(stated[code], stated, memory, ours) for code in sorted(stated)}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def _program(row: Mapping[str, str], stated: Rows, memory: Rows, ours: Rows) -> Program:
    english = row["language"] == "en" and row["credential"] == "DEP"
    french = twin(row["code"], -TWIN) if english else row["code"]
    remembered, added = memory.get(french, {}), ours.get(french, {})
    title_en = row["title_en"] or added.get("title_en", "")
    hours = row["hours"] or remembered.get("hours") or added.get("hours")
    return Program(
        code=row["code"],
        credential=row["credential"],
        title=Text(typographic(row["title_fr"] or added["title_fr"]), title_en),
        language=row["language"],
        sector=row["sector_code"],
        version=_version(row["version_note"]),
        hours=float(hours) if hours else None,
        remembered=bool(hours and not row["hours"]),
        levels=_numbers(added.get("levels", "")) or _levels(row, stated),
        subjects=tuple(filter(None, row["dec_prealables"].split(";"))),
        trades=_trades(remembered.get("cnp2021_suggested") or added.get("trades", "")),
        translated=not row["title_en"],
        doubt=row["suspect"],
    )


def _version(note: str) -> str:
    return {"New version": "nouvelle version"}.get(note, note.lower())


def _numbers(levels: str) -> tuple[int, ...]:
    return tuple(int(level) for level in filter(None, levels.split(";")))


def _trades(codes: str) -> tuple[str, ...]:
    return tuple(filter(None, codes.split(";")))


def _levels(row: Mapping[str, str], stated: Rows) -> tuple[int | None, ...]:
    """Return the levels on which the tables of both languages agree."""
    if row["credential"] != "DEP":
        return ()
    distance = TWIN if row["language"] == "fr" else -TWIN
    other = stated.get(twin(row["code"], distance), row)
    return tuple(int(row[name]) if row[name] and row[name] == other[name] else None for name in LEVELS)
