"""What can be supposed otherwise: it is said as what it does, and touches nothing else."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from planner.case import Case, Preferences, WeeklyHours
from planner.catalogue import Competency, Term
from planner.client import SkillLevel
from planner.pathway.problem import problem
from planner.pathway.result import PROFILES
from planner.pathway.search import search
from planner.recognition import with_recognition
from planner.requirement import Declared
from planner.text import Text
from planner.words import Words
from tests.builders import START, a_case
from tests.ui.office import a_planned_case, a_result, an_office_catalogue
from ui.models.asked import Asked
from ui.models.suppositions import supposed, suppositions

JULY = date(2027, 7, 1)
PERIODS = (WeeklyHours(START, 12), WeeklyHours(JULY, 40))


def asked(case: Case | None = None, language: str = "fr", **wishes: Any) -> Asked:
    """Return what may be asked of Camille’s plan, with other wishes."""
    case = case or a_planned_case()
    case = replace(case, preferences=replace(case.preferences, **wishes))
    catalogue = an_office_catalogue()
    trade = catalogue.trades["72100"]
    licence = Term("declared", "licence", Text("Permis de conduire", "Driver’s licence"))
    trades = {**catalogue.trades, "72100": replace(trade, requires=Declared("licence"))}
    return Asked(
        case, replace(catalogue, trades=trades, terms={"licence": licence}), a_result(), Words(language)
    )


def suppose(key: str, entered: Any, of: Asked) -> Case:
    return supposed(key, suppositions(of)[key], entered, of)


def choices(key: str, of: Asked) -> dict[str, str]:
    found = suppositions(of)
    return dict(found[key].choices(of)) if key in found else {}


def test_each_period_is_asked_about_by_itself_and_the_other_stays() -> None:
    of = asked(weekly_hours=PERIODS)
    names = [kind.name for kind in suppositions(of).values()][:3]
    assert names == [
        "Heures d’étude par semaine, jusqu’au 30\u00a0juin\u00a02027",
        "Heures d’étude par semaine, à partir du 1ᵉʳ\u00a0juill.\u00a02027",
        "Plus d’heures d’étude par semaine, à chaque période",
    ]
    kinds = suppositions(of)
    assert [kinds[f"weekly_hours:{n}"].value(of) for n in (0, 1)] == [12, 40]
    assert suppose("weekly_hours:0", 20.0, of).preferences.weekly_hours == (
        WeeklyHours(START, 20),
        PERIODS[1],
    )
    assert suppose("weekly_hours:1", 20.0, of).preferences.weekly_hours == (PERIODS[0], WeeklyHours(JULY, 20))
    assert [row.hours for row in suppose("more_hours", 5.0, of).preferences.weekly_hours] == [17, 45]


def test_hours_that_never_change_are_one_question() -> None:
    of = asked(language="en")
    (name,) = (kind.name for key, kind in suppositions(of).items() if "hours" in key)
    assert name == "Study hours a week"
    assert suppose("weekly_hours:0", 20.0, of).preferences.weekly_hours == (WeeklyHours(START, 20),)


@pytest.mark.parametrize("key", ["weekly_hours:0", "weekly_hours:1", "more_hours"])
def test_more_hours_never_worsen_any_proven_objective(key: str) -> None:
    case, catalogue = a_case(preferences=Preferences(START, weekly_hours=PERIODS)), an_office_catalogue()
    of = Asked(case, catalogue, a_result(), Words("fr"))
    before = search(problem(case, catalogue))
    after = search(problem(suppose(key, 45.0, of), catalogue))
    order = {
        "fastest": lambda p: (p.finish, p.money_cents, p.hours),
        "least_costly": lambda p: (p.money_cents, p.finish),
        "while_working": lambda p: (p.finish, p.money_cents),
        "closest": lambda p: (p.away, p.finish),
        "most_complete": lambda p: (-p.coverage, p.finish),
    }
    for profile, figures in order.items():
        old, new = (
            min((figures(p) for p in r.proposals if profile in p.profiles), default=None)
            for r in (before, after)
        )
        assert old is None or (new is not None and new <= old)
    assert before.proposals and set(order) < set(PROFILES)


def test_a_region_opens_where_some_are_stated_and_limits_where_none_is() -> None:
    free, bound = asked(), asked(regions=("17", "04"))
    assert set(choices("regions", free).values()) >= {"seulement dans\u00a0: Montérégie"}
    assert not any(text.startswith("aussi") for text in choices("regions", free).values())
    assert suppose("regions", "=16", free).preferences.regions == ("16",)
    said = choices("regions", bound)
    assert said[""] == "toutes les régions" and said["+16"] == "aussi dans\u00a0: Montérégie"
    assert said["-04"] == "sans\u00a0: Mauricie"
    assert suppose("regions", "+16", bound).preferences.regions == ("17", "04", "16")
    assert suppose("regions", "-04", bound).preferences.regions == ("17",)
    assert suppose("regions", "", bound).preferences.regions == ()
    assert not any(code.startswith("-") for code in choices("regions", asked(regions=("17",))))


def test_no_money_limit_is_asked_where_there_is_one_and_shown_where_there_is_none() -> None:
    assert "no_money_limit" not in suppositions(asked())
    assert suppositions(asked())["money_limit_cents"].value(asked()) is None
    bound = asked(money_limit_cents=50_000)
    assert suppose("no_money_limit", "", bound).preferences.money_limit_cents is None
    assert suppositions(bound)["money_limit_cents"].value(bound) == 50_000


def test_a_deadline_that_nobody_stated_is_the_one_that_holds() -> None:
    of = asked(deadline=None)
    assert suppositions(of)["deadline"].value(of) == date(START.year + 5, START.month, START.day)


def test_levels_months_and_facts_of_the_client_can_be_supposed() -> None:
    of = asked()
    client = of.case.client
    assert choices("subject_level", of)["math\t4"] == "Mathématique de 4ᵉ secondaire"
    assert "math\t3" not in choices("subject_level", of)  # that is held
    assert suppose("subject_level", "math\t4", of).client.subjects == {**client.subjects, "math": 4}
    assert suppose("experience_months", "72100\t24", of).client.experience == {"72100": 24}
    assert list(choices("declared_fact", of).items()) == [
        ("licence\tyes", "Permis de conduire\u00a0: oui"),
        ("licence\tno", "Permis de conduire\u00a0: non"),
    ]
    assert suppose("declared_fact", "licence\tyes", of).client.declared == {"licence": True}
    assert suppose("declared_fact", "licence\tno", of).client.declared == {"licence": False}


def test_a_skill_keeps_its_evidence_at_another_level() -> None:
    case = a_planned_case()
    skilled = replace(case, client=replace(case.client, skills={"S1": SkillLevel(1, "A letter")}))
    of = asked(skilled)
    offered = choices("skill_level", of)
    assert offered and all(int(code.split("\t")[1]) > 1 for code in offered if code.startswith("S1\t"))
    supposed_case = suppose("skill_level", "S1\t3", of)
    assert supposed_case.client.skills["S1"] == SkillLevel(3, "A letter")


def test_a_level_that_a_programme_would_recognise_can_be_supposed() -> None:
    known = (
        Competency("DEP", "c1", hours=60, eval_hours=5, skill="S9", level=2),
        Competency("OTHER", "c1", hours=60, eval_hours=5, skill="S8", level=2),
        Competency("DEP", "c2", hours=60, eval_hours=5),
    )
    of = asked()
    of = of._replace(catalogue=replace(of.catalogue, competencies=known))
    offered = choices("skill_level", of)
    assert {code for code in offered if not code.startswith("S1\t")} == {"S9\t2"}
    skilled = suppose("skill_level", "S9\t2", of)
    assert skilled.client.skills["S9"].level == 2
    before, after = (with_recognition(case, of.catalogue).activities for case in (of.case, skilled))
    assert after.keys() - before.keys() == {"DEP~RAC"}


def test_an_activity_is_ruled_out_or_admitted_again() -> None:
    of = asked()
    assert choices("forbidden", of)["MAT4"].startswith("sans\u00a0: ")
    assert suppose("forbidden", "MAT4", of).preferences.forbidden == ("MAT4",)
    ruled = asked(forbidden=("MAT4", "DEP"))
    assert choices("forbidden", ruled)["MAT4"].startswith("admise de nouveau\u00a0: ")
    assert suppose("forbidden", "MAT4", ruled).preferences.forbidden == ("DEP",)


def test_schedules_can_be_combined_and_what_holds_already_is_not_offered() -> None:
    said = choices("modes", asked(modes=("evening",), language="en"))
    assert said["evening,weekend"] == "only in the evening or on weekends" and "evening" not in said
    assert suppose("modes", "evening,weekend", asked()).preferences.modes == ("evening", "weekend")
    assert suppose("modes", "", asked(modes=("evening",))).preferences.modes == ()
    assert "" not in choices("modes", asked())
    assert suppose("languages", "en", asked()).preferences.languages == ("en",)
