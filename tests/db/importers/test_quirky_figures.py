"""Figures as public files write them: wages, scales, ratings, and what no figure is."""

from decimal import Decimal
from pathlib import Path

import pytest

from db.importers import (
    cops,
    interests,
    jobbank,
    oasis,
)
from db.importers.imported import Refused
from db.importers.onet import SCALES, normalised
from tests.db.importers.samples import a_file

WAGE_COLUMNS = "noc_code,region_code,wage_low,wage_median,wage_high,Data_Source_E,ref_period,is_annual\n"
OUTLOOK_COLUMNS = f"Code,Occupation Name,Nom de la profession,{cops.ENGLISH},{cops.FRENCH}\n"
WAGE_ROWS = {
    # Low, median, high, the mark of a yearly figure; then the median in cents per hour, or the reason.
    "an hourly wage": ("19.0,27.005,36.0", "0", 2701),
    "a yearly wage in the same column": ("41600,104000.0,184000.0", "1", 5000),
    "thousands with commas": ('"41,600","8,238","184,000"', "1", "wage-order"),
    "commas that are in order": ('"41,600","104,000","184,000"', "1", 5000),
    "millions with commas": ('"8,238,800","8,238,800","8,238,800"', "1", "amount"),
    "a decimal comma among commas": ('"18,0","26,5","38,4"', "0", "number-comma"),
    "groups that are not of three": ('"41,60","1,04,000","184,000"', "1", "number-comma"),
    "thousands with spaces": ("41 600,104 000,184 000", "1", 5000),
    "no wage published": (",,", "0", None),
    "a negative number": ("-19.0,27,36", "0", "amount"),
    "not available": ("N/A,27,36", "0", "number"),
    "not a finite number": ("19,NaN,36", "0", "number"),
    "a yearly wage that is marked hourly": ("41600,104000,184000", "0", "amount"),
    "no mark at all": ("19.0,27.0,36.0", "", "wage-unit"),
}


@pytest.mark.parametrize("row", WAGE_ROWS)
def test_hourly_and_yearly_wages_stand_in_one_column(tmp_path: Path, row: str) -> None:
    wages, mark, expected = WAGE_ROWS[row]
    text = f"{WAGE_COLUMNS}00010,ER24,{wages},LFS,2021-2022,{mark}\n"
    found = jobbank.read(a_file(tmp_path, "wages.csv", text))
    said = [r.median_cents for r in found.records] or [r.code for r in found.rejected]
    assert said == [expected] * (expected is not None)


@pytest.mark.parametrize(
    ("text", "comma", "amount"),
    [
        ("8,238,800", False, "8238800"), ("8,238,800", True, "8238800"), ("-120", False, "-120"),
        ("-1,200.5", False, "-1200.5"), ("18,0", True, "18.0"), ("1 018,25", True, "1018.25"),
        ("61,000", True, "61000"), ("27.005", True, "27.005"),
    ],
)  # fmt: skip
def test_an_amount_is_read_by_the_signs_that_part_it(text: str, comma: bool, amount: str) -> None:
    assert jobbank.dollars(text, comma) == Decimal(amount)


