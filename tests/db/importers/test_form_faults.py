"""What is wrong in a folder of the exchange form: every fault with its file, line and reason."""

from pathlib import Path
from typing import Any

import pytest

from db.importers.form import read_catalogue
from db.importers.form_faults import fault
from planner.errors import PlannerError
from planner.requirement_faults import requirement_fault
from tests.db.importers.folders import faults_of, folder_of


def test_every_fault_is_listed_with_file_and_line(tmp_path: Path) -> None:
    faults = faults_of(
        tmp_path,
        activities=(
            "code,kind,hours,requires,grants,verified,cost_cents\n"
            "A,dep,1,{},{},true,0\nA,,,,,,\nB,diploma,,,,,\nC,,minus,,,,\nD,,-1,,,,\nE,,,[1,,,\n"
            'F,,,"{""credentil"": ""x""}",,,\nG,,,,"{""x"": 1}",,\nH,,,,,yes,\nI,,,,,,1.5\n,,1,,,,\nJ,x\n'
        ),
        sessions="activity,session,start,end,entry,region,mode,language,hours_per_week,seats\n"
        "A,a,2027-02-30,,,,,,,\nA,b,2027-02-01,2027-01-01,,,,,,\nA,c,,,dated,,,,,\n"
        "A,d,,,,4,night,de,0,-1\nA,d,,,,,,,,\n",
    )
    assert [(line, code) for file, line, code in faults if file == "activities.csv"] == [
        (3, "twice"),
        (4, "choice"),
        (5, "number"),
        (6, "negative"),
        (7, "json"),
        (8, "tree"),
        (9, "grants"),
        (10, "flag"),
        (11, "whole"),
        (12, "code"),
        (13, "cells"),
    ]
    assert [(line, code) for file, line, code in faults if file == "sessions.csv"] == [
        (2, "date"),
        (3, "order"),
        (4, "start"),
        (5, "region"),
        (5, "choice"),
        (5, "choice"),
        (5, "pace"),
        (5, "range"),
        (6, "twice"),
    ]


def test_a_window_that_ends_before_it_opens_is_a_fault(tmp_path: Path) -> None:
    text = "activity,session,window_start,window_end\nA,s,2027-05-01,2027-01-01\nA,t,2027-05-01,\n"
    assert faults_of(tmp_path, sessions=text) == [("sessions.csv", 2, "order")]


@pytest.mark.parametrize(
    ("header", "code"),
    [("code,titel", "column"), ("title_fr", "column-missing"), ("code,code", "column-twice")],
)
def test_a_faulty_header_is_one_fault(tmp_path: Path, header: str, code: str) -> None:
    row = ",".join("A" for _ in header.split(","))
    assert faults_of(tmp_path, activities=f"{header}\n{row}\n") == [("activities.csv", 1, code)]


def test_a_faulty_header_hides_no_other_fault(tmp_path: Path) -> None:
    found = faults_of(
        tmp_path,
        activities="code,titel,hours\nA,x,many\nB,y,2\nB,z,3\n",
        sessions="activity,session,start\nA,s,soon\n",
        places="latitude\nnorth\n45\n45\n",
    )
    assert found == [
        ("activities.csv", 1, "column"), ("activities.csv", 2, "number"), ("activities.csv", 4, "twice"),
        ("sessions.csv", 2, "date"), ("places.csv", 1, "column-missing"), ("places.csv", 2, "number"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "line", "code"),
    [
        ("code,title_fr\nA,\xc9t\xe9\n".encode("latin-1"), 2, "encoding"),
        ("code\nA\n".encode("utf-16-le"), 1, "binary"),
        (b'code,title_fr\nA,b\nC,"d"e\n', 3, "quotes"),
    ],
)
def test_a_file_that_is_no_utf8_table_says_where(tmp_path: Path, raw: bytes, line: int, code: str) -> None:
    (tmp_path / "trades.csv").write_bytes(raw)
    assert faults_of(tmp_path) == [("trades.csv", line, code)]


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: path / "nowhere", "catalogue-not-found"),
        (lambda path: path, "catalogue-empty"),
        (lambda path: folder_of(path, trades="code\n") / "trades.csv", "catalogue-not-a-folder"),
    ],
)
def test_a_folder_that_is_no_catalogue_is_named(tmp_path: Path, make: Any, code: str) -> None:
    with pytest.raises(PlannerError) as error:
        read_catalogue(make(tmp_path))
    assert error.value.code == code
    assert str(tmp_path) in error.value.details["path"]


@pytest.mark.parametrize("raw", [b"", b"\n \n"])
def test_an_empty_file_is_a_fault_that_names_it(tmp_path: Path, raw: bytes) -> None:
    folder = folder_of(tmp_path, trades="code\nA\n")
    (folder / "activities.csv").write_bytes(raw)
    assert faults_of(folder) == [("activities.csv", 1, "empty")]


def test_a_misspelt_table_is_a_warning_whatever_its_case(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, trades="code\nA\n", activites="code\nA\n")
    (folder / "Séances.CSV").write_text("activity,session\n", "utf-8")
    (folder / "notes.txt").write_text("", "utf-8")
    assert {w["file"] for w in read_catalogue(folder).warnings} == {"activites.csv", "Séances.CSV"}


def test_an_unknown_table_is_a_warning(tmp_path: Path) -> None:
    found = read_catalogue(folder_of(tmp_path, trades="code\n", trade="code\n"))
    assert found.warnings == ({"code": "unknown-table", "file": "trade.csv"},)


def test_a_requirement_that_cannot_be_read_names_its_bad_node() -> None:
    details = requirement_fault({"all": [{"skill": "S", "level": "3"}]})
    told = fault("activities.csv", 2, "tree", "requires", "", **details)["text"]
    assert told.en == "column requires, all[0].level must be a whole number from 0 to 5"
    assert told.fr == "colonne requires, all[0].level doit être un nombre entier de 0 à 5"
    whole = fault("activities.csv", 2, "tree", "requires", "", **requirement_fault({"anny": []}))
    assert whole["reason"].startswith("column requires: “anny” is no key of a requirement; they are all, any")
