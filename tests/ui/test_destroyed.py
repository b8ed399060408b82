"""A case destroyed behind the window that shows it: it leaves the screen, and nothing of it is kept."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from db import drafts
from db.drafts import Draft
from db.exchange.purging import purge
from tests.ui.office import AUTHOR, CAMILLE
from ui.main_window import MainWindow
from ui.rereading import reread


def waiting(window: MainWindow) -> tuple[Draft, ...]:
    return drafts.drafts(window.session.settings.drafts, window.session.database.path)


def edit(window: MainWindow, notes: str) -> None:
    document = window.session.document
    document.edit(replace(document.case, notes=notes), "Note")


@pytest.mark.parametrize("typed", [True, False])
def test_a_merged_destruction_closes_the_case_whatever_was_typed(planned: MainWindow, typed: bool) -> None:
    purge(planned.session.database, CAMILLE, "délai")
    if typed:
        edit(planned, "tapé après")
        assert len(waiting(planned)) == 1
    reread(planned.session)
    assert planned.session.document.case is None and planned.page == "clients" and waiting(planned) == ()
    assert "a été détruit" in planned.notice.text.text()
    planned.session.new_case()
    assert planned.session.document.case is not None


def test_one_keystroke_in_a_case_destroyed_by_another_window_traps_nobody(planned: MainWindow) -> None:
    purge(planned.session.database, CAMILLE, "délai")
    edit(planned, "tapé après")
    planned.autosave.save()
    assert planned.session.document.case is None and waiting(planned) == ()
    assert "a été détruit" in planned.notice.text.text()


def test_an_edit_of_a_case_off_the_list_says_that_it_puts_it_back(planned: MainWindow) -> None:
    session, said = planned.session, []
    session.said.connect(said.append)
    session.cases.remove(CAMILLE, AUTHOR)
    edit(planned, "tapé après")
    planned.autosave.save()
    assert session.cases.count("Camille") == 1
    assert any("avait été retiré de la liste" in text for text in said)


def test_a_draft_of_a_destroyed_case_is_not_offered_and_keeps_back_no_other(
    planned: MainWindow, tmp_path: Path
) -> None:
    session = planned.session
    folder, path = session.settings.drafts, session.database.path
    other = next(row.id for row in session.cases.page() if row.id != CAMILLE)
    for case_id in (CAMILLE, other):
        case, version = session.cases.load(case_id)
        drafts.keep(folder, path, Draft(replace(case, notes="gardé"), case, version, "avant"))
    session.document.close()
    purge(session.database, CAMILLE, "délai")
    planned.drafts.offer()
    assert [draft.case.id for draft in waiting(planned)] == [other]
    assert "Camille" not in planned.notice.text.text()


def test_a_draft_that_is_refused_keeps_back_no_other(
    planned: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = planned.session
    folder, path = session.settings.drafts, session.database.path
    for row in session.cases.page():
        case, version = session.cases.load(row.id)
        drafts.keep(folder, path, Draft(replace(case, notes="gardé"), case, version, "avant"))
    planned.drafts.offer()
    purge(session.database, CAMILLE, "délai")
    press = next(b for b in planned.notice.findChildren(QAbstractButton) if b.text() == "Les reprendre")
    press.click()
    assert {session.cases.load(row.id)[0].notes for row in session.cases.page()} == {"gardé"}
    assert [draft.case.id for draft in waiting(planned)] == [CAMILLE]
