"""What another catalogue does to the open plans, in sentences of both languages."""

from dataclasses import replace
from datetime import date

import pytest

from planner.affected import AffectedPlan
from planner.affected_words import affected_sentences, naming
from planner.catalogue import Catalogue
from planner.drift import Turn
from planner.issue import law
from planner.pathway.result import Proposal, ProposedStep, Status
from planner.touching import RowChange
from planner.words import Words
from tests.builders import a_small_catalogue

SMALL = a_small_catalogue()
GONE = RowChange(Turn("activities", ("DEP",), SMALL.activities["DEP"], None), "s1")
BROKEN = AffectedPlan("1", "Ada Exemple", "breaks", (GONE,), (law("activity-unknown", "s1", activity="DEP"),))
STEP = ProposedStep("DEP", "spring", date(2027, 5, 31), date(2027, 12, 27), 30)
SOONER = Proposal(("fastest",), Status.OPTIMAL, date(2027, 12, 27), 0, 0, 900, 1, 0, (STEP,))
BETTER = AffectedPlan("2", "", "improves", better=SOONER)
TOUCHED = AffectedPlan("3", "Zoé D’Essai", "touched", (GONE,))


def said(language: str, *plans: AffectedPlan, catalogue: Catalogue = SMALL) -> list[str]:
    return affected_sentences(plans, Words(language), catalogue)


def test_the_gravest_come_first_with_their_reason() -> None:
    assert said("en", TOUCHED, BETTER, BROKEN) == [
        "Open plans: 1 plan breaks a rule, 1 plan can be better, 1 plan is to be looked at",
        "  Ada Exemple – breaks a rule: Activity DEP is not in the catalogue. Activity DEP is gone",
        "  (no name) · 2 – can be better: It could end Dec 26, 2027.",
        "  Zoé D’Essai – to look at: Activity DEP is gone",
    ]


def test_they_are_said_in_french() -> None:
    first, *others = said("fr", BROKEN, replace(BROKEN, name="Élie Modèle"))
    assert first == "Plans ouverts\u00a0: 2 plans enfreignent une règle"
    assert others[0].startswith("  Ada Exemple – enfreint une règle\u00a0: Activité DEP")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "No open plan is touched."), ("fr", "Aucun plan ouvert n’est touché.")],
)
def test_nothing_is_said_to_be_nothing(language: str, sentence: str) -> None:
    assert said(language) == [sentence]


def test_many_plans_are_counted_and_the_first_shown() -> None:
    lines = said("en", *(replace(BROKEN, name=f"{n:02}") for n in range(20)))
    assert lines[0] == "Open plans: 20 plans break a rule"
    assert lines[1].startswith("  00") and lines[-1] == "  and 8 more"


def test_what_is_gone_keeps_its_name() -> None:
    left = replace(SMALL, activities={}, trades={}, skills={})
    known = naming(SMALL, left)
    assert [known.term(code) for code in ("DEP", "72100", "S1")] == [
        SMALL.term(code) for code in ("DEP", "72100", "S1")
    ]
    assert said("en", TOUCHED, catalogue=left)[1].endswith("DEP is gone")
