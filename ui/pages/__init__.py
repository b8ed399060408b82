"""The pages of the window, in the order of the rail."""

from ui.page import Page
from ui.pages.catalogue import CataloguePage
from ui.pages.clients import ClientsPage
from ui.pages.directions import DirectionsPage
from ui.pages.home import HomePage
from ui.pages.intake import IntakePage
from ui.pages.plan import PlanPage
from ui.pages.preview import PreviewPage
from ui.pages.sharing import SharingPage

PAGES: tuple[type[Page], ...] = (
    HomePage, ClientsPage, PlanPage, CataloguePage, DirectionsPage, SharingPage, IntakePage,
    PreviewPage,
)  # fmt: skip
