"""What the search leaves out changes nothing: with and without each reduction, the answers are the same."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from random import Random
from typing import Any

import pytest

from planner.case import Case
from planner.catalogue import Activity, Catalogue, Grants, Session
from planner.pathway import model, models, why_not
from planner.pathway.dominance import undominated
from planner.pathway.form import result_json
from planner.pathway.opening import Openings
from planner.pathway.options import Candidate
from planner.pathway.problem import Problem as Posed
from planner.pathway.problem import Scope, problem
from planner.pathway.reach import Reach, reach
from planner.pathway.reading import Reading
from planner.pathway.relevance import FALSE, TRUE
from planner.pathway.search import search
from planner.pathway.solver import Solver
from planner.pathway.tree import Leaf, Node, implies, tree
from planner.requirement import requirement_from
from tests.builders import a_case, a_catalogue, a_client, a_trade, an_activity
from tests.reference.problems import Problem, random_problem

SEEDS = range(40)
Off = Callable[[pytest.MonkeyPatch], None]
Check = Callable[[], None]


def crowded(seed: int) -> Problem:
    """Return a random problem with a second form of each activity: dearer, longer, poorer or the same."""
    random = Random(seed)
    case, catalogue = random_problem(seed)
    second = {code: random.choice("!~") + code for code in catalogue.activities}
    activities = [_varied(random, a, second[a.code]) for a in catalogue.activities.values()]
    sessions = tuple(_also(random, s, second[s.activity]) for s in catalogue.sessions)
    return case, replace(
        catalogue,
        activities={**catalogue.activities, **{a.code: a for a in activities}},
        sessions=(*catalogue.sessions, *sessions),
    )


def _varied(random: Random, activity: Activity, code: str) -> Activity:
    dearer = activity.cost_cents + random.choice([0, 0, 1_000])
    poorer = replace(activity.grants, skills={}) if random.random() < 0.3 else activity.grants
    return replace(activity, code=code, cost_cents=dearer, grants=poorer)


def _also(random: Random, session: Session, activity: str) -> Session:
    paid = session.pay_cents_per_week if random.random() < 0.5 else 0
    return replace(session, activity=activity, code=f"{session.code}x", pay_cents_per_week=paid)


def without_dominance(patch: pytest.MonkeyPatch) -> None:
    def everything(problem: Posed, scope: Scope, found: Reach, firm: bool, check: Check) -> Reach:
        return found

    patch.setattr(models, "undominated", everything)


def without_reading(patch: pytest.MonkeyPatch) -> None:
    def as_it_is(self: Reading, node: Node) -> Node:
        return node

    # An opening takes the unknown as settled by the reading: without the one there is not the other.
    without_openings(patch)
    patch.setattr(Reading, "of", as_it_is)


def without_openings(patch: pytest.MonkeyPatch) -> None:
    def never(self: Openings, node: Node, consumer: str, is_last: bool) -> bool:
        return False

    patch.setattr(Openings, "shares", never)


def with_every_supplier(patch: pytest.MonkeyPatch) -> None:
    """Let even what asks as much itself be the first to make a condition true."""

    def everyone(self: Openings, leaf: Leaf) -> tuple[str, ...]:
        suppliers = self._evidence.support(leaf.condition).suppliers
        return tuple(code for code in suppliers if code in self._steps)

    patch.setattr(Openings, "firsts", everyone)


def without_timeliness(patch: pytest.MonkeyPatch) -> None:
    def everything(problem: Posed, scope: Scope, firm: bool, check: Check, supply: None) -> Reach:
        codes = (code for code in sorted(scope.codes) if code in problem.candidates)
        return Reach({code: problem.candidates[code] for code in codes}, 0, {})

    patch.setattr(models, "reach", everything)


def as_if_crowded(patch: pytest.MonkeyPatch) -> None:
    """Bound the study first, as where there are many sessions to an activity."""
    patch.setattr(model, "CROWDED", 0)


def without_shutting(patch: pytest.MonkeyPatch) -> None:
    """Look for changes of limits even where none can open the target."""

    def never(case: Case, catalogue: Catalogue, check: Check) -> bool:
        return False

    patch.setattr(why_not, "is_shut", never)


def with_hopes(patch: pytest.MonkeyPatch) -> None:
    """Look for a plan that hopes even where nothing is unknown."""

    def always(self: Posed, scope: str) -> bool:
        return True

    patch.setattr(Posed, "hopes", always)


def without_relevance(case: Case, catalogue: Catalogue) -> Posed:
    """Return the problem in which every activity may matter to every profile."""
    posed = problem(case, catalogue)
    everything = frozenset(posed.scopes["coverage"].codes | posed.scopes["paid"].codes)
    return replace(posed, scopes={name: Scope(everything, everything) for name in posed.scopes})


def answer(posed: Posed) -> Any:
    """Return the proposals of the six profiles, without what an alternative adds."""
    found = search(posed)
    winners = tuple(p for p in found.proposals if p.profiles != ("alternative",))
    shown = result_json(replace(found, proposals=winners))
    return {name: shown[name] for name in ("status", "proposals", "why_not")}


@cache
def reduced(seed: int) -> Any:
    """Return the answer as users get it, searched once for all comparisons: nothing may be off yet."""
    return answer(problem(*crowded(seed)))


@pytest.mark.slow
@pytest.mark.parametrize(
    "off",
    [
        without_dominance,
        without_reading,
        without_openings,
        with_every_supplier,
        without_timeliness,
        without_shutting,
        with_hopes,
        as_if_crowded,
    ],
)
@pytest.mark.parametrize("first", range(0, len(SEEDS), 8))
def test_the_answers_are_the_same_without_a_reduction(
    off: Off, first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = {seed: reduced(seed) for seed in SEEDS[first : first + 8]}
    off(monkeypatch)
    assert {seed: answer(problem(*crowded(seed))) for seed in expected} == expected


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(0, 40, 2))
def test_the_answers_are_the_same_if_every_activity_may_matter(seed: int) -> None:
    assert answer(without_relevance(*crowded(seed))) == reduced(seed)


def left_out(seed: int) -> int:
    posed = problem(*crowded(seed))
    scope = posed.scopes["coverage"]
    found = reach(posed, scope, firm=True)
    return len(found.offers) - len(undominated(posed, scope, found, True, Solver().check).offers)


def test_the_random_problems_have_something_to_leave_out() -> None:
    assert sum(left_out(seed) > 0 for seed in SEEDS) >= 10


def kept(*activities: Activity, sessions: tuple[Session, ...] = (), **changes: Any) -> list[str]:
    """Return what may be chosen of activities on the way to a credential G, from a client without pay."""
    catalogue = a_catalogue(a_trade(requires={"credential": "G"}), *activities, *sessions)
    posed = problem(a_case(client=a_client(**changes)), catalogue)
    scope = posed.scopes["core"]
    return sorted(undominated(posed, scope, reach(posed, scope, firm=True), True, Solver().check).offers)


def a_way(code: str, requires: Any = None, **changes: Any) -> Activity:
    return an_activity(code, requires, Grants(("G",)), **{"hours": 300, **changes})


def test_the_twin_with_the_smaller_code_stays() -> None:
    assert kept(a_way("A"), a_way("B")) == ["A"]


def test_a_dearer_longer_or_harder_way_goes_only_after_a_smaller_code() -> None:
    assert kept(a_way("A"), a_way("B", cost_cents=1), a_way("C", hours=600)) == ["A"]
    assert kept(a_way("A", cost_cents=1), a_way("B")) == ["A", "B"]
    opener = an_activity("O", grants=Grants(("D",)), hours=30)
    assert kept(a_way("A"), a_way("B", {"credential": "D"}), opener) == ["A", "O"]
    assert kept(a_way("A", {"credential": "D"}), a_way("B"), opener) == ["A", "B", "O"]


def test_what_is_asked_by_its_name_stays() -> None:
    named = an_activity("Z", {"activity": "B"}, Grants(("G",)), hours=30)
    assert kept(a_way("A"), a_way("B"), named) == ["A", "B", "Z"]


def test_what_must_be_false_keeps_who_could_make_it_true_from_replacing() -> None:
    spoiling = replace(a_way("A"), grants=Grants(("G", "BAD")))
    careful = an_activity("Z", {"not": {"credential": "BAD"}}, Grants(("G",)), hours=30)
    assert kept(spoiling, a_way("B"), careful) == ["A", "B", "Z"]


def test_a_session_goes_for_one_that_is_as_early_cheap_and_light() -> None:
    sessions = tuple(
        Session("A", code, hours_per_week=30, cost_cents=c) for code, c in (("s1", 0), ("s2", 5))
    )
    catalogue = a_catalogue(a_trade(requires={"credential": "G"}), a_way("A"), *sessions)
    posed = problem(a_case(), catalogue)
    scope = posed.scopes["core"]
    offers = undominated(posed, scope, reach(posed, scope, firm=True), True, Solver().check).offers
    assert [candidate.session for candidate in offers["A"]] == ["s1"]
    assert isinstance(offers["A"][0], Candidate)


MATH3, MATH4, DES = {"subject": "math", "level": 3}, {"subject": "math", "level": 4}, {"credential": "DES"}


@pytest.mark.parametrize(
    ("one", "other", "surely"),
    [
        (MATH4, MATH3, True),
        (MATH3, MATH4, False),
        ({"all": [DES, MATH4]}, MATH3, True),
        ({"any": [DES, MATH4]}, MATH3, False),
        (MATH4, {"any": [DES, MATH3]}, True),
        ({"any": [MATH4, DES]}, {"any": [DES, MATH3]}, True),
        (DES, {"all": [DES, MATH3]}, False),
        ({"all": [DES, MATH4]}, {"all": [MATH3, DES]}, True),
        (DES, {"not": DES}, False),
    ],
)  # fmt: skip
def test_a_tree_implies_another(one: Any, other: Any, surely: bool) -> None:
    trees = (tree(requirement_from(json)) for json in (one, other))
    assert implies(*trees) is surely


def test_all_implies_true_and_nothing_but_itself_implies_false() -> None:
    leaf = tree(requirement_from(DES))
    assert implies(leaf, TRUE)
    assert not implies(TRUE, leaf)
    assert not implies(leaf, FALSE)


def test_what_asks_more_does_not_replace_what_is_open() -> None:
    asks = an_activity("A", {"credential": "P"}, Grants(("G",)), hours=30)
    open_ = an_activity("B", None, Grants(("G",)), hours=30)
    paper = an_activity("P", None, Grants(("P",)), hours=0, cost_cents=10_000)
    catalogue = a_catalogue(a_trade(requires={"credential": "G"}), asks, open_, paper)
    found = search(problem(a_case(), catalogue)).proposals[0]
    assert [step.activity for step in found.steps] == ["B"]
