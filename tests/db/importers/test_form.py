"""The exchange form: out and in again unchanged, and every fault named with file, line and reason."""

import csv
import io
import json
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from frozendict import frozendict
from hypothesis import given, settings
from hypothesis import strategies as st

from db.importers.form import read, read_catalogue, recognises, write_catalogue
from planner.catalogue import (
    KINDS,
    MODES,
    Activity,
    Catalogue,
    Competency,
    Grants,
    Measure,
    Nearness,
    Outlook,
    Place,
    Provenance,
    Session,
    Skill,
    SkillNeed,
    Source,
    Term,
    Trade,
    TradeTitle,
    Wage,
)
from planner.dates import Period
from planner.errors import PlannerError
from planner.requirement import All, AtLeast, Credential, Declared, Not, Subject
from planner.requirement import Any as AnyOf
from planner.text import Text
from planner.warning_words import warning_sentence, warning_sentences
from planner.words import Words

FULL = Catalogue(
    trades={
        "00010": Trade(
            "00010",
            Text("Métier ; à «\u00a0virgule\u00a0»", 'Trade, with "quotes"'),
            0,
            "0",
            AnyOf((Credential("DEP"), All((Subject("math", 4), Not(Declared("x")))))),
            AtLeast(1, (Credential("A"), Credential("B"))),
            (SkillNeed("S.a", 5, 1), SkillNeed("K.b", 1)),
        )
    },
    skills={"S.a": Skill("S.a", Text("a", "a"), "skill", True, True), "K.b": Skill("K.b")},
    activities={
        "5371": Activity(
            "5371",
            "dep",
            Text("Usinage\nen deux lignes", "Machining"),
            2.5,
            Credential("DES"),
            Grants(
                ("DEP-5371", "DEP"),
                frozendict(math=4),
                frozendict({"S.a": 3}),
                frozendict({"00010": 12}),
                frozendict(x=True, y=True),
            ),
            ("5372",),
            12345,
            "11",
            ("00010",),
            "2",
            "5372",
            Provenance("vu", False, date(2026, 11, 2)),
        ),
        "5372": Activity("5372"),
    },
    sessions=(
        Session(
            "5371",
            "a",
            date(2027, 8, 30),
            date(2028, 1, 3),
            "dated",
            None,
            None,
            date(2027, 3, 1),
            25.5,
            1,
            2,
            "17",
            "ici",
            "day",
            "fr",
            0,
            Provenance("type", False),
        ),
        Session("5371", "b", window_start=date(2027, 1, 1), window_end=date(2027, 6, 1)),
    ),
    competencies=(Competency("5371", "374-101", Text("c", "c"), 15, 2.5, "S.a", 2),),
    closures=(Period(date(2026, 12, 21), date(2027, 1, 4)),),
    titles=(TradeTitle("00010", "fr", "maire/mairesse"), TradeTitle("00010", "en", "mayor")),
    nearness=(Nearness("00010", "00010", 0.25),),
    places={"ici": Place("ici", "17", 46.05, -71.95)},
    wages=(Wage("00010", "QC", 1525, None, 3600, "2021", "census"),),
    outlooks=(
        Outlook("00010", "CA", "cops", "balance", Text("À équilibre", "Balance"), "2024", "2033", "s"),
    ),
    measures=(
        Measure("M", Text("m", "m"), Declared("x"), Text("t", "t"), Text("5\u00a0$", "$5"), date(2027, 1, 1)),
    ),
    sources=(Source("trades", "StatCan", "OGL", "2021", "note"),),
    terms={"DES": Term("credential", "DES", Text("Diplôme", "Diploma"))},
)


def folder_of(path: Path, **tables: str) -> Path:
    """Write each table's text into the folder and return it."""
    path.mkdir(exist_ok=True)
    for name, text in tables.items():
        (path / f"{name}.csv").write_bytes(text.encode())
    return path


def faults_of(path: Path, **tables: str) -> list[tuple[str, int, str]]:
    """Return file, line and code of every fault of a folder that must not load."""
    with pytest.raises(PlannerError) as error:
        read_catalogue(folder_of(path, **tables))
    assert error.value.code == "catalogue-faults"
    faults = error.value.details["faults"]
    assert all(fault["reason"] and fault["text"].fr for fault in faults)
    return [(fault["file"], fault["line"], fault["code"]) for fault in faults]


def test_a_full_catalogue_goes_out_and_in_again_unchanged(tmp_path: Path) -> None:
    write_catalogue(FULL, tmp_path)
    assert read_catalogue(tmp_path) == FULL
    assert recognises(tmp_path)
    assert read(tmp_path).records == (FULL,)


def test_a_lone_carriage_return_stays_inside_its_cell(tmp_path: Path) -> None:
    odd = Catalogue(trades={"T": Trade("T", Text("un\rdeux", "one\r\ntwo"))})
    write_catalogue(odd, tmp_path)
    assert read_catalogue(tmp_path) == odd


