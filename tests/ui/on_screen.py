"""What a window shows, with its type: a page, and a step of the plan on it; an edit of the open case."""

from dataclasses import replace
from typing import TypeVar

from planner.plan import Step
from ui.main_window import MainWindow
from ui.page import Page
from ui.pages.plan import PlanPage

P = TypeVar("P", bound=Page)


def page_of(window: MainWindow, kind: type[P]) -> P:
    """Return the window's page of a kind."""
    found = window.pages[kind.name]
    assert isinstance(found, kind)
    return found


def step_of(page: PlanPage, step_id: str) -> Step:
    """Return a step of the plan that is open."""
    case = page.session.document.case
    assert case is not None
    found = case.plan.step(step_id)
    assert found is not None
    return found


def change_notes(window: MainWindow, notes: str) -> None:
    """Change the notes of the open case, as a step that can be undone."""
    document = window.session.document
    document.edit(replace(document.case, notes=notes), "Changer les notes")
