"""Each importer of a public source on a small sample, and on the real files when they are at hand."""

import csv
import gzip
from collections import Counter
from pathlib import Path

import pytest

from db.importers import IMPORTERS, cops, crosswalk, interests, jobbank, noc, oasis, onet
from db.importers.public_table import half_up, tidy
from planner.errors import PlannerError
from planner.sentences import error_sentence
from planner.words import Words

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
NOC = (
    "\ufeffLevel,Hierarchical structure,Code - NOC 2021 V1.0,Class title,Class definition\r\n"
    '1,Broad Category,7,"Trades, transport",x\r\n5,Unit Group,00010,Legislators,"two\r\nlines"\r\n'
    "5,Unit Group,72l00,Machinists,x\r\n5,Unit Group,72106,,x\r\n"
)
OASIS = (
    "\ufeffOaSIS Code - Final,OaSIS Label - Final,Writing  , Digital Literacy,"
    "\u00a0Reading Comprehension,Charm\n"
    "00010.00,Legislators,4,4,5,1\n72100.01,a,1,2,0,1\n72100.02,b,2,2,1,1\n"
    "7210,c,1,1,1,1\n31100.1,e,3,3,3,1\n72101.00,d,6,1,1,1\n"
)
COPS = (
    "Code,Occupation_Name,Nom_de_la_profession,Future_Labour_Market_Conditions,"
    "Conditions_futures_sur_le_marché_du_travail\n"
    "00000,All,Toutes,N/A,N/D\nTEER_0,T,T,N/A,N/D\nNOC1_0,N,N,Balance,À équilibre\n"
    "72100,M,M,Strong risk of Shortage,Risque important de pénurie\n00010,L,L,N/A,N/D\n72106,W,S,Rosy,Rose\n"
)
WAGES = (
    "noc_code,job_title,province,region_code,region_name,wage_low,wage_median,wage_high,wage_avg,"
    "Data_Source_E,ref_period,revision_date,is_annual,wage_comment\n"
    "72100,M,QC,ER24,Quebec,19.0,27.005,36.0,27.5,LFS,2021-2022,2023-11-29,0,\n"
    "00010,L,QC,ER2433,Centre-du-Québec,41600,104000.0,184000.0,1,2021 Census,2021,2023-11-29,1,x\n"
    "72100,M,ON,ER35,Ontario,1,2,3,2,LFS,2021,2023-11-29,0,\n"
    "72106,S,QC,ER24,Quebec,30,20,40,2,LFS,2021,2023-11-29,0,\n"
    "72107,S,QC,ER24,Quebec,n/a,20,40,2,LFS,2021,2023-11-29,0,\n"
)


def a_file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
    return path


def a_workbook(folder: Path, name: str, rows: list[tuple[str, ...]]) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(folder / name)
    return folder / name


def test_titles_keep_their_leading_zeros_and_bad_lines_say_why(tmp_path: Path) -> None:
    found = noc.read(a_file(tmp_path, "noc.csv", NOC))
    assert found.records == (noc.ClassTitle("00010", "Legislators", "en"),) and found.read == 4
    assert [(r.file, r.line) for r in found.rejected] == [("noc.csv", 5), ("noc.csv", 6)]
    assert [(r.code, r.details["value"]) for r in found.rejected] == [
        ("code", "72l00"), ("title", "72106")
    ]  # fmt: skip
    assert (noc.teer("72100"), noc.teer("00010")) == (2, 0)


def test_a_unit_group_is_known_by_its_level_and_its_code_must_be_whole(tmp_path: Path) -> None:
    rows = "1,7,Trades\n5,10,Lost\n5,7210,Old\n5,72106.0,Float\n4,7210,Minor\n5,#72106,Welders\n"
    found = noc.read(a_file(tmp_path, "noc.csv", "Level,Code - NOC 2021 V1.0,Class title\n" + rows))
    assert found.records == (noc.ClassTitle("72106", "Welders", "en"),) and found.read == 6
    assert [(r.line, r.code) for r in found.rejected] == [
        (3, "code-number"), (4, "code-2016"), (5, "code-number")
    ]  # fmt: skip


def test_french_titles_are_known_by_their_header(tmp_path: Path) -> None:
    text = (
        "Niveau,S,Code dela CNP 2021 v1.0,Titres de classes,D\n5,G,65201,Serveurs/serveuses au comptoir,x\n"
    )
    found = noc.read(a_file(tmp_path, "cnp.csv", text))
    assert [(r.title, r.language) for r in found.records] == [("Serveurs/serveuses au comptoir", "fr")]


