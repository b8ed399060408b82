"""Story R: a food counter attendant, typed in by keyboard, becomes a machinist."""

import time
from datetime import date
from itertools import pairwise

from planner.pathway.result import Proposal
from tests.journeys.counsellor import Counsellor

MACHINING, MATHS, FRENCH = "5371", "FGA-MAT-4-CST", "FGA-FRA-4"
MINUTE = 60


def activities(proposal: Proposal) -> set[str]:
    return {step.activity for step in proposal.steps}


def test_a_new_client_is_in_by_keyboard_with_a_first_answer(counsellor: Counsellor) -> None:
    began = time.monotonic()
    counsellor.begin_client()
    counsellor.type("Camille Essai")
    counsellor.find("trade", "aide-cuisiniere")
    counsellor.find("target", "machinste")
    counsellor.choose("french", 3)
    counsellor.choose("math", 3)
    counsellor.write("start", "2027-01-11")
    assert time.monotonic() - began < MINUTE
    case = counsellor.case
    assert (case.client.name, case.client.trade, case.target.trade) == ("Camille Essai", "65201", "72100")
    assert case.client.trade_title == "aide-cuisinière" and case.preferences.keep_job is None
    assert counsellor.intake.editor("trade").text() == "Aide-cuisinière (65201)"
    assert (dict(case.client.subjects), case.preferences.start) == (
        {"french": 3, "math": 3},
        date(2027, 1, 11),
    )
    counsellor.save()
    assert counsellor.session.cases.count(samples=False) == 1


def test_the_story_typed_by_hand_gives_the_plan_of_the_sample(counsellor: Counsellor) -> None:
    counsellor.begin_client()
    counsellor.type("Camille Essai")
    counsellor.find("trade", "65201")
    counsellor.find("target", "72100")
    counsellor.choose("region", "17")
    counsellor.write("birth", "2002-05-14")
    for subject, level in (("french", 3), ("english", 4), ("math", 3)):
        counsellor.choose(subject, level)
    counsellor.write("left_school", "2021-12-17")
    counsellor.row("experience", "65201", "36")
    counsellor.press_field("suggest")
    counsellor.write("start", "2027-01-11")
    counsellor.write("deadline", "2029-12-31")
    counsellor.row("hours", "2027-01-11", "12")
    counsellor.row("hours", "2027-07-01", "40")
    counsellor.check("languages", "fr")
    counsellor.find("regions", "Centre-du")
    counsellor.find("regions", "Mauricie")
    counsellor.choose("income", "employment")
    counsellor.write("job_hours", "35")
    counsellor.write("job_pay", "581")
    best = counsellor.search()[0]
    assert "fastest" in best.profiles and activities(best) == {MATHS, FRENCH, MACHINING}
    assert (best.steps[0].start, best.finish) == (date(2027, 1, 11), date(2028, 12, 18))
    counsellor.adopt(best)
    assert any(step.formality == "written_authorization" for step in counsellor.case.plan.steps)
    counsellor.save()


def test_the_whole_story_from_answers_to_paper(counsellor: Counsellor) -> None:
    session = counsellor.session
    session.open_case(session.cases.page("Camille", samples=True)[0].id)
    counsellor.wait(lambda: session.document.case is not None)
    proposals = counsellor.search()
    best = proposals[0]
    assert "fastest" in best.profiles
    assert activities(best) == {MATHS, FRENCH, MACHINING}
    assert best.steps[0].start == date(2027, 1, 11)
    assert len(proposals) == 5
    others = [activities(p) for p in counsellor.show_every()]
    assert any("TENS-FR" in found for found in others)
    assert any("JOB-94106" in found for found in others)

    counsellor.adopt(best)
    plan = counsellor.case.plan
    authorised = next(s for s in plan.steps if s.formality.startswith("written_authorization"))
    starts = {s.activity: s.start for s in plan.activity_steps}
    assert authorised.due is not None and starts[MACHINING] is not None
    assert authorised.due < starts[MACHINING]
    days = [s.day for s in plan.steps]
    assert all(before <= after for before, after in pairwise(days))

    counsellor.save()
    paper = counsellor.look_at_paper("fr")
    assert paper.startswith(b"%PDF")
    assert len(counsellor.preview.view.sheets) <= 4

    counsellor.window.go("plan")
    button = counsellor.plan.board.preview
    french = button.text()
    counsellor.press("language")
    counsellor.wait(lambda: button.text() == "PDF preview")
    counsellor.press("language")
    counsellor.wait(lambda: button.text() == french)
