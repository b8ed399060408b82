"""Who works in the two offices, how they seal what they send, and how a case is changed in one of them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from db.cases import CaseStore
from db.database import Database
from db.exchange.package import Order
from db.exchange.sealing import Cost
from planner.case import Case
from planner.office import Counsellor

PASSPHRASE = "quatre mots pour rire"
OPEN = Order(PASSPHRASE, identity=True, basis="transfert", cost=Cost(1, 8))
HERE = Counsellor("Camille Exemple", "CE", "Bureau du nord")
THERE = Counsellor("Dominique Modèle", "DM", "Bureau du sud")
Send = Callable[..., Path]


def edited(database: Database, case: Case, author: Counsellor, **changes: object) -> Case:
    """Save a case with other values."""
    store = CaseStore(database)
    held, version = store.load(case.id)
    after = replace(held, **changes)  # type: ignore[arg-type]
    store.save(after, version, author)
    return after
