"""Story U: a retail salesperson aims at a supervisor's position that adds digital marketing."""

from datetime import date

from tests.journeys.counsellor import Counsellor

DIGITAL = ("COURSE-NUM", "COURSE-WEB", "COURSE-MKT")


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
