import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from db.cases import CaseStore
from db.exchange.choosing import conflicts
from planner.case import UPGRADING, Case
from planner.errors import PlannerError
from tests.ui.office import AUTHOR, CAMILLE
from ui.autosave import Autosave, State
from ui.session import Session


@pytest.fixture
def autosave(session: Session) -> Autosave:
    found = Autosave(session)
    found._timer.setInterval(60)
    session.open_case(CAMILLE)
    return found


def write(session: Session, notes: str) -> Case:
    """Edit the open case, and return it."""
    session.document.edit(replace(session.document.case, notes=notes), "Note")
    return session.document.case


def stored(session: Session, case_id: str = CAMILLE) -> Case:
    return CaseStore(session.database).load(case_id)[0]


def save_elsewhere(session: Session, notes: str) -> Case:
    store = CaseStore(session.database)
    case, version = store.load(CAMILLE)
    other = replace(case, notes=notes)
    store.save(other, version, AUTHOR)
    return other


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no file of this process grow, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_an_edit_waits_then_is_saved_by_itself(session: Session, autosave: Autosave, qtbot: QtBot) -> None:
    assert autosave.status.state is State.SAVED
    case = write(session, "Rappeler")
    assert autosave.status.state is State.WAITING and stored(session) != case
    qtbot.waitUntil(lambda: autosave.status.state is State.SAVED, timeout=3000)
    assert stored(session) == case and autosave.status.at is not None
    assert session.document.is_saved


def test_nothing_open_is_said(session: Session) -> None:
    autosave = Autosave(session)
    assert autosave.status.state is State.NOTHING_OPEN
    autosave.save()
    session.open_case(CAMILLE)
    session.close_case()
    assert autosave.status.state is State.NOTHING_OPEN


def test_undoing_everything_is_saved_again(session: Session, autosave: Autosave) -> None:
    write(session, "Rappeler")
    session.document.undo_stack.undo()
    assert autosave.status.state is State.SAVED


def test_a_new_file_is_written_after_its_first_edit(session: Session) -> None:
    autosave = Autosave(session)
    session.new_case()
    autosave.save()
    assert session.cases.count() == 3
    case = write(session, "Premier rendez-vous")
    autosave.save()
    assert stored(session, case.id) == case and session.document.version == 1
    case = write(session, "Deuxième rendez-vous")
    autosave.save()
    assert stored(session, case.id) == case and session.cases.count() == 4


def test_a_full_disk_keeps_the_work_and_a_retry_succeeds(session: Session, autosave: Autosave) -> None:
    before, case = stored(session), write(session, "Rappeler " * 20_000)
    with full_disk():
        autosave.save()
    assert autosave.status.state is State.FAILED
    assert isinstance(autosave.status.error, PlannerError)
    assert autosave.status.error.code in ("disk-full", "disk-fault")
    assert session.document.case is case and not session.document.is_saved
    assert stored(session) == before
    autosave.save()
    assert autosave.status.state is State.SAVED and stored(session) == case


def test_what_was_saved_elsewhere_meanwhile_is_joined_and_nothing_is_lost(
    session: Session, autosave: Autosave
) -> None:
    store = CaseStore(session.database)
    held, version = store.load(CAMILLE)
    theirs = replace(held, client=replace(held.client, phone="418 555-0199"))
    store.save(theirs, version, AUTHOR)
    write(session, "Ma note")
    autosave.save()
    assert autosave.status.state is State.SAVED
    assert stored(session) == session.document.case == replace(theirs, notes="Ma note")
    write(session, "Encore")
    autosave.save()
    assert stored(session) == replace(theirs, notes="Encore") and conflicts(session.database) == ()


def test_undo_goes_on_behind_a_joined_save_and_takes_back_none_of_it(
    session: Session, autosave: Autosave
) -> None:
    store, stack = CaseStore(session.database), session.document.undo_stack
    held, version = store.load(CAMILLE)
    steps = (replace(held.plan.steps[0], note="Leur note"), *held.plan.steps[1:])
    client = replace(held.client, phone="418 555-0199")
    theirs = replace(held, client=client, plan=replace(held.plan, steps=steps))
    store.save(theirs, version, AUTHOR)
    write(session, "Un")
    session.document.edit(replace(session.document.case, kind=UPGRADING), "Kind")
    mine = replace(theirs, notes="Un", kind=UPGRADING)
    autosave.save()
    assert session.document.case == mine and session.document.is_saved and stack.count() == 2
    stack.undo()
    assert session.document.case == replace(theirs, notes="Un")
    stack.undo()
    assert session.document.case == theirs and not session.document.is_saved
    stack.redo()
    stack.redo()
    assert session.document.case == mine and session.document.is_saved
    stack.undo()
    autosave.save()
    assert stored(session) == replace(theirs, notes="Un") and conflicts(session.database) == ()


def test_a_field_that_both_edited_keeps_both_values(session: Session, autosave: Autosave) -> None:
    save_elsewhere(session, "Leur note")
    write(session, "Ma note")
    autosave.save()
    (waiting,) = conflicts(session.database)
    assert {head.value for head in waiting.heads} == {"Leur note", "Ma note"}
    assert session.document.is_saved and session.document.case.notes in ("Leur note", "Ma note")


