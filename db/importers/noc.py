"""The structure of CNP/NOC 2021 (Statistics Canada), one file per language."""

import re
from collections.abc import Sequence
from functools import partial
from typing import Literal, NamedTuple

from db.importers.codes import unit_group
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


LEVEL = ("Level", "Niveau")
# Broad categories, major, sub-major and minor groups.
ABOVE = ("1", "2", "3", "4")
# A broad category that is also a major group is written "00-01".
SHORTER = re.compile(r"#?\d{1,4}(?:-\d+)?")


class ClassTitle(NamedTuple):
    """The title of one unit group, in the language of its file."""

    code: str
    title: str
    language: str


def recognises(file: Readable) -> bool:
    """Whether the file is the structure in either language."""
    return _language(header(file)) is not None


def read(file: Readable, watch: Watch = UNWATCHED) -> Imported[ClassTitle]:
    """Return the title of every unit group in the file's language; the classes above are of no use."""
    names = header(file)
    language = _language(names) or "en"
    if has(names, LEVEL):
        columns, read_row = (LEVEL, *NAMES[language]), partial(_of_level, language)
        return imported(file, columns, read_row, watch)
    return imported(file, NAMES[language], partial(_of_length, language), watch)


def teer(code: str) -> int:
    """Return the TEER category, the second digit of a unit group."""
    return int(code[1])


def _language(columns: Sequence[str]) -> Language | None:
    return next((language for language, names in NAMES.items() if has(columns, *names)), None)


def _of_level(language: Language, level: str, code: str, title: str) -> ClassTitle | None:
    return None if level in ABOVE else _titled(language, code, title)


def _of_length(language: Language, code: str, title: str) -> ClassTitle | None:
    """Return the class of a file that does not state its level: a shorter code is of a class above."""
    return None if SHORTER.fullmatch(code) else _titled(language, code, title)


def _titled(language: Language, given: str, title: str) -> ClassTitle:
    code = unit_group(given)
    if not title:
        raise Refused("title", value=code)
    return ClassTitle(code, title, language)
