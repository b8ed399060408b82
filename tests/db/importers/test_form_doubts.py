"""What a folder of the exchange form says and cannot mean: codes that nothing has, circles."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from db.importers.form import read_catalogue
from planner.warning_words import warning_sentence, warning_sentences
from planner.words import Words
from tests.db.importers.folders import folder_of


def test_dangling_codes_are_warnings_that_say_where(tmp_path: Path) -> None:
    found = read_catalogue(
        folder_of(
            tmp_path,
            activities='code,requires,excludes,trades\nA,"{""activity"": ""gone""}",other,72100\n',
            sessions="activity,session,region\nnone,a,99\n",
            trade_skills="trade,skill\n72100,S\n",
        )
    )
    assert {(w["file"], w["column"], w["value"]) for w in found.warnings} == {
        ("activities.csv", "requires", "gone"),
        ("activities.csv", "excludes", "other"),
        ("activities.csv", "trades", "72100"),
        ("sessions.csv", "activity", "none"),
        ("sessions.csv", "region", "99"),
        ("trade_skills.csv", "trade", "72100"),
        ("trade_skills.csv", "skill", "S"),
    }
    assert {w["line"] for w in found.warnings} == {"2"}


def test_a_region_of_quebec_and_none_are_no_warning(tmp_path: Path) -> None:
    rows = "activity,session,region\nA,a,01\nA,b,17\nA,c,\nA,d,18\n"
    (warning,) = read_catalogue(folder_of(tmp_path, activities="code\nA\n", sessions=rows)).warnings
    assert (warning["kind"], warning["line"], warning["value"]) == ("region", "5", "18")


def requiring(**before: str) -> str:
    """Return a table of activities, each requiring another finished before."""
    rows = (f'{code},"{{""activity"": ""{asked}""}}"' for code, asked in before.items())
    return "\n".join(("code,requires", *rows)) + "\n"


def test_a_circle_of_requirements_is_a_warning_that_names_it(tmp_path: Path) -> None:
    found = read_catalogue(folder_of(tmp_path, activities=requiring(A="B", B="C", C="A", D="A", E="E")))
    circles = [w["activities"] for w in found.warnings if w["code"] == "cycle"]
    assert circles == ["A → B → C → A", "E → E"]


def test_a_long_circle_is_named_by_both_its_ends(tmp_path: Path) -> None:
    around = {f"C{n:03}": f"C{(n + 1) % 300:03}" for n in range(300)}
    found = read_catalogue(folder_of(tmp_path, activities=requiring(**around)))
    (circle,) = [w["activities"] for w in found.warnings if w["code"] == "cycle"]
    assert (circle.count("→"), "(+290)" in circle) == (11, True)


def test_a_circle_is_said_before_hundreds_of_codes_that_dangle(tmp_path: Path) -> None:
    dangling = {f"C{number}": "GONE" for number in range(200)}
    found = read_catalogue(folder_of(tmp_path, activities=requiring(**dangling, D="E", E="D")))
    assert "D → E → D" in warning_sentences(found.warnings, Words("en"))[0]


def test_what_is_forbidden_or_concurrent_makes_no_circle(tmp_path: Path) -> None:
    text = (
        'code,requires\nA,"{""concurrent"": ""B""}"\n'
        'B,"{""all"": [{""concurrent"": ""A""}, {""not"": {""activity"": ""A""}}]}"\n'
    )
    assert read_catalogue(folder_of(tmp_path, activities=text)).warnings == ()


def asking(**rows: tuple[Any, Any]) -> str:
    """Return a table of activities with what each requires and grants."""
    text = io.StringIO()
    lines = [(code, json.dumps(requires), json.dumps(grants)) for code, (requires, grants) in rows.items()]
    csv.writer(text).writerows([("code", "requires", "grants"), *lines])
    return text.getvalue()


B_DONE, GIVES_X, GIVES_Y = {"activity": "B"}, {"credentials": ["X"]}, {"credentials": ["Y"]}
X_AND_Y = asking(A=({"credential": "Y"}, GIVES_X), B=({"credential": "X"}, GIVES_Y))


@pytest.mark.parametrize(
    ("activities", "circles"),
    [
        (
            asking(A=({"any": [B_DONE, {"credential": "DES"}]}, {}), B=({"activity": "A"}, {})),
            [("A → B → A", "beside")],
        ),
        (
            asking(A=({"at_least": 1, "of": [B_DONE, {"age": 16}]}, {}), B=({"activity": "A"}, {})),
            [("A → B → A", "beside")],
        ),
        (asking(A=({"not": B_DONE}, {}), B=({"activity": "A"}, {})), []),
        (
            asking(A=({"at_least": 2, "of": [B_DONE, {"age": 16}]}, {}), B=({"activity": "A"}, {})),
            [("A → B → A", None)],
        ),
        (asking(A=({"any": [B_DONE, B_DONE]}, {}), B=({"activity": "A"}, {})), [("A → B → A", None)]),
        (X_AND_Y, [("A → B → A", "held")]),
        (X_AND_Y + 'C,,"{""credentials"": [""X""]}"\n', []),
        (asking(A=({"skill": "S", "level": 2}, {"skills": {"S": 2}})), [("A → A", "held")]),
        (asking(A=({"skill": "S", "level": 3}, {"skills": {"S": 2}})), []),
        (asking(A=({"subject": "math", "level": 4}, {"subjects": {"math": 4}})), []),
    ],
)
def test_a_circle_is_what_no_order_opens(
    tmp_path: Path, activities: str, circles: list[tuple[str, str | None]]
) -> None:
    found = read_catalogue(folder_of(tmp_path, activities=activities, skills="code\nS\n"))
    assert [(w["activities"], w.get("kind")) for w in found.warnings if w["code"] == "cycle"] == circles


def test_a_start_beside_a_continuous_entry_is_said_not_to_be_read(tmp_path: Path) -> None:
    sessions = "activity,session,start,entry\nA,a,2027-08-30,continuous\nA,b,2027-08-30,\nA,c,,continuous\n"
    (warning,) = read_catalogue(folder_of(tmp_path, activities="code\nA\n", sessions=sessions)).warnings
    assert (warning["code"], warning["line"], warning["start"]) == ("start-unread", "2", "2027-08-30")
    assert warning_sentence(warning, Words("en")).startswith("sessions.csv, line 2: entry is continuous")


def test_a_credential_that_a_term_names_is_one_that_clients_bring(tmp_path: Path) -> None:
    terms = "kind,code\ncredential,X\n"
    assert read_catalogue(folder_of(tmp_path, activities=X_AND_Y, terms=terms)).warnings == ()


def test_a_credential_that_is_neither_named_nor_given_dangles(tmp_path: Path) -> None:
    text = asking(A=({"any": [{"credential": "DES"}, {"credential": "DSE"}, {"credential": "X"}]}, GIVES_X))
    folder = folder_of(tmp_path, activities=text, terms="kind,code\ncredential,DES\n")
    (warning,) = read_catalogue(folder).warnings
    assert (warning["code"], warning["kind"], warning["value"]) == ("dangling", "credential", "DSE")
    (folder / "terms.csv").unlink()
    assert read_catalogue(folder).warnings == ()


def test_a_very_long_chain_is_followed(tmp_path: Path) -> None:
    chain = {f"A{n}": f"A{n + 1}" for n in range(3000)} | {"A3000": "A0"}
    found = read_catalogue(folder_of(tmp_path, activities=requiring(**chain)))
    assert [w["code"] for w in found.warnings] == ["cycle"]
