"""Example titles are read from each published form, with its quirks, and kept once."""

from pathlib import Path

import pytest

from db.importers import example_titles
from planner.catalogue import TradeTitle
from resources import path
from tests.resources.shipped import shipped

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
OASIS = (
    "\ufeffOaSIS profile code,Concordance number,\u00a0Job title type ,Job title  text\r\n"
    "00010.00,1,Example,Member of Legislative Assembly (MLA)\r\n"
    '65201.02,4,Index," cook\'s helper "\r\n'
    "72100.01,9,Inclusion,\u00a0machinist\r\n"
    "6242,9,Index,cook\r\n72l00.01,9,Index,machinist\r\n72100.00,9,Index, \r\n"
    "72100.00,9,Remark,not a title\r\n"
)
FRENCH = (
    "\ufeffNiveau,Code dela CNP 2021 v1.0,Titres de classes,Nom du type d’élément Français,"
    "Description d{mark}élément\u00a0Français\n"
    "5,64100,Vendeurs,Exemple(s) illustratif(s),vendeur/vendeuse \n"
    "5,64100,Vendeurs,Tous les exemples,vendeur/vendeuse \n"
    "5,64100,Vendeurs,Tous les exemples,préposé/préposée à l{mark}étalage\n"
    '5,64100,Vendeurs,Exclusion(s),"Caissiers/caissières  (Voir 65100)"\n'
    "5,64100,Vendeurs,Fonctions principales,accueillir les clients;\n"
)
ENGLISH = (
    "Level,Code - NOC 2021 V1.0,Class title,Element Type Label English,Element Description English\n"
    "5,65100,Cashiers,All examples,casino cashier\n5,65100,Cashiers,Main duties,Greet customers\n"
)


def a_file(folder: Path, text: str) -> Path:
    found = folder / "titles.csv"
    found.write_bytes(text.encode())
    return found


def test_oasis_titles_are_read_with_their_leading_zeros_and_bad_lines_say_why(tmp_path: Path) -> None:
    sample = a_file(tmp_path, OASIS)
    assert example_titles.recognises(sample)
    found = example_titles.read(sample)
    assert found.records == (
        TradeTitle("00010", "en", "Member of Legislative Assembly (MLA)"),
        TradeTitle("65201", "en", "cook's helper"),
        TradeTitle("72100", "en", "machinist"),
    )
    assert [(r.line, r.code) for r in found.rejected] == [(5, "code-2016"), (6, "code"), (7, "title")]


@pytest.mark.parametrize("mark", ["'", "’"])
def test_french_elements_are_read_with_either_apostrophe_and_a_typo_in_the_header(
    tmp_path: Path, mark: str
) -> None:
    sample = a_file(tmp_path, FRENCH.replace("{mark}", mark))
    assert example_titles.recognises(sample)
    found = example_titles.read(sample)
    assert [r.title for r in found.records] == [
        "vendeur/vendeuse", "vendeur/vendeuse", f"préposé/préposée à l{mark}étalage"
    ]  # fmt: skip
    assert {(r.trade, r.language) for r in found.records} == {("64100", "fr")} and not found.rejected


def test_english_elements_that_are_titles_are_read(tmp_path: Path) -> None:
    assert example_titles.read(a_file(tmp_path, ENGLISH)).records == (
        TradeTitle("65100", "en", "casino cashier"),
    )


@pytest.mark.parametrize("text", ["", "Job title text\nx\n", "code,title\n72100,x\n", "\x00\x01"])
def test_another_file_is_not_taken_for_one(tmp_path: Path, text: str) -> None:
    assert not example_titles.recognises(a_file(tmp_path, text))


def test_each_title_is_kept_once_french_before_english() -> None:
    titles = (
        TradeTitle("65201", "en", "cook’s helper"),
        TradeTitle("65201", "en", "Cook's  helper"),
        TradeTitle("65201", "fr", "plongeur/plongeuse"),
        TradeTitle("64100", "en", "cook's helper"),
    )
    assert example_titles.distinct(titles) == (titles[3], titles[2], titles[0])


def test_the_titles_written_by_hand_are_of_known_trades_and_well_set() -> None:
    written = example_titles.written()
    assert len(written) > 600 and len(set(written)) == len(written)
    assert {title.trade for title in written} <= set(shipped().trades)
    assert not any("'" in title.title or title.title != title.title.strip() for title in written)


def test_the_shipped_titles_are_many_and_small() -> None:
    titles = shipped().titles
    assert example_titles.distinct(titles) == titles
    assert set(example_titles.written()) <= set(titles)
    assert len({t.trade for t in titles if t.language == "en"}) == 516
    assert path("data/trade_titles.csv").stat().st_size < 1_500_000


@pytest.mark.skipif(not SHARED.is_dir(), reason="the public files are not beside the project")
def test_the_real_file_gives_the_count_of_its_readme() -> None:
    found = example_titles.read(next((SHARED / "oasis_2023").glob("example-titles*.csv")))
    assert (len(found.records), found.rejected) == (18_666, ())
