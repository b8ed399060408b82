"""The short hash: another one for other figures, the same for what stands on no paper."""

from dataclasses import replace

from planner.client import Client, Job, SkillLevel
from planner.fingerprint import LENGTH, fingerprint
from planner.keeping import ContactNote, Keeping
from tests.planner.report.stories import a_retraining

CASE = a_retraining()


def with_client(**changes: object) -> str:
    return fingerprint(replace(CASE, client=replace(CASE.client, **changes)))  # type: ignore[arg-type]


def test_what_the_figures_rest_on_changes_the_hash() -> None:
    assert len(fingerprint(CASE)) == LENGTH
    pay = with_client(job=Job(35, 58101))
    region, skills = with_client(region="04"), with_client(skills={"S.team": SkillLevel(3)})
    wishes = fingerprint(replace(CASE, preferences=replace(CASE.preferences, keep_job=True)))
    aim = fingerprint(replace(CASE, target=replace(CASE.target, trade="64100")))
    assert len({fingerprint(CASE), pay, region, skills, wishes, aim, with_client(name="A")}) == 7


def test_what_stands_on_no_paper_keeps_the_hash() -> None:
    told = replace(CASE, notes="autre", keeping=Keeping("M", contacts=(ContactNote("c"),)))
    assert fingerprint(told) == fingerprint(CASE)
    assert with_client(phone="1", email="a@b", assets="x", obstacles="y") == fingerprint(CASE)
    renamed = replace(CASE, plan=replace(CASE.plan, name="Plan B", id="b"))
    assert fingerprint(renamed) == fingerprint(CASE)


def test_a_hash_from_before_titles_were_kept_is_that_of_the_same_case_today() -> None:
    assert fingerprint(CASE) == "b67ee0d9"
    assert with_client(trade_title="vendeuse") != fingerprint(CASE)


def test_a_name_that_no_encoding_holds_has_a_hash() -> None:
    assert fingerprint(replace(CASE, client=Client(name="\ud800")))
