"""What published files do to their readers: each slip on a small sample, and the record that comes of it."""

import codecs
from pathlib import Path
from typing import Any

import pytest

from db.importers import (
    PUBLIC,
    codes,
    crosswalk,
    example_titles,
    labels,
    noc,
    oasis,
    public_rows,
)
from db.importers.imported import Refused
from planner.catalogue import TradeTitle
from planner.errors import PlannerError
from tests.db.importers.samples import a_file

NOC = "Level,Code - NOC 2021 V1.0,Class title\n5,00010,Legislators\n"
CNP = "Niveau,Code dela CNP 2021 v1.0,Titres de classes\n5,64100,Vendeurs/vendeuses - détail\n"
LEGISLATORS = noc.ClassTitle("00010", "Legislators", "en")
SELLERS = noc.ClassTitle("64100", "Vendeurs/vendeuses - détail", "fr")
TITLE_COLUMNS = "OaSIS profile code,Concordance number,Job title type,Job title text\n"
WAYS_TO_WRITE = {
    "a byte order mark": (codecs.BOM_UTF8 + NOC.encode(), LEGISLATORS),
    "lines that end as on Windows": (NOC.replace("\n", "\r\n").encode(), LEGISLATORS),
    "Windows-1252": (CNP.encode("cp1252"), SELLERS),
    "UTF-16, as a spreadsheet saves “Unicode text”": (NOC.replace(",", "\t").encode("utf-16"), LEGISLATORS),
    "stray and no-break spaces in the header": (
        NOC.replace("Code - NOC", "\u00a0Code -  NOC").replace("Class title", "Class title  ").encode(),
        LEGISLATORS,
    ),
    "the typing error of the French header": (CNP.encode(), SELLERS),
    "the French header without its typing error": (CNP.replace("dela", "de la").encode(), SELLERS),
    "semicolons": (NOC.replace(",", ";").encode(), LEGISLATORS),
    "a first row that a spreadsheet made up": (b"Column1,Column2,Column3\n" + NOC.encode(), LEGISLATORS),
    "a mark that keeps the code from being a number": (NOC.replace("00010", "#00010").encode(), LEGISLATORS),
    "blank lines and blank cells at the end of lines": (
        NOC.replace("Legislators\n", "Legislators,,\n\n,,\n").encode(), LEGISLATORS
    ),
    "a new line inside a cell": (NOC.replace("Legislators", '"Legis-\nlators"').encode(),
                                 noc.ClassTitle("00010", "Legis- lators", "en")),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS_TO_WRITE)
def test_a_table_is_read_however_it_was_written(tmp_path: Path, way: str) -> None:
    data, record = WAYS_TO_WRITE[way]
    path = tmp_path / "structure.csv"
    path.write_bytes(data)
    found = noc.read(path)
    assert noc.recognises(path)
    assert (found.records, found.rejected, found.read) == ((record,), (), 1)


@pytest.mark.parametrize(
    ("text", "code"),
    [("00010", "00010"), ("#00010", "00010"), ("'00010", "00010"), ('="00010"', "00010")],
)
def test_a_code_keeps_its_leading_zeros(text: str, code: str) -> None:
    assert codes.unit_group(text) == code


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("0010", "code-2016"),
        ("NOC_0010", "code-2016"),
        ("10", "code-number"),
        ("72106.0", "code-number"),
        ("72l00", "code"),
        ("", "code"),
    ],
)
def test_a_code_of_2016_is_told_from_one_that_is_wrong(text: str, reason: str) -> None:
    with pytest.raises(Refused) as fault:
        codes.unit_group(text)
    assert (fault.value.code, fault.value.details["value"]) == (reason, text)


@pytest.mark.parametrize(
    ("text", "code"), [("72100.00", "72100.00"), ("31100.1", "31100.10"), ("00010", "00010.00")]
)
def test_a_profile_gets_back_its_zeros(text: str, code: str) -> None:
    assert codes.profile(text) == code


