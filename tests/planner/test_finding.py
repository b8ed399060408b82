"""Occupations are found by what people call them, in the shipped catalogue and in small ones."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalogue import Catalogue, Trade, TradeTitle
from planner.finding import Fit, FoundTitle, MeasureFinder, ProgramFinder, TradeFinder, found_in
from planner.text import Text
from tests.builders import a_catalogue, an_activity
from tests.resources.shipped import shipped

CATALOGUE = Catalogue(
    trades={
        "64100": Trade("64100", Text("Vendeurs/vendeuses et étalagistes", "Retail salespersons")),
        "65109": Trade("65109", Text("Autre personnel des ventes", "Other sales occupations")),
        "62020": Trade("62020", Text("Superviseurs/superviseures de vendeuses", "Supervisors")),
    },
    titles=(
        TradeTitle("64100", "fr", "commis-vendeur/commis-vendeuse"),
        TradeTitle("65109", "fr", "télévendeur/télévendeuse"),
        TradeTitle("65109", "en", "vendor"),
        TradeTitle("99999", "fr", "vendeuse de rien"),
    ),
)


@cache
def finder() -> TradeFinder:
    return TradeFinder(shipped())


def first(typed: str, language: str = "fr") -> FoundTitle:
    return finder().find(typed, language)[0]


@pytest.mark.parametrize("typed", ["soudge", "soudue", "soudur"])
def test_a_slip_keeps_its_first_letters_and_its_language(typed: str) -> None:
    assert first(typed).code == "72106", "sludge workers are one letter away, in the other language"


@pytest.mark.parametrize(
    ("typed", "trade"),
    [
        ("aide-cuisinière", "65201"),
        ("aide cuisinier", "65201"),
        ("AIDE-CUISINIERE", "65201"),
        ("vendeuse", "64100"),
        ("vendeur", "64100"),
        ("commis comptable", "14200"),
        ("préposée aux bénéficiaires", "33102"),
        ("prepose aux beneficiaires", "33102"),
        ("machiniste CNC", "72100"),
        ("préposé à l'entretien ménager", "65310"),
        ("préposée à l’entretien ménager", "65310"),
        ("caissière", "65100"),
        ("manoeuvre en construction", "75110"),
        ("72100", "72100"),
    ],
)
def test_an_occupation_is_found_by_its_common_french_title(typed: str, trade: str) -> None:
    assert first(typed).code == trade


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    ("typed", "trade"),
    [
        ("line cook", "63200"),
        ("cashier", "65100"),
        ("CNC machinist", "72100"),
        ("kitchen helper", "65201"),
        ("orderly", "33102"),
        ("truck driver", "73300"),
    ],
)
def test_english_titles_are_found_in_both_languages(typed: str, trade: str, language: str) -> None:
    assert first(typed, language).code == trade


@pytest.mark.parametrize(
    ("typed", "trade"),
    [
        ("machinste", "72100"),
        ("infirmiere auxilliaire", "32101"),
        ("vendeuze", "64100"),
        ("cuisinere", "63200"),
        ("élctricien", "72200"),
        ("camioneur", "73300"),
        ("caissierre", "65100"),
        ("bookkeper", "12200"),
        ("plombeir", "72300"),
    ],
)
def test_typing_errors_are_forgiven(typed: str, trade: str) -> None:
    found = first(typed)
    assert (found.code, found.fit) == (trade, Fit.NEAR)


def test_two_slips_lead_to_no_title_of_another_language() -> None:
    assert finder().find("trembl", "fr") == ()
    assert first("weldre", "fr").code == "72106" and first("treadel", "en").code == "94124"


def test_no_slip_is_supposed_where_the_words_are_right() -> None:
    assert [found.code for found in finder().find("plombier")] == ["72300"]
    assert [found.code for found in finder().find("72100")] == ["72100"]


@pytest.mark.parametrize("typed", ["zzzzqq", "", "   ", "–’/", "xylographe quantique"])
def test_what_nobody_is_called_finds_nothing(typed: str) -> None:
    assert finder().find(typed) == ()


def test_the_answer_says_through_which_title_it_was_found() -> None:
    assert first("aide-cuisinière").through == "aide-cuisinier/aide-cuisinière"
    assert first("machiniste").through == first("infirmière auxiliaire").through == ""
    assert first("cashier").through == "cashier"
    assert first("cashier", "en").through == first("tuyauteuses").through == first("72100").through == ""
    assert first("retail salespersons").through == "Retail salespersons and visual merchandisers"


SMALL = TradeFinder(CATALOGUE)


@given(st.text(max_size=40) | st.text("vendeurs télé-’/ 64109", max_size=12), st.sampled_from(["fr", "en"]))
def test_whatever_is_typed_each_trade_comes_once_and_the_best_first(typed: str, language: str) -> None:
    found = SMALL.find(typed, language)
    trades = [answer.code for answer in found]
    assert len(trades) == len(set(trades)) and set(trades) <= set(CATALOGUE.trades)
    fits = [answer.fit for answer in found]
    assert fits == sorted(fits)


def test_what_begins_with_the_words_comes_before_what_holds_them() -> None:
    found = TradeFinder(CATALOGUE).find("vendeuse")
    assert [(answer.code, answer.fit) for answer in found] == [
        ("64100", Fit.BEGINS),
        ("62020", Fit.WORDS),
        ("65109", Fit.WITHIN),
    ]
    assert found[2].through == "télévendeur/télévendeuse"


def test_a_part_of_an_official_title_is_not_the_whole_of_it() -> None:
    assert [a.fit for a in TradeFinder(CATALOGUE).find("étalagistes")] == [Fit.BEGINS]
    assert [a.fit for a in TradeFinder(CATALOGUE).find("commis-vendeuse")] == [Fit.WHOLE]


def test_titles_in_the_language_of_the_window_come_first() -> None:
    assert [a.code for a in TradeFinder(CATALOGUE).find("vend", "fr")] == ["64100", "65109", "62020"]
    assert [a.code for a in TradeFinder(CATALOGUE).find("vend", "en")] == ["65109", "64100", "62020"]


def test_trades_that_left_the_catalogue_are_not_offered() -> None:
    gone = {code: replace(trade, retired=True) for code, trade in CATALOGUE.trades.items()}
    assert TradeFinder(replace(CATALOGUE, trades=gone)).find("vendeuse") == ()


def test_no_more_answers_come_than_are_asked_for() -> None:
    assert len(finder().find("a", limit=8)) == 8


def test_every_official_title_and_code_finds_its_trade() -> None:
    for code, trade in shipped().trades.items():
        assert finder().find(code)[0].code == code
        for language, title in (("fr", trade.title.fr), ("en", trade.title.en)):
            assert code in {found.code for found in finder().find(title, language)[:3]}, title


@pytest.mark.parametrize(
    ("typed", "language", "code"),
    [
        ("DEP Usinage", "fr", "5371"),
        ("dvs machining", "en", "5371"),
        ("5371", "fr", "5371"),
    ],
)
def test_a_programme_is_found_by_its_diploma_and_title(typed: str, language: str, code: str) -> None:
    assert ProgramFinder(shipped()).find(typed, language)[0].code == code


def test_a_programme_is_found_through_a_slip() -> None:
    found = ProgramFinder(shipped()).find("usinaje")
    assert "5371" in {title.code for title in found} and {title.fit for title in found} == {Fit.NEAR}


@pytest.mark.parametrize("typed", ["subvention salariale", "SUBVENTION SALARIAL", "wage subsidy"])
def test_a_measure_is_found_in_both_languages(typed: str) -> None:
    assert MeasureFinder(shipped()).find(typed)[0].code == "SUBVENTION-SALARIALE"


def test_what_is_retired_is_not_found() -> None:
    gone = replace(an_activity("OLD", title=Text("Soudage")), retired=True)
    assert ProgramFinder(a_catalogue(gone)).find("soudage") == ()


def test_a_slip_is_forgiven_only_where_nothing_fits_anywhere() -> None:
    welding = an_activity("WELD", title=Text("Soudage", "Welding"))
    finders = {"trade": TradeFinder(CATALOGUE), "program": ProgramFinder(a_catalogue(welding))}

    def names(typed: str) -> list[str]:
        return [f"{name} {title.code}" for name, title in found_in(finders, typed, "fr", 8)]

    assert names("soudage") == names("soudaje") == ["program WELD"]
    assert names("vendeuse")[0] == "trade 64100" and names("zzzz") == []


def test_a_programme_that_another_one_replaced_comes_after_those_that_hold() -> None:
    old = an_activity("5195", kind="dep", title=Text("Soudage-montage", "Welding"), replaced_by="5382")
    new = an_activity("5382", kind="dep", title=Text("Soudage-montage et plus", "Welding and more"))
    finder = ProgramFinder(a_catalogue(old, new))
    for typed in ("soudage-montage", "DEP soudage", "welding"):
        assert [found.code for found in finder.find(typed)] == ["5382", "5195"], typed
    assert [found.code for found in finder.find("soudage-montage", limit=1)] == ["5382"]
    assert [found.code for found in finder.find("5195")] == ["5195"], "by its code it is found all the same"
