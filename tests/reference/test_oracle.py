"""The engine against every plan of small random problems.

PARCOURS_SEEDS=5000 compares that many; continuous integration compares 300.
"""

import os
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings

from planner.requirement import Concurrent, conditions
from tests.reference.comparison import disagreements
from tests.reference.problems import Problem, answers_to, problems, random_problem

SEEDS = int(os.environ.get("PARCOURS_SEEDS", "300"))
BLOCK = 20


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, SEEDS, BLOCK))
def test_status_figures_and_plans_equal_the_oracle(first: int) -> None:
    seeds = range(first, min(first + BLOCK, SEEDS))
    found = {seed: lines for seed in seeds if (lines := _wrong(seed))}
    assert found == {}


def _wrong(seed: int) -> list[str]:
    return disagreements(random_problem(seed), answers_to(seed))


@pytest.mark.slow
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(problems())
def test_a_disagreement_would_be_shrunk(drawn: Problem) -> None:
    assert disagreements(drawn) == []


@pytest.mark.slow
def test_the_random_problems_are_of_every_kind() -> None:
    kinds: Counter[str] = Counter()
    for seed in range(150):
        case, catalogue = random_problem(seed)
        best = answers_to(seed)
        answer, winners = best["fastest"], [w for a in best.values() for w in (a.firm, a.conditional) if w]
        steps = len(answer.firm.plan) if answer.firm else -1
        kinds[{-1: "infeasible", 0: "nothing to do", 1: "one step"}.get(steps, "several steps")] += 1
        kinds["conditional"] += answer.conditional is not None
        kinds["late"] += case.preferences.deadline < case.preferences.start
        kinds["never said when it ends"] += any(
            p.status == "running" and not p.end for p in case.client.activities
        )
        kinds["recognised"] += any("~RAC" in c.activity.code for w in winners for c in w.plan)
        running = {p.activity for p in (*case.client.activities, *case.plan.steps) if p.status == "running"}
        asked = {c for a in catalogue.activities.values() for c in conditions(a.requires)}
        beside = any(isinstance(c, Concurrent) and c.activity in running for c in asked)
        kinds["goes with what runs"] += beside
        kinds["goes with what runs, and hoped for"] += beside and answer.conditional is not None
        kinds["a job that ends"] += bool(case.client.job and case.client.job.until)
        denied = (v for a in catalogue.activities.values() for v in a.grants.declared.values())
        kinds["denies a fact"] += not all(denied)
    assert min(kinds.values()) >= 3
    assert len(kinds) == 12
