"""Where a client could go: pay never under the minimum wage, gains beside the distance, outlooks unmixed."""

from dataclasses import replace
from datetime import date

import pytest

from planner.catalogue import Catalogue, Outlook, SkillNeed, Wage
from planner.client import Job, SkillLevel
from planner.directions import Direction, directions, pay_of, present_pay
from planner.minimum_wage import minimum_wage
from planner.transfer import Transfers
from tests.builders import a_case, a_catalogue, a_client, a_trade

TODAY = date(2026, 11, 25)
LEAST = minimum_wage(TODAY)


def test_skills_are_counted_as_unknown_or_as_too_low() -> None:
    needs = (SkillNeed("tools", 4, 4), SkillNeed("reading", 2, 5), SkillNeed("art", 2, 3))
    found = a_catalogue(a_trade("craft", skills=needs))
    client = a_client(skills={"tools": SkillLevel(1)})
    (direction,) = directions(a_case(client=client), found, Transfers(found), TODAY)
    assert (direction.to_document, direction.to_learn) == (1, 1), "art is no need of a beginner"
    assert not direction.hangs_on_documents
    (unknown,) = directions(a_case(client=a_client()), found, Transfers(found), TODAY)
    assert (unknown.to_document, unknown.to_learn, unknown.hangs_on_documents) == (2, 0, True)


def market(**changes: object) -> Catalogue:
    """Return a helper's trade paid under today's minimum wage, a craft above it, and one without figures."""
    found = a_catalogue(
        a_trade("helper", skills=(SkillNeed("tools", 1),)),
        a_trade("craft", skills=(SkillNeed("tools", 4),)),
        a_trade("art", skills=(SkillNeed("drawing", 4),)),
        wages=(
            Wage("helper", "QC", 1500, 1800, 2200, "2021-2022"),
            Wage("craft", "QC", 2000, 2800, 3900, "2021-2022"),
            Wage("craft", "17", 2100, 3000, 4000, "2021-2022"),
        ),
        outlooks=(
            Outlook("craft", "CA", "cops", "strong_shortage", vintage="2024"),
            Outlook("craft", "17", "provincial", "slight_deficit", vintage="2023"),
            Outlook("art", "CA", "cops", "balance", vintage="2022"),
            Outlook("art", "CA", "cops", "moderate_surplus", vintage="2024"),
        ),
    )
    return replace(found, **changes)  # type: ignore[arg-type]


def where(region: str = "", asked: str = "", **client: object) -> dict[str, Direction]:
    case = a_case(client=a_client(**{"trade": "helper", "region": region, **client}))
    found = directions(case, market(), Transfers(market()), TODAY, asked)
    return {direction.trade.code: direction for direction in found}


def test_no_wage_is_shown_under_the_minimum_wage_in_force() -> None:
    pay = pay_of("helper", market(), TODAY, "QC")
    assert LEAST > 1500 and (pay.low_cents, pay.median_cents, pay.raised) == (LEAST, 1800, True)
    assert pay.wage is not None and pay.wage.low_cents == 1500
    assert not pay_of("craft", market(), TODAY, "QC").raised


def test_entry_pay_is_compared_with_entry_pay_and_median_with_median() -> None:
    craft = where()["craft"]
    assert (craft.low_gain_cents, craft.median_gain_cents) == (2000 - LEAST, 1000)


def test_the_pay_that_is_stated_comes_before_what_the_trade_pays() -> None:
    craft = where(job=Job(40, 100_000))["craft"]
    assert (craft.low_gain_cents, craft.median_gain_cents) == (-500, 300)


@pytest.mark.parametrize("job", [None, Job(0, 50_000), Job(30, 0)])
def test_a_job_without_hours_or_pay_states_nothing(job: Job | None) -> None:
    client = a_client(trade="helper", job=job)
    assert present_pay(client, market(), TODAY, "QC") == pay_of("helper", market(), TODAY, "QC")


def test_what_is_not_published_is_no_gain_and_no_outlook() -> None:
    found = where(trade="")
    assert found["art"].pay.low_cents is None and found["art"].low_gain_cents is None
    assert found["craft"].low_gain_cents is None and found["helper"].outlook is None


@pytest.mark.parametrize(("region", "asked", "low"), [("", "", 2000), ("17", "", 2100), ("06", "17", 2100)])
def test_figures_are_of_the_region_asked_else_of_the_client(region: str, asked: str, low: int) -> None:
    assert where(region, asked)["craft"].pay.low_cents == low


def test_the_outlook_is_the_nearest_and_the_latest_and_ranks_in_its_own_words() -> None:
    assert (where()["craft"].rank, where()["art"].rank) == (0, 3)
    near = where("17")["craft"]
    assert near.outlook is not None and near.outlook.vocabulary == "provincial" and near.rank is None


def test_a_first_name_and_an_occupation_are_enough() -> None:
    case = a_case(client=a_client(name="Camille", trade="helper"))
    found = directions(case, market(), Transfers(market()), TODAY)
    assert [d.trade.code for d in found] == ["craft", "art"]
