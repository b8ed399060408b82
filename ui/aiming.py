"""Aim a case at a trade: the open one as an undo step, or a new one."""

from dataclasses import replace

from planner.words import N_
from ui.session import Session


def aim_at(session: Session, code: str) -> None:
    """Make a trade the target of the open case, or begin a case with it."""
    case = session.document.case
    if case is None:
        session.new_case(target=code)
        return
    aimed = replace(case, target=replace(case.target, trade=code, title=""))
    session.document.edit(aimed, N_("Choose the target occupation"))
