"""A plan that is over."""

from dataclasses import replace

from tests.ui.office import AUTHOR, CAMILLE
from ui.main_window import MainWindow


def finish(window: MainWindow) -> None:
    """End every step of Camille's plan."""
    case, version = window.session.cases.load(CAMILLE)
    steps = tuple(replace(step, status="finished") for step in case.plan.steps)
    window.session.cases.save(replace(case, plan=replace(case.plan, steps=steps)), version, AUTHOR)
