"""Many plans: one that fails, for whatever reason, leaves the others; stopping ends before the next."""

from dataclasses import replace

import pytest

from planner.case import Case
from planner.errors import PlannerError
from planner.plan import Plan
from planner.report.batch import batch, file_stem
from tests.planner.report.stories import a_retraining


def named(name: str, **changes: object) -> Case:
    case = a_retraining()
    return replace(case, client=replace(case.client, name=name), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("fault", [PlannerError("unknown-paper"), ValueError("layout"), OSError(28, "full")])
def test_a_failure_is_told_with_its_name_and_the_others_are_made(fault: Exception) -> None:
    made: list[str] = []

    def make(case: Case) -> None:
        if case.client.name == "Deux":
            raise fault
        made.append(case.client.name)

    became = list(batch(map(named, ("Un", "Deux", "Trois")), make, lambda: False))
    assert made == ["Un", "Trois"] and [(p.name, p.error) for p in became if p.error] == [("Deux", fault)]


def test_a_case_without_a_plan_is_not_made() -> None:
    (became,) = batch([named("Un", plan=Plan())], lambda case: pytest.fail("made"), lambda: False)
    assert isinstance(became.error, PlannerError) and became.error.code == "nothing-to-print"


def test_stopping_ends_before_the_next() -> None:
    made: list[str] = []
    list(batch(map(named, ("Un", "Deux")), lambda case: made.append(case.client.name), lambda: bool(made)))
    assert made == ["Un"]


@pytest.mark.parametrize(
    ("name", "stem"), [("Zoé/Essai", "Zoé-Essai"), ("../..", "client"), ("\ud83d", "client")]
)
def test_a_file_is_named_by_letters_and_by_its_case(name: str, stem: str) -> None:
    case = named(name)
    assert file_stem(case) == f"{stem}-{case.id[-6:]}"
