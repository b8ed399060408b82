"""Skills, the typical week, the timeline, the useful words and the sources."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from planner.catalogue import Catalogue, Source
from planner.client import Job, SkillLevel
from planner.plan import Plan, Step
from planner.report.blocks import Prose, SkillChart, Table, Tick
from planner.report.pages.glossary import glossary
from planner.report.pages.meetings import meetings
from planner.report.pages.skills import skills_section
from planner.report.pages.sources import source_names, sources
from planner.report.pages.timeline import timeline
from planner.report.pages.to_check import to_check
from planner.report.pages.week import typical_weeks, week_section
from planner.report.plain import plain
from tests.planner.report.stories import (
    CATALOGUE,
    REVIEW,
    TODAY,
    a_brief,
    a_formality,
    a_retraining,
    a_step,
    an_upgrading,
    even,
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


def test_the_counts_of_skills_add_up_and_a_cut_table_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    counts, shown = "2 compétences à apprendre. Niveau actuel à documenter\u00a0: 1.", "montre les 2 plus"
    whole = plain(paper(a_retraining()))
    assert counts in whole and shown not in whole
    monkeypatch.setattr("planner.report.pages.skills.MOST", 2)
    assert f"{counts} Le tableau {shown}" in plain(paper(a_retraining()))


def test_a_skill_that_the_plan_teaches_is_counted_as_the_table_says_it() -> None:
    case = a_retraining()
    client = replace(case.client, skills={"S.quality": SkillLevel(3)})
    case = replace(case, client=client)
    said = plain(paper(case))
    assert [row.state for row in chart(case).rows].count("to_learn") == 1
    counts = "1 compétence à apprendre. Niveau actuel à documenter\u00a0: 1. 1 compétence à documenter."
    assert counts in said


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


@pytest.mark.parametrize(("income", "said"), [("unknown", "à documenter"), ("none", "aucun")])
def test_work_that_nobody_was_asked_about_is_not_said_to_be_none(income: str, said: str) -> None:
    case = a_retraining()
    client = replace(case.client, job=None, income=income, declared={})
    table = next(b for b in week_section(a_brief(replace(case, client=client))) if isinstance(b, Table))
    assert [even(cell) for cell in table.rows[0].cells[1:] if not isinstance(cell, Tick)] == [said, "aucun"]


def test_a_stretch_of_a_few_days_is_no_typical_week() -> None:
    short = a_step("WEB", "ligne", date(2027, 1, 11), 1, 3)
    long = a_step("TEAM", "soir", date(2027, 1, 18), 15, 3)
    assert len(typical_weeks(a_brief(an_upgrading(plan=Plan((short, long)))))) == 1
    assert len(typical_weeks(a_brief(an_upgrading(plan=Plan((short,)))))) == 1


def test_the_days_between_typical_weeks_are_named() -> None:
    short = a_step("WEB", "ligne", date(2027, 1, 11), 1, 3)
    long = a_step("TEAM", "soir", date(2027, 1, 18), 15, 6)
    said = [b for b in week_section(a_brief(an_upgrading(plan=Plan((short, long))))) if isinstance(b, Prose)]
    assert [even(block.text) for block in said] == [
        "Périodes plus courtes, non montrées : 11 janv. au 17 janv. 2027."
    ]
    many = [a_step("WEB", "x", date(2027, 1, 11) + timedelta(weeks=n), 1, 3 + n % 2) for n in range(6)]
    whole = a_step("TEAM", "soir", date(2027, 3, 1), 15, 30)
    said = [b for b in week_section(a_brief(an_upgrading(plan=Plan((*many, whole))))) if isinstance(b, Prose)]
    assert [even(block.text) for block in said] == ["Périodes plus courtes, non montrées : 7."]


def test_the_heaviest_week_is_shown_however_short_and_named() -> None:
    start = date(2027, 1, 18)
    long, other = a_step("TEAM", "x", start, 15, 3), a_step("WEB", "x", start, 7, 3)
    short = a_step("MAT4", "x", date(2027, 2, 22), 1, 9)
    brief = a_brief(an_upgrading(plan=Plan((long, other, short))))
    weeks = typical_weeks(brief)
    assert [w.hours for w in weeks] == [43.5, 52.5, 40.5]
    table = next(block for block in week_section(brief) if isinstance(block, Table))
    assert [column.title.endswith("\nla plus chargée") for column in table.columns].count(True) == 1


def test_meetings_are_weeks_apart_and_follow_the_longest_training() -> None:
    found = meetings(a_brief(a_retraining(), "en"))
    assert [(m.day, m.topic) for m in found[1:]] == [
        (date(2027, 7, 31), "Ready for step 7?"),
        (date(2028, 10, 19), "Job search"),
    ]
    days = [m.day for m in found if m.day]
    assert all(b - a >= timedelta(weeks=5) for a, b in pairwise(days))


def test_a_plan_that_ends_before_its_review_has_a_meeting_to_be_set() -> None:
    soon = Plan((a_step("WEB", "ligne", date(2027, 1, 11), 2, 3),), review=REVIEW)
    assert [m.day for m in meetings(a_brief(an_upgrading(plan=soon)))] == [REVIEW, None]


def test_the_legend_says_what_a_full_circle_is() -> None:
    taught = plain(paper(an_upgrading(), "en"))
    assert "full: at the end of the pathway." in taught
    assert "full is the level asked" not in taught
    assert "full is the level asked" in plain(paper(an_upgrading(plan=Plan()), "en"))


def test_the_timeline_holds_every_step_once_and_says_it_in_words() -> None:
    brief = a_brief(a_retraining())
    drawn = timeline(brief)
    numbers = sorted(int(bar.number) for lane in drawn.lanes for bar in lane.bars if bar.number)
    assert numbers == list(range(1, 9))
    assert len([said for said in drawn.sentences if said.startswith("Étape")]) == 8


def test_the_timeline_shows_today_when_the_plan_starts_soon() -> None:
    drawn = timeline(a_brief(a_retraining()))
    assert drawn.start <= TODAY < drawn.end
    far = replace(a_brief(a_retraining()), today=TODAY - timedelta(days=300))
    assert timeline(far).start > far.today


def test_deadlines_are_flags_with_a_date() -> None:
    flags = timeline(a_brief(a_retraining(), "en")).flags
    assert [flag.label for flag in flags] == [
        "January 4, 2027: registration",
        "March 1, 2027: admission application",
        "July 5, 2027: Services Québec meeting",
        "August 2, 2027: written authorization",
    ]


def test_a_program_alone_shows_its_deadline_and_the_present_day() -> None:
    alone = Plan((a_step("5371", "2027", date(2027, 8, 30), 68, 30),))
    drawn = timeline(a_brief(a_retraining(plan=alone)))
    assert [flag.label for flag in drawn.flags] == ["1ᵉʳ\u00a0mars\u00a02027\u00a0: demande d’admission"]
    assert drawn.start <= TODAY < drawn.end


def test_the_flags_of_one_day_share_a_pole() -> None:
    steps = (a_formality("registration", date(2027, 3, 1), serves="WEB"), *a_retraining().plan.steps)
    flags = timeline(a_brief(a_retraining(plan=Plan(steps)), "en")).flags
    assert len({flag.day for flag in flags}) == len(flags)
    assert "March 1, 2027: admission application" in [flag.label for flag in flags]


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


def test_public_sources_are_named_in_the_language_of_the_paper() -> None:
    assert source_names(CATALOGUE, "en") == ("Statistics Canada, NOC 2021", "ESDC, Job Bank")
    own = Catalogue(sources=(Source("wages", "Relevé de l’EDSCQ, Cégep de X"),))
    assert source_names(own, "en") == ("Relevé de l’EDSCQ, Cégep de X",)


def test_the_age_of_the_data_is_a_span_of_years_with_that_of_the_wages() -> None:
    said = "".join(run.text for run in sources(a_brief(a_retraining(), "en")))
    assert "sources of 2021 to 2026, each with its own date; wages of 2021-2022." in said
    only = Catalogue(sources=(Source("wages", "Y", date="2024"),))
    one = replace(a_brief(a_retraining(), "en"), catalogue=only)
    assert "Age of the data: sources of 2024." in "".join(run.text for run in sources(one))


def test_a_plan_without_dates_has_six_useful_words_too() -> None:
    case = a_retraining()
    undated = Plan((Step("1", "5371", "2027"),))
    for told in (a_retraining(plan=undated), replace(case, plan=Plan())):
        words = [word for word, _ in glossary(a_brief(told))]
        assert len(words) == len({*words}) == 6 and "Rehaussement" not in words


def test_a_week_that_cannot_be_is_the_first_thing_to_check() -> None:
    case, long = a_retraining(), replace(CATALOGUE.sessions[1], hours_per_week=150)
    whole = replace(CATALOGUE, sessions=(*CATALOGUE.sessions[:1], long, *CATALOGUE.sessions[2:]))
    client = replace(case.client, subjects={}, job=Job(40, 58100, until=date(2028, 1, 1)))
    kept = replace(case, client=client, preferences=replace(case.preferences, keep_job=True))
    brief = replace(a_brief(kept), catalogue=whole)
    assert "une semaine a 168 heures" in even(to_check(brief)[0])
    assert not any("168" in even(said) for said in to_check(a_brief(case)))
