from dataclasses import replace
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from planner.case import Case
from planner.catalogue import Catalogue
from planner.errors import PlannerError
from planner.pathway.result import Result, Status
from planner.plan import pin
from planner.related import as_kept
from tests.ui.office import CAMILLE, ELOISE, MATHS, a_result
from ui import opening
from ui.language import Language
from ui.models import pathway_search
from ui.models.pathway_search import PathwaySearch, question
from ui.session import Session
from ui.settings import Settings
from ui.tasks import Running


@pytest.fixture
def search(session: Session) -> PathwaySearch:
    session.open_case(CAMILLE)
    return PathwaySearch(session)


def test_the_same_question_is_asked_once(
    session: Session, search: PathwaySearch, searched: list[Case]
) -> None:
    case = session.document.case
    search.follow(case)
    search.follow(replace(case, notes="Rappeler"))
    assert len(searched) == 1 and search.result == a_result() and not search.busy


def test_an_edit_that_changes_the_question_asks_again(
    session: Session, search: PathwaySearch, searched: list[Case]
) -> None:
    case = session.document.case
    search.follow(case)
    pinned = replace(case, plan=pin(case.plan, MATHS.id))
    assert question(pinned) != question(case)
    session.document.edit(pinned, "Pin")
    search.follow(pinned)
    assert list(map(as_kept, searched)) == [case, pinned]


def test_without_a_case_or_a_target_the_answer_is_forgotten(session: Session, search: PathwaySearch) -> None:
    case = session.document.case
    search.follow(case)
    search.follow(replace(case, target=replace(case.target, trade="")))
    assert search.result is None
    search.follow(case)
    search.follow(None)
    assert search.result is None and not search.busy


def test_an_error_is_kept_and_leaves_no_answer(
    search: PathwaySearch, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Result:
        raise PlannerError("unknown-trade", trade="00000")

    monkeypatch.setattr(pathway_search, "find", refuse)
    search.follow(session.document.case)
    assert search.result is None and isinstance(search.error, PlannerError) and not search.busy


@pytest.fixture
def turn() -> Event:
    """Return what a stopped search waits for before it ends."""
    free = Event()
    free.set()
    return free


@pytest.fixture
def waiting(monkeypatch: pytest.MonkeyPatch, turn: Event) -> list[str]:
    """Make a search last until it is cancelled; it then answers with what it has."""
    ended: list[str] = []

    def find(case: Case, catalogue: Catalogue, running: Running) -> Result:
        running.progress("Searching", 0.5)
        assert running._stop.wait(10) and turn.wait(10)
        ended.append(case.id)
        return replace(a_result(), status=Status.FEASIBLE)

    monkeypatch.setattr(pathway_search, "find", find)
    return ended


@pytest.fixture
def slow(
    database_path: object, language: Language, settings: Settings, qtbot: QtBot, waiting: object
) -> Session:
    found = Session(opening.opened(database_path), language, settings)
    yield found
    found.close()


def opened(session: Session, case_id: str, qtbot: QtBot) -> Case:
    with qtbot.waitSignal(session.document.changed):
        session.open_case(case_id)
    assert session.document.case is not None
    return session.document.case


def test_cancelling_brings_the_best_so_far(slow: Session, waiting: list[str], qtbot: QtBot) -> None:
    search = PathwaySearch(slow)
    with qtbot.waitSignal(slow.search_tasks.progressed):
        search.follow(opened(slow, CAMILLE, qtbot))
    assert search.busy and search.result is None
    with qtbot.waitSignal(search.answered):
        search.cancel()
    assert search.result.status is Status.FEASIBLE and not search.busy


def test_a_late_answer_to_an_old_question_is_dropped(slow: Session, waiting: list[str], qtbot: QtBot) -> None:
    search = PathwaySearch(slow)
    with qtbot.waitSignal(slow.search_tasks.progressed):
        search.follow(opened(slow, CAMILLE, qtbot))
    other = opened(slow, ELOISE, qtbot)
    with qtbot.waitSignal(slow.search_tasks.progressed):
        search.follow(other)
    assert waiting == [CAMILLE] and search.busy and search.result is None
    with qtbot.waitSignal(search.answered):
        search.cancel()
    assert search.result is not None and waiting == [CAMILLE, ELOISE]


def test_a_question_asked_anew_before_its_turn_is_not_searched(
    slow: Session, waiting: list[str], turn: Event, qtbot: QtBot
) -> None:
    search = PathwaySearch(slow)
    with qtbot.waitSignal(slow.search_tasks.progressed):
        search.follow(opened(slow, CAMILLE, qtbot))
    other = opened(slow, ELOISE, qtbot)
    turn.clear()
    search.start(other)
    with qtbot.waitSignal(slow.search_tasks.progressed):
        search.start(other)
        turn.set()
    with qtbot.waitSignal(search.answered):
        search.cancel()
    assert waiting == [CAMILLE, ELOISE]


def test_the_first_pathway_is_shown_while_the_others_are_sought(
    slow: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    first = replace(a_result(), proposals=a_result().proposals[:1])

    def find(case: Case, catalogue: Catalogue, running: Running) -> Result:
        running.hand_over(first)
        assert running._stop.wait(10)
        return a_result()

    monkeypatch.setattr(pathway_search, "find", find)
    search = PathwaySearch(slow)
    case = opened(slow, CAMILLE, qtbot)
    with qtbot.waitSignals([search.started, search.answered]):
        search.follow(case)
    assert search.busy and search.result is first
    with qtbot.waitSignal(search.answered):
        search.cancel()
    assert not search.busy and search.result == a_result()


def test_what_was_found_for_another_question_is_not_shown(
    slow: Session, waiting: list[str], qtbot: QtBot
) -> None:
    search = PathwaySearch(slow)
    with qtbot.waitSignal(slow.search_tasks.progressed):
        search.follow(opened(slow, CAMILLE, qtbot))
    running = search._running
    search.forget()
    running.partial = a_result()
    slow.search_tasks.progressed.emit(running)
    assert search.result is None
