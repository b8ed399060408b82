"""The case that the tests of the plan's page read."""

from datetime import timedelta

from PySide6.QtWidgets import QDialog, QLabel

from planner.case import Case
from ui.pages.plan import PlanPage

WEEK = timedelta(days=7)


def case_of(page: PlanPage) -> Case:
    assert page.session.document.case is not None
    return page.session.document.case


def said(found: QDialog) -> str:
    return "\n".join(label.text() for label in found.findChildren(QLabel))
