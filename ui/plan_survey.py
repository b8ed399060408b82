"""What another catalogue does to the open plans: asked beside the window, stopped at any time."""

from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.affected_words import counted, naming
from planner.catalogue import Catalogue
from ui.models.affected_plans import PlanLine, plan_lines
from ui.session import Session
from ui.tasks import Running

if TYPE_CHECKING:
    from planner.affected import AffectedPlan

    Found = tuple[tuple[AffectedPlan, ...], bool]


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
        self._running = self._session.search_tasks.follow(
            words._("Looking at the open plans"),
            lambda running: _affected(self._session, before, after, running),
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
        self.is_looking, words = False, self._session.language.words
        self.found, is_stopped = self._session.answer(done) or ((), False)
        stopped = words._("Stopped: not every plan was looked at.") if is_stopped else ""
        said = counted(self.found, words) or ("" if stopped else words._("No open plan is touched."))
        self.said = " ".join(part for part in (said, stopped) if part)
        self.changed.emit()


def _affected(session: Session, before: Catalogue, after: Catalogue, running: Running) -> "Found":
    from db.catalogue import CatalogueStore
    from planner.affected import affected_plans

    cases = CatalogueStore(session.database).open_plans()
    return affected_plans(cases, before, after, running.progress, running.stopped), running.stopped()
