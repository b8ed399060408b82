"""The commands of the menu of the plan: what its page does by a key or a button, found by name too."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from planner.words import N_
from ui.actions import Command

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.pages.plan import PlanPage

WEEK = 7
Act = Callable[["PlanPage"], object]


def plan_commands(window: "MainWindow") -> Iterator[Command]:
    """Yield the commands; on another page each goes to the plan first, and without a case it stays there."""
    yield _one(window, "search_again", N_("Search pathways a&gain"), lambda p: p.search_again(), "F5")
    yield _one(window, "what_if", N_("What &if…"), lambda p: p.board.what_if.click(), own="F6")
    yield _one(
        window, "plan_again", N_("Plan aroun&d what is settled…"), lambda p: p.board.again.click(), own="F7"
    )
    yield _one(window, "add_step", N_("&Add a step…"), lambda p: p.questions.ask_step(p.add_step), "Ins")
    yield _one(window, "pin", N_("&Pin or unpin the chosen step"), _pin, own="Ctrl+M")
    yield _one(window, "remove_step", N_("&Remove the chosen step"), lambda p: p.remove_step(), "Del")
    text = N_("Chosen step a week &earlier")
    yield _one(window, "earlier", text, partial(_move, days=-WEEK), "Alt+Up")
    text = N_("Chosen step a week &later")
    yield _one(window, "later", text, partial(_move, days=WEEK), "Alt+Down")
    before, after = partial(_reorder, places=-1), partial(_reorder, places=1)
    yield _one(window, "before", N_("Chosen step &before the one above"), before, "Alt+Shift+Up")
    yield _one(window, "after", N_("Chosen step a&fter the one below"), after, "Alt+Shift+Down")
    yield _one(window, "compare", N_("Co&mpare the pathways"), _compare, own="F9", also=N_("side by side"))
    text, also = N_("Follow-&up of the plan…"), N_("next meeting, appointment, review")
    yield Command(
        "follow_up", "plan", text, partial(_follow_up, window), "F8", "calendar-clock", also=also, apart=True
    )


def _follow_up(window: "MainWindow") -> None:
    from ui.follow_up import ask_follow_up

    ask_follow_up(window.session, window)


def _one(
    window: "MainWindow", name: str, text: str, act: Act, key: str = "", own: str = "", also: str = ""
) -> Command:
    """Return a command whose `key` the page claims, or that has a key of its own on every page."""
    return Command(name, "plan", text, partial(_do, window, act), own, shown=key, also=also)


def _do(window: "MainWindow", act: Act) -> None:
    from ui.pages.plan import PlanPage

    page = window.pages["plan"]
    assert isinstance(page, PlanPage)
    window.go(page.name)
    if window.session.document.case is not None:
        act(page)


def _move(page: "PlanPage", days: int) -> None:
    page.edits.move(page.chosen_id, days)


def _reorder(page: "PlanPage", places: int) -> None:
    page.edits.reorder(page.chosen_id, places)


def _pin(page: "PlanPage") -> None:
    page.edits.change(page.chosen_id, lambda step: replace(step, pinned=not step.pinned), N_("Pin the step"))


def _compare(page: "PlanPage") -> None:
    page.board.tabs.tabs.setCurrentWidget(page.board.tabs.proposals)
