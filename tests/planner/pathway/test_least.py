"""How little must be given up: what a relaxation offers is enough, and names only what the plan needs."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from planner.case import Case, Preferences, WeeklyHours
from planner.catalogue import Catalogue, Grants, Session
from planner.pathway.comparison import best
from planner.pathway.problem import problem
from planner.pathway.result import Result
from planner.pathway.search import search
from planner.plan import Plan
from planner.supposition import can_relax, relaxed
from tests.builders import START, a_case, a_catalogue, a_client, a_trade, an_activity
from tests.reference.problems import CODES, random_problem
from tests.ui.office import DIPLOMA, MATHS, an_office_catalogue

DEADLINE = date(2029, 12, 31)
SEEDS = int(os.environ.get("PARCOURS_SEEDS", "300"))


def answered(case: Case, catalogue: Catalogue) -> Result:
    return search(problem(case, catalogue))


def tight(case: Case) -> Case:
    """Return the case with limits so narrow that they often block."""
    wishes = replace(case.preferences, modes=("evening",), regions=("17",), money_limit_cents=10)
    return replace(case, preferences=replace(wishes, weekly_hours=(WeeklyHours(wishes.start, 8),)))


GRADED = ("regions", "modes", "languages", "forbidden", "pinned")


def tightened(drawn: Case, random: Random) -> Case:
    """Return a case with several limits so narrow that they often block, alone or together."""
    wishes, codes, start = drawn.preferences, CODES[:3], drawn.preferences.start
    limits = {
        "modes": ("evening",),
        "regions": ("17",),
        "languages": ("en",),
        "forbidden": tuple(random.sample(codes, 2)),
        "pinned": (random.choice(codes),),
        "money_limit_cents": random.choice([0, 4_000]),
        "deadline": start + timedelta(weeks=2),
        "weekly_hours": (WeeklyHours(start, 8), WeeklyHours(start + timedelta(21), random.choice([5, 12.5]))),
    }
    return replace(
        drawn, preferences=replace(wishes, **{n: v for n, v in limits.items() if random.random() < 0.3})
    )


def changed(row: Mapping[str, Any]) -> Mapping[str, Any]:
    return row["to"] if row["constraint"] == "together" else {row["constraint"]: row["to"]}


def best_of(case: Case, catalogue: Catalogue, profile: str) -> tuple[object, ...] | None:
    """Return when the firm winner of a profile ends and what it costs."""
    found = search(problem(case, catalogue), profiles=(profile,)).proposals
    firm = next((p for p in found if profile in p.profiles and not p.conditional_on), None)
    return firm and (firm.finish, firm.money_cents)


def untrue(seed: int) -> Iterator[str]:
    """Yield the changes that, once applied, open another plan than they say, or are more than is needed."""
    drawn, catalogue = random_problem(seed)
    case = tightened(drawn, Random(seed))
    for found in search(problem(case, catalogue)).why_not:
        for row in filter(can_relax, found.relaxations):
            freed = found.profile == "while_working" and "keep_job" in changed(row)
            profile = "fastest" if freed else found.profile
            came = best_of(relaxed(case, row), catalogue, profile)
            if came != (row["finish"], row["money_cents"]):
                yield f"{seed} {found.profile}: {dict(row)} gives {came}"
            yield from (
                f"{seed} {line}" for line in _needless(case, catalogue, row, profile, found.relaxations)
            )


def _needless(
    case: Case, catalogue: Catalogue, row: Mapping[str, Any], profile: str, rows: Iterable[Mapping[str, Any]]
) -> Iterator[str]:
    """Yield where one value of a list was enough, and no change says so."""
    name = row["constraint"]
    if name not in GRADED:
        return
    least = min(len({*r["from"]} ^ {*r["to"]}) for r in rows if r["constraint"] == name)
    ours = {*row["from"]} ^ {*row["to"]}
    for value in ours if least > 1 else ():
        one = {**row, "to": tuple(sorted({*row["from"]} ^ {value}))}
        if best_of(relaxed(case, one), catalogue, profile):
            yield f"{name}: {value} is enough of {sorted(ours)}"


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, SEEDS, 20))
def test_a_change_once_applied_ends_and_costs_what_it_says(first: int) -> None:
    assert [line for seed in range(first, first + 20) for line in untrue(seed)] == []


def test_a_pinned_step_that_blocks_is_named_and_the_others_stay_pinned() -> None:
    late = replace(DIPLOMA, session="winter", start=date(2028, 1, 10), end=date(2028, 8, 7), pinned=True)
    wishes = Preferences(START, date(2028, 4, 30))
    case = a_case(preferences=wishes, plan=Plan((replace(MATHS, pinned=True), late)))
    blocked = answered(case, an_office_catalogue()).why_not[0]
    pins, later = sorted(blocked.relaxations, key=lambda row: -len(row["constraint"]))
    assert {row["constraint"] for row in blocked.blocking} == {"pinned_steps", "deadline"}
    assert (pins["constraint"], pins["to"], pins["finish"]) == ("pinned_steps", ("MAT4",), date(2028, 3, 27))
    assert later["to"] == date(2028, 8, 7)
    freed = best(answered(relaxed(case, pins), an_office_catalogue()), "fastest")
    assert freed is not None and freed.finish == pins["finish"]


def offered(preferences: Preferences) -> dict[str, object]:
    """Return what must change for a course given far away by day, and a test that is set aside."""
    catalogue = a_catalogue(
        a_trade(requires={"all": [{"credential": "A"}, {"credential": "B"}]}),
        an_activity("A", hours=60, cost_cents=9_000),
        an_activity("B", kind="test"),
        Session("A", "far", region="16", mode="day", language="en", hours_per_week=20),
        Session("B", "near", region="04", mode="evening", language="fr"),
    )
    (row,) = answered(a_case(preferences=preferences), catalogue).why_not[0].relaxations
    return {row["constraint"]: row["to"]}


@pytest.mark.parametrize(
    ("limit", "change"),
    [
        ({"regions": ("04",)}, {"regions": ("04", "16")}),
        ({"modes": ("evening", "online")}, {"modes": ("day", "evening", "online")}),
        ({"languages": ("fr",)}, {"languages": ("en", "fr")}),
        ({"forbidden": ("B", "OTHER")}, {"forbidden": ("OTHER",)}),
        ({"pinned": ("GONE", "A")}, {"pinned": ("A",)}),
        ({"weekly_hours": (WeeklyHours(START, 5),)}, {"weekly_hours": [{"from": START, "hours": 20}]}),
        ({"money_limit_cents": 100}, {"money_limit_cents": 9_000}),
        (
            {"weekly_hours": (WeeklyHours(START, 5), WeeklyHours(date(2033, 1, 3), 30))},
            {"weekly_hours": [{"from": START, "hours": 20}, {"from": date(2033, 1, 3), "hours": 30}]},
        ),
    ],
)
def test_only_what_the_plan_needs_is_asked_for(limit: dict[str, object], change: dict[str, object]) -> None:
    wishes = {"deadline": DEADLINE, **limit}
    assert offered(Preferences(START, **wishes)) == change  # type: ignore[arg-type]


def ways(preferences: Preferences, *parts: Any) -> list[tuple[object, object]]:
    """Return what each change to a limit comes to, in order, with the day on which the plan then ends."""
    rows = answered(a_case(preferences=preferences), a_catalogue(*parts)).why_not[0].relaxations
    return [(row["to"], row["finish"]) for row in rows]


GOAL = a_trade(requires={"credential": "D"})
BY_TWO = (
    an_activity("A", {"credential": "B"}, Grants(("D",)), hours=30),
    an_activity("B", hours=30),
    an_activity("C", None, Grants(("D",)), hours=300),
)
SOON, LATER = date(2027, 1, 25), date(2027, 3, 22)


def test_the_fewest_values_come_first_then_those_that_finish_sooner() -> None:
    wishes = Preferences(START, DEADLINE, forbidden=("A", "B", "C"))
    assert ways(wishes, GOAL, *BY_TWO) == [(("A", "B"), LATER), (("C",), SOON)]


@pytest.mark.parametrize(
    ("name", "values"), [("region", "01 02 03 04"), ("mode", "online day weekend evening")]
)
def test_one_region_or_mode_comes_before_two_that_finish_sooner(name: str, values: str) -> None:
    ours, *others = values.split()
    groups = [Session(c, "s", **{name: value}) for c, value in zip("ABC", others, strict=True)]
    wishes = Preferences(START, DEADLINE, **{f"{name}s": (ours,)})
    least, sooner = ways(wishes, GOAL, *BY_TWO, *groups)
    assert least == (tuple(sorted((ours, others[2]))), LATER)
    assert sooner == (tuple(sorted((ours, *others[:2]))), SOON)


def test_only_the_pin_that_blocks_is_given_up() -> None:
    full = Session("X", "s", seats=0)
    parts = (GOAL, *BY_TWO, an_activity("X", hours=30), an_activity("Y", hours=3), full)
    wishes = Preferences(START, DEADLINE, pinned=("X", "Y"))
    assert ways(wishes, *parts) == [(("Y",), SOON)]


def test_only_the_periods_that_need_it_have_more_hours() -> None:
    june = date(2027, 6, 7)
    wishes = Preferences(START, DEADLINE, weekly_hours=(WeeklyHours(START, 5), WeeklyHours(june, 10)))
    group = Session("B", "s", june, entry="dated", hours_per_week=22.5)
    ((to, _),) = ways(wishes, a_trade(requires={"credential": "B"}), BY_TWO[1], group)
    assert to == [{"from": START, "hours": 5}, {"from": june, "hours": 22.5}]


def test_of_the_periods_that_would_do_the_one_that_finishes_first_has_more_hours() -> None:
    june = date(2027, 6, 7)
    wishes = Preferences(START, DEADLINE, weekly_hours=(WeeklyHours(START, 5), WeeklyHours(june, 10)))
    group = Session("B", "s", hours_per_week=15)
    parts = (a_trade(requires={"credential": "B"}), an_activity("B", hours=30), group)
    first = [{"from": START, "hours": 15}, {"from": june, "hours": 10}]
    assert ways(wishes, *parts) == [(first, SOON)]


def test_more_hours_in_one_period_come_before_more_in_two_that_finish_sooner() -> None:
    june = date(2027, 6, 7)
    wishes = Preferences(START, DEADLINE, weekly_hours=(WeeklyHours(START, 5), WeeklyHours(june, 10)))
    group = Session("B", "s", hours_per_week=15)
    found = ways(wishes, a_trade(requires={"credential": "B"}), an_activity("B", hours=450), group)
    one, two = ([{"from": START, "hours": hours}, {"from": june, "hours": 15}] for hours in (5, 15))
    assert found == [(one, date(2028, 1, 3)), (two, date(2027, 8, 9))]


def test_the_least_hours_are_exact_though_a_whole_number_would_finish_sooner() -> None:
    wishes = Preferences(START, DEADLINE, weekly_hours=(WeeklyHours(START, 10),))
    days = ((date(2027, 2, 1), 23), (date(2027, 6, 7), 22.5))
    groups = [
        Session("B", f"{pace}", day, day + timedelta(7), "dated", hours_per_week=pace) for day, pace in days
    ]
    found = ways(wishes, a_trade(requires={"credential": "B"}), BY_TWO[1], *groups)
    assert [to[0]["hours"] for to, _ in found] == [22.5, 23]  # type: ignore[index]


def test_of_two_pins_that_exclude_each_other_the_shorter_stays() -> None:
    long, short = an_activity("X", hours=300, excludes=("Y",)), an_activity("Y", hours=30)
    wishes = Preferences(START, DEADLINE, pinned=("X", "Y"))
    assert ways(wishes, GOAL, *BY_TWO, long, short)[0] == (("Y",), date(2027, 2, 1))


def test_more_money_that_finishes_sooner_is_offered_beside_the_least() -> None:
    dear = an_activity("A", None, Grants(("D",)), hours=30, cost_cents=90_000)
    cheap = an_activity("C", None, Grants(("D",)), hours=300, cost_cents=500)
    wishes = Preferences(START, DEADLINE, money_limit_cents=100)
    assert ways(wishes, GOAL, dear, cheap) == [(500, LATER), (90_000, date(2027, 1, 18))]


def test_a_group_that_is_always_open_is_entered_before_the_deadline() -> None:
    wishes = Preferences(START, date(2027, 6, 30))
    case = a_case(client=a_client(birth_date=date(2010, 3, 1)), preferences=wishes)
    test = an_activity("TDG", {"age": 18}, hours=0, kind="test")
    (row,) = answered(case, a_catalogue(a_trade(requires={"credential": "TDG"}), test)).why_not[0].relaxations
    assert (row["to"], row["finish"]) == (date(2028, 3, 7), date(2028, 3, 6))


def test_what_finishes_sooner_asks_for_no_more_hours_than_that_takes() -> None:
    wishes = Preferences(START, DEADLINE, weekly_hours=(WeeklyHours(START, 5),))
    lengths = {"A": 300, "B": 30, "C": 30}
    courses = [an_activity(code, hours=hours) for code, hours in lengths.items()]
    groups = [Session(code, "s", hours_per_week=10) for code in lengths]
    asked = {"all": [{"credential": code} for code in lengths]}
    found = ways(wishes, a_trade(requires=asked), *courses, *groups)
    # All at once needs 30 hours a week and ends no sooner than the two short ones in turn.
    assert [to[0]["hours"] for to, _ in found] == [10, 20]  # type: ignore[index]
