"""What each public source changes in a catalogue, and that all the rest stays as it is."""

from dataclasses import replace
from pathlib import Path

import pytest

from db.importers import IMPORTERS, cops, jobbank, noc, oasis
from db.importers.public_load import LOADS
from planner.catalogue import Catalogue, Outlook, SkillNeed, TradeTitle, Wage
from planner.gap import gap
from planner.requirement import NOTHING
from planner.text import Text
from tests.builders import a_case, a_catalogue, a_trade
from tests.resources.shipped import shipped

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
NEEDS = (SkillNeed("S.reading", 2, 5), SkillNeed("own", 3, 4), SkillNeed("S.writing", 1, 2))
BEFORE = a_catalogue(a_trade("72100", {"credential": "DEP"}, skills=NEEDS))


def test_titles_are_renewed_by_language_and_a_new_trade_is_entered_by_our_rules() -> None:
    records = (
        noc.ClassTitle("72100", "Machinistes - l'usinage", "fr"),
        noc.ClassTitle("00010", "Legislators", "en"),
    )
    found = LOADS["noc"](BEFORE, records).catalogue
    old, new = found.trades["72100"], found.trades["00010"]
    assert old == replace(BEFORE.trades["72100"], title=Text("Machinistes – l’usinage", "Trade 72100"))
    assert (new.title, new.teer, new.sector) == (Text("", "Legislators"), 0, "0")
    assert new.requires != NOTHING


def test_levels_are_renewed_and_importance_and_own_skills_stay() -> None:
    records = (
        oasis.Profile("72100.00", ("S.writing", "S.reading", "S.numeracy"), (0, 4, 3)),
        oasis.Profile("99999.00", ("S.reading",), (1,)),
    )
    found = LOADS["oasis"](BEFORE, records).catalogue
    levels = {need.skill: (need.level, need.importance) for need in found.trades["72100"].skills}
    assert levels == {"S.reading": (4, 5), "S.numeracy": (3, 3), "own": (3, 4)}
    assert list(levels)[-1] == "own"
    assert found.skills["S.reading"].title.fr and "99999" not in found.trades


def test_the_outlook_of_one_edition_replaces_only_that_edition() -> None:
    same = Outlook("72100", "CA", cops.VOCABULARY, "old", vintage="2025", horizon="2025-2034")
    other = replace(same, vintage="2024", horizon="2024-2033")
    records = (cops.Conditions("72100", "2025-2034", "balance", "Équilibre", "Balance"),)
    found = LOADS["cops"](replace(BEFORE, outlooks=(same, other)), records).catalogue.outlooks
    assert [(o.vintage, o.value, o.title.fr) for o in found] == [
        ("2024", "old", ""),
        ("2025", "balance", "Équilibre"),
    ]


def test_wages_are_replaced_by_trade_and_region() -> None:
    old = (Wage("72100", "QC", 1, 2, 3, "2019"), Wage("72100", "04", 4, 5, 6, "2019"))
    records = (jobbank.HourlyWage("72100", "QC", 1900, 2700, 3600, "2021-2022", "LFS", True),)
    found = LOADS["jobbank"](replace(BEFORE, wages=old), records).catalogue.wages
    assert found == (old[1], Wage("72100", "QC", 1900, 2700, 3600, "2021-2022", "LFS (÷ 2080 h)"))


def test_common_titles_come_besides_those_that_are_known() -> None:
    known = TradeTitle("72100", "fr", "Machiniste")
    records = (TradeTitle("72100", "fr", "machiniste"), TradeTitle("72100", "en", "machinist"))
    assert LOADS["example_titles"](replace(BEFORE, titles=(known,)), records).catalogue.titles == (
        known,
        records[1],
    )


def test_every_load_is_of_an_importer() -> None:
    names = {importer.__name__.rpartition(".")[2] for importer in IMPORTERS}  # type: ignore[attr-defined]
    assert LOADS.keys() <= names


@pytest.mark.skipif(not SHARED.exists(), reason="needs the public files")
def test_the_public_files_change_nothing_in_the_starter_catalogue_made_from_them() -> None:
    found: Catalogue = shipped()
    for name, importer, pattern in (
        ("noc", noc, "noc_2021/*v*1.0*structure*.csv"),
        ("noc", noc, "noc_2021/*classification.csv"),
        ("oasis", oasis, "oasis_2023/skills_*.csv"),
        ("oasis", oasis, "oasis_2023/knowledges_*.csv"),
        ("cops", cops, "cops_2024_2033/flmc*.csv"),
        ("jobbank", jobbank, "jobbank_wages_2023/*.csv.gz"),
    ):
        (file,) = sorted(SHARED.glob(pattern))[:1]
        found = LOADS[name](found, importer.read(file).records).catalogue
    assert found == shipped()


def test_what_describes_the_work_is_loaded_and_asked_of_nobody() -> None:
    records = (
        oasis.Profile("72100.01", ("A.stamina", "W.caring"), (4, 0)),
        oasis.Profile("72100.02", ("A.stamina", "W.caring"), (1, 0)),
        oasis.Profile("72100.01", ("I.realistic",), (3,)),
    )
    found = LOADS["oasis"](BEFORE, records).catalogue
    trade = found.trades["72100"]
    described = {need.skill: (need.level, need.importance) for need in trade.skills if need not in NEEDS}
    assert described == {"A.stamina": (3, 0), "I.realistic": (3, 0)}
    assert set(trade.asked) == set(NEEDS)
    assert found.skills["A.stamina"].kind == "ability" and found.skills["I.realistic"].title.fr == "Réaliste"
    case = a_case()
    assert gap(case, found) == gap(case, BEFORE)
    assert LOADS["oasis"](found, records).catalogue == found