def test_a_profile_of_four_digits_is_of_2016() -> None:
    with pytest.raises(Refused, match="code-2016"):
        codes.profile("6242.00")


PLAIN = "Level,Code - NOC 2021 V1.0,Class title\n5,00010,Legislators\n5,72106,Welders\n"
ODD_STARTS = {
    "a title above": "National Occupational Classification, 2021\n\n" + PLAIN,
    "a title that a spreadsheet saved": "Classification,,\n,,\n" + PLAIN,
    "lines that end as on old computers": PLAIN.replace("\n", "\r"),
    "more commas than semicolons in the header": (
        "Niveau;Code dela CNP 2021 v1.0;Titres de classes;Définitions, exclusions, etc., v1, v2\n"
        "5;00010;Législateurs;d\n5;72106;Soudeurs;d, e\n"
    ),
}  # fmt: skip


@pytest.mark.parametrize("start", ODD_STARTS)
def test_the_header_and_the_separator_are_found_by_the_first_rows(tmp_path: Path, start: str) -> None:
    path = a_file(tmp_path, "structure.csv", ODD_STARTS[start])
    found = noc.read(path)
    assert noc.recognises(path) and [r.code for r in found.records] == ["00010", "72106"]
    assert not found.rejected and found.read == 2
    above = ODD_STARTS[start].partition("00010")[0]
    assert found.lines[0] == len(above.splitlines())


def test_links_without_a_header_begin_at_the_first_line(tmp_path: Path) -> None:
    path = a_file(tmp_path, "links.csv", "10,Legislators,11-1031.00,Legislators\n#72100,M,51-4041.00,M")
    assert crosswalk.recognises(path)
    assert crosswalk.read(path).records == (
        crosswalk.Link("00010", "11-1031.00"), crosswalk.Link("72100", "51-4041.00")
    )  # fmt: skip


def test_a_quotation_mark_that_swallows_the_rest_names_the_line_where_it_opens(tmp_path: Path) -> None:
    text = TITLE_COLUMNS + '00010.00,1,Example,"two\nlines"\n72100.00,2,Example,"machinist\n72106.00,3,,w\n'
    with pytest.raises(PlannerError) as error:
        example_titles.read(a_file(tmp_path, "titles.csv", text))
    assert (error.value.code, error.value.details["line"]) == ("importer-quotes", 4)


@pytest.mark.parametrize("more", [",", ",x", ",,,,,", ",x,y,,z"])
def test_a_row_that_is_wider_harms_no_other_unless_it_says_more(tmp_path: Path, more: str) -> None:
    rows = (
        f'00010.00,1,Example,"first,\none"\n72100.00,2,Example,machinist{more}\n72106.00,3,Example,welder\n'
    )
    found = example_titles.read(a_file(tmp_path, "titles.csv", TITLE_COLUMNS + rows))
    wide = "x" in more
    assert [(r.line, r.code, r.details["found"]) for r in found.rejected] == [
        (4, "cells", 4 + more.count(","))
    ] * wide
    assert [r.trade for r in found.records] == ["00010", *["72100"] * (not wide), "72106"]
    assert found.lines == ((2, 5) if wide else (2, 4, 5)) and found.read == 3


def test_a_blank_last_cell_is_told_from_one_that_is_missing(tmp_path: Path) -> None:
    columns = "OaSIS profile code,Job title type,Job title text,Note\n"
    rows = '00010.00,Example,"a, b",\n72100.00,Example,"c, d"\n72106.00,Example,e\n64100.00,Example,f,""\n'
    found = example_titles.read(a_file(tmp_path, "titles.csv", columns + rows))
    assert [(r.trade, r.title) for r in found.records] == [("00010", "a, b"), ("64100", "f")]
    assert [(r.line, r.details["found"]) for r in found.rejected] == [(3, 3), (4, 3)]