def test_levels_are_read_by_tidied_name_and_combined_by_the_median(tmp_path: Path) -> None:
    found = oasis.read(a_file(tmp_path, "skills.csv", OASIS))
    levels = oasis.combined(found.records)
    assert levels["00010", "S.reading"] == 5
    # Halves are rounded up: 1 and 2 make 2, 0 and 1 make 1.
    assert (levels["72100", "S.writing"], levels["72100", "S.reading"]) == (2, 1)
    assert levels["31100", "S.writing"] == 3
    assert [(r.line, r.code, r.details["value"]) for r in found.rejected] == [
        (1, "column-unknown", "Charm"), (5, "code-2016", "7210"), (7, "scale", "6")
    ]  # fmt: skip


def test_columns_that_an_edition_spells_another_way_are_known_and_others_are_named(tmp_path: Path) -> None:
    text = (
        "Column1;Column2;Column3;Column4;Column5;Column6\n"
        "Code SIPeC;Étiquette;Numératie;Communication orale – écoute active;Esprit critique;Charme\n"
        "72100.00;Machinistes;3;2;4;1\n"
    )
    path = tmp_path / "competences_sipec_2025.csv"
    path.write_bytes(text.encode("cp1252"))
    found = oasis.read(path)
    assert oasis.recognises(path)
    assert found.records[0].attributes == ("S.numeracy", "S.active_listening", "S.critical_thinking")
    assert found.records[0].levels == (3, 2, 4)
    assert [(r.code, r.details["value"]) for r in found.rejected] == [("column-unknown", "Charme")]


def test_no_other_name_of_a_column_is_the_name_of_another() -> None:
    names = [oasis._plain(t) for a in oasis.descriptors() for t in {a.title_fr, a.title_en}]
    with oasis.OTHER_NAMES.open(encoding="utf-8", newline="") as file:
        others = [oasis._plain(row["name"]) for row in csv.DictReader(file)]
    assert len(set(others)) == len(others) > 30 and not set(others) & set(names)


def test_attributes_are_33_skills_and_44_knowledges_with_both_titles() -> None:
    known = oasis.attributes()
    assert [sum(a.kind == kind for a in known) for kind in ("skill", "knowledge")] == [33, 44]
    assert len({a.code for a in known}) == 77
    assert all(a.title_fr and a.title_en == tidy(a.title_en) for a in known)
    assert {a.code for a in known if a.digital} >= {"S.digital_literacy", "S.digital_production"}


def test_what_only_describes_the_work_has_both_titles_too() -> None:
    known = oasis.descriptors()
    counts = Counter(attribute.kind for attribute in known)
    assert counts == {"skill": 33, "knowledge": 44, "ability": 49, "activity": 40, "interest": 6}
    assert len({a.code for a in known}) == len({a.title_en for a in known}) == len(known)
    assert all(a.title_fr and "'" not in a.title_fr for a in known)
    assert set(interests.LETTERS.values()) == {a.code for a in known if a.kind == "interest"}


def test_outlook_leaves_out_aggregates_and_what_is_not_published(tmp_path: Path) -> None:
    found = cops.read(a_file(tmp_path, "flmc_2024_2033.csv", COPS))
    assert [(c.trade, c.horizon, c.value, c.value_fr) for c in found.records] == [
        ("72100", "2024-2033", "strong_shortage", "Risque important de pénurie")
    ]
    assert [(r.line, r.code, r.details["value"]) for r in found.rejected] == [(7, "vocabulary", "Rosy")]


def test_the_edition_of_an_outlook_is_that_of_its_file_which_must_say_its_years(tmp_path: Path) -> None:
    found = cops.read(a_file(tmp_path, "flmc_cfmt_2025_2034_noc2021.csv", COPS))
    outlook = cops.outlook(found.records[0])
    assert (outlook.vintage, outlook.horizon) == ("2025", "2025-2034")
    with pytest.raises(PlannerError) as error:
        cops.read(a_file(tmp_path, "outlook_noc2021.csv", COPS))
    assert error.value.code == "importer-no-years" and "2024_2033" in error_sentence(error.value, Words("en"))


def test_wages_are_cents_per_hour_and_only_of_quebec(tmp_path: Path) -> None:
    found = jobbank.read(a_file(tmp_path, "w.csv.gz", WAGES))
    hourly, annual = found.records
    assert (hourly.region, hourly.low_cents, hourly.median_cents) == ("QC", 1900, 2701)
    assert (annual.region, annual.low_cents, annual.median_cents, annual.annual) == ("17", 2000, 5000, True)
    assert [(r.line, r.code) for r in found.rejected] == [(5, "wage-order"), (6, "number")]


