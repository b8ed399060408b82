"""Files of another office, shown on the page of sharing."""

from pathlib import Path

from db.exchange.package import Order
from db.exchange.sealing import Cost
from planner.office import Counsellor
from ui.merge_work import Stage
from ui.pages.sharing import SharingPage

THERE = Counsellor("Dominique Modèle", "DM", "Bureau du sud")
OPEN = Order("quatre mots pour rire", identity=True, basis="transfert", cost=Cost(1, 8))


def previewed(page: SharingPage, file: Path) -> None:
    page.receive(file)
    assert page.work.stage is Stage.ASKING
    page.ask.given.emit(OPEN.passphrase)
    assert page.work.stage is Stage.SHOWN
