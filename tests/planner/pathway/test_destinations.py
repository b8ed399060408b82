"""Where a client could go: each answer is that of a search of its own, told once, soonest first."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import count, pairwise
from random import Random

import pytest

from planner.case import Case, Target
from planner.catalogue import Catalogue, Trade
from planner.fees import any_unstated
from planner.pathway import destinations as atlas
from planner.pathway.brief import Brief
from planner.pathway.destinations import Destination, destinations
from planner.pathway.fastest import FASTEST
from planner.pathway.problem import problem
from planner.pathway.proposals import Winner, proposal
from planner.pathway.result import Proposal, Status
from planner.pathway.run import Run
from planner.pathway.search import search
from planner.pathway.solver import Solver
from planner.requirement import All, Any, Declared, Finished, Not
from tests.builders import a_case, a_catalogue, a_client, a_small_catalogue, a_trade
from tests.planner.pathway.stories import story
from tests.reference.problems import random_problem
from tests.resources.shipped import shipped

UNKNOWN = Declared("employer_found")


def searched(case: Case, catalogue: Catalogue, trade: str) -> Destination:
    """Return what a search for one trade under the profile fastest answers."""
    result = search(problem(replace(case, target=Target(trade)), catalogue), profiles=("fastest",))
    found = [p for p in result.proposals if "fastest" in p.profiles]
    best = sorted(found, key=lambda p: bool(p.conditional_on))
    return _told(trade, result.status, best[0], catalogue) if best else Destination(trade, result.status)


def solved(case: Case, catalogue: Catalogue, trade: str) -> Destination:
    """Return the same from the whole problem of one trade, without looking for other ways in."""
    run = Run(problem(replace(case, target=Target(trade)), catalogue), Solver())
    outcomes = {firm: run.outcome(FASTEST, firm) for firm in (True, False)}
    firm = outcomes[True].placed is not None
    if outcomes[firm].placed is None:
        return Destination(trade, outcomes[True].status)
    return _told(
        trade,
        outcomes[True].status,
        proposal(run.problem, Winner("fastest", outcomes[firm], firm)),
        catalogue,
    )


def _told(trade: str, status: Status, found: Proposal, catalogue: Catalogue) -> Destination:
    first = found.steps[0].activity if found.steps else ""
    unstated = any_unstated(((s.activity, s.session) for s in found.steps), catalogue)
    return Destination(
        trade, status, found.finish, found.money_cents, first, found.estimated, found.conditional_on, unstated
    )


def many_trades(catalogue: Catalogue) -> Catalogue:
    """Return the catalogue with trades that ask what its activities ask, alone and together."""
    trees = [catalogue.trades["72100"].requires, *(a.requires for a in catalogue.activities.values())]
    trees += [Finished(code) for code in catalogue.activities]
    pairs = list(pairwise(trees))
    trees += [All((one, other)) for one, other in pairs] + [Any((one, Not(other))) for one, other in pairs]
    made = {f"T{n:02}": Trade(f"T{n:02}", requires=tree) for n, tree in enumerate(trees)}
    return replace(catalogue, trades={**catalogue.trades, **made})


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_every_trade_gets_the_answer_of_its_own_search(seed: int) -> None:
    case, drawn = random_problem(seed)
    catalogue = many_trades(drawn)
    found = {d.trade: d for d in destinations(case, catalogue)}
    assert found.keys() == catalogue.trades.keys()
    for trade, destination in found.items():
        assert destination == searched(case, catalogue, trade)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["R", "U"])
def test_trades_of_the_starter_get_the_answer_of_their_own_search(name: str) -> None:
    case, codes = story(name), Random(name).sample(sorted(shipped().trades), 4)
    catalogue = replace(shipped(), trades={code: shipped().trades[code] for code in codes})
    for destination in destinations(case, catalogue):
        assert destination == solved(case, catalogue, destination.trade)


def small() -> Catalogue:
    """Return trades that are open now, reached by a diploma, open on a condition, and closed."""
    trades = (
        a_trade("72100", {"credential": "DEP"}),
        a_trade("65201"),
        a_trade("94106", {"declared": "employer_found"}),
        a_trade("31301", {"credential": "UNIV"}),
    )
    return replace(a_small_catalogue(), trades=a_catalogue(*trades).trades)


def codes(found: Iterable[Destination]) -> list[str]:
    return [destination.trade for destination in found]


def test_the_soonest_firm_ones_stand_first_and_the_closed_ones_last() -> None:
    found = destinations(a_case(), small())
    assert codes(found) == ["65201", "72100", "94106", "31301"]
    now, diploma, hoped, closed = found
    assert (now.finish, now.first_step, now.status) == (a_case().preferences.start, "", Status.OPTIMAL)
    assert diploma.first_step == "MAT4" and diploma.finish and diploma.status is Status.OPTIMAL
    assert hoped.status is Status.INFEASIBLE and hoped.conditional_on == (UNKNOWN,) and hoped.finish
    assert closed == Destination("31301", Status.INFEASIBLE)


def test_each_is_told_once_and_what_nothing_reaches_first() -> None:
    told: list[tuple[Destination, float]] = []
    found = destinations(a_case(), small(), tell=lambda *said: told.append(said))
    assert codes(d for d, _ in told) == ["31301", "65201", "72100", "94106"]
    assert {d for d, _ in told} == set(found) and [share for _, share in told] == [0.25, 0.5, 0.75, 1.0]


def test_without_hope_what_is_unknown_opens_nothing() -> None:
    found = {d.trade: d for d in destinations(a_case(), small(), hoped=False)}
    assert found["94106"] == Destination("94106", Status.INFEASIBLE)


def test_a_stop_before_the_trades_are_known_leaves_all_of_them_unknown() -> None:
    found = destinations(a_case(), small(), stop=lambda: True)
    assert {d.trade: d.status for d in found} == dict.fromkeys(small().trades, Status.UNKNOWN)


def test_a_stop_leaves_the_rest_unknown_and_keeps_what_is_proven() -> None:
    told: list[Destination] = []
    found = destinations(a_case(), small(), stop=lambda: len(told) > 1, tell=lambda d, share: told.append(d))
    status = {d.trade: d.status for d in found}
    assert status == {
        "31301": Status.INFEASIBLE,
        "65201": Status.OPTIMAL,
        "72100": Status.UNKNOWN,
        "94106": Status.INFEASIBLE,
    }
    assert found[0].trade == "65201" and {d.finish for d in found[1:]} == {None}


def test_what_is_hard_waits_for_the_others_and_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    whole, turns = destinations(a_case(), small()), count()

    def second_is_hard(stop: Callable[[], bool], work: float) -> Brief:
        return Brief(stop, 0 if next(turns) == 1 else work)

    monkeypatch.setattr(atlas, "Brief", second_is_hard)
    assert destinations(a_case(), small(), tell=lambda d, share: told.append(d.trade)) == whole
    assert told == ["31301", "65201", "94106", "72100"]


def test_a_stop_keeps_the_best_pathway_of_what_is_hard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atlas, "Brief", lambda stop, work: Brief(stop, 0))
    turns = count()
    found = destinations(a_case(), small(), stop=lambda: next(turns) > 200)
    hard = {d.trade: d for d in found}["72100"]
    assert (hard.status, hard.first_step, bool(hard.finish)) == (Status.FEASIBLE, "MAT4", True)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12, 18))
def test_how_much_work_each_is_given_changes_no_answer(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    case, drawn = random_problem(seed)
    whole = destinations(case, many_trades(drawn))
    monkeypatch.setattr(atlas, "WORK", 1e-6)
    assert destinations(case, many_trades(drawn)) == whole


def test_the_goal_of_the_case_is_ignored_and_retired_trades_are_left_out() -> None:
    catalogue = small()
    closed = replace(catalogue.trades["31301"], retired=True)
    fewer = replace(catalogue, trades={**catalogue.trades, "31301": closed})
    found = destinations(a_case(target=Target("", 1)), fewer)
    assert codes(found) == ["65201", "72100", "94106"]
    assert found == destinations(a_case(), fewer)


def test_a_client_of_whom_nothing_is_known_has_destinations_on_condition() -> None:
    found = {d.trade: d for d in destinations(a_case(client=a_client()), small())}
    assert found["65201"].status is Status.OPTIMAL
    assert found["72100"].conditional_on == () and found["72100"].first_step == "MAT4"
