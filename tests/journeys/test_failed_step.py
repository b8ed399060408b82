"""A test that was failed stays a fact: planned again, chosen anew, undone, saved, and on paper."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner.case_form import read_case
from planner.dates import months_between
from planner.plan import Step
from resources import path
from tests.journeys.counsellor import SEARCH_MS, Counsellor
from ui.dialogs.replan import ReplanDialog

FAILED_ON = date(2027, 1, 14)


def begin(counsellor: Counsellor) -> None:
    """Open the file of a client who is to pass the development test."""
    story = read_case(path("data") / "samples" / "R.json")
    wishes = replace(story.preferences, pinned=("TDG",), deadline=date(2031, 12, 31))
    counsellor.begin_client()
    counsellor.type("Camille Essai")
    made = replace(counsellor.case, client=story.client, preferences=wishes, target=story.target)
    counsellor.session.document.edit(replace(made, client=replace(made.client, name="Camille Essai")), "")


def plain_text(pdf: bytes) -> str:
    file = pypdfium2.PdfDocument(pdf)
    said = " ".join(page.get_textpage().get_text_range() for page in file)
    file.close()
    return " ".join(said.split())


def sittings(counsellor: Counsellor) -> list[Step]:
    return [step for step in counsellor.case.plan.activity_steps if step.activity == "TDG"]


def sat_again(counsellor: Counsellor, days: Callable[[], list[date]]) -> None:
    """Expect no advice to sit the test again within the year."""
    QTest.qWait(300)
    counsellor.wait(lambda: not counsellor.plan.search.busy, SEARCH_MS)
    assert days() and all(months_between(FAILED_ON, day) >= 12 for day in days())


def test_a_failed_test_is_sat_again_after_a_year_whatever_is_chosen(counsellor: Counsellor) -> None:
    begin(counsellor)
    firm = [p for p in counsellor.search() if not p.conditional_on]
    counsellor.adopt(firm[0])
    (sat,) = sittings(counsellor)
    next_day = date(2027, 1, 15)
    counsellor.plan.edits.change(
        sat.id, lambda s: replace(s, status="failed", start=FAILED_ON, end=next_day), ""
    )
    QTest.qWait(300)
    counsellor.wait(lambda: not counsellor.plan.search.busy, SEARCH_MS)

    def advised() -> list[date]:
        steps = (s for p in counsellor.plan.pathways.proposals for s in p.steps)
        return [s.start for s in steps if s.activity == "TDG"]

    def planned() -> list[date]:
        return [s.start for s in sittings(counsellor) if s.status == "planned" and s.start]

    QTest.mouseClick(counsellor.plan.board.again, Qt.MouseButton.LeftButton)
    dialog = counsellor.window.findChild(ReplanDialog)
    assert dialog is not None
    counsellor.wait(dialog.isVisible)
    QTest.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    sat_again(counsellor, advised)
    sat_again(counsellor, planned)
    assert [s.status for s in sittings(counsellor)] == ["failed", "planned"]

    other = next(p for p in counsellor.plan.pathways.proposals if p.steps != firm[0].steps)
    counsellor.adopt(other)
    sat_again(counsellor, advised)
    assert sittings(counsellor)[0].status == "failed"
    counsellor.press("undo")
    counsellor.press("redo")
    assert sittings(counsellor)[0].status == "failed"

    counsellor.save()
    kept = counsellor.session.cases.load(counsellor.case.id)[0]
    assert kept.plan == counsellor.case.plan
    said = plain_text(counsellor.look_at_paper("fr"))
    assert "Non réussi : Test de développement général (TDG)" in said
