"""The plans that a version of the catalogue touched: marked with it, listed, shown until someone looks."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from db.cases import NOBODY, CaseStore
from db.catalogue import CatalogueStore, marks
from db.database import Database
from db.verify import verify
from planner.case import Case, Preferences, Target
from planner.catalogue import Catalogue, Competency, Measure, Outlook, SkillNeed, Trade, Wage
from planner.dates import Period
from planner.issue import INFO, WARNING
from planner.office import Counsellor
from planner.plan import Plan, Step
from planner.requirement import Subject
from planner.sentences import issue_sentence
from planner.set_aside import new_plan, opened
from planner.text import Text
from planner.touching import PlanDrift, drift_issue, looked_at
from planner.words import Words
from tests.builders import a_case, a_small_catalogue

AUTHOR = Counsellor("Camille Exemple")
SMALL = a_small_catalogue()
EVENING, AUTUMN = SMALL.sessions
NEEDS = SMALL.trades["72100"].skills
LATER = replace(AUTUMN, start=date(2027, 9, 6))
STEP = Step("s1", "DEP", "autumn", date(2027, 8, 30), date(2028, 3, 27))
CASE = a_case(plan=Plan((STEP,)))


class Office:
    """The two stores of one database."""

    def __init__(self, database: Database) -> None:
        self.cases, self.catalogue = CaseStore(database), CatalogueStore(database)
        self.catalogue.replace(SMALL)

    def bring(self, **changes: Any) -> int:
        return self.catalogue.replace(replace(SMALL, **changes))

    def drift(self, case: Case = CASE) -> PlanDrift | None:
        return self.catalogue.plan_drift(case, self.catalogue.load())

    def listed(self) -> list[str]:
        """Return what the list says of each case, after checking its filter."""
        assert len(self.cases.page(drifted=True)) == self.cases.count(drifted=True)
        assert self.cases.count(drifted=True) + self.cases.count(drifted=False) == self.cases.count()
        return [line.drift for line in self.cases.page()]


@pytest.fixture
def office(database: Database) -> Office:
    """Return an office with one open plan."""
    found = Office(database)
    found.cases.add(CASE, NOBODY)
    return found


def test_a_plan_whose_session_moved_says_so_until_someone_looks(office: Office) -> None:
    assert (office.drift(), office.listed()) == (None, [""])
    version = office.bring(sessions=(EVENING, LATER))
    found = office.drift()
    assert found is not None and (found.version, found.verdict) == (version, "touched")
    (change,) = found.changes
    assert change.step == "s1" and [e.column for e in change.edits] == ["start"]
    assert office.listed() == ["touched"]
    seen = looked_at(CASE, version)
    office.cases.save(seen, 1, AUTHOR)
    assert (office.drift(seen), office.listed()) == (None, [""])
    records = office.cases.history(CASE.id).records
    assert ("plan_catalogue_version", version, "Camille Exemple") in {
        (record.field, record.value, record.author.name) for record in records
    }
    assert office.cases.load(CASE.id)[0].plan.catalogue_version == version


def test_a_plan_looked_at_is_shown_again_by_the_next_change_alone(office: Office) -> None:
    seen = looked_at(CASE, office.bring(sessions=(EVENING, LATER)))
    office.cases.save(seen, 1, AUTHOR)
    office.bring(sessions=(EVENING, replace(LATER, cost_cents=5000)))
    found = office.drift(seen)
    assert found is not None
    assert [(e.column, e.before, e.after) for e in found.changes[0].edits] == [("cost_cents", 0, 5000)]


def test_two_changes_are_told_as_one_from_the_first_to_the_last(office: Office) -> None:
    first = office.bring(sessions=(EVENING, LATER))
    office.bring(sessions=(EVENING, replace(LATER, start=date(2027, 9, 13))))
    found = office.drift()
    assert found is not None and found.version == first
    assert [(e.before, e.after) for e in found.changes[0].edits] == [(date(2027, 8, 30), date(2027, 9, 13))]
    office.bring()
    back = office.drift()
    assert back is not None and back.changes == ()
    assert said(back, "en").endswith(": nothing that this plan rests on is different.")


@pytest.mark.parametrize(
    "changes",
    [
        {"activities": {c: a for c, a in SMALL.activities.items() if c == "DEP"}},
        {"sessions": (replace(EVENING, seats=0), AUTUMN)},
        {"closures": (Period(date(2035, 1, 1), date(2035, 1, 8)),)},
        {"trades": {**SMALL.trades, "62010": Trade("62010")}},
        {"trades": {"72100": replace(SMALL.trades["72100"], skills=(*NEEDS, SkillNeed("S2", 1)))}},
        {"outlooks": (Outlook("72100", "06", "cops", "balance"),)},
        {"measures": (Measure("OVER", valid_to=date(2027, 1, 11)),)},
        {"measures": (Measure("NEVER", conditions=Subject("math", 5)),)},
        {"competencies": (Competency("DEP", "1", hours=20),)},
    ],
    ids=[
        "other activity", "other session", "far closure", "other trade", "skill not essential",
        "outlook elsewhere", "measure over", "measure not asked for", "competency of no recognition",
    ],
)  # fmt: skip
def test_what_a_plan_does_not_rest_on_leaves_it_alone(office: Office, changes: dict[str, Any]) -> None:
    office.bring(**changes)
    assert (office.drift(), office.listed()) == (None, [""])


@pytest.mark.parametrize(
    "changes",
    [
        {"sessions": (EVENING,)},
        {"activities": {**SMALL.activities, "DEP": replace(SMALL.activities["DEP"], cost_cents=100)}},
        {"closures": (Period(date(2027, 12, 20), date(2028, 1, 3)),)},
        {"trades": {"72100": replace(SMALL.trades["72100"], skills=(SkillNeed("S1", 5, 4),))}},
        {"outlooks": (Outlook("72100", "CA", "cops", "balance"),)},
        {"wages": (Wage("72100", "QC", 1800),)},
        {"measures": (Measure("MFOR", valid_to=date(2027, 2, 1)),)},
    ],
    ids=["session", "activity", "closure", "skill of the target", "outlook", "wages", "measure"],
)
def test_what_a_plan_rests_on_marks_it(office: Office, changes: dict[str, Any]) -> None:
    office.bring(**changes)
    found = office.drift()
    assert found is not None and len(found.changes) == 1
    assert office.listed() == ["touched"]


def test_a_recognition_is_marked_by_its_programme_and_by_its_competencies(office: Office) -> None:
    recognised = a_case(plan=Plan((replace(STEP, activity="DEP~RAC", session="est30"),)))
    office.cases.add(recognised, NOBODY)
    seen = looked_at(recognised, office.bring(competencies=(Competency("DEP", "1", hours=20),)))
    assert sorted(office.listed()) == ["", "touched"]
    office.cases.save(seen, 1, AUTHOR)
    assert office.drift(seen) is None
    office.bring(activities={**SMALL.activities, "DEP": replace(SMALL.activities["DEP"], hours=950)})
    found = office.drift(seen)
    assert found is not None and [c.turn.table for c in found.changes] == ["activities", "competencies"]


def test_a_measure_typed_by_the_office_marks_and_its_former_value_is_told(office: Office) -> None:
    certain = Measure("MFOR", conditions=Subject("math", 3))
    office.bring(measures=(certain,))
    seen = looked_at(CASE, office.catalogue.load().version)
    office.cases.save(seen, 1, AUTHOR)
    office.catalogue.edit("measures", replace(certain, amount=Text("90 $", "$90")), "appel", AUTHOR)
    found = office.drift(seen)
    assert found is not None
    assert [e.column for change in found.changes for e in change.edits] == ["amount_fr", "amount_en"]
    assert office.catalogue.value_at("measures", ("MFOR",), found.version - 1) == certain


def test_where_too_many_plans_could_speak_of_a_measure_all_are_marked(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.cases.add(a_case(plan=Plan((STEP,)), preferences=Preferences(date(2026, 12, 1))), NOBODY)
    never = Measure("NEVER", conditions=Subject("math", 5), valid_from=date(2027, 1, 1))
    office.bring(measures=(never,))
    assert sorted(office.listed()) == ["", ""]
    monkeypatch.setattr(marks, "MOST_ASKED", 0)
    office.bring(measures=())
    assert sorted(office.listed()) == ["", "touched"]


def test_a_group_typed_by_the_office_marks_too_and_its_undo_as_well(office: Office) -> None:
    office.catalogue.edit("sessions", LATER, "appel", AUTHOR)
    seen = looked_at(CASE, office.catalogue.load().version)
    office.cases.save(seen, 1, AUTHOR)
    office.catalogue.undo("sessions", ("DEP", "autumn"), AUTHOR)
    found = office.drift(seen)
    assert found is not None
    assert [(e.before, e.after) for e in found.changes[0].edits] == [(date(2027, 9, 6), date(2027, 8, 30))]


@pytest.mark.parametrize("status", ["finished", "failed"])
def test_what_is_over_and_who_is_gone_is_not_marked(office: Office, status: str) -> None:
    office.cases.save(replace(CASE, plan=Plan((replace(STEP, status=status),))), 1, AUTHOR)
    gone = a_case(plan=Plan((STEP,)))
    office.cases.add(gone, NOBODY)
    office.cases.remove(gone.id)
    assert office.catalogue.open_plans() == ()
    office.bring(sessions=(EVENING, LATER), trades={})
    assert (office.drift(), office.drift(gone), office.listed()) == (None, None, [""])


def test_the_open_plans_are_those_with_something_left_to_do(office: Office) -> None:
    office.cases.add(a_case(plan=Plan((Step("f", formality="mfor"),))), NOBODY)
    office.cases.add(a_case(plan=Plan()), NOBODY)
    assert office.catalogue.open_plans() == (CASE,)


def test_verdicts_of_a_preview_are_kept_and_the_gravest_is_shown(office: Office, database: Database) -> None:
    other = a_case(plan=Plan((replace(STEP, activity="MAT4", session="evening"),)), target=Target("72100"))
    office.cases.add(other, NOBODY)
    verdicts = {CASE.id: "breaks", other.id: "improves", "not-here": "breaks"}
    office.catalogue.replace(replace(SMALL, sessions=(EVENING, LATER)), verdicts=verdicts)
    assert sorted(office.listed()) == ["breaks", "improves"]
    office.catalogue.replace(replace(SMALL, sessions=(EVENING, AUTUMN)))
    assert sorted(office.listed()) == ["breaks", "improves"]
    better = office.drift(other)
    assert better is not None and (better.verdict, better.changes) == ("improves", ())
    assert verify(database) == ()


def test_what_an_edit_does_is_kept_once_it_is_found_out(office: Office, database: Database) -> None:
    other = a_case(plan=Plan((replace(STEP, activity="MAT4", session="evening"),)), target=Target("72100"))
    office.cases.add(other, NOBODY)
    version = office.catalogue.edit("sessions", LATER, "Appel", AUTHOR)
    assert sorted(office.listed()) == ["", "touched"]
    office.catalogue.judge(version, {CASE.id: "breaks", other.id: "improves", "not-here": "breaks"})
    assert sorted(office.listed()) == ["breaks", "improves"]
    office.catalogue.judge(version, {})
    assert sorted(office.listed()) == ["breaks", "improves"]
    assert verify(database) == ()


def said(found: PlanDrift | None, language: str, catalogue: Catalogue = SMALL) -> str:
    assert found is not None
    return issue_sentence(drift_issue(found), Words(language), catalogue)


def test_the_issue_says_what_changed_in_both_languages(office: Office) -> None:
    office.bring(sessions=(EVENING, replace(LATER, cost_cents=5000)))
    found = office.drift()
    assert drift_issue(found).severity == WARNING  # type: ignore[arg-type]
    assert said(found, "en") == (
        "The catalogue changed since this plan was looked at: Activity DEP, session autumn: "
        "start Aug 30, 2027 → Sep 6, 2027, cost $0 → $50."
    )
    french = said(found, "fr")
    assert "début 30\u00a0août\u00a02027 → 6\u00a0sept.\u00a02027" in french and "coût" in french


def test_the_issue_says_what_is_gone_or_new_and_counts_the_rest(office: Office) -> None:
    week = [Period(date(2027, 10, 4 + n), date(2027, 10, 5 + n)) for n in range(6)]
    office.bring(sessions=(EVENING,), closures=tuple(week))
    found = said(office.drift(), "en")
    assert "Activity DEP, session autumn is gone" in found and "is new" in found
    assert found.endswith("and 3 more.")


def test_the_issue_of_a_plan_that_only_could_be_better_is_a_remark() -> None:
    found = PlanDrift(2, "improves")
    assert drift_issue(found).severity == INFO
    assert "better pathway" in said(found, "en") and "meilleur parcours" in said(found, "fr")


def test_a_plan_opened_again_is_looked_at_from_the_version_it_was_made_with(office: Office) -> None:
    made = replace(CASE, plan=replace(CASE.plan, catalogue_version=1))
    other = new_plan(made, "Autre", date(2026, 11, 26), "")
    office.cases.save(other, 1, NOBODY)
    version = office.bring(sessions=(EVENING, LATER))
    assert office.listed() == [""] and office.drift(other) is None, "only the plan set aside is touched"
    again = opened(other, "", date(2026, 11, 26), "")
    found = office.drift(again)
    assert found is not None and [e.column for e in found.changes[0].edits] == ["start"]
    assert office.drift(looked_at(again, version)) is None


def test_a_mark_of_one_plan_says_nothing_of_another(office: Office) -> None:
    case = replace(CASE, plan=replace(CASE.plan, catalogue_version=1))
    office.bring(sessions=(EVENING, LATER))
    assert office.drift(case) is not None
    maths = (Step("m", "MAT4", "evening", date(2027, 1, 11), date(2027, 5, 10)),)
    other = new_plan(case, "Autre", date(2026, 11, 26), "")
    other = replace(other, plan=replace(other.plan, steps=maths))
    assert office.drift(other) is None
