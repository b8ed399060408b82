"""What another catalogue does to the open plans: asked beside the window, stopped at any time.

A few plans at a time, so that a search for the open case never waits behind all of them.
"""

from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.affected_words import counted, naming
from planner.case import Case
from planner.catalogue import Catalogue
from planner.words import N_
from ui.models.affected_plans import PlanLine, plan_lines
from ui.session import Session
from ui.tasks import Running

if TYPE_CHECKING:
    from planner.affected import AffectedPlan

    Found = tuple[tuple[AffectedPlan, ...], "Slice | None", bool]

AT_A_TIME = 4


class PlanSurvey(QObject):
    """Looks through every open plan; `changed` says that there is something to show."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._running: Running | None = None
        self._asked: object = None
        self.is_looking = False
        self._catalogue = session.catalogue
        self.found: tuple[AffectedPlan, ...] = ()
        self.said = ""

    @property
    def version(self) -> int:
        """Return the version of the catalogue that the plans were looked at with."""
        return self._catalogue.version

    @property
    def verdicts(self) -> dict[str, str]:
        """Return what it does to each plan, by case."""
        return {plan.case: plan.verdict for plan in self.found}

    @property
    def lines(self) -> list[PlanLine]:
        """Return the plans found so far, the gravest first."""
        return plan_lines(self.found, self._catalogue, self._session.language.words)

    def look(self, before: Catalogue, after: Catalogue) -> None:
        """Look what the change does to the open plans, in the place of the look that goes on."""
        self.stop()
        asked = self._asked = object()
        words, self.found, self.is_looking = self._session.language.words, (), True
        self._catalogue = naming(before, after)
        self.said = words._("Looking at the open plans…")
        self.changed.emit()
        self._go_on(Slice(before, after), asked)

    def _go_on(self, part: "Slice", asked: object) -> None:
        title = N_("Looking at the open plans")
        self._running = self._session.search_tasks.follow(
            title,
            lambda running: _affected(self._session, part, running),
            lambda done: self._take(done, asked),
        )

    def stop(self) -> None:
        """End the look; what was found stays."""
        if self._running is not None:
            self._running.cancel()

    def forget(self) -> None:
        """End the look, and drop what was found."""
        self.stop()
        self._asked, self.is_looking, self.found, self.said = None, False, (), ""

    def _take(self, done: "Future[Found]", asked: object) -> None:
        if self._asked is not asked:
            return
        found, rest, is_stopped = self._session.answer(done) or ((), None, False)
        self.found += found
        if rest is not None and not is_stopped:
            self.changed.emit()
            self._go_on(rest, asked)
        else:
            self._end(is_stopped)

    def _end(self, is_stopped: bool) -> None:
        self.is_looking, words = False, self._session.language.words
        stopped = words._("Stopped: not every plan was looked at.") if is_stopped else ""
        said = counted(self.found, words) or ("" if stopped else words._("No open plan is touched."))
        self.said = " ".join(part for part in (said, stopped) if part)
        self.changed.emit()


@dataclass(frozen=True, slots=True)
class Slice:
    """The plans that are still to be looked at, None before they are read, and how many there are in all."""

    before: Catalogue
    after: Catalogue
    cases: tuple[Case, ...] | None = None
    total: int = 0


def _affected(session: Session, part: Slice, running: Running) -> "Found":
    from db.catalogue import CatalogueStore
    from planner.affected import affected_plans

    cases = CatalogueStore(session.database).open_plans() if part.cases is None else part.cases
    total, now, rest = part.total or len(cases), cases[:AT_A_TIME], cases[AT_A_TIME:]
    done = total - len(cases)

    def told(name: str, share: float) -> None:
        running.progress(name, (done + share * len(now)) / total)

    found = affected_plans(now, part.before, part.after, told, running.stopped)
    return found, replace(part, cases=rest, total=total) if rest else None, running.stopped()
