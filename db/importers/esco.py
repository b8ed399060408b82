"""Occupations, skills and their relations of ESCO 1.1.1 (European Commission), as zips or as their tables."""

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import Any, NamedTuple

from db.importers.imported import Imported, Refused
from db.importers.public_table import has, header, imported
from db.importers.readable import Readable
from db.importers.watch import UNWATCHED, Watch

STRENGTHS = {"essential": True, "optional": False}
OCCUPATIONS = ("conceptUri", "preferredLabel", "code", "iscoGroup")
# The last column tells the table of all skills from its extracts.
SKILLS = ("conceptUri", "preferredLabel", "skillType", "scopeNote")
DIGITAL, DIGITAL_NAME = ("conceptUri", "skillType", "broaderConceptPT"), "digitalSkillsCollection"
RELATIONS = ("occupationUri", "skillUri", "relationType")
Reader = Callable[..., Any]


class Occupation(NamedTuple):
    """An occupation by the end of its address, with its title in the file's language."""

    id: str
    code: str
    title: str
    language: str


class Competence(NamedTuple):
    """A skill or a knowledge by the end of its address, with its title in the file's language."""

    id: str
    knowledge: bool
    title: str
    language: str


class Relation(NamedTuple):
    """What an occupation calls for, by the ends of both addresses."""

    occupation: str
    skill: str
    essential: bool


class DigitalMark(NamedTuple):
    """A skill that ESCO counts among the digital ones."""

    id: str


Record = Occupation | Competence | Relation | DigitalMark


def recognises(file: Readable) -> bool:
    """Whether the file is a table that is used: occupations, skills, their relations, digital skills."""
    return _table(file) is not None


def read(file: Readable, watch: Watch = UNWATCHED) -> Imported[Record]:
    """Return the records of one table; whether a relation leads somewhere is known only with all of them."""
    columns, read_row = _table(file) or (RELATIONS, _relation)
    return imported(file, columns, read_row, watch, as_is=read_row is _relation)


def _table(file: Readable) -> tuple[Sequence[str], Reader] | None:
    names = header(file)
    language = "fr" if "_fr." in file.name else "en"
    if has(names, *RELATIONS):
        return RELATIONS, _relation
    if has(names, *OCCUPATIONS):
        return OCCUPATIONS, partial(_occupation, language)
    if has(names, *SKILLS):
        return SKILLS, partial(_competence, language)
    marks = has(names, *DIGITAL) and file.name.startswith(DIGITAL_NAME)
    return (DIGITAL, _mark) if marks else None


def _occupation(language: str, uri: str, title: str, code: str, group: str) -> Occupation:
    if not title:
        raise Refused("title", value=code or uri)
    if not code:
        raise Refused("key-blank", column="code")
    return Occupation(_end(uri), code, title, language)


def _competence(language: str, uri: str, title: str, kind: str, note: str) -> Competence:
    if not title:
        raise Refused("title", value=uri)
    return Competence(_end(uri), kind == "knowledge", title, language)


def _relation(occupation: str, skill: str, strength: str) -> Relation:
    essential = STRENGTHS.get(strength)
    if essential is None:
        raise Refused("relation", value=strength)
    return Relation(_end(occupation), _end(skill), essential)


def _mark(uri: str, *about: str) -> DigitalMark:
    return DigitalMark(_end(uri))


@lru_cache(maxsize=50_000)
def _end(uri: str) -> str:
    """Return the last part of an address, which is the same in every language and release."""
    end = uri.rpartition("/")[2].strip()
    if not end:
        raise Refused("key-blank", column="conceptUri")
    return end
