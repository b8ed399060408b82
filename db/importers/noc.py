"""The structure of CNP/NOC 2021 (Statistics Canada), one file per language."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from db.importers.imported import Imported
from db.importers.public_table import Row, header, imported

NAMES: dict[Literal["fr", "en"], tuple[str, str]] = {
    "fr": ("Code dela CNP 2021 v1.0", "Titres de classes"),
    "en": ("Code - NOC 2021 V1.0", "Class title"),
}


@dataclass(frozen=True, slots=True)
class ClassTitle:
    """The title of one class: a code of one digit is a broad category, of five a unit group."""

    code: str
    title: str
    language: str

    @property
    def unit_group(self) -> bool:
        """Whether this class is one of the 516 occupations."""
        return len(self.code) == 5


def recognises(path: Path) -> bool:
    """Whether the file is the structure in either language."""
    return _language(header(path)) is not None


def read(path: Path) -> Imported[ClassTitle]:
    """Return the title of every class in the file's language."""
    language = _language(header(path)) or "en"
    return imported(path, lambda row: _titles(row, language))


def teer(code: str) -> int:
    """Return the TEER category, the second digit of a unit group."""
    return int(code[1])


def _language(columns: list[str]) -> Literal["fr", "en"] | None:
    return next((language for language, names in NAMES.items() if set(names) <= set(columns)), None)


def _titles(row: Row, language: Literal["fr", "en"]) -> Iterator[ClassTitle]:
    code, title = (row[name] for name in NAMES[language])
    if "-" in code and not title.startswith("-"):
        code = code.split("-")[0]
    if not (code.isdigit() and 1 <= len(code) <= 5):
        raise ValueError(f"code {code!r} is not one to five digits")
    if not title:
        raise ValueError(f"class {code} has no title")
    yield ClassTitle(code, title, language)
