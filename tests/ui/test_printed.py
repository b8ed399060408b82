"""What was printed is kept where it belongs: on screen, edited since or not, or in the store."""

from dataclasses import replace

from planner.plan import Plan
from planner.revisions import plan_of
from tests.ui.office import CAMILLE, ELOISE, MATHS
from ui.main_window import MainWindow
from ui.printed import PrintedPlans
from ui.session import Session


def test_a_plan_edited_since_keeps_what_was_printed(planned: MainWindow) -> None:
    session, plans = planned.session, PrintedPlans(planned.session)
    printed = session.document.case
    assert printed is not None
    session.document.edit(replace(printed, plan=replace(printed.plan, steps=(MATHS,))), "Steps")
    plans.keep(printed)
    now = session.document.case
    assert now is not None and now.plan.steps == (MATHS,)
    (kept,) = now.keeping.revisions
    there = plan_of(kept) or Plan()
    assert {step.id for step in there.steps} == {step.id for step in printed.plan.steps}
    session.document.undo_stack.undo()
    assert session.document.case is not None and session.document.case.keeping.revisions == ()


def test_the_same_paper_is_kept_once(planned: MainWindow) -> None:
    session, plans = planned.session, PrintedPlans(planned.session)
    printed = session.document.case
    assert printed is not None
    for _ in range(2):
        plans.keep(printed)
    now = session.document.case
    assert now is not None and len(now.keeping.revisions) == 1 and now.plan.revision == 1


def test_a_case_put_away_is_kept_in_the_store(session: Session) -> None:
    case = session.cases.load(CAMILLE)[0]
    session.document.open(*session.cases.load(ELOISE))
    PrintedPlans(session).keep(case)
    assert [r.reason for r in session.cases.load(CAMILLE)[0].keeping.revisions] == ["printed"]
    assert session.document.case is not None and session.document.case.keeping.revisions == ()
