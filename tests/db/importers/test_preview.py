"""What an import would do: recognised by content, told while it goes, stopped when asked, nothing written."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from db.importers import PUBLIC, attribution, cops, form_workbook, public_workbook, readable
from db.importers.caps import Caps
from db.importers.form import write_catalogue
from db.importers.imported import Rejected
from db.importers.preview import Part, source_names, source_preview
from db.importers.public_load import LOADS
from db.importers.refusals import REASONS, refusal_words
from db.importers.watch import Stopped, Watch
from planner.catalogue import Catalogue, SkillNeed, Source
from planner.errors import PlannerError
from planner.sentences import error_sentence, warning_sentence
from planner.words import Words
from tests.builders import a_catalogue, a_small_catalogue, a_trade
from tests.db.importers.samples import ONE_ROW, a_file, both_zips

NOC = "Level,Code - NOC 2021 V1.0,Class title\n5,72100,Machinists\n5,72106,Welders\n"
OUTLOOK = (
    f"Code,Occupation_Name,Nom_de_la_profession,{cops.ENGLISH},{cops.FRENCH}\n00000,All,Toutes,N/A,N/D\n"
    "72100,M,M,Balance,À équilibre\n72106,W,S,Rosy,Rose\n99999,N,N,Balance,À équilibre\n"
)
RATINGS = (
    "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tRecommend Suppress\n"
    "51-4041.00\t2.A.1.c\tWriting\tIM\t4.00\tN\n51-4041.00\t2.A.1.c\tWriting\tLV\t3.5\tN\n"
)
LINKS = "noc,onet\n72100,51-4041.00\n"


def refused(paths: list[Path], source: str | None = None) -> tuple[str, str]:
    """Return the code of the error, and its sentence, which is one line in each language."""
    with pytest.raises(PlannerError) as error:
        source_preview(source, paths, Catalogue())
    french, english = (error_sentence(error.value, Words(language)) for language in ("fr", "en"))
    assert french != english and "\n" not in french + english
    return error.value.code, english


def test_files_of_several_sources_are_recognised_and_loaded_in_their_order(tmp_path: Path) -> None:
    a_file(tmp_path, "b.csv", NOC)
    a_file(tmp_path, "a_2024_2033.csv", OUTLOOK)
    a_file(tmp_path, "README.md", "# about")
    a_file(tmp_path, "context.csv", "OaSIS Code,Time Pressure\n72100.00,3\n")
    found = source_preview(None, [tmp_path], Catalogue())
    assert [replace(part, rejected=()) for part in found.parts] == [
        Part("noc", "b.csv", 2, 2), Part("cops", "a_2024_2033.csv", 4, 1)
    ]  # fmt: skip
    assert [(row.line, row.code) for row in found.rejected] == [(4, "vocabulary"), (5, "trade-unknown")]
    assert (found.read, found.loaded, found.sources) == (6, 3, ("noc", "cops"))
    assert set(found.after.trades) == {"72100", "72106"}
    assert [warning_sentence(warning, Words("en")) for warning in found.warnings] == [
        "Left aside, for nothing here reads them: context.csv."
    ]
    assert [outlook.trade for outlook in found.after.outlooks] == ["72100"]


@pytest.mark.parametrize("name", ["form", "form.xlsx"])
def test_a_catalogue_in_the_exchange_form_is_recognised_too(tmp_path: Path, name: str) -> None:
    write_catalogue(a_small_catalogue(), tmp_path / name)
    found = source_preview(None, [tmp_path / name], Catalogue())
    assert found.after == a_small_catalogue() and found.sources == ("form",)
    assert {part.file: part.read for part in found.parts}["activities"] == 2


def test_ratings_and_their_links_are_taken_together(tmp_path: Path) -> None:
    ratings, links = a_file(tmp_path, "Skills.txt", RATINGS), a_file(tmp_path, "links.csv", LINKS)
    before = a_catalogue(a_trade("72100"), a_trade("72106"))
    found = source_preview("onet", [ratings, links], before)
    (need,) = found.after.trades["72100"].skills
    # 3.5 of 7 is 2.5 of 5, rounded up.
    assert (need.skill, need.level, need.importance) == ("S.writing", 3, 4)
    assert found.after.trades["72106"] == before.trades["72106"]
    for alone in (ratings, links):
        single = source_preview(None, [alone], before)
        assert single.after == before
        (warning,) = single.warnings
        assert warning_sentence(warning, Words("fr")) != warning_sentence(warning, Words("en"))


def test_a_profile_that_is_there_keeps_its_levels_and_gets_its_importance(tmp_path: Path) -> None:
    files = [a_file(tmp_path, "Skills.txt", RATINGS), a_file(tmp_path, "links.csv", LINKS)]
    before = a_catalogue(a_trade("72100", skills=(SkillNeed("S.writing", 5, 1), SkillNeed("own", 2, 2))))
    found = source_preview("onet", files, before).after
    assert found.trades["72100"].skills == (SkillNeed("S.writing", 5, 4), SkillNeed("own", 2, 2))


def test_it_is_told_how_far_it_is_from_nothing_to_all(tmp_path: Path) -> None:
    told: list[tuple[str, float]] = []
    source_preview(None, both_zips(tmp_path), Catalogue(), lambda name, share: told.append((name, share)))
    shares = [share for _, share in told]
    assert shares == sorted(shares) and shares[0] == 0 and shares[-1] == 1
    assert "occupationSkillRelations.csv" in {name for name, _ in told}


def _public(folder: Path) -> list[Path]:
    return list(both_zips(folder))


def _form(folder: Path) -> list[Path]:
    write_catalogue(a_small_catalogue(), folder / "form")
    return [folder / "form"]


def _workbook(folder: Path) -> list[Path]:
    write_catalogue(a_small_catalogue(), folder / "form.xlsx")
    return [folder / "form.xlsx"]


@pytest.mark.parametrize("given", [_public, _form, _workbook])
@pytest.mark.parametrize("asked", [0, 2])
def test_it_stops_when_that_is_asked(tmp_path: Path, given: Callable[[Path], list[Path]], asked: int) -> None:
    answers = iter([False] * asked)
    with pytest.raises(Stopped) as error:
        source_preview(None, given(tmp_path), Catalogue(), stopped=lambda: next(answers, True))
    assert "othing" in error_sentence(error.value, Words("en"))


@pytest.mark.parametrize("name", PUBLIC)
def test_every_importer_can_be_stopped(tmp_path: Path, name: str) -> None:
    header, row = ONE_ROW[name]
    file = a_file(tmp_path, "sample_2024_2033.csv", f"{header}\n{row}\n")
    assert PUBLIC[name].recognises(file) and len(PUBLIC[name].read(file).records) > 0
    with pytest.raises(Stopped):
        PUBLIC[name].read(file, Watch(stopped=lambda: True))


def test_a_wrong_file_is_wrong_in_one_sentence(tmp_path: Path) -> None:
    letter = a_file(tmp_path, "letter.csv", "Dear,Sir\nor,Madam\n")
    (tmp_path / "picture.csv").write_bytes(bytes(range(256)))
    (tmp_path / "archive.zip").write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "book.xlsx").write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "wages.csv.gz").write_bytes(b"\x1f\x8b and no more")
    assert refused([letter])[0] == "source-unknown"
    assert refused([letter], "cops")[0] == "source-not-recognised"
    assert refused([tmp_path / "picture.csv"])[0] == "source-unknown"
    assert refused([tmp_path / "missing.csv"])[0] == "source-not-found"
    assert refused([tmp_path / "archive.zip"])[0] == "importer-unreadable"
    assert refused([tmp_path / "book.xlsx"])[0] == "source-unknown"
    assert refused([tmp_path / "wages.csv.gz"])[0] == "source-unknown"
    assert refused([letter], "fly")[0] == "unknown-source"
    assert refused([letter, letter], "form")[0] == "one-form"


def test_a_quotation_mark_that_never_closes_names_its_line(tmp_path: Path) -> None:
    long = "word " * 40_000
    code, sentence = refused([a_file(tmp_path, "s.csv", NOC + f'5,72107,"{long}')])
    assert code == "importer-quotes" and "s.csv, line 4" in sentence


def test_a_zip_that_swells_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = tmp_path / "bomb.zip"
    with ZipFile(bomb, "w", ZIP_DEFLATED) as archive:
        archive.writestr("occupations_en.csv", b"a" * 20_000_000)
    assert bomb.stat().st_size < 100_000
    assert refused([bomb])[0] == "workbook-packed"
    classification, relations = both_zips(tmp_path)
    monkeypatch.setattr(readable, "CAPS", Caps(file=40_000, part=300, whole=2_000))
    code, sentence = refused([classification, relations])
    assert code == "archive-too-large" and re.search(r"\w+_en\.csv", sentence)


def test_a_gzip_that_swells_is_refused_at_the_cap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readable, "CAPS", replace(readable.CAPS, part=1_000))
    wages = "noc_code,region_code,wage_low,wage_median,wage_high,Data_Source_E,ref_period,is_annual\n"
    path = a_file(tmp_path, "wages.csv.gz", wages + "72100,ER24,1,2,3,LFS,2021,0\n" * 1_000)
    assert refused([path])[0] == "archive-too-large"


def a_public_workbook(path: Path, rows: int) -> Path:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Skills")
    for line in (RATINGS.splitlines()[0], *[RATINGS.splitlines()[1]] * rows):
        sheet.append(line.split("\t"))
    book.save(path)
    return path


def test_a_public_workbook_is_read_as_a_stream_and_refused_by_its_cap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_public_workbook(tmp_path / "Skills.xlsx", 50)
    assert source_preview(None, [path], Catalogue()).read == 50
    monkeypatch.setattr(public_workbook, "WORKBOOK_CAPS", replace(readable.CAPS, part=2_000))
    assert refused([path])[0] == "archive-too-large"
    with ZipFile(tmp_path / "both.zip", "w") as archive:
        archive.write(path, "Skills.xlsx")
    assert refused([tmp_path / "both.zip"])[0] == "archive-too-large"


def test_a_large_sheet_that_is_packed_too_tightly_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_public_workbook(tmp_path / "Skills.xlsx", 500)
    caps = public_workbook.WORKBOOK_CAPS
    assert (caps.dense, caps.dense_from) == (20, 25_000_000)
    monkeypatch.setattr(public_workbook, "WORKBOOK_CAPS", replace(caps, dense_from=20_000, dense=10))
    assert refused([path])[0] == "workbook-packed"
    monkeypatch.setattr(public_workbook, "WORKBOOK_CAPS", replace(caps, dense_from=20_000))
    assert source_preview(None, [path], Catalogue()).read == 500


def test_a_catalogue_that_is_too_large_to_open_is_still_known_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_catalogue(a_small_catalogue(), tmp_path / "form.xlsx")
    monkeypatch.setattr(form_workbook, "CAPS", replace(form_workbook.CAPS, part=1_000))
    assert refused([tmp_path / "form.xlsx"])[0] == "workbook-too-large"


@pytest.mark.parametrize("code", REASONS)
def test_every_reason_is_said_in_both_languages(code: str) -> None:
    details: dict[str, Any] = dict.fromkeys(
        ("value", "column", "source", "found", "expected", "low", "middle", "high"), "x" * 100
    )
    french, english = (refusal_words(Rejected("f", 2, code, details), Words(x)) for x in ("fr", "en"))
    assert french != english and len(french) < 400


def test_every_refusal_in_the_importers_has_words() -> None:
    sources = Path(readable.__file__).parent.glob("*.py")
    raised = {
        code for path in sources for code in re.findall(r'Refused\(\s*"([\w-]+)"', path.read_text("utf-8"))
    }
    assert raised and raised <= set(REASONS)
    assert len(source_names()) == len(set(source_names()))


def test_a_source_is_named_once_and_only_where_nothing_was_said(tmp_path: Path) -> None:
    files = [a_file(tmp_path, "noc.csv", NOC), *both_zips(tmp_path)]
    found = source_preview(None, files, Catalogue()).after
    assert [source.table for source in found.sources] == ["trades", "trades", "skills", "trade_skills"]
    assert source_preview(None, files, found).after == found
    ours = (Source("trades", "our own list"),)
    after = source_preview("noc", files[:1], replace(Catalogue(), sources=ours)).after
    assert after.trades and after.sources == ours


def test_every_load_says_where_its_tables_come_from() -> None:
    assert attribution.SOURCES.keys() == LOADS.keys()