def test_what_is_typed_while_both_are_joined_is_joined_next(session: Session, autosave: Autosave) -> None:
    held, version = CaseStore(session.database).load(CAMILLE)
    CaseStore(session.database).save(replace(held, kind=UPGRADING), version, AUTHOR)
    write(session, "Un")
    original = autosave._joined

    def meanwhile(case: Case, done: object) -> None:
        if session.document.case is case and case.notes == "Un":
            write(session, "Deux")
        original(case, done)

    autosave._joined = meanwhile
    autosave.save()
    autosave.save()
    assert (stored(session).notes, stored(session).kind) == ("Deux", UPGRADING)
    assert conflicts(session.database) == ()


def test_a_new_case_whose_answer_was_lost_is_joined_with_what_a_colleague_wrote_since(
    session: Session,
) -> None:
    autosave = Autosave(session)
    session.new_case()
    case = write(session, "Un")
    version = session.cases.add(case, AUTHOR)
    session.cases.save(replace(case, kind=UPGRADING), version, AUTHOR)
    write(session, "Deux")
    autosave.save()
    both = stored(session, case.id)
    assert (both.notes, both.kind) == ("Deux", UPGRADING)
    assert session.document.case == both and autosave.status.state is State.SAVED


def test_edits_made_during_a_save_are_saved_next(session: Session, autosave: Autosave, qtbot: QtBot) -> None:
    first = write(session, "Un")
    added: list[Case] = []
    session.cases_changed.connect(lambda: None)

    def meanwhile(case: Case, done: object) -> None:
        if not added:
            added.append(write(session, "Deux"))
        original(case, done)

    original, autosave._wrote = autosave._wrote, meanwhile
    autosave.save()
    assert stored(session) == first and autosave.status.state is State.WAITING
    qtbot.waitUntil(lambda: autosave.status.state is State.SAVED, timeout=3000)
    assert stored(session) == added[0]


def failing(session: Session, monkeypatch: pytest.MonkeyPatch) -> list[Case]:
    """Have every save refused while the list that is returned is filled with what was to be saved."""
    tried: list[Case] = []

    def refuse(store: CaseStore, case: Case, *_: object) -> int:
        tried.append(case)
        raise PlannerError("disk-full", path="x")

    monkeypatch.setattr(CaseStore, "save", refuse)
    return tried


def test_a_failed_save_stays_failed_until_one_succeeds(
    session: Session, autosave: Autosave, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[State] = []
    autosave.changed.connect(lambda status: told.append(status.state))
    with monkeypatch.context() as patched:
        failing(session, patched)
        write(session, "Un")
        autosave.save()
        del told[:]
        case = write(session, "Deux")
        assert autosave.status.state is State.FAILED and autosave.status.error is not None and told == []
        autosave.save()
        assert set(told) == {State.FAILED} and session.document.case is case
    autosave.save()
    assert told[-1] is State.SAVED and stored(session) == case
    write(session, "Trois")
    assert told[-1] is State.WAITING


def test_a_try_asked_for_while_a_save_is_failing_follows_at_once(
    session: Session, autosave: Autosave, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(*_: object) -> int:
        autosave.save()
        raise PlannerError("disk-full", path="x")

    with monkeypatch.context() as patched:
        patched.setattr(CaseStore, "save", refuse)
        case = write(session, "Un")
        autosave.save()
        assert autosave.status.state is State.FAILED and autosave._again.interval() == 0
    qtbot.waitUntil(lambda: session.document.is_saved, timeout=3000)
    assert stored(session) == case


def test_a_failed_save_of_a_local_file_is_tried_again_ever_more_seldom(
    session: Session, autosave: Autosave, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    pauses = []
    with monkeypatch.context() as patched:
        tried = failing(session, patched)
        write(session, "Un")
        for _ in range(9):
            autosave.save()
            pauses.append(autosave._again.interval())
        assert len(tried) == 9 and pauses[:3] == [5_000, 10_000, 20_000] and pauses[-1] == 300_000
        case = write(session, "Deux")
        assert not autosave._timer.isActive(), "typing does not try again at each letter"
    autosave._again.start(20)
    qtbot.waitUntil(lambda: session.document.is_saved, timeout=3000)
    assert stored(session) == case and not autosave._again.isActive()
    with monkeypatch.context() as patched:
        failing(session, patched)
        write(session, "Trois")
        autosave.save()
    assert autosave._again.interval() == 5_000


def test_what_failed_is_written_on_leaving(
    session: Session, autosave: Autosave, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        failing(session, patched)
        case = write(session, "Un")
        autosave.save()
    session.close_case()
    assert stored(session) == case and session.document.case is None


def test_undoing_what_could_not_be_saved_ends_the_failure(
    session: Session, autosave: Autosave, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(session, monkeypatch)
    write(session, "Un")
    autosave.save()
    session.document.undo_stack.undo()
    assert autosave.status.state is State.SAVED and not autosave._again.isActive()
