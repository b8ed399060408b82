"""The sentences of errors: one for every code, in both languages, that never fails to be said."""

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.faults import CODES, SYSTEM_CODES
from planner.error_words import ERRORS, error_words, placeholders
from planner.errors import PlannerError
from planner.text import Text
from planner.words import Words

PROJECT = Path(__file__).resolve().parents[2]
FRENCH, ENGLISH = Words("fr"), Words("en")


def raised() -> Iterator[str | None]:
    """Yield every code with which a source makes an error, and None for what is no error."""
    for floor in ("planner", "db", "ui"):
        for file in (PROJECT / floor).rglob("*.py"):
            yield from (_code(node) for node in ast.walk(ast.parse(file.read_text("utf-8"))))


def _code(node: ast.AST) -> str | None:
    match node:
        case ast.Call(func=ast.Name("PlannerError"), args=[ast.Constant(str(code)), *_]):
            return code
    return None


def test_every_code_that_is_raised_has_its_sentence() -> None:
    codes = {*filter(None, raised()), *CODES.values(), *SYSTEM_CODES.values()}
    assert {"case-changed", "disk-full", "not-a-database", "folder-read-only"} <= codes
    assert codes - ERRORS.keys() == set()


@pytest.mark.parametrize("code", ERRORS)
def test_each_sentence_is_said_in_both_languages_with_all_its_details(code: str) -> None:
    details = {name: f"<{name}>" for name in placeholders(ERRORS[code]) - {"place"}}
    french, english = (error_words(PlannerError(code, **details), words) for words in (FRENCH, ENGLISH))
    assert french != english
    assert all(f"<{name}>" in said for name in details for said in (french, english))


@pytest.mark.parametrize("code", ERRORS)
def test_a_missing_detail_never_keeps_a_sentence_from_being_said(code: str) -> None:
    assert "{" not in error_words(PlannerError(code), FRENCH)


def test_a_stale_save_says_who_saved_and_when() -> None:
    noon = datetime(2027, 1, 11, 12, 30).astimezone(UTC)
    error = PlannerError("case-changed", who="Camille Exemple", at=noon)
    assert "Camille Exemple saved this case in the meantime (January 11, 2027" in error_words(error, ENGLISH)
    assert "12\u00a0h\u00a030" in error_words(error, FRENCH)
    assert error_words(PlannerError("case-changed", who="", at=noon), FRENCH).startswith("Quelqu’un d’autre")


def test_a_long_list_of_faults_is_cut_with_the_number_left() -> None:
    faults = [{"file": "a.csv", "line": n, "text": Text("vide", "empty")} for n in range(1, 21)]
    said = error_words(PlannerError("catalogue-faults", path="D", faults=faults), ENGLISH)
    assert "a.csv, line 12: empty" in said and "line 13" not in said and "and 8 more" in said


def test_a_whole_list_of_faults_is_one_a_line() -> None:
    faults = [{"file": "a.csv", "line": n, "text": Text("vide", "empty")} for n in range(1, 21)]
    said = error_words(PlannerError("catalogue-faults", path="D", faults=faults), ENGLISH, whole=True)
    assert said.splitlines()[1:3] == ["- a.csv, line 1: empty", "- a.csv, line 2: empty"]
    assert len(said.splitlines()) == 21 and "more" not in said
