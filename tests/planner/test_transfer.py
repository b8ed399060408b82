"""Transfer: asymmetric, explained skill by skill, and nothing makes up for what is missing."""

from dataclasses import replace
from datetime import date

import pytest

from planner.catalogue import Catalogue, Nearness, SkillNeed, Trade
from planner.client import SkillLevel
from planner.errors import PlannerError
from planner.requirement import NOTHING, All, Credential, Declared, Subject
from planner.transfer import LEVELS, TOLL, Transfer, Transfers, transfer
from tests.builders import a_catalogue, a_client, a_trade
from tests.resources.shipped import shipped

DAY = date(2027, 1, 11)
SOME = ("72100", "64100", "63200", "33102", "21233")


def needs(**levels: int) -> tuple[SkillNeed, ...]:
    return tuple(SkillNeed(skill, level) for skill, level in levels.items())


def trades() -> Catalogue:
    """Return a helper's trade, a craft above it that asks a licence, and one that is far from both."""
    return a_catalogue(
        a_trade("helper", {"subject": "french", "level": 1}, skills=needs(tools=1, reading=1)),
        a_trade("craft", {"credential": "LICENCE"}, skills=needs(tools=4, measuring=2, reading=2)),
        a_trade("office", None, skills=needs(reading=3, writing=3)),
    )


def found(transfers: tuple[Transfer, ...], trade: str) -> Transfer:
    return next(x for x in transfers if x.trade == trade)


def test_a_craft_opens_the_helpers_trade_more_than_the_reverse() -> None:
    down, up = found(transfer("craft", trades()), "helper"), found(transfer("helper", trades()), "craft")
    assert down.shortfall == 0 and not down.missing
    assert up.shortfall > 0.5
    assert down.nearness != pytest.approx(up.nearness)


def test_a_trade_never_leads_to_itself_and_leads_to_all_others() -> None:
    for code in SOME:
        assert sorted([code, *(x.trade for x in transfer(code, shipped()))]) == sorted(shipped().trades)


def test_the_skills_of_the_client_open_every_trade_but_the_present_one() -> None:
    client = a_client(trade="helper", experience={"office": 36})
    names = {x.trade for x in Transfers(trades()).of_client(client, DAY)}
    assert names == {"craft", "office"}


def test_surplus_makes_up_for_no_missing_skill() -> None:
    ranking = Transfers(trades())
    less = ranking.of_client(a_client(skills={"tools": SkillLevel(1), "reading": SkillLevel(2)}), DAY)
    more = ranking.of_client(
        a_client(skills={s: SkillLevel(n) for s, n in {"tools": 1, "reading": 5, "writing": 5}.items()}), DAY
    )
    assert found(more, "craft").missing == found(less, "craft").missing
    assert found(more, "craft").shortfall == pytest.approx(found(less, "craft").shortfall)


def test_no_level_makes_up_for_a_missing_licence() -> None:
    expert = a_client(skills={s: SkillLevel(5) for s in ("tools", "measuring", "reading", "writing")})
    opened = found(Transfers(trades()).of_client(expert, DAY), "craft")
    assert (opened.shortfall, opened.missing) == (pytest.approx(0, abs=1e-6), ())
    assert opened.entry == Credential("LICENCE")
    holder = replace(expert, credentials=("LICENCE",))
    assert found(Transfers(trades()).of_client(holder, DAY), "craft").entry == NOTHING


def test_a_licence_is_said_for_the_trades_that_ask_one() -> None:
    nurse = found(transfer("33102", shipped()), "31301")
    assert isinstance(nurse.entry, All) and Credential("OIIQ") in nurse.entry.of
    driver = found(transfer("73300", shipped()), "73301")
    assert isinstance(driver.entry, All) and Declared("licence_to_practise") in driver.entry.of


def test_who_works_where_no_less_is_asked_has_the_schooling() -> None:
    catalogue = a_catalogue(
        a_trade("skilled", None, teer=2),
        a_trade("labour", {"subject": "french", "level": 1}, teer=5),
        a_trade("trained", {"subject": "french", "level": 3}, teer=4),
    )
    assert found(transfer("skilled", catalogue), "labour").entry == NOTHING
    assert found(transfer("labour", catalogue), "trained").entry == Subject("french", 3)


def test_the_lists_explain_the_figures() -> None:
    for code in SOME:
        for x in transfer(code, shipped(), 60):
            assert sum(s.weight for s in x.missing) == pytest.approx(x.shortfall, abs=1e-5)
            assert sum(s.weight for s in (*x.shared, *x.missing)) == pytest.approx(1, abs=1e-5)
            assert x.score == pytest.approx(x.nearness * (1 - TOLL * x.shortfall), abs=1e-6)
            weights = [s.weight for s in x.missing]
            assert weights == sorted(weights, reverse=True)


def test_missing_is_what_the_trade_asks_above_what_is_held() -> None:
    craft = found(transfer("helper", trades()), "craft")
    assert {(s.skill, s.held, s.level) for s in craft.missing} == {
        ("tools", 1, 4), ("measuring", 0, 2), ("reading", 1, 2),
    }  # fmt: skip
    assert {s.skill for s in craft.shared} == {"tools", "reading"}


