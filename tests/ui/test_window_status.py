"""What the window says of an edit that could not be kept as it was typed."""

from dataclasses import replace

from PySide6.QtGui import QGuiApplication

from planner.case import Case
from planner.errors import PlannerError
from tests.ui.on_screen import page_of
from ui.autosave import State, Status
from ui.main_window import MainWindow
from ui.pages.plan import PlanPage
from ui.tasks import Running


def case_of(window: MainWindow) -> Case:
    assert window.session.document.case is not None
    return window.session.document.case


def test_a_text_that_was_cut_is_said_and_one_that_fits_is_not(planned: MainWindow) -> None:
    document = planned.session.document
    document.edit(replace(case_of(planned), notes="a" * 90_000), "essai")
    assert not planned.notice.isVisible()
    document.edit(replace(case_of(planned), notes="a" * 150_000), "essai")
    assert planned.notice.isVisible() and len(case_of(planned).notes) == 99_998
    assert "100\u00a0000 caractères" in planned.notice.text.text()


def test_a_number_that_was_hidden_can_be_kept_after_all(planned: MainWindow) -> None:
    document = planned.session.document
    document.edit(replace(case_of(planned), notes="no 046 454 286"), "essai")
    assert "046" not in case_of(planned).notes and planned.notice.isVisible()


def test_a_refused_save_offers_its_details_and_stays_on_show(planned: MainWindow) -> None:
    error = PlannerError("disk-full", path="/secret/Camille.db")
    planned._status.show_saved(Status(State.FAILED, error=error))
    buttons = {button.text(): button for button in planned.notice._buttons}
    assert list(buttons) == ["Réessayer", "Copier les détails"]
    buttons["Copier les détails"].click()
    copied = QGuiApplication.clipboard().text()
    assert "PlannerError disk-full" in copied and "Camille" not in copied and planned.notice.isVisible()


def test_a_failure_that_lasts_is_said_once_and_again_when_the_person_asks(planned: MainWindow) -> None:
    failed = lambda: Status(State.FAILED, error=PlannerError("disk-full", path="x.db"))  # noqa: E731
    planned._status.show_saved(failed())
    planned.notice.hide()
    planned._status.show_saved(failed())
    assert not planned.notice.isVisible() and planned.status_bar.retry.isVisible()
    planned.status_bar.retry.click()
    planned._status.show_saved(failed())
    assert planned.notice.isVisible()


def failing(window: MainWindow) -> None:
    window.autosave._fail(PlannerError("disk-full", path="bureau.db"))


def ways_of(window: MainWindow) -> list[str]:
    return [button.text() for button in window.notice._buttons]


def test_who_leaves_while_a_save_fails_still_sees_why_and_the_ways_out(planned: MainWindow) -> None:
    planned.session.document.edit(replace(case_of(planned), notes="Rappeler"), "essai")
    failing(planned)
    assert not planned.session.may_leave()
    said = planned.notice.text.text()
    assert "reste ouvert" in said and "bureau.db" in said and planned.notice.isVisible()
    assert ways_of(planned) == ["Réessayer", "Copier les détails"]
    assert planned.notice.property("role") == "fault"


def test_who_leaves_before_a_save_hears_that_the_case_stays(planned: MainWindow) -> None:
    planned.session.document.edit(replace(case_of(planned), notes="Rappeler"), "essai")
    assert not planned.session.may_leave()
    assert planned.notice.text.text().endswith("il reste ouvert.") and ways_of(planned) == []


def test_a_failed_save_is_seen_again_after_another_message(planned: MainWindow) -> None:
    planned.session.document.edit(replace(case_of(planned), notes="Rappeler"), "essai")
    failing(planned)
    failure = planned.notice.text.text()
    planned.session.said.emit("Le plan est copié.")
    assert planned.notice.text.text() == "Le plan est copié."
    planned.notice._timer.timeout.emit()
    assert planned.notice.text.text() == failure and planned.notice.isVisible() and len(ways_of(planned)) == 2
    planned.notice._close.click()
    planned.session.said.emit("Le plan est copié.")
    planned.notice._timer.timeout.emit()
    assert not planned.notice.isVisible()


def test_a_search_has_one_bar_and_one_stop_wherever_it_is_seen(planned: MainWindow) -> None:
    session, bar, strip = planned.session, planned.status_bar, page_of(planned, PlanPage).board.strip
    running = session.search_tasks._running
    running.append(Running("Searching for pathways", lambda *_: None))
    planned.go("clients")
    assert bar._row.isVisible()
    planned.go("plan")
    strip.show_busy(True)
    strip._busy.timeout.emit()
    assert strip.cancel.isVisible() and not bar._row.isVisible()
    strip.show_progress(0.5)
    strip.show_busy(True)
    assert (strip._bar.value(), strip._bar.maximum()) == (50, 100)
    strip.show_busy(False)
    assert not strip.cancel.isVisible()
    running.clear()
