"""A plan whose catalogue changed says so until somebody looks; what got better says by how much."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from db.catalogue import CatalogueStore
from planner.case import Case
from planner.catalogue import Catalogue
from planner.office import Counsellor
from planner.pathway.result import Result, Status
from planner.requirement import Declared
from tests.ui.models.reading import texts
from tests.ui.office import CAMILLE, a_proposal
from tests.ui.on_screen import page_of
from ui.main_window import MainWindow
from ui.models import pathway_search
from ui.models.clients import ClientTableModel
from ui.opening import use_catalogue
from ui.pages.clients import ClientsPage
from ui.pages.plan import PlanPage
from ui.session import Session

# What a platform without a screen says of dialogs.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
CHANGED = "catalogue-changed"


@pytest.fixture
def page(planned: MainWindow) -> PlanPage:
    """Return the plan page on the plan of Camille."""
    return page_of(planned, PlanPage)


def put(session: Session, catalogue: Catalogue) -> None:
    """Let another catalogue take the place of the present one, as an import does."""
    store = CatalogueStore(session.database, session.today)
    store.replace(catalogue, "2027", Counsellor("A. Conseil"))
    use_catalogue(session, store.load())


def later(catalogue: Catalogue) -> Catalogue:
    """Return the catalogue whose autumn group begins four weeks later."""
    moved = (replace(s, start=date(2027, 9, 27)) if s.code == "autumn" else s for s in catalogue.sessions)
    return replace(catalogue, sessions=tuple(moved))


def first_issue(page: PlanPage) -> str:
    return page._issues[0].code


def test_nothing_is_said_while_the_catalogue_is_that_of_the_plan(page: PlanPage) -> None:
    assert page.drift.found is None and "look" not in page.board.issues.offered


def test_a_changed_group_is_said_first_with_its_remedies(page: PlanPage) -> None:
    put(page.session, later(page.session.catalogue))
    bar = page.board.issues
    assert first_issue(page) == CHANGED and bar.offered == ("look", "search")
    whole = bar.list.item(0).text()
    assert "session autumn" in whole and "30\u00a0août\u00a02027 → 27\u00a0sept.\u00a02027" in whole


def test_a_look_settles_it_and_can_be_undone(page: PlanPage) -> None:
    put(page.session, later(page.session.catalogue))
    page.board.issues.remedies[0].click()
    assert first_issue(page) != CHANGED and "look" not in page.board.issues.offered
    assert page.session.document.undo_stack.undoText() == "Prendre connaissance du catalogue changé"
    page.session.document.undo_stack.undo()
    assert first_issue(page) == CHANGED and "look" in page.board.issues.offered


def test_searching_again_is_the_other_remedy(page: PlanPage, searched: list[Case]) -> None:
    put(page.session, later(page.session.catalogue))
    asked = len(searched)
    page.board.issues.remedies[1].click()
    assert len(searched) == asked + 1


def test_a_change_elsewhere_says_nothing(page: PlanPage) -> None:
    catalogue = page.session.catalogue
    put(page.session, replace(catalogue, trades={k: t for k, t in catalogue.trades.items() if k != "64100"}))
    assert page.drift.found is None


def test_the_list_of_clients_has_them_apart_until_somebody_looks(page: PlanPage) -> None:
    clients = page.window().pages["clients"]  # type: ignore[attr-defined]
    assert isinstance(clients, ClientsPage) and isinstance(clients.model, ClientTableModel)
    chip = clients.chips.buttons["drifted"]
    assert not chip.isVisibleTo(clients)
    put(page.session, later(page.session.catalogue))
    assert chip.isVisibleTo(clients) and chip.text() == "Catalogue changé  1"
    chip.click()
    assert texts(clients.model) == ["Camille Exemple"] and clients.chosen is not None
    assert clients.chosen.summary.id == CAMILLE
    assert clients.card.drift.text().startswith("Le catalogue a changé; ce plan ")


def test_a_proposal_says_by_what_it_is_better_now(page: PlanPage, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = page.session.catalogue
    put(page.session, replace(catalogue, sessions=tuple(s for s in catalogue.sessions if s.code != "autumn")))
    before = Result(Status.OPTIMAL, (a_proposal("fastest", later=True),))
    monkeypatch.setattr(pathway_search, "find", lambda *_: before)
    page.search_again()
    after = Result(Status.OPTIMAL, (a_proposal("fastest"),))
    monkeypatch.setattr(pathway_search, "find", lambda *_: after)
    put(page.session, catalogue)
    (card,) = page.board.strip.cards
    gain = "19 semaines plus tôt, avec le nouveau groupe"
    assert gain in [label.accessibleName() for label in card.findChildren(QLabel)]
    page.search_again()
    assert page.pathways.gain(after.proposals[0]) == "", "an ordinary search compares with nothing"


@pytest.mark.parametrize("count", [1, 8])
def test_cards_with_news_and_badges_are_shown_whole(
    page: PlanPage, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    page.window().resize(1366, 768)
    catalogue = page.session.catalogue
    put(page.session, replace(catalogue, sessions=tuple(s for s in catalogue.sessions if s.code != "autumn")))
    before = Result(Status.OPTIMAL, (a_proposal("fastest", later=True),))
    monkeypatch.setattr(pathway_search, "find", lambda *_: before)
    page.search_again()
    unsure = replace(a_proposal("fastest"), conditional_on=(Declared("motivated"),), estimated=True)
    found = tuple(replace(unsure, money_cents=number) for number in range(count))
    monkeypatch.setattr(pathway_search, "find", lambda *_: Result(Status.OPTIMAL, found))
    put(page.session, catalogue)
    QApplication.processEvents()  # the strip asks for more height
    QApplication.processEvents()  # and the page gives it
    for card in page.board.strip.cards:
        assert card.height() >= card.sizeHint().height()
        shown = card.visibleRegion().boundingRect().height()
        assert shown in (0, card.height()), "beside the view, or whole in it"
    assert not page.board.strip.cards[0].visibleRegion().isEmpty()