def test_what_nobody_knows_of_a_client_is_not_called_nothing() -> None:
    client = a_client(trade="helper", skills={"reading": SkillLevel(0)})
    craft = found(Transfers(trades()).of_client(client, DAY), "craft")
    assert {s.skill: s.held for s in craft.missing} == {"tools": 1, "measuring": None, "reading": 0}


def test_months_in_a_trade_give_its_levels_and_years_give_all_of_them() -> None:
    ranking = Transfers(trades())
    new, old = (
        found(ranking.of_client(a_client(experience={"craft": n}), DAY), "craft").shortfall for n in (6, 24)
    )
    assert old == pytest.approx(0, abs=1e-6)
    assert new > 0.1


def test_rare_and_high_levels_tell_more() -> None:
    common = [a_trade(f"t{n}", None, skills=needs(reading=2)) for n in range(8)]
    catalogue = a_catalogue(
        a_trade("from", None, skills=needs(reading=2, welding=2)),
        a_trade("weld", None, skills=needs(reading=2, welding=2, other=2)),
        *common,
    )
    opened = found(transfer("from", catalogue), "weld")
    assert [s.skill for s in opened.shared] == ["welding", "reading"]
    assert opened.shared[0].weight > 3 * opened.shared[1].weight


def test_content_brings_near_what_levels_alone_do_not() -> None:
    near = (Nearness("helper", "office", 0.9), Nearness("helper", "gone", 0.9))
    assert transfer("helper", trades())[0].trade == "craft"
    first = transfer("helper", replace(trades(), nearness=near))[0]
    assert first.trade == "office"
    alone = found(transfer("helper", trades()), "office")
    assert first.nearness == pytest.approx((1 - LEVELS) * 0.9 + LEVELS * alone.nearness, abs=1e-6)
    assert first.shortfall == alone.shortfall


def test_longer_work_in_a_trade_brings_its_neighbours_nearer() -> None:
    catalogue = replace(trades(), nearness=(Nearness("helper", "craft", 0.9),))
    ranking = Transfers(catalogue)
    short, long = (
        found(ranking.of_client(a_client(trade="office", experience={"helper": n}), DAY), "craft").nearness
        for n in (3, 48)
    )
    assert short < long


def test_the_same_question_has_the_same_answer() -> None:
    again = replace(shipped(), trades=dict(reversed(shipped().trades.items())))
    for code in SOME:
        one, two = transfer(code, shipped()), transfer(code, shipped())
        assert one == two
        other = {x.trade: x.score for x in transfer(code, again)}
        assert all(other[x.trade] == pytest.approx(x.score, abs=1e-6) for x in one)


def test_retired_trades_are_offered_to_nobody() -> None:
    catalogue = trades()
    craft = replace(catalogue.trades["craft"], retired=True)
    left = replace(catalogue, trades={**catalogue.trades, "craft": craft})
    assert {x.trade for x in transfer("helper", left)} == {"office"}


def test_a_catalogue_without_profiles_ranks_nothing_above_another() -> None:
    opened = transfer("B", a_catalogue(a_trade("A", None), a_trade("B", None), a_trade("C", None)))
    assert [(x.trade, x.score, x.shortfall) for x in opened] == [("A", 0, 0), ("C", 0, 0)]


def test_an_unknown_trade_is_named() -> None:
    with pytest.raises(PlannerError) as error:
        transfer("99999", trades())
    assert (error.value.code, error.value.details["trade"]) == ("unknown-trade", "99999")


def test_what_only_describes_the_work_and_the_trades_of_others_change_no_ranking() -> None:
    one, other = (
        a_trade(code, skills=(SkillNeed("S.a", level),)) for code, level in (("72100", 3), ("72106", 2))
    )
    described = replace(one, skills=(*one.skills, SkillNeed("A.b", 5, 0)))
    foreign = a_trade("ESCO:1", skills=(SkillNeed("S.a", 1),))
    plain, more = a_catalogue(one, other), a_catalogue(described, other, foreign)
    assert transfer("72106", more) == transfer("72106", plain)
    assert transfer("72100", more) == transfer("72100", plain)


def test_the_trades_of_another_classification_are_ranked_among_themselves_by_their_own_skills() -> None:
    def foreign(code: str, **importances: int) -> Trade:
        asked = tuple(SkillNeed(f"ESCO:{skill}", 3, n) for skill, n in importances.items())
        return a_trade(f"ESCO:{code}", skills=asked)

    baker, pastry = foreign("baker", dough=4, oven=4, sales=1), foreign("pastry", dough=4, oven=4, sugar=1)
    clerk = foreign("clerk", sales=4, reading=4)
    both = replace(trades(), trades={**trades().trades, **{t.code: t for t in (baker, pastry, clerk)}})
    first, last = transfer("ESCO:baker", both)
    assert (first.trade, last.trade) == ("ESCO:pastry", "ESCO:clerk")
    assert first.nearness > 0.5 > last.nearness > 0
    assert [share.skill for share in first.missing] == ["ESCO:sugar"]
    assert transfer("craft", both) == transfer("craft", trades())
    ranking = Transfers(both)
    assert {code: ranking.of_trade(code) for code in ranking.trades} == {
        code: transfer(code, both) for code in both.trades
    }
    assert Transfers(trades()).trades == tuple(trades().trades)
