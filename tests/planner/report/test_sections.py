"""Skills, the typical week, the timeline, the useful words and the sources."""

from dataclasses import replace
from datetime import date, timedelta

from planner.catalogue import Catalogue, Source
from planner.plan import Plan
from planner.report.blocks import SkillChart
from planner.report.pages.commitments import source_names
from planner.report.pages.glossary import glossary
from planner.report.pages.skills import skills_section
from planner.report.pages.timeline import timeline
from planner.report.pages.week import typical_weeks
from planner.report.plain import plain
from tests.planner.report.stories import (
    CATALOGUE,
    TODAY,
    a_brief,
    a_retraining,
    a_step,
    an_upgrading,
    paper,
)


def chart(case: object, language: str = "fr") -> SkillChart:
    brief = a_brief(case, language)  # type: ignore[arg-type]
    return next(block for block in skills_section(brief) if isinstance(block, SkillChart))


def test_skills_go_from_what_is_held_to_what_the_plan_gives() -> None:
    rows = {row.title: (row.held, row.asked, row.state) for row in chart(a_retraining()).rows}
    assert rows["Réglage de machines"] == (None, 3, "to_learn")
    assert rows["Contrôle de la qualité"] == (1, 3, "to_learn")
    assert rows["Travail d’équipe"][2] == "held"


def test_what_the_position_adds_is_marked_and_sourced() -> None:
    assert any(row.title == "Littératie numérique (poste)" for row in chart(an_upgrading()).rows)
    assert "Offre interne du 2 novembre 2026" in plain(paper(an_upgrading()))


def test_nobody_is_told_that_they_have_nothing() -> None:
    case = a_retraining()
    said = plain(paper(replace(case, client=replace(case.client, skills={}))))
    assert "0 sur" not in said and "Ce que le parcours vous apporte." in said


def test_typical_weeks_add_up_work_and_classes() -> None:
    weeks = typical_weeks(a_brief(a_retraining()))
    assert [(w.work, w.classes) for w in weeks] == [(35, 6), (35, 0), (0, 30)]


def test_a_stretch_of_a_few_days_is_no_typical_week() -> None:
    short = a_step("WEB", "ligne", date(2027, 1, 11), 1, 3)
    long = a_step("TEAM", "soir", date(2027, 1, 18), 15, 3)
    assert len(typical_weeks(a_brief(an_upgrading(plan=Plan((short, long)))))) == 1
    assert len(typical_weeks(a_brief(an_upgrading(plan=Plan((short,)))))) == 1


def test_the_timeline_holds_every_step_once_and_says_it_in_words() -> None:
    brief = a_brief(a_retraining())
    drawn = timeline(brief)
    numbers = sorted(int(bar.number) for lane in drawn.lanes for bar in lane.bars if bar.number)
    assert numbers == list(range(1, 9))
    assert len(drawn.sentences) == 8 + len(drawn.flags)


def test_the_timeline_shows_today_when_the_plan_starts_soon() -> None:
    drawn = timeline(a_brief(a_retraining()))
    assert drawn.start <= TODAY < drawn.end
    far = replace(a_brief(a_retraining()), today=TODAY - timedelta(days=300))
    assert timeline(far).start > far.today


def test_deadlines_are_flags_with_a_date() -> None:
    flags = timeline(a_brief(a_retraining(), "en")).flags
    assert [flag.label for flag in flags] == [
        "March 1, 2027: admission application",
        "August 2, 2027: written authorization",
    ]


def test_estimates_are_dashed_and_the_legend_says_so() -> None:
    drawn = timeline(a_brief(an_upgrading(), "en"))
    dashed = {
        bar.label: bar.estimated for lane in drawn.lanes for bar in lane.bars if bar.number and bar.label
    }
    assert dashed == {"Leading a team": False, "Digital marketing": True}
    assert drawn.legend == "Dashed: estimated"


def test_six_useful_words_begin_with_those_of_the_plan() -> None:
    words = [word for word, _ in glossary(a_brief(a_retraining()))]
    assert len(words) == 6
    assert words[:3] == ["Formation des adultes", "DEP", "MFOR"]


def test_sources_are_named_once_and_never_by_a_file() -> None:
    assert source_names(CATALOGUE) == ("Statistique Canada, CNP 2021", "EDSC, Guichet-Emplois")
    twice = Catalogue(
        sources=(Source("wages", "EDSC; O*NET"), Source("skills", "EDSC (copie)"), Source("x", "Y"))
    )
    assert source_names(twice) == ("EDSC",)