@pytest.mark.parametrize("text", ["18,0", "1,04,000", "1,0000", "", "19-20", "1e3", "NaN"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        jobbank.dollars(text)


def test_wages_are_read_under_their_published_names_and_with_decimal_commas(tmp_path: Path) -> None:
    columns = (
        "NOC_CNP;NOC_Title_eng;NOC_Title_fra;prov;ER_Code_Code_RE;ER_Name;Nom_RE;Low_Wage_Salaire_Minium;"
        "Median_Wage_Salaire_Median;High_Wage_Salaire_Maximal;Data_Source_E;Reference_Period;"
        "Annual_Wage_Flag_Salaire_annuel;Wage_Comment_E\n"
    )
    rows = (
        "NOC_72106;Welders;Soudeurs;QC;ER24;Quebec;Québec;18,0;26,5;38,45;LFS;2023-2024;0;\n"
        "NOC_7237;Welders;Soudeurs;QC;ER24;Quebec;Québec;18,0;26,5;38,4;LFS;2015-2016;0;\n"
        "NOC_00010;L;L;QC;ER2440;Montréal;Montréal;;;;;;0;Not available\n"
    )
    path = a_file(tmp_path, "2a71-das-wage2023opendata-esdc-all-19nov2023-vf.csv", columns + rows)
    found = jobbank.read(path)
    assert jobbank.recognises(path) and found.read == 3
    assert found.records == (jobbank.HourlyWage("72106", "QC", 1800, 2650, 3845, "2023-2024", "LFS", False),)
    assert [(r.line, r.code) for r in found.rejected] == [(3, "code-2016")]


@pytest.mark.parametrize(
    ("english", "french", "published"),
    [("N/A", "N/D", False), ("N/D", "N/D", False), ("", "", False), ("Balance", "À équilibre", True)],
)
def test_an_outlook_that_is_not_published_is_no_balance(
    tmp_path: Path, english: str, french: str, published: bool
) -> None:
    path = a_file(tmp_path, "flmc_2024_2033.csv", f"{OUTLOOK_COLUMNS}72100,M,M,{english},{french}\n")
    found = cops.read(path)
    assert [c.value for c in found.records] == ["balance"] * published
    assert not found.rejected and cops.recognises(path)


SCALED = {
    "a skill goes to 5": ("Writing,Numeracy", "5,0", []),
    "no further": ("Writing,Numeracy", "6,0", ["scale"]),
    "a knowledge goes to 3": ("Law,Arts", "3,0", []),
    "and a fourth degree is of another scale": ("Law,Arts", "4,0", ["scale"]),
    "an ability": ("Stamina,Near Vision", "5,1", []),
    "an activity": ("Staffing,Team Building", "1,5", []),
    "a fraction is no level": ("Writing,Numeracy", "2.5,0", ["scale"]),
    "nor is a blank": ("Writing,Numeracy", ",0", ["scale"]),
    "nor a negative number": ("Writing,Numeracy", "-1,0", ["scale"]),
}


@pytest.mark.parametrize("case", SCALED)
def test_each_kind_of_level_has_its_own_scale(tmp_path: Path, case: str) -> None:
    names, levels, reasons = SCALED[case]
    found = oasis.read(a_file(tmp_path, "m.csv", f"OaSIS Code,OaSIS Label,{names}\n72100.00,M,{levels}\n"))
    assert [row.code for row in found.rejected] == reasons
    assert [len(r.levels) for r in found.records] == ([] if reasons else [2])


@pytest.mark.parametrize(
    ("value", "scale", "share"),
    [
        (1, "IM", 0),
        (5, "IM", 1),
        (0, "LV", 0),
        (3.5, "LV", 0.5),
        (7, "LV", 1),
        (2, "CT", 0.5),
        (25, "RT", 0.25),
    ],
)
def test_a_rating_is_a_share_of_its_own_scale(value: float, scale: str, share: float) -> None:
    assert normalised(value, scale) == share


@pytest.mark.parametrize(("value", "scale"), [(0.5, "IM"), (7, "IM"), (7.5, "LV"), (-1, "LV"), (4, "CT")])
def test_a_rating_outside_its_scale_is_of_another_one(value: float, scale: str) -> None:
    with pytest.raises(Refused, match="scale"):
        normalised(value, scale)


def test_a_scale_that_the_release_does_not_have_is_refused() -> None:
    assert "ZZ" not in SCALES
    with pytest.raises(Refused, match="scale-unknown"):
        normalised(1, "ZZ")


@pytest.mark.parametrize(
    "header",
    [
        "OaSIS Code,OaSIS Label ,Holland Codes - 1,Holland Codes - 2,Holland Codes - 3\n",
        "Code SIPeC;Étiquette;Code Holland - 1;Code Holland - 2;Code Holland - 3\n",
    ],
)
def test_interests_are_ranked_and_their_letters_may_be_small(tmp_path: Path, header: str) -> None:
    separator = ";" if ";" in header else ","
    rows = (
        ("00012.00", "L", "E", "C", "i"),
        ("00013.00", "M", "E", "", ""),
        ("00014.00", "N", "X", "C", "I"),
    )
    text = header + "".join(separator.join(row) + "\n" for row in rows)
    found = interests.read(a_file(tmp_path, "interests.csv", text, "cp1252"))
    ranked = [{a: n for a, n in zip(r.attributes, r.levels, strict=True) if n} for r in found.records]
    assert ranked == [
        {"I.enterprising": 3, "I.conventional": 2, "I.investigative": 1}, {"I.enterprising": 3}
    ]  # fmt: skip
    assert [(r.line, r.code, r.details["value"]) for r in found.rejected] == [(4, "interest", "X")]
