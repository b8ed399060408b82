"""The shipped catalogue keeps its promises: complete, sourced, enterable, honest on what is unverified."""

import csv
import re
from pathlib import Path

import pytest

from db.importers.entry import DERIVED, delivered
from db.importers.form import FILES, read_catalogue, write_catalogue
from planner.case import ESSENTIAL
from planner.requirement import NOTHING, Credential, Declared, Subject, conditions
from resources import path
from tests.resources.shipped import shipped, trees


def test_nothing_dangles_and_nothing_goes_in_circles() -> None:
    assert shipped().warnings == ()


def test_it_goes_out_and_in_again_unchanged_to_the_byte(tmp_path: Path) -> None:
    write_catalogue(shipped(), tmp_path)
    assert read_catalogue(tmp_path) == shipped()
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (path("data") / name).read_bytes()


def test_every_occupation_is_there_with_both_titles_and_a_way_in() -> None:
    trades = shipped().trades
    assert len(trades) == 516
    assert all(t.title.fr and t.title.en and t.teer == int(code[1]) for code, t in trades.items())
    assert all(t.requires != NOTHING and tuple(conditions(t.requires)) for t in trades.values())
    assert not any("'" in t.title.fr for t in trades.values())


def test_profiles_have_known_skills_on_their_scales() -> None:
    skills = shipped().skills
    assert len(skills) == 77
    for trade in shipped().trades.values():
        assert trade.skills
        assert all(need.skill in skills and 1 <= need.level <= 5 for need in trade.skills)
        assert all(need.level <= 3 for need in trade.skills if need.skill.startswith("K."))


def test_every_code_of_a_tree_has_its_words() -> None:
    terms = shipped().terms
    used = [condition for tree in trees() for condition in conditions(tree)]
    asked = {c.code for c in used if isinstance(c, Credential)} | {
        c.fact for c in used if isinstance(c, Declared)
    }
    asked |= {c.subject for c in used if isinstance(c, Subject)}
    given = [a.grants for a in shipped().activities.values()]
    asked |= {code for g in given for code in (*g.credentials, *g.subjects, *g.declared)}
    assert asked - set(terms) == set()
    assert all(term.title.fr and term.title.en for term in terms.values())


def test_programmes_deliver_what_the_stated_rule_says() -> None:
    for activity in shipped().activities.values():
        assert delivered(activity, shipped().trades) == activity
        if activity.kind in DERIVED and activity.trades:
            assert activity.grants.skills, activity.code


def test_activities_are_many_and_each_has_source_and_titles() -> None:
    activities = shipped().activities.values()
    assert len(activities) >= 60
    kinds = {"dep", "asp", "aep", "dec", "aec", "fga", "test", "rac", "rcmo", "pamt", "job"}
    assert {a.kind for a in activities} >= kinds
    assert all(a.title.fr and a.title.en and a.provenance.source for a in activities)
    unverified = [a for a in activities if not a.provenance.verified]
    assert len(unverified) > len(activities) / 2


def test_sessions_are_typical_and_belong_to_no_institution() -> None:
    assert all(not s.provenance.verified and s.provenance.source and not s.place for s in shipped().sessions)
    dates = [s.start for s in shipped().sessions if s.start]
    assert all(2026 <= day.year <= 2029 for day in dates)
    assert all(s.mode and s.language for s in shipped().sessions)
    assert all(s.apply_by is None and s.seats is None for s in shipped().sessions)


TABLES = sorted(FILES - {"trades.csv", "wages.csv", "outlook.csv"})


@pytest.mark.parametrize("name", TABLES)
def test_french_texts_have_their_no_break_spaces_and_apostrophes(name: str) -> None:
    text = (path("data") / name).read_text("utf-8")
    assert not re.search(r" [:?!»]|« |\d [$%]", text)
    french = [row for row in csv.DictReader(text.splitlines()) if row.get("title_fr")]
    assert not any("'" in row["title_fr"] for row in french)


def test_wages_are_hourly_and_outlook_is_published_words() -> None:
    assert all(500 < (w.low_cents or 0) <= (w.high_cents or 0) < 30_000 for w in shipped().wages)
    assert {w.region for w in shipped().wages} == {"QC", *(f"{n:02}" for n in range(1, 18))}
    assert {o.vocabulary for o in shipped().outlooks} == {"cops"}


def test_each_table_has_its_source() -> None:
    tables = {name.removesuffix(".csv") for name in FILES} - {"sources"}
    assert {source.table for source in shipped().sources} == tables
    assert all(source.source and source.licence and source.date for source in shipped().sources)
    assert all(m.provenance.source for m in shipped().measures)


def test_competencies_of_a_programme_add_up_to_its_hours() -> None:
    hours: dict[str, float] = {}
    for competency in shipped().competencies:
        hours[competency.program] = hours.get(competency.program, 0) + competency.hours
    assert hours == {code: shipped().activities[code].hours for code in hours} and hours


def test_only_what_was_wholly_seen_is_called_verified() -> None:
    catalogue = shipped()
    assert {a.code for a in catalogue.activities.values() if a.provenance.verified} == {"TDG", "MIFI-EC"}
    assert {m.code for m in catalogue.measures if m.provenance.verified} == {"PAMT", "LAE-25"}
    rows = (*catalogue.activities.values(), *catalogue.sessions, *catalogue.measures)
    doubts = ("mémoire", "estimé", "confirm", "supposé", "type", "à vérifier")
    seen = [row.provenance for row in rows if row.provenance.verified]
    assert all(p.source and not any(doubt in p.source for doubt in doubts) for p in seen)


@pytest.mark.parametrize("table", ["activities", "sessions", "measures"])
def test_every_row_says_in_so_many_words_whether_it_is_verified(table: str) -> None:
    with path(f"data/{table}.csv").open(encoding="utf-8", newline="") as file:
        assert {row["verified"] for row in csv.DictReader(file)} <= {"true", "false"}


def test_a_short_course_teaches_each_essential_skill_up_to_the_third_level() -> None:
    courses = [a for a in shipped().activities.values() if a.kind == "course"]
    taught: dict[str, int] = {}
    for course in courses:
        for skill, level in course.grants.skills.items():
            taught[skill] = max(level, taught.get(skill, 0))
    essential = (n for t in shipped().trades.values() for n in t.skills if n.importance >= ESSENTIAL)
    asked = {(n.skill, max(1, n.level - 1)) for n in essential if n.skill.startswith("S.")}
    assert {(s, level) for s, level in asked if level <= 3 and taught.get(s, 0) < level} == set()
    typical = [course for course in courses if course.code.startswith("COURSE-")]
    assert len(typical) == 15 and all(15 <= course.hours <= 60 for course in typical)
    assert all("cours type" in (c.title.fr or "") and not c.provenance.verified for c in typical)


def test_nobody_holds_two_employments_at_once() -> None:
    kept = [a for a in shipped().activities.values() if a.kind in ("job", "pamt", "coud")]
    free = [(a.code, b.code) for a in kept for b in kept if a is not b and b.code not in a.excludes]
    chained = {("PAMT-MOCN", "JOB-94106"), ("PAMT-MOCN", "PAMT-OMO"), ("PAMT-MOCN", "COUD-94106")}
    assert set(free) == chained | {(b, a) for a, b in chained}
