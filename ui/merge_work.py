"""A merge, from the file that was chosen to the report; nothing is written before the person says so."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from planner.catalogue import Catalogue
from planner.errors import PlannerError
from planner.words import N_
from ui.models.merge_plan import MergePlan
from ui.opening import use_catalogue
from ui.session import Session
from ui.staged_work import StagedWork
from ui.tasks import Running

if TYPE_CHECKING:
    from db.exchange.merge import Report
    from db.exchange.package import Package

STOPPED, OUTDATED, LOCKED = "merge-stopped", "merge-outdated", "database-locked"
PASSPHRASES = ("passphrase-missing", "exchange-unopened")


class Stage(Enum):
    """How far a merge is."""

    CHOOSING = "choosing"
    ASKING = "asking"
    READING = "reading"
    SHOWN = "shown"
    WRITING = "writing"
    WRITTEN = "written"


@dataclass(frozen=True)
class Written:
    """What a merge left: its report, and the catalogue with what came in of it."""

    report: "Report"
    catalogue: Catalogue | None


class MergeWork(StagedWork):
    """Reads and writes on the store's worker, behind every save; `changed` says that it is further."""

    stage: Stage

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(Stage.CHOOSING, parent)
        self._session = session
        self.path = Path()
        self.plan: MergePlan | None = None
        self.written: Written | None = None
        self.waiting: list[Path] = []
        session.unlocked.connect(self._go_on)

    def receive(self, path: Path) -> None:
        """Read a received file, behind the one on which something is still to be decided or done."""
        if self.stage in (Stage.CHOOSING, Stage.WRITTEN) and not self.waiting:
            self.read(path)
        elif path != self.path and path not in self.waiting:
            self.waiting.append(path)
            words = self._session.language.words
            self._session.said.emit(
                words._("{file} waits: it is shown after the file that is read now.", file=path.name)
            )

    def read(self, path: Path, passphrase: str = "") -> None:
        """Read a received file, and say what it would change here."""
        if self.stage in (Stage.READING, Stage.WRITING):
            return
        self.path, session = path, self._session
        session.leaving.emit()
        self._go(Stage.READING)
        self.running = session.store_tasks.follow(
            N_("Reading the received file"),
            lambda running: _read(session, path, passphrase, running),
            self._show,
        )

    def merge(self) -> None:
        """Merge as decided, after a copy of the database."""
        plan, session = self.plan, self._session
        if plan is None or self.stage is not Stage.SHOWN:
            return
        session.leaving.emit()
        self._go(Stage.WRITING)
        self.running = session.store_tasks.follow(
            N_("Merging"), lambda running: _merged(session, plan, running), self._end
        )

    def leave(self) -> None:
        """Put the file away, leave everything as it is, and go on with the next one that waits."""
        self.stop()
        self.plan = self.written = None
        self._go(Stage.CHOOSING)
        self._go_on()

    def forget(self) -> None:
        """Put away what was received for another database."""
        self.waiting.clear()
        self.leave()

    def _go_on(self) -> None:
        if self.waiting and self.stage is Stage.CHOOSING:
            self.read(self.waiting.pop(0))

    def _show(self, done: Future[MergePlan], told: PlannerError | None = None) -> None:
        self.running, error = None, done.exception()
        if error is None:
            self.plan = done.result()
            self._go(Stage.SHOWN, told)
        elif isinstance(error, PlannerError) and error.code in PASSPHRASES:
            self._go(Stage.ASKING, error if error.code == PASSPHRASES[1] else None)
        elif isinstance(error, PlannerError) and error.code == LOCKED:
            # The window is locked: the file is shown first once it is not.
            self.waiting.insert(0, self.path)
            self._go(Stage.CHOOSING)
        else:
            self._fail(error, Stage.CHOOSING)

    def _look_again(self, plan: MergePlan, told: PlannerError) -> None:
        """Compare anew what was changed here since the file was shown, and say so."""
        session = self._session
        self._go(Stage.READING)
        self.running = session.store_tasks.follow(
            N_("Reading the received file"),
            lambda running: _compared_again(session, plan, running),
            lambda done: self._show(done, told),
        )

    def _end(self, done: Future[Written]) -> None:
        self.running, error = None, done.exception()
        if isinstance(error, PlannerError) and error.code == OUTDATED and self.plan is not None:
            self._look_again(self.plan, error)
            return
        if error is not None:
            self._fail(error, Stage.SHOWN)
            return
        self.written = done.result()
        if self.written.catalogue is not None:
            use_catalogue(self._session, self.written.catalogue)
        self._go(Stage.WRITTEN)

    def _fail(self, error: BaseException, stage: Stage) -> None:
        stopped = isinstance(error, PlannerError) and error.code == STOPPED
        self._go(stage, None if stopped else error)
        # The next file would hide what is said of this one on the page.
        if not isinstance(error, PlannerError) or (self.waiting and not stopped):
            self._session.failed.emit(error)
        self._go_on()


def _read(session: Session, path: Path, passphrase: str, running: Running) -> MergePlan:
    from db.exchange.merge import received

    package = received(session.database, path, passphrase, watch(running, 0.5, 0.0))
    return _compared(session, package, watch(running, 0.5, 0.5))


def _compared_again(session: Session, plan: MergePlan, running: Running) -> MergePlan:
    found = _compared(session, plan.preview.package, watch(running, 1.0, 0.0))
    found.follow(plan)
    return found


def _compared(session: Session, package: "Package", tell: Callable[[int, int], None]) -> MergePlan:
    from db.exchange.case_merges import NEW
    from db.exchange.merge import preview
    from db.exchange.twins import twins

    found = preview(session.database, package, tell=tell)
    return MergePlan(found, twins(session.database, [(case.id, case.name) for case in found.of(NEW)]))


def _merged(session: Session, plan: MergePlan, running: Running) -> Written:
    from db.catalogue import CatalogueStore
    from db.exchange.merge import merge

    database, package = session.database, plan.preview.package
    report = merge(
        database, package, session.counsellor, plan.choices, tell=watch(running, 1.0, 0.0),
        left_out=frozenset(plan.left_out), accepted=plan.accepted, seen=plan.preview.seen,
    )  # fmt: skip
    brought = bool(report.id and package.content.catalogue.activities)
    return Written(report, CatalogueStore(database).load() if brought else None)


def watch(running: Running, share: float, before: float) -> Callable[[int, int], None]:
    """Return what tells how far a part of the work is, and ends it when the person asks."""

    def tell(done: int, total: int) -> None:
        if running.stopped():
            raise PlannerError(STOPPED)
        running.progress("", before + share * done / max(1, total))

    return tell


def answered(session: Session, done: "Future[Any]") -> Any:
    """Return what long work brings; say why it failed, or that the person stopped it, and return None."""
    error = done.exception()
    if isinstance(error, PlannerError) and error.code == STOPPED:
        session.said.emit(session.language.words._("Stopped: nothing was changed."))
        return None
    return session.answer(done)
