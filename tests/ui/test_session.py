import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.cases import CaseStore
from planner.case import UPGRADING
from planner.errors import PlannerError
from planner.office import Counsellor
from tests.ui.office import CAMILLE, ELOISE
from ui import opening
from ui.autosave import Autosave
from ui.session import Session


@pytest.fixture
def went(session: Session) -> list[str]:
    """Return the pages that the session asked for."""
    pages: list[str] = []
    session.go.connect(pages.append)
    return pages


def edit(session: Session, notes: str) -> None:
    session.document.edit(replace(session.document.case, notes=notes), "Note")


def test_opening_shows_the_case_and_goes_to_its_page(session: Session, went: list[str]) -> None:
    session.open_case(CAMILLE)
    assert session.document.case == CaseStore(session.database).load(CAMILLE)[0]
    session.open_case(ELOISE, "intake")
    assert (session.document.case.id, went) == (ELOISE, ["plan", "intake"])


def test_what_is_open_is_written_before_another_is_shown(session: Session) -> None:
    autosave = Autosave(session)
    session.open_case(CAMILLE)
    edit(session, "Rappeler")
    session.open_case(ELOISE)
    assert session.document.case.id == ELOISE and not autosave.is_writing
    assert CaseStore(session.database).load(CAMILLE)[0].notes == "Rappeler"


def test_what_cannot_be_written_stays_open(session: Session, went: list[str]) -> None:
    told: list[bool] = []
    session.stays.connect(lambda: told.append(True))
    session.open_case(CAMILLE)
    edit(session, "Rappeler")
    for leave in (lambda: session.open_case(ELOISE), session.new_case, session.close_case):
        leave()
        assert session.document.case.id == CAMILLE and session.document.case.notes == "Rappeler"
    assert len(told) == 3 and went == ["plan"]


def test_a_case_that_is_gone_is_an_error_and_changes_nothing(session: Session, went: list[str]) -> None:
    failed: list[PlannerError] = []
    session.failed.connect(failed.append)
    session.open_case(CAMILLE)
    session.open_case("nobody")
    assert [error.code for error in failed] == ["case-missing"]
    assert session.document.case.id == CAMILLE and went == ["plan"]


def test_a_new_case_begins_on_the_next_monday(session: Session, went: list[str]) -> None:
    session.new_case(target="72100")
    case = session.document.case
    assert (case.target.trade, case.preferences.start, case.created) == (
        "72100", date(2026, 11, 30), date(2026, 11, 25)
    )  # fmt: skip
    assert session.document.is_saved and session.document.version == 0 and went == ["intake"]


def test_closing_puts_the_case_away(session: Session, went: list[str]) -> None:
    session.close_case()
    assert went == []
    session.open_case(CAMILLE)
    session.close_case()
    assert session.document.case is None and went == ["plan", "clients"]


def test_the_profile_is_kept_in_the_database(session: Session) -> None:
    told: list[str] = []
    session.counsellor_changed.connect(lambda: told.append(session.counsellor.name))
    session.save_counsellor(Counsellor("Andrée Conseil", "AC"))
    assert told == ["Andrée Conseil"]
    again = opening.opened(session.database.path)
    assert again.counsellor == session.counsellor
    again.database.close()


def test_another_database_is_shown_without_the_case_of_the_first(
    session: Session, office: Path, tmp_path: Path
) -> None:
    session.open_case(CAMILLE)
    other = tmp_path / "autre.db"
    shutil.copy(office, other)
    opening.open_beside(session, other)
    assert session.database.path == other and session.document.case is None


def test_opening_the_open_case_again_loses_nothing_that_can_be_undone(
    session: Session, went: list[str]
) -> None:
    session.open_case(CAMILLE)
    document = session.document
    first = document.case
    assert first is not None
    document.edit(replace(first, notes="Rappeler"), "Note")
    session.open_case(CAMILLE, "intake")
    assert (document.undo_stack.count(), went[-1]) == (1, "intake")
    document.undo_stack.undo()
    assert document.case == first


def test_opening_the_open_case_again_takes_in_what_others_saved(session: Session) -> None:
    session.open_case(CAMILLE)
    document = session.document
    first = document.case
    assert first is not None
    document.edit(replace(first, notes="Rappeler"), "Note")
    version = session.cases.save(document.case, document.version, session.counsellor)
    document.mark_saved(document.case, version)
    session.cases.save(replace(document.case, kind=UPGRADING), version, session.counsellor)
    session.open_case(CAMILLE)
    assert document.case.kind == UPGRADING and document.is_saved
    document.undo_stack.undo()
    assert document.case == replace(first, kind=UPGRADING)