def test_lines_are_counted_through_all_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public_rows, "BLOCK", 2)
    rows = "".join(f'00010.00,{n},Example,"title\n{n}"\n' for n in range(5))
    found = example_titles.read(a_file(tmp_path, "titles.csv", TITLE_COLUMNS + rows + "1,2,3,4,5,6,7\n"))
    assert found.lines == (2, 4, 6, 8, 10)
    assert [r.line for r in found.rejected] == [12]


def test_quotation_marks_in_tab_separated_text_are_only_signs(tmp_path: Path) -> None:
    text = (
        "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tRecommend Suppress\n"
        '51-4041.00\t2.A.1.c\t"Hands-on" Writing\tIM\t4.00\tN\n51-4042.00\t2.A.1.c\t5" Writing\tLV\t3.5\tN\n'
    )
    found = PUBLIC["onet"].read(a_file(tmp_path, "Skills.txt", text))
    assert [(r.element, r.scale, r.share) for r in found.records] == [
        ('S:"Hands-on" Writing', "IM", 0.75), ('S:5" Writing', "LV", 0.5)
    ]  # fmt: skip


@pytest.mark.parametrize("mark", ["'", "’"])
def test_titles_keep_both_forms_and_either_apostrophe(tmp_path: Path, mark: str) -> None:
    text = f"Code de profil SIPeC;Appellation d{mark}emploi\n64100.01;vendeur/vendeuse d{mark}étalage\n"
    path = a_file(tmp_path, "exemples-dappellation-demploi_sipec_2025.csv", text, "cp1252")
    assert [name for name, importer in PUBLIC.items() if importer.recognises(path)] == ["example_titles"]
    assert example_titles.read(path).records == (
        TradeTitle("64100", "fr", f"vendeur/vendeuse d{mark}étalage"),
    )


def test_two_labels_of_one_code_are_two_titles(tmp_path: Path) -> None:
    text = "OaSIS profile code,Label\n92023.00,Supervisors\n92023.00,Supervisors of plants\n"
    found = labels.read(a_file(tmp_path, "labels.csv", text))
    assert [(r.trade, r.title) for r in found.records] == [
        ("92023", "Supervisors"), ("92023", "Supervisors of plants")
    ]  # fmt: skip


def test_a_label_that_differs_between_files_joins_nothing(tmp_path: Path) -> None:
    one, other = (
        oasis.read(a_file(tmp_path, f"{n}.csv", f"OaSIS Code,OaSIS Label,{names}\n92023.00,{label},2,3\n"))
        for n, names, label in (("s", "Writing,Numeracy", "Supervisors"), ("k", "Law,Arts", "Plant managers"))
    )
    assert {r.code for r in (*one.records, *other.records)} == {"92023.00"}


def test_the_french_matrix_of_2025_has_semicolons_and_our_names(tmp_path: Path) -> None:
    text = (
        "Column1;Column2;Column3;Column4;Column5\n"
        "Code SIPeC;Étiquette;Rédaction ;Littératie numérique;Charme\n72100.00;Machinistes;2;3;1\n"
    )
    path = a_file(tmp_path, "competences_sipec_2025_v1.1.csv", text, "cp1252")
    assert [name for name, importer in PUBLIC.items() if importer.recognises(path)] == ["oasis"]
    found: Any = oasis.read(path)
    (profile,) = found.records
    assert (profile.attributes, profile.levels) == (("S.writing", "S.digital_literacy"), (2, 3))
    assert [(r.line, r.code, r.details["value"]) for r in found.rejected] == [(1, "column-unknown", "Charme")]


@pytest.mark.parametrize(
    ("row", "code"),
    [("00010.00,1,Example\n", "cells"), ("00010.00,1,Example,premier,more\n", "cells")],
)
def test_a_row_that_is_not_as_wide_as_its_header_is_set_aside(tmp_path: Path, row: str, code: str) -> None:
    found = example_titles.read(a_file(tmp_path, "titles.csv", TITLE_COLUMNS + row))
    assert [r.code for r in found.rejected] == [code] and not found.records
