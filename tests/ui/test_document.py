from dataclasses import replace
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import a_case
from ui.document import CaseDocument
from ui.left_steps import MOST


@pytest.fixture
def document(qapp: object) -> CaseDocument:
    return CaseDocument()


def test_opening_shows_the_case_with_nothing_to_undo(document: CaseDocument, qtbot: QtBot) -> None:
    case = a_case()
    with qtbot.waitSignal(document.changed) as seen:
        document.open(case, 3)
    assert seen.args == [case]
    assert (document.case, document.version, document.is_saved) == (case, 3, True)
    assert not document.undo_stack.canUndo()


def test_an_edit_is_one_named_step_and_undo_gives_the_very_same_case(document: CaseDocument) -> None:
    case = a_case()
    document.open(case, 1)
    document.edit(replace(case, notes="Suivi"), "Change the notes")
    assert document.undo_stack.undoText() == "Change the notes"
    assert document.case is not None and document.case.notes == "Suivi" and not document.is_saved
    document.undo_stack.undo()
    assert document.case is case and document.is_saved


def test_an_equal_case_is_no_step(document: CaseDocument) -> None:
    case = a_case()
    document.open(case, 1)
    document.edit(replace(case), "Nothing")
    assert document.case is case and document.undo_stack.count() == 0


def test_editing_nothing_is_nothing(document: CaseDocument) -> None:
    document.edit(a_case(), "Nothing open")
    assert document.case is None


def test_closing_forgets_everything(document: CaseDocument) -> None:
    case = a_case()
    document.open(case, 4)
    document.edit(replace(case, notes="Suivi"), "Change the notes")
    document.close()
    assert (document.case, document.saved_case, document.version) == (None, None, 0)
    assert document.undo_stack.count() == 0


def test_many_edits_undo_to_the_first_case(document: CaseDocument) -> None:
    first = a_case()
    document.open(first, 1)
    for number in range(50):
        assert document.case is not None
        document.edit(replace(document.case, notes=str(number)), f"Note {number}")
    for _ in range(50):
        document.undo_stack.undo()
    assert document.case is first


def test_a_text_too_long_to_be_kept_is_cut_and_said(document: CaseDocument, qtbot: QtBot) -> None:
    case = a_case()
    document.open(case, 1)
    with qtbot.waitSignal(document.shortened):
        document.edit(replace(case, notes="a" * 150_000), "Change the notes")
    assert document.case is not None and len(document.case.notes) == 99_998
    with qtbot.assertNotEmitted(document.shortened):
        document.edit(replace(document.case, kind="upgrading"), "Change the kind")


def test_an_edit_that_goes_on_with_the_last_one_is_one_step_with_it(document: CaseDocument) -> None:
    first = a_case()
    document.open(first, 1)
    for text, joins in (("Elle", False), ("Elle veut", True), ("Elle veut bouger", True)):
        document.edit(replace(first, notes=text), "Notes", joins=joins)
    assert document.undo_stack.count() == 1 and document.case.notes == "Elle veut bouger"
    document.undo_stack.undo()
    assert document.case is first
    document.undo_stack.redo()
    assert document.case.notes == "Elle veut bouger"
    document.edit(replace(document.case, kind="upgrading"), "Kind", joins=True)
    document.edit(replace(document.case, notes="Autre jour"), "Notes")
    assert document.undo_stack.count() == 3


def test_what_can_be_undone_comes_back_with_its_case(document: CaseDocument) -> None:
    one, other = a_case(), replace(a_case(), id=str(uuid4()))
    document.open(one, 1)
    edited = replace(one, notes="Suivi")
    document.edit(edited, "Change the notes")
    document.mark_saved(edited, 2)
    document.open(other, 7)
    assert not document.undo_stack.canUndo()
    document.open(replace(edited), 2)
    assert document.is_saved and document.undo_stack.undoText() == "Change the notes"
    document.undo_stack.undo()
    assert document.case is one and not document.is_saved and document.version == 2


@pytest.mark.parametrize("version, notes", [(3, "Suivi"), (2, "Autre")])
def test_what_something_else_wrote_since_begins_without_steps(
    document: CaseDocument, version: int, notes: str
) -> None:
    one, other = a_case(), replace(a_case(), id=str(uuid4()))
    document.open(one, 1)
    document.edit(replace(one, notes="Suivi"), "Change the notes")
    document.mark_saved(document.case, 2)
    document.open(other, 7)
    document.open(replace(one, notes=notes), version)
    assert not document.undo_stack.canUndo()


def test_the_steps_of_the_last_cases_alone_are_kept_until_they_are_forgotten(document: CaseDocument) -> None:
    cases = [replace(a_case(), id=str(uuid4())) for _ in range(MOST + 2)]
    for case in cases:
        document.open(case, 1)
        document.edit(replace(case, notes="Suivi"), "Change the notes")
        document.mark_saved(document.case, 2)
    document.close()
    assert len(list(document.left_steps)) == MOST
    document.open(replace(cases[0], notes="Suivi"), 2)
    assert not document.undo_stack.canUndo()
    document.left_steps.forget()
    document.open(replace(cases[-1], notes="Suivi"), 2)
    assert not document.undo_stack.canUndo()


def test_steps_that_are_forgotten_are_taken_off_before_their_stack_goes(document: CaseDocument) -> None:
    document.open(a_case(), 1)
    document.edit(replace(a_case(), notes="Suivi"), "Change the notes")
    document.mark_saved(document.case, 2)
    stack = document.undo_stack
    document.close()
    assert [kept is stack for kept in document.left_steps] == [True] and stack.count() == 1
    document.left_steps.forget()
    assert stack.count() == 0 and not list(document.left_steps)
