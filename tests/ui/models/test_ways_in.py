"""What leads to a trade as a graph: trees as they are, lit for who stands there."""

from datetime import date

import pytest

from planner.catalogue import Catalogue, Grants
from planner.requirement import Credential
from planner.standing import Standing
from planner.words import Words
from tests.builders import a_catalogue, a_trade, an_activity
from ui.models.way_words import described, door_lines, node_line, node_title, state_words, whole_words
from ui.models.ways_in import (
    BESIDE,
    CLOSED,
    CONDITION,
    DOOR,
    DOORS,
    GATE,
    HELD,
    OPEN,
    OPENERS,
    PLAIN,
    UNKNOWN,
    WAYS,
    WaysIn,
    ways_in,
)

DAY = date(2027, 1, 11)
ENGLISH = Words("en")
ENTRY = {"all": [{"any": [{"credential": "DEP"}, {"experience": "T", "months": 24}]}, {"credential": "CARD"}]}
ADMISSION = {
    "all": [
        {"declared": "resident"},
        {"any": [{"credential": "DES"}, {"all": [{"age": 16}, {"subject": "math", "level": 4}]}]},
    ]
}


def market() -> Catalogue:
    """Return a trade that asks a diploma or experience, and a card; with what opens the diploma."""
    return a_catalogue(
        a_trade("T", ENTRY),
        an_activity("DEP", ADMISSION, kind="dep", hours=900),
        an_activity("OLD", {"any": []}, Grants(("DEP",)), kind="dep", replaced_by="DEP"),
        an_activity("MATH4", None, Grants(subjects={"math": 4}), kind="fga", hours=100),
        an_activity("MATH5", {"subject": "math", "level": 4}, Grants(subjects={"math": 5}), hours=100),
        an_activity("SCHOOL", None, Grants(("DES",)), hours=900),
    )


def graph(standing: Standing | None = None, opened: str = "") -> WaysIn:
    return ways_in(market().trades["T"], market(), standing, opened)


def states(found: WaysIn) -> dict[str, str]:
    return {node.code or node_title(node, market(), ENGLISH): node.state for node in found.nodes}


def standing(**held: object) -> Standing:
    return Standing(DAY, birth_date=date(2000, 1, 1), **held)  # type: ignore[arg-type]


def test_all_and_any_stay_as_they_are_stated() -> None:
    found = graph()
    gates = [node for node in found.nodes if node.kind == GATE]
    assert [(gate.number, gate.depth) for gate in gates] == [(0, 0), (1, 1)]
    both, either = (gate.id for gate in gates)
    into = {start for start, end in found.arrows if end == both}
    assert either in into and len(into) == 2 and (both, "trade") in found.arrows
    assert ("DEP", either) in found.arrows and "OLD" not in states(found)


def test_only_the_doors_of_the_opened_way_are_shown_with_what_opens_them() -> None:
    found = graph(standing(known_subjects=frozenset({"math"}), subjects={"math": 3}))
    columns = {c: [n.code for n in found.nodes if n.column == c] for c in (OPENERS, DOORS, WAYS)}
    assert found.opened == "DEP" and len(columns[DOORS]) == 3
    assert set(columns[OPENERS]) == {"SCHOOL", "MATH4", "MATH5"}
    door = [node for node in found.nodes if node.kind == DOOR][-1]
    assert ("MATH4", door.id) in found.arrows and (door.id, "DEP") in found.arrows


@pytest.mark.parametrize(
    ("held", "state"),
    [
        ({}, UNKNOWN),
        ({"declared": {"resident": False}}, CLOSED),
        ({"declared": {"resident": True}, "subjects": {"math": 4}}, OPEN),
        ({"credentials": frozenset({"DEP"})}, HELD),
        ({"finished": frozenset({"DEP"})}, HELD),
    ],
)
def test_a_way_is_lit_for_what_the_client_holds(held: dict[str, object], state: str) -> None:
    assert states(graph(standing(**held))).get("DEP", HELD) == state


