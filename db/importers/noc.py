"""The structure of CNP/NOC 2021 (Statistics Canada), one file per language."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from db.importers.imported import Imported, Refused
from db.importers.public_table import Name, has, header, imported
from db.importers.readable import Readable
from db.importers.watch import UNWATCHED, Watch

Language = Literal["fr", "en"]
NAMES: dict[Language, tuple[Name, str]] = {
    # The first spelling is the published one.
    "fr": (("Code dela CNP 2021 v1.0", "Code de la CNP 2021 v1.0"), "Titres de classes"),
    "en": ("Code - NOC 2021 V1.0", "Class title"),
}


class ClassTitle(NamedTuple):
    """The title of one class: a code of one digit is a broad category, of five a unit group."""

    code: str
    title: str
    language: str

    @property
    def unit_group(self) -> bool:
        """Whether this class is one of the 516 occupations."""
        return len(self.code) == 5


def recognises(file: Readable) -> bool:
    """Whether the file is the structure in either language."""
    return _language(header(file)) is not None


def read(file: Readable, watch: Watch = UNWATCHED) -> Imported[ClassTitle]:
    """Return the title of every class in the file's language."""
    language = _language(header(file)) or "en"
    return imported(file, NAMES[language], lambda code, title: _titles(code, title, language), watch)


def teer(code: str) -> int:
    """Return the TEER category, the second digit of a unit group."""
    return int(code[1])


def _language(columns: Sequence[str]) -> Language | None:
    return next((language for language, names in NAMES.items() if has(columns, *names)), None)


def _titles(given: str, title: str, language: Language) -> ClassTitle:
    # A broad category that is also a major group is written "00-01".
    code = given.strip("#").partition("-")[0]
    if not (code.isdigit() and 1 <= len(code) <= 5):
        raise Refused("class-code", value=given)
    if not title:
        raise Refused("title", value=code)
    return ClassTitle(code, title, language)
