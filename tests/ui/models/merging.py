"""A merge to look at: what two offices did to the same cases, previewed in one of them."""

from dataclasses import replace
from pathlib import Path

from db.cases import CaseStore
from db.database import Database, open_database
from db.exchange.merge import Preview, merge, preview, received
from db.exchange.package import Order, write_package
from db.exchange.sealing import Cost
from db.exchange.twins import twins
from planner.case import Case
from planner.office import Counsellor
from planner.plan import Plan, Step
from tests.builders import a_case, a_client
from ui.models.merge_plan import MergePlan

HERE = Counsellor("Camille Exemple", "CE", "Bureau du nord")
THERE = Counsellor("Dominique Modèle", "DM", "Bureau du sud")
OPEN = Order("quatre mots pour rire", identity=True, basis="transfert", cost=Cost(1, 8))


def a_known_case(name: str) -> Case:
    plan = Plan((Step(f"{name}-1", formality="own", title="Appeler"), Step(f"{name}-2", "MAT4")))
    return a_case(client=a_client(name=name, phone="555-0100"), notes="un", plan=plan)


class TwoOffices:
    """Two databases that began with the same three cases; `plan` is what the north would take."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.number = folder, 0
        self.north, self.south = open_database(folder / "n.db"), open_database(folder / "s.db")
        self.cases = [a_known_case(name) for name in ("Alex", "Claude", "Maxime")]
        for case in self.cases:
            CaseStore(self.north).add(case, HERE)
        merge(self.south, received(self.south, self.send(self.north, HERE), OPEN.passphrase), THERE)

    def send(self, database: Database, who: Counsellor) -> Path:
        self.number += 1
        path = self.folder / f"{self.number}.parcours"
        write_package(database, path, OPEN, who)
        return path

    def edit(self, database: Database, case: Case, **changes: object) -> None:
        held, version = CaseStore(database).load(case.id)
        who = HERE if database is self.north else THERE
        CaseStore(database).save(replace(held, **changes), version, who)  # type: ignore[arg-type]

    def shown(self) -> Preview:
        return preview(self.north, received(self.north, self.send(self.south, THERE), OPEN.passphrase))

    def plan(self) -> MergePlan:
        found = self.shown()
        names = [(case.id, case.name) for case in found.of("new")]
        return MergePlan(found, twins(self.north, names))

    def close(self) -> None:
        self.north.close()
        self.south.close()
