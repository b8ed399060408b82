"""ESCO: its zips as they are, its tables in a folder, and what it brings to a catalogue."""

from dataclasses import replace
from pathlib import Path

import pytest

from db.importers import esco
from db.importers.preview import source_preview
from planner.catalogue import Catalogue, SkillNeed
from planner.requirement import Any, Declared, Experience
from planner.text import Text
from planner.transfer import Transfers
from tests.builders import a_catalogue, a_trade
from tests.db.importers.samples import ESCO, ESCO_FRENCH, a_file, a_zip, both_zips

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
MACHINIST = "ESCO:7223.8"


@pytest.mark.parametrize("form", ["zips", "folder"])
def test_both_zips_and_a_folder_of_their_tables_bring_the_same(tmp_path: Path, form: str) -> None:
    paths = both_zips(tmp_path)
    if form == "folder":
        paths = (tmp_path / "tables",)
        paths[0].mkdir()
        for name, text in ESCO.items():
            a_file(paths[0], name, text)
    found = source_preview(None, paths, Catalogue())
    assert found.sources == ("esco",)
    assert {code: trade.title.en for code, trade in found.after.trades.items()} == {
        MACHINIST: "gear machinist",
        "ESCO:2654.1.7": "technical director",
    }
    kinds = {skill.title.en: (skill.kind, skill.digital) for skill in found.after.skills.values()}
    assert kinds == {
        "cut gears": ("skill", False), "CAD software": ("knowledge", True), "lead others": ("skill", False)
    }  # fmt: skip
    refused = sorted((row.file, row.line, row.code) for row in found.rejected)
    assert refused == [
        ("occupationSkillRelations.csv", 4, "dangling-occupation"),
        ("occupationSkillRelations.csv", 5, "dangling-skill"),
        ("occupationSkillRelations.csv", 6, "relation"),
        # The first occupation takes lines 2 to 4: its cells hold new lines.
        ("occupations_en.csv", 6, "title"),
    ]
    assert (found.read, found.loaded) == (12, 8)


def test_a_relation_is_a_need_at_the_level_of_having_it_and_weighs_by_its_strength(tmp_path: Path) -> None:
    trade = source_preview("esco", both_zips(tmp_path), Catalogue()).after.trades[MACHINIST]
    assert trade.skills == (SkillNeed("ESCO:s-1", 1, 4), SkillNeed("ESCO:s-2", 1, 2))
    assert trade.requires == Any((Experience(MACHINIST, 24), Declared("entry_confirmed")))
    assert (trade.sector, trade.teer, trade.foreign) == ("E", None, True)


def test_another_language_adds_its_titles_and_takes_nothing_away(tmp_path: Path) -> None:
    english = source_preview("esco", both_zips(tmp_path), Catalogue()).after
    french = a_file(tmp_path, "occupations_fr.csv", ESCO_FRENCH)
    found = source_preview("esco", [french], english).after
    title = Text("tailleur d’engrenages/tailleuse d’engrenages", "gear machinist")
    assert found.trades == {
        **english.trades,
        MACHINIST: replace(english.trades[MACHINIST], title=title),
    }
    assert found.skills == english.skills


def test_relations_alone_change_nothing_and_say_what_is_missing(tmp_path: Path) -> None:
    before = a_catalogue(a_trade())
    found = source_preview(None, [a_zip(tmp_path / "r.zip", "occupationSkillRelations.csv")], before)
    assert (found.after, found.read, found.loaded) == (before, 5, 0)
    assert [warning["code"] for warning in found.warnings] == ["esco-needs-classification"]


def test_the_trades_of_the_cnp_are_compared_as_if_esco_were_not_there(tmp_path: Path) -> None:
    one, other = (
        a_trade("72100", skills=(SkillNeed("S.a", 3),)),
        a_trade("72106", skills=(SkillNeed("S.a", 2),)),
    )
    before = a_catalogue(one, other)
    after = source_preview("esco", both_zips(tmp_path), before).after
    assert len(after.trades) == 4
    assert Transfers(after).of_trade("72100") == Transfers(before).of_trade("72100")


def test_extracts_of_the_skills_are_not_taken_for_the_table_of_all(tmp_path: Path) -> None:
    text = ESCO["digitalSkillsCollection_en.csv"]
    assert esco.recognises(a_file(tmp_path, "digitalSkillsCollection_en.csv", text))
    assert not esco.recognises(a_file(tmp_path, "greenSkillsCollection_en.csv", text))


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.is_dir(), reason="the public files are not beside the project")
def test_the_real_zips_give_the_counts_of_their_readme() -> None:
    found = source_preview("esco", [SHARED / "esco_1_1_1"], Catalogue())
    read = {part.file: (part.read, part.read - part.loaded) for part in found.parts}
    assert read["skills_en.csv"] == (13_896, 0) and read["occupations_en.csv"] == (3_007, 0)
    assert read["occupationSkillRelations.csv"] == (123_855, 67)
    assert {row.code for row in found.rejected} == {"dangling-occupation"}
    essential = [n for t in found.after.trades.values() for n in t.skills if n.importance == 4]
    assert len(essential) == pytest.approx(64_946, abs=67)