def test_what_is_held_stands_as_a_fact_and_needs_no_supplier() -> None:
    found = graph(standing(credentials=frozenset({"DEP", "CARD"})))
    assert states(found)["T"] == HELD and "MATH4" not in states(found)


def test_a_level_of_schooling_is_one_box_and_no_programme_is_the_way_to_it() -> None:
    colleges = [an_activity(f"C{n}", None, Grants(("DEC",)), kind="dec") for n in range(6)]
    asked = a_trade("T", {"any": [{"credential": "DEC"}, {"credential": "CARD"}]})
    found = ways_in(asked, a_catalogue(asked, *colleges), None)
    assert not {node.code for node in found.nodes} & {activity.code for activity in colleges}
    assert [node.asks for node in found.nodes if node.kind == CONDITION] == [
        Credential("DEC"),
        Credential("CARD"),
    ]


def test_a_diploma_that_is_given_no_more_is_left_out_unless_it_is_held() -> None:
    asked = a_trade("T", {"any": [{"credential": "OLD"}, {"credential": "DEP"}]})
    old = an_activity("OLD", {"any": []}, Grants(("OLD",)), kind="dep", replaced_by="DEP")
    known = a_catalogue(asked, old, an_activity("DEP", None, Grants(("DEP",)), kind="dep"))
    for held in (frozenset[str](), frozenset({"OLD"})):
        found = ways_in(asked, known, standing(credentials=held))
        assert (Credential("OLD") in [node.asks for node in found.nodes]) is bool(held)


def test_for_nobody_everything_is_plain() -> None:
    assert set(states(graph()).values()) == {PLAIN}


def test_a_trade_without_conditions_is_alone() -> None:
    free = a_catalogue(a_trade("T"))
    found = ways_in(free.trades["T"], free, None)
    assert [node.id for node in found.nodes] == ["trade"] and found.arrows == () and found.opened == ""


def test_the_graph_is_said_in_words() -> None:
    client = standing(known_subjects=frozenset({"math"}), subjects={"math": 3})
    found = graph(client)
    said = described(found, market(), ENGLISH).splitlines()
    assert "Activity DEP → Trade T" in said and "DVS Activity DEP → Trade T" not in said
    door = [node for node in found.nodes if node.kind == DOOR][-1]
    assert list(door_lines(door, client, market(), ENGLISH)) == [
        "✓ at least 16 years old when it starts",
        "✗ Mathematics of Secondary IV",
    ]
    way = next(node for node in found.nodes if node.code == "DEP")
    assert node_line(way, market(), ENGLISH) == "900\u00a0h · DEP"
    assert whole_words(door, client, market(), ENGLISH).startswith("Door 2 · something is missing\n✓")


def test_an_age_on_a_day_of_the_school_year_is_asked_of_nobody_too() -> None:
    found = a_catalogue(a_trade("T", {"credential": "DEP"}), an_activity("DEP", {"age": 16, "on": "09-30"}))
    assert {node.state for node in ways_in(found.trades["T"], found, None).nodes} == {PLAIN}


def test_a_way_that_asks_what_may_be_taken_at_the_same_time_is_marked_so() -> None:
    along = {"any": [{"subject": "math", "level": 4}, {"concurrent": "MATH4"}]}
    catalogue = a_catalogue(
        a_trade("T", {"credential": "DEP"}),
        an_activity("DEP", {"any": [along, {"credential": "DES"}]}, Grants(("DEP",)), kind="dep", hours=900),
        an_activity("MATH4", None, Grants(subjects={"math": 4}), kind="fga", hours=100),
    )
    low = Standing(DAY, subjects={"math": 2}, known_subjects=frozenset({"math"}))
    found = ways_in(catalogue.trades["T"], catalogue, low)
    way = next(node for node in found.nodes if node.code == "DEP")
    assert way.state == BESIDE
    assert state_words(way, ENGLISH) == "can begin with what is taken at the same time"
    doors = [
        line
        for node in found.nodes
        if node.kind == DOOR
        for line in door_lines(node, low, catalogue, ENGLISH)
    ]
    assert doors[0].startswith("+ ")
