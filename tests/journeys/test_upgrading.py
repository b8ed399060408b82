"""Story U: a retail salesperson aims at a supervisor's position that adds digital marketing."""

from datetime import date

from tests.journeys.counsellor import Counsellor

DIGITAL = ("COURSE-NUM", "COURSE-WEB", "COURSE-MKT")
POSITION = (
    ("S.digital_literacy", "3", "4"),
    ("S.digital_production", "2", "4"),
    ("K.sales_marketing", "3", "5"),
    ("K.communications_media", "2", "4"),
)


def open_sample(counsellor: Counsellor, name: str) -> None:
    session = counsellor.session
    row = session.cases.page(name, samples=True)[0]
    session.open_case(row.id)
    counsellor.wait(lambda: session.document.case is not None)


def test_a_sample_is_planned_shaped_printed_and_kept(counsellor: Counsellor) -> None:
    open_sample(counsellor, "Dominique")
    proposals = counsellor.search()
    firm = [p for p in proposals if not p.conditional_on]
    assert len({frozenset(s.activity for s in p.steps) for p in firm}) >= 2
    best = proposals[0]
    assert "while_working" in best.profiles
    assert {*DIGITAL} <= {s.activity for s in best.steps}
    modes = {counsellor.session.catalogue.session(s.activity, s.session).mode for s in best.steps}
    assert modes <= {"evening", "online", "weekend"}

    counsellor.adopt(best)
    counsellor.save()
    steps = counsellor.case.plan.steps
    assert [s for s in steps if s.formality]
    assert "l’employeur décide" in counsellor.plan.board.gap.position.text()

    moved = counsellor.case.plan.activity_steps[-1]
    counsellor.plan.edits.move(moved.id, 7)
    counsellor.window.undo_group.undo()
    assert counsellor.case.plan.steps == steps
    counsellor.window.undo_group.redo()
    counsellor.save()

    session = counsellor.session
    stored, _ = session.cases.load(counsellor.case.id)
    assert stored == counsellor.case
    assert stored.plan.step(moved.id).start > moved.start >= date(2027, 1, 11)


def test_the_paper_speaks_both_languages(counsellor: Counsellor) -> None:
    open_sample(counsellor, "Dominique")
    counsellor.adopt(counsellor.search()[0])
    french = counsellor.look_at_paper("fr")
    english = counsellor.look_at_paper("en")
    assert french != english
    assert 1 <= len(counsellor.preview.view.sheets) <= 4


def test_the_story_typed_by_hand_gives_the_plan_of_the_sample(counsellor: Counsellor) -> None:
    counsellor.begin_client()
    counsellor.type("Dominique Essai")
    counsellor.choose("kind", "upgrading")
    counsellor.find("trade", "64100")
    counsellor.find("target", "62010")
    counsellor.choose("region", "16")
    for subject, level in (("french", 5), ("english", 5), ("math", 4)):
        counsellor.choose(subject, level)
    counsellor.find("credentials", "DES")
    counsellor.row("experience", "64100", "84")
    counsellor.press_field("suggest")
    counsellor.write("start", "2027-01-11")
    counsellor.write("deadline", "2028-12-31")
    counsellor.row("hours", "2027-01-11", "12")
    counsellor.check("modes", "evening", "online")
    counsellor.check("languages", "fr")
    counsellor.find("regions", "16")
    counsellor.find("regions", "06")
    counsellor.choose("income", "employment")
    counsellor.write("job_hours", "37,5")
    counsellor.write("job_pay", "664")
    counsellor.choose("keep_job", True)
    for skill, level, weight in POSITION:
        counsellor.row("additions", skill, level, weight, "Offre interne du 2026-11-02")
    case = counsellor.case
    assert case.client.credentials == ("DES",) and case.client.declared["in_employment"] is True
    assert case.client.job is not None and case.client.job.hours_per_week == 37.5
    assert len(case.target.additions) == len(POSITION)
    best = counsellor.search()[0]
    assert "while_working" in best.profiles and not best.conditional_on
    assert {*DIGITAL, "COURSE-SUP"} <= {s.activity for s in best.steps}
    assert best.finish == date(2027, 8, 16)
    counsellor.adopt(best)
    counsellor.save()
