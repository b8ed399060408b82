"""Why a step is there when no condition asks for it."""

from datetime import date, timedelta

from frozendict import frozendict

from planner.case import Preferences
from planner.catalogue import Grants, Session, SkillNeed
from planner.client import Job, PastActivity
from planner.requirement import SkillAt, requirement_json
from planner.sentences import reason_sentence
from planner.words import Words
from tests.builders import START, a_case, a_client, a_small_catalogue, a_trade, an_activity
from tests.planner.pathway.answers import a_search, fastest


def test_a_step_that_only_its_pin_keeps_says_so() -> None:
    wishes = Preferences(START, date(2029, 12, 31), pinned=("EXTRA",))
    extra = an_activity("EXTRA", grants=Grants(("OTHER",)), hours=30)
    given = an_activity("A", hours=30)
    best = fastest(a_search(a_case(preferences=wishes), a_trade(requires={"credential": "A"}), given, extra))
    assert best is not None
    told = {step.activity: step.why for step in best.steps}
    (pin,) = told["EXTRA"]
    assert (pin.serves, pin.code, requirement_json(pin.condition)) == ("pin", "EXTRA", {"all": []})
    assert reason_sentence(pin, Words("en"), a_small_catalogue()).startswith("Pinned")
    assert [reason.serves for reason in told["A"]] == ["target"]


def test_a_step_that_only_lets_time_pass_says_for_what() -> None:
    client = a_client(birth_date=date(2009, 1, 18))
    waits = an_activity("WAITS", grants=Grants(), hours=30)
    best = fastest(a_search(a_case(client=client), a_trade(requires={"age": 18}), waits))
    assert best is not None
    ((time,),) = [step.why for step in best.steps]
    assert (time.serves, requirement_json(time.condition)) == ("time", {"age": 18})
    assert "the time it needs" in reason_sentence(time, Words("en"), a_small_catalogue())


def test_a_step_that_makes_false_what_nobody_knows_says_for_which_step() -> None:
    denies = an_activity("A", grants=Grants(declared=frozendict({"on_leave": False})), hours=30)
    asks = an_activity("B", requires={"not": {"declared": "on_leave"}}, hours=30)
    best = fastest(a_search(a_case(), a_trade(requires={"credential": "B"}), denies, asks))
    assert best is not None
    told = {step.activity: step.why for step in best.steps}
    (reason,) = told["A"]
    assert (reason.serves, reason.code) == ("step", "B")
    assert requirement_json(reason.condition) == {"not": {"declared": "on_leave"}}
    assert "on_leave" in reason_sentence(reason, Words("en"), a_small_catalogue())


def test_a_job_that_only_makes_up_for_lost_pay_says_so() -> None:
    client = a_client(job=Job(35, 60_000))
    day = Session("A", "day", START, None, "dated", hours_per_week=30, mode="day")
    evening = Session("B", "b", START, START + timedelta(weeks=1), "dated", pay_cents_per_week=30_000)
    parts = (an_activity("A", hours=30), an_activity("B", kind="job", hours=10), day, evening)
    best = fastest(a_search(a_case(client=client), a_trade(requires={"credential": "A"}), *parts))
    assert best is not None
    told = {step.activity: step.why for step in best.steps}
    assert [reason.serves for reason in told["B"]] == ["pay"]
    assert reason_sentence(told["B"][0], Words("en"), a_small_catalogue()).startswith("Its pay")


def test_a_job_claims_no_months_that_what_runs_gives_exactly() -> None:
    wishes = Preferences(START, date(2029, 12, 31), pinned=("J",))
    running = PastActivity("R", "", date(2026, 3, 2), date(2027, 3, 1), "running")
    year, half = (Grants(experience={"94106": months}) for months in (12, 6))
    job, now = (an_activity(code, grants=g, hours=30, kind="job") for code, g in (("J", half), ("R", year)))
    case = a_case(client=a_client(activities=(running,)), preferences=wishes)
    trades = a_trade(requires={"experience": "94106", "months": 12}), a_trade("94106")
    best = fastest(a_search(case, *trades, job, now))
    assert best is not None
    assert [reason.serves for reason in best.steps[0].why] == ["pin"]


def test_a_step_that_waits_for_what_runs_is_there_for_the_time() -> None:
    running = PastActivity("R", "", START - timedelta(7), START + timedelta(21), "running")
    skilled = an_activity("R", grants=Grants(skills={"S": 3}), hours=30)
    parts = (a_trade(skills=(SkillNeed("S", 3, 2),)), skilled, an_activity("A", hours=90))
    case = a_case(client=a_client(activities=(running,)))
    found = next(p for p in a_search(case, *parts).proposals if "most_complete" in p.profiles)
    assert [(r.serves, r.condition) for r in found.steps[0].why] == [("time", SkillAt("S", 3))]
