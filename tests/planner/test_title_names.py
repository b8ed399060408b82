"""The forms of titles: by gender and by part, official ones and those that people use of known trades."""

from planner.catalogue import TradeTitle
from planner.text import Text
from planner.title_names import common, official

KNOWN = {"72106": Text("Soudeurs/soudeuses", "Welders")}


def test_an_official_title_is_named_by_its_code_and_for_women_and_men() -> None:
    found = {(name.key, name.language) for name in official(KNOWN)}
    assert {("72106", ""), ("soudeurs", "fr"), ("soudeuses", "fr"), ("welders", "en")} <= found
    assert not any(name.common for name in official(KNOWN))


def test_what_people_call_a_trade_is_named_only_where_the_trade_is_known() -> None:
    titles = [TradeTitle("72106", "en", "arc welder"), TradeTitle("99999", "en", "astronaut")]
    assert [(name.key, name.code, name.common) for name in common(titles, KNOWN)] == [
        ("arc welder", "72106", True)
    ]