def test_writing_again_replaces_what_was_there(tmp_path: Path) -> None:
    write_catalogue(FULL, tmp_path)
    write_catalogue(Catalogue(), tmp_path)
    assert read_catalogue(tmp_path) == Catalogue()
    assert not list(tmp_path.glob("*.new"))


def test_a_disk_that_refuses_is_said_and_what_was_there_is_kept(tmp_path: Path, monkeypatch: Any) -> None:
    write_catalogue(FULL, tmp_path)

    def full(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(PlannerError, match="disk-full"):
        write_catalogue(Catalogue(), tmp_path)
    monkeypatch.undo()
    assert read_catalogue(tmp_path) == FULL


texts = st.text(st.characters(exclude_categories=("Cs", "Cc"))).map(str.strip)
codes = st.text("AZaz09.-é", min_size=1, max_size=6)
days = st.dates(date(2020, 1, 1), date(2035, 1, 1))
activities = st.builds(
    Activity,
    code=codes,
    kind=st.sampled_from(KINDS),
    title=st.builds(Text, texts, texts),
    hours=st.integers(0, 3000) | st.floats(0, 3000),
    grants=st.builds(
        Grants,
        credentials=st.lists(codes).map(tuple),
        skills=st.dictionaries(codes, st.integers(0, 5)).map(frozendict),
    ),
    cost_cents=st.integers(0, 10**9),
    provenance=st.builds(Provenance, texts, st.booleans(), st.none() | days),
)
sessions = st.builds(
    Session,
    activity=codes,
    code=codes,
    entry=st.just("continuous"),
    apply_by=st.none() | days,
    hours_per_week=st.floats(0.5, 60),
    mode=st.sampled_from(("", *MODES)),
    seats=st.none() | st.integers(0, 40),
    place=texts,
)


@settings(max_examples=60)
@given(
    st.lists(activities, unique_by=lambda a: a.code),
    st.lists(sessions, unique_by=lambda s: (s.activity, s.code)),
)
def test_any_catalogue_goes_out_and_in_again(
    tmp_path_factory: pytest.TempPathFactory, some: list[Activity], groups: list[Session]
) -> None:
    folder = tmp_path_factory.mktemp("form")
    catalogue = Catalogue(activities={a.code: a for a in some}, sessions=tuple(groups))
    write_catalogue(catalogue, folder)
    found = read_catalogue(folder)
    assert (found.activities, found.sessions) == (catalogue.activities, catalogue.sessions)


def test_only_code_columns_are_required_and_defaults_hold(tmp_path: Path) -> None:
    found = read_catalogue(
        folder_of(
            tmp_path,
            activities="code\n5371\n",
            sessions="activity,session,start\n5371,a,2027-08-30\n5371,b,\n",
            trades="code\n00010\n",
            skills="code\nS\n",
            trade_skills="trade,skill,level\n00010,S,4\n",
        )
    )
    dated, continuous = found.sessions
    assert (dated.entry, continuous.entry, dated.hours_per_week) == ("dated", "continuous", 30)
    assert found.activities["5371"] == Activity("5371")
    assert found.trades["00010"].skills == (SkillNeed("S", 4, 3),)
    assert (found.warnings, found.wages) == ((), ())


def test_excel_and_hurried_hands_are_survived(tmp_path: Path) -> None:
    text = "\ufeffcode ,\u00a0title_fr, hours,,\r\n 00010x ,Été,\u00a0100 ,,\r\n\r\n,,,,\r\n"
    found = read_catalogue(folder_of(tmp_path, activities=text))
    assert found.activities == {"00010x": Activity("00010x", title=Text("Été"), hours=100)}


def test_a_quoted_newline_moves_the_lines_that_follow(tmp_path: Path) -> None:
    text = 'code,title_fr,hours\nA,"deux\nlignes",10\nB,x,dix\n'
    assert faults_of(tmp_path, activities=text) == [("activities.csv", 4, "number")]


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


def test_thousands_of_activities_load_quickly(tmp_path: Path) -> None:
    tree = '"{""any"":[{""credential"":""DES""},{""subject"":""math"",""level"":%d}]}"'
    rows = (f"A{n},dep,Titre {n},{n % 1800},{tree % (n % 5)},5" for n in range(3600))
    text = "code,kind,title_fr,hours,requires,cost_cents\n" + "\n".join(rows) + "\n"
    folder = folder_of(tmp_path, activities=text)
    began = time.perf_counter()
    assert len(read_catalogue(folder).activities) == 3600
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize("sign", [";", "\t"])
def test_a_folder_that_a_french_spreadsheet_saved_is_read(tmp_path: Path, sign: str) -> None:
    write_catalogue(FULL, tmp_path)
    for file in tmp_path.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as written:
            rows = list(csv.reader(written))
        with file.open("w", encoding="utf-8-sig", newline="") as saved:
            csv.writer(saved, delimiter=sign).writerows(rows)
    assert read_catalogue(tmp_path) == FULL