def test_importance_is_the_rounded_mean_of_what_is_not_suppressed(tmp_path: Path) -> None:
    rows = [
        ("O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value", "Recommend Suppress"),
        ("51-4041.00", "2.A.1.c", "Writing", "IM", "4.00", "N"),
        ("51-4041.00", "2.A.1.c", "Writing", "LV", "1.00", "N"),
        ("51-4042.00", "2.A.1.c", "Writing", "IM", "3.00", "N"),
        ("51-4041.00", "2.B.3.l", "Repairing", "IM", "5.00", "Y"),
        ("51-4041.00", "2.A.1.d", "Speaking", "IM", "7.00", "N"),
    ]
    found = onet.read(a_workbook(tmp_path, "Skills.xlsx", rows))
    occupations = {"72100": ("51-4041.00", "51-4042.00"), "00010": ("99-0000.00",)}
    table = onet.importance(found.records, occupations, oasis.attributes())
    assert table == {("72100", "S.writing"): 4}
    assert [r.line for r in found.rejected] == [6]


def test_links_get_back_their_leading_zeros(tmp_path: Path) -> None:
    text = (
        "noc,noc_title,onet,onet_title\n10,L,11-1031.00,L\n72100,M,51-4041.00,M\n72100,M,51-4041.00,M\nx,,,"
    )
    found = crosswalk.read(a_file(tmp_path, "c.csv", text))
    assert crosswalk.occupations(found.records) == {"00010": ("11-1031.00",), "72100": ("51-4041.00",)}
    assert [r.line for r in found.rejected] == [5]


def test_each_file_is_recognised_by_one_importer(tmp_path: Path) -> None:
    files = [
        a_file(tmp_path, "noc.csv", NOC),
        a_file(tmp_path, "skills.csv", OASIS),
        a_file(tmp_path, "flmc_2024_2033.csv", COPS),
        a_file(tmp_path, "w.csv.gz", WAGES),
        a_file(tmp_path, "c.csv", "noc,noc_title,onet,onet_title\n"),
    ]
    found = [[m for m in IMPORTERS if m.recognises(path)] for path in files]
    assert found == [[noc], [oasis], [cops], [jobbank], [crosswalk]]
    assert not any(m.recognises(a_file(tmp_path, "x.bin", "\x00\x01")) for m in IMPORTERS)


def test_a_file_that_cannot_be_read_is_an_error_of_the_user(tmp_path: Path) -> None:
    path = tmp_path / "broken.csv"
    path.write_bytes(b"noc,onet\n\x81\xff,1\n")
    with pytest.raises(PlannerError) as error:
        crosswalk.read(path)
    assert (error.value.code, error.value.details["file"]) == ("importer-not-text", "broken.csv")


def test_halves_are_rounded_up() -> None:
    assert [half_up(x) for x in (0.5, 1.5, 2.5, 2.499, 2701 / 1)] == [1, 2, 3, 2, 2701]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the public files are not beside the project")
def test_the_real_files_give_the_counts_of_their_readme() -> None:
    titles = noc.read(next((SHARED / "noc_2021").glob("cnp_2021*.csv")))
    skills = oasis.read(next((SHARED / "oasis_2023").glob("skills_*.csv")))
    matrices = [
        module.read(next((SHARED / "oasis_2023").glob(f"{kind}_oasis_*.csv")))
        for module, kind in (
            (oasis, "abilities"),
            (oasis, "knowledges"),
            (oasis, "workactivities"),
            (interests, "interests"),
        )
    ]
    outlook = cops.read(next((SHARED / "cops_2024_2033").glob("flmc*.csv")))
    wages = jobbank.read(next((SHARED / "jobbank_wages_2023").glob("*.gz")))
    links = crosswalk.read(SHARED / "crosswalks" / "noc2021_onet26.csv")
    assert len(titles.records) == 516
    assert len(oasis.combined(skills.records)) == 516 * 33
    assert len(outlook.records) == 365 + 65 + 38 + 11 + 6
    assert (len(wages.records), len(links.records)) == (4272, 1467)
    assert [len(found.records) for found in matrices] == [900] * 4
    assert not any(found.rejected for found in (titles, skills, outlook, wages, links, *matrices))
