"""The shipped catalogue keeps its promises: complete, sourced, enterable, honest on what is unverified."""

import json
from collections.abc import Iterator
from functools import cache

import pytest

from db.importers.entry import DERIVED, delivered
from db.importers.form import FILES, read_catalogue, table_text, write_catalogue
from planner.case_form import case_from
from planner.catalogue import Catalogue
from planner.requirement import (
    NOTHING,
    All,
    AtLeast,
    Concurrent,
    Credential,
    Declared,
    Experience,
    Finished,
    Not,
    Requirement,
    Subject,
    branches,
    conditions,
)
from planner.requirement import Any as AnyOf
from resources import path

SAMPLES = sorted(path("data/samples").glob("*.json"))


@cache
def shipped() -> Catalogue:
    return read_catalogue(path("data"))


def trees() -> Iterator[Requirement]:
    yield from (a.requires for a in shipped().activities.values())
    yield from (m.conditions for m in shipped().measures)
    for trade in shipped().trades.values():
        yield from (trade.requires, trade.usual)


def test_nothing_dangles_and_nothing_goes_in_circles() -> None:
    assert shipped().warnings == ()


def test_it_goes_out_and_in_again_unchanged_to_the_byte(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    write_catalogue(shipped(), folder)
    assert read_catalogue(folder) == shipped()
    for name in FILES:
        assert (folder / name).read_bytes() == (path("data") / name).read_bytes()


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
    assert {a.kind for a in activities} >= {
        "dep",
        "asp",
        "aep",
        "dec",
        "aec",
        "fga",
        "test",
        "rac",
        "rcmo",
        "pamt",
        "job",
    }
    assert all(a.title.fr and a.title.en and a.provenance.source for a in activities)
    unverified = [a for a in activities if not a.provenance.verified]
    assert len(unverified) > len(activities) / 2


def test_sessions_are_typical_and_belong_to_no_institution() -> None:
    assert all(not s.provenance.verified and s.provenance.source and not s.place for s in shipped().sessions)
    dates = [s.start for s in shipped().sessions if s.start]
    assert all(2026 <= day.year <= 2029 for day in dates)
    assert all(s.mode and s.language for s in shipped().sessions)


def test_wages_are_hourly_and_outlook_is_published_words() -> None:
    assert all(500 < (w.low_cents or 0) <= (w.high_cents or 0) < 30_000 for w in shipped().wages)
    assert {w.region for w in shipped().wages} == {"QC", *(f"{n:02}" for n in range(1, 18))}
    assert {o.vocabulary for o in shipped().outlooks} == {"cops"}


def test_each_table_has_its_source() -> None:
    tables = {name.removesuffix(".csv") for name in FILES} - {"sources"}
    assert {source.table for source in shipped().sources} == tables
    assert all(m.provenance.source for m in shipped().measures)


def test_machining_is_opened_by_four_doors() -> None:
    doors = shipped().activities["5371"].requires
    assert isinstance(doors, AnyOf)
    assert len(doors.of) == 4
    fourth = list(conditions(doors.of[3]))
    assert Subject("math", 3) in fourth
    assert {c.activity for c in fourth if isinstance(c, Concurrent)} >= {
        "FGA-FRA-4",
        "FGA-MAT-4-CST",
        "FGA-MAT-4-SN",
    }


def test_a_blank_level_is_unknown_and_never_free() -> None:
    second = list(conditions(shipped().activities["5399"].requires))
    assert Declared("5399_second_language_level") in second


def _walk(tree: Requirement) -> Iterator[Requirement]:
    yield tree
    for branch in branches(tree):
        yield from _walk(branch)


def test_no_branch_is_empty_by_accident() -> None:
    for tree in trees():
        for node in _walk(tree):
            if isinstance(node, All | AnyOf | AtLeast) and node != NOTHING:
                assert node.of
            assert not (isinstance(node, Not) and node.of == NOTHING)


def test_the_stepping_stones_can_be_entered() -> None:
    for trade in ("94106", "94107"):
        assert f"JOB-{trade}" in shipped().activities
        assert shipped().activities[f"JOB-{trade}"].grants.experience == {trade: 12}
        assert any(isinstance(c, Experience) for c in conditions(shipped().trades[trade].requires))
    assert not any(
        isinstance(c, Finished) and c.activity not in shipped().activities
        for t in trees()
        for c in conditions(t)
    )


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_samples_are_cases_of_fictional_people_with_known_codes(file: object) -> None:
    sample = json.loads((path("data/samples") / str(file)).read_text(encoding="utf-8"))
    assert set(sample) == {"name", "phone", "language", "trade", "notes", "case"}
    assert "fictive" in sample["notes"].lower() or "fictional" in sample["notes"].lower()
    case = case_from(sample["case"])
    assert case.target.trade in shipped().trades
    assert set(case.client.skills) | {a.skill for a in case.target.additions} <= set(shipped().skills)
    assert set(case.client.declared) | set(case.client.credentials) <= set(shipped().terms)


def test_both_stories_are_there() -> None:
    assert {"R", "U"} <= {file.stem for file in SAMPLES}
    assert table_text
