"""An export beside the window: written, read back and verified before it is announced."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.words import N_
from ui.merge_work import STOPPED, watch
from ui.session import Session
from ui.tasks import Running

if TYPE_CHECKING:
    from db.exchange.manifest import Manifest
    from db.exchange.package import Order


def export(session: Session, path: Path, order: "Order") -> Running:
    """Write the cases of an order into a file; what was written, or why not, is said in the window."""
    from db.exchange.package import write_package

    session.leaving.emit()

    def work(running: Running) -> "Manifest":
        return write_package(session.database, path, order, session.counsellor, watch(running, 1.0, 0.0))

    def told(done: "Future[Manifest]") -> None:
        error = done.exception()
        if isinstance(error, PlannerError) and error.code == STOPPED:
            session.said.emit(session.language.words._("The export was stopped: no file was written."))
        elif (label := session.answer(done)) is not None:
            session.said.emit("\n".join(export_lines(session, path, label)))

    return session.store_tasks.follow(N_("Exporting"), work, told)


def when_tried(session: Session, passphrase: str, then: Callable[[bool], None]) -> None:
    """Try beside the window whether a passphrase opens the database that is open, and say so to `then`."""
    from db.vault.doors import opens

    path = session.database.path
    session.side_tasks.run(lambda: opens(path, passphrase), lambda done: then(bool(session.answer(done))))


def export_lines(session: Session, path: Path, label: "Manifest") -> list[str]:
    """Return what is said of a file that was written and verified."""
    from db.exchange.sealing import fingerprint

    words = session.language.words
    cases = words.n_("{n} case", "{n} cases", label.clients)
    withheld = words._("Names, contacts, dates of birth and notes stayed here.")
    inside = words._("Names, contacts and notes are in the file. Keep its passphrase apart from it.")
    return [
        words._("{path}: written and verified: {cases}, export number {number}.",
                path=path, cases=cases, number=label.sequence),
        inside if label.identity else withheld,
        words._("Fingerprint of your office’s key: {fingerprint}",
                fingerprint=fingerprint(bytes.fromhex(label.key))),
    ]  # fmt: skip
