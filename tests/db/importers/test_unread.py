"""Tables that no importer reads: what is said of them, alone and beside one that is read."""

from pathlib import Path

import pytest

from db.importers import PUBLIC, cops
from db.importers.preview import source_preview
from planner.catalogue import Catalogue
from planner.errors import PlannerError
from planner.sentences import error_sentence, warning_sentence
from planner.words import Words
from tests.db.importers.samples import ONE_ROW, a_file

FIGURES = 'Code,Occupation Name,Nom de la profession,2023,2024\n00000,All,Toutes,"8,238,800",-120\n'
RECENT = "Code,Occupation_Name,Nom_de_la_profession,Recent_Labour_Market_Conditions,Conditions_récentes\n"
SUMMARY = f"Code,Occupation_Name,Nom_de_la_profession,Immigration,{cops.ENGLISH},{cops.FRENCH}\n"
# The crosswalk is read without its header; the fixed columns of these are told by their names alone.
HEADLESS = [name for name in ONE_ROW if name != "crosswalk"]


def said(path: Path, source: str | None = None) -> tuple[str, str]:
    """Return the code of the refusal, and its sentence in English, which differs from the French."""
    with pytest.raises(PlannerError) as error:
        source_preview(source, [path], Catalogue())
    french, english = (error_sentence(error.value, Words(language)) for language in ("fr", "en"))
    assert french != english and "\n" not in french + english
    return error.value.code, english


@pytest.mark.parametrize("text", [FIGURES, RECENT, SUMMARY])
@pytest.mark.parametrize("source", [None, "cops"])
def test_other_tables_of_cops_are_refused_by_naming_the_one_that_is_wanted(
    tmp_path: Path, text: str, source: str | None
) -> None:
    path = a_file(tmp_path, "employment.csv", text)
    assert not any(importer.recognises(path) for importer in PUBLIC.values())
    code, sentence = said(path, source)
    assert code == "not-read-cops" and "employment.csv" in sentence and "flmc_cfmt" in sentence


@pytest.mark.parametrize("name", HEADLESS)
def test_a_table_without_its_header_is_refused_by_saying_so(tmp_path: Path, name: str) -> None:
    code, sentence = said(a_file(tmp_path, "rows.csv", ONE_ROW[name][1] + "\n"))
    assert code == "not-read-headless" and "rows.csv, line 1" in sentence


def test_an_older_structure_is_refused_by_its_year(tmp_path: Path) -> None:
    old = ONE_ROW["noc"][0].replace("2021", "2016")
    code, sentence = said(a_file(tmp_path, "noc_2016.csv", f"{old}\n0011,Legislators\n"))
    assert code == "not-read-old-codes" and "noc_2016.csv" in sentence and "2021" in sentence


def test_what_is_left_aside_is_said_by_reason(tmp_path: Path) -> None:
    a_file(tmp_path, "employment.csv", FIGURES)
    a_file(tmp_path, "letter.csv", "Dear,Sir\nor,Madam\n")
    a_file(tmp_path, "rows.csv", "72100.00,R,I,C\n")
    a_file(tmp_path, "structure.csv", "\n".join(ONE_ROW["noc"]))
    found = source_preview(None, [tmp_path], Catalogue())
    sentences = [warning_sentence(warning, Words("en")) for warning in found.warnings]
    assert found.sources == ("noc",) and len(sentences) == 3
    assert [
        name in sentence for name, sentence in zip(("employ", "letter", "rows"), sentences, strict=True)
    ] == [True] * 3


def test_each_file_says_how_long_it_took(tmp_path: Path) -> None:
    path = a_file(tmp_path, "structure.csv", "\n".join(ONE_ROW["noc"]))
    (part,) = source_preview(None, [path], Catalogue()).parts
    assert part.seconds > 0
