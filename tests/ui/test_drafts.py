from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from db import drafts
from planner.case import Case
from planner.errors import PlannerError
from tests.ui.office import CAMILLE
from ui import app, opening
from ui.dialogs.entry import EntryDialog
from ui.language import Language
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.tasks import InstantTasks


@pytest.fixture
def refused(planned: MainWindow, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """Return a window with an edit that the store refused."""

    def refuse(*_: object) -> int:
        raise PlannerError("disk-full", path="bureau.db")

    with monkeypatch.context() as broken:
        broken.setattr(type(planned.session.cases), "save", refuse)
        document = planned.session.document
        document.edit(replace(document.case, notes="Rappeler"), "Note")
        planned.autosave.save()
    return planned


def waiting(window: MainWindow) -> list[Path]:
    folder = window.session.settings.folder / "unsaved"
    return list(folder.iterdir()) if folder.exists() else []


def started_again(database_path: Path, language: Language, settings: Settings, qtbot: QtBot) -> MainWindow:
    found = app.new_window(opening.opened(database_path), language, settings, InstantTasks)
    qtbot.addWidget(found)
    found.show()
    found.drafts.offer()
    return found


def press(window: MainWindow, text: str) -> None:
    next(b for b in window.notice.findChildren(QAbstractButton) if b.text() == text).click()


def test_what_a_save_refused_is_kept_until_it_is_written(refused: MainWindow) -> None:
    assert refused.drafts.is_kept and len(waiting(refused)) == 1
    refused.autosave.save()
    assert not refused.drafts.is_kept and waiting(refused) == []


def test_the_next_start_offers_the_work_back(
    refused: MainWindow, database_path: Path, language: Language, settings: Settings, qtbot: QtBot
) -> None:
    again = started_again(database_path, language, settings, qtbot)
    assert again.notice.isVisible() and "Camille" in again.notice.text.text()
    press(again, "Les reprendre")
    assert again.session.document.case.id == CAMILLE
    assert again.session.cases.load(CAMILLE)[0].notes == "Rappeler"
    assert waiting(again) == []
    again.session.document.close()
    again.session.close()


def typed(window: MainWindow, **texts: str) -> None:
    document = window.session.document
    document.edit(replace(document.case, client=replace(document.case.client, **texts)), "Texte")


def taken_back(database_path: Path, language: Language, settings: Settings, qtbot: QtBot) -> Case:
    """Return what the next start writes of the one draft that waits."""
    again = started_again(database_path, language, settings, qtbot)
    press(again, "Les reprendre")
    case = again.session.document.case
    assert case is not None and not again.notice.isVisible() and waiting(again) == []
    assert again.session.cases.load(case.id)[0] == case
    again.session.document.close()
    again.session.close()
    return case


def test_a_client_that_no_save_wrote_yet_comes_back(
    window: MainWindow, database_path: Path, language: Language, settings: Settings, qtbot: QtBot
) -> None:
    window.session.new_case()
    typed(window, name="Zoé")
    typed(window, phone="819 555-0100")
    case = taken_back(database_path, language, settings, qtbot)
    assert (case.client.name, case.client.phone) == ("Zoé", "819 555-0100")


@pytest.mark.parametrize("is_told", [True, False])
@pytest.mark.parametrize("is_new", [True, False])
def test_what_is_typed_after_a_save_began_is_no_edit_of_somebody_else(
    window: MainWindow, database_path: Path, language: Language, settings: Settings, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch, is_told: bool, is_new: bool,
) -> None:  # fmt: skip
    window.session.new_case() if is_new else window.session.open_case(CAMILLE)
    typed(window, assets="arde nfnt e", obstacles="À revoir")
    case, tasks = window.session.document.case, window.session.store_tasks
    with monkeypatch.context() as slow:
        # Written, and the window not told yet: more is typed, one text is emptied again.
        slow.setattr(tasks, "run", lambda work, done: held.append((future_of(work), done)))
        held: list[tuple[Future[object], Callable[[Future[object]], None]]] = []
        window.autosave.save()
        typed(window, assets="arde nfnt e r", obstacles="")
    assert window.session.cases.load(case.id)[0] == case
    if is_told:
        ((written, done),) = held
        done(written)
    found = taken_back(database_path, language, settings, qtbot)
    assert (found.client.assets, found.client.obstacles) == ("arde nfnt e r", "")
    assert list(window.session.cases.history(case.id).conflicts) == []


def future_of(work: Callable[[], object]) -> Future[object]:
    found: Future[object] = Future()
    found.set_result(work())
    return found


def test_an_edit_is_kept_before_any_save(planned: MainWindow) -> None:
    document = planned.session.document
    document.edit(replace(document.case, notes="Une demi-seconde plus tard"), "Note")
    folder, path = planned.session.settings.folder / "unsaved", planned.session.database.path
    (kept,) = drafts.drafts(folder, path)
    assert kept.case == document.case and kept.base == document.saved_case
    document.undo_stack.undo()
    assert waiting(planned) == []
    document.undo_stack.redo()
    assert len(waiting(planned)) == 1
    planned.autosave.save()
    assert waiting(planned) == []


def test_new_work_does_not_touch_a_draft_that_waits_for_its_answer(
    refused: MainWindow, database_path: Path, language: Language, settings: Settings, qtbot: QtBot
) -> None:
    again = started_again(database_path, language, settings, qtbot)
    again.session.open_case(CAMILLE)
    document = again.session.document
    client = replace(document.case.client, assets="Bilingue")
    document.edit(replace(document.case, client=client), "Assets")
    assert len(waiting(again)) == 2
    again.autosave.save()
    assert len(waiting(again)) == 1
    press(again, "Les reprendre")
    case, _ = again.session.cases.load(CAMILLE)
    assert (case.notes, case.client.assets) == ("Rappeler", "Bilingue") and waiting(again) == []
    again.session.document.close()
    again.session.close()


def test_work_may_be_given_up(
    refused: MainWindow, database_path: Path, language: Language, settings: Settings, qtbot: QtBot
) -> None:
    again = started_again(database_path, language, settings, qtbot)
    press(again, "Y renoncer")
    assert waiting(again) == [] and again.session.cases.load(CAMILLE)[0].notes != "Rappeler"
    again.session.close()


def test_a_bug_writes_what_is_on_screen_first(planned: MainWindow, qtbot: QtBot) -> None:
    document = planned.session.document
    document.edit(replace(document.case, notes="Avant le bogue"), "Note")
    planned.show_failure(ZeroDivisionError())
    assert planned.session.cases.load(CAMILLE)[0].notes == "Avant le bogue"


def test_a_note_that_is_being_written_outlives_the_program(
    planned: MainWindow, database_path: Path, language: Language, settings: Settings, qtbot: QtBot
) -> None:
    planned.actions_["note"].trigger()
    (dialog,) = (d for d in planned.findChildren(EntryDialog) if d.isVisible())
    dialog._pauses.pause.setInterval(1)
    QTest.keyClicks(dialog.editors["text"], "Veut changer de domaine, no 046 454 286")
    qtbot.waitUntil(lambda: len(waiting(planned)) == 1)
    planned.autosave.save()
    assert len(waiting(planned)) == 1 and planned.session.document.is_saved
    again = started_again(database_path, language, settings, qtbot)
    press(again, "Les reprendre")
    (note,) = again.session.cases.load(CAMILLE)[0].keeping.contacts
    assert note.text.startswith("Veut changer de domaine") and "046" not in note.text
    again.session.document.close()
    again.session.close()


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_note_that_is_kept_or_thrown_away_leaves_no_draft(
    planned: MainWindow, qtbot: QtBot, is_kept: bool
) -> None:
    planned.actions_["note"].trigger()
    (dialog,) = (d for d in planned.findChildren(EntryDialog) if d.isVisible())
    dialog._pauses.pause.setInterval(1)
    QTest.keyClicks(dialog.editors["text"], "Veut changer de domaine")
    qtbot.waitUntil(lambda: len(waiting(planned)) == 1)
    dialog.accept() if is_kept else dialog.done(0)
    planned.autosave.save()
    assert waiting(planned) == []
    assert len(planned.session.cases.load(CAMILLE)[0].keeping.contacts) == is_kept
