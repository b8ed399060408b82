"""The pages of the window, in the order of the rail: each is imported and made when it is first asked for."""

from planner.words import N_
from ui.page import Page, PageEntry


def _home() -> type[Page]:
    from ui.pages.home import HomePage

    return HomePage


def _clients() -> type[Page]:
    from ui.pages.clients import ClientsPage

    return ClientsPage


def _plan() -> type[Page]:
    from ui.pages.plan import PlanPage

    return PlanPage


def _catalogue() -> type[Page]:
    from ui.pages.catalogue import CataloguePage

    return CataloguePage


def _directions() -> type[Page]:
    from ui.pages.directions import DirectionsPage

    return DirectionsPage


def _sharing() -> type[Page]:
    from ui.pages.sharing import SharingPage

    return SharingPage


def _reports() -> type[Page]:
    from ui.pages.reports import ReportsPage

    return ReportsPage


def _intake() -> type[Page]:
    from ui.pages.intake import IntakePage

    return IntakePage


def _preview() -> type[Page]:
    from ui.pages.preview import PreviewPage

    return PreviewPage


PAGES = (
    PageEntry("home", N_("Home"), "home-outline", _home),
    PageEntry("clients", N_("Clients"), "account-multiple-outline", _clients),
    PageEntry("plan", N_("Plan"), "map-marker-path", _plan),
    PageEntry("catalogue", N_("Catalogue"), "book-open-variant", _catalogue),
    PageEntry("directions", N_("Where to?"), "compass-outline", _directions),
    PageEntry("sharing", N_("Sharing"), "swap-horizontal", _sharing),
    PageEntry("reports", N_("Reports"), "chart-box-outline", _reports),
    PageEntry("intake", N_("Client’s case"), "account-edit-outline", _intake, on_rail=False),
    PageEntry("preview", N_("Preview"), "file-pdf-box", _preview, on_rail=False),
)
