"""The exchange form: out and in again unchanged, and every fault named with file, line and reason."""

import csv
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
from tests.db.importers.folders import faults_of, folder_of

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


def test_what_thousands_of_rows_require_alike_is_read_once(tmp_path: Path) -> None:
    tree = '"{""any"":[{""credential"":""DES""},{""subject"":""math"",""level"":%d}]}"'
    rows = (f"A{n},dep,Titre {n},{n % 1800},{tree % (n % 5)},5" for n in range(3600))
    text = "code,kind,title_fr,hours,requires,cost_cents\n" + "\n".join(rows) + "\n"
    found = read_catalogue(folder_of(tmp_path, activities=text)).activities.values()
    # Five requirements stand in 3,600 rows: each is read once.
    assert len(found) == 3600 and len({id(activity.requires) for activity in found}) == 5


@pytest.mark.parametrize("sign", [";", "\t"])
def test_a_folder_that_a_french_spreadsheet_saved_is_read(tmp_path: Path, sign: str) -> None:
    write_catalogue(FULL, tmp_path)
    for file in tmp_path.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as written:
            rows = list(csv.reader(written))
        with file.open("w", encoding="utf-8-sig", newline="") as saved:
            csv.writer(saved, delimiter=sign).writerows(rows)
    assert read_catalogue(tmp_path) == FULL
