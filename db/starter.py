"""The first start: a new database filled with the starter catalogue and, when asked, the sample cases."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_OID, uuid5

import resources
from db.cases import CaseStore
from db.catalogue import CatalogueStore
from db.database import Database, create_database, open_database
from planner.adopt import adopt
from planner.case import Case
from planner.case_form import read_case
from planner.catalogue import Catalogue
from planner.office import Counsellor
from planner.pathway.result import Proposal, ProposedStep, Status

DATA, SAMPLES = "data", "data/samples"
# Who the records say wrote the samples.
PRODUCT = Counsellor(name="Parcours")
# One day for every office: samples opened on two days would differ in each exchange.
OPENED = date(2026, 11, 25)


def create_starter(path: Path | str, samples: bool = True) -> Database:
    """Make a new database with the starter catalogue; nothing is left of it when that is interrupted."""
    path = Path(path)
    create_database(path, lambda database: fill_starter(database, samples))
    return open_database(path, create=False)


def sample_cases(today: date) -> dict[str, Case]:
    """Return the sample cases that the product carries, by the names of their files."""
    with resources.path(f"{SAMPLES}/people.csv").open(encoding="utf-8", newline="") as people:
        return {person["case"]: _sample(person, today) for person in csv.DictReader(people)}


def fill_starter(database: Database, samples: bool) -> None:
    """Write the starter catalogue, and the sample cases when asked, into an empty database."""
    # Imported late: an existing database needs no importer.
    from db.importers.form import read_catalogue

    catalogue = read_catalogue(resources.path(DATA))
    version = CatalogueStore(database).replace(catalogue)
    if samples:
        fill_samples(database, replace(catalogue, version=version))


def fill_samples(database: Database, catalogue: Catalogue) -> None:
    """Write the sample cases into a database that has none of them, some with a plan to try everything on."""
    store = CaseStore(database)
    for name, case in sample_cases(OPENED).items():
        store.add(planned(name, case, catalogue), PRODUCT)


def planned(name: str, case: Case, catalogue: Catalogue) -> Case:
    """Return a sample with the pathway that its file of plans has for it, if the catalogue has its steps."""
    steps = _pathway(name)
    if not steps or not {step.activity for step in steps} <= catalogue.activities.keys():
        return case
    finish = max(step.end for step in steps)
    # Only the steps are adopted: the figures of a proposal are not part of a plan.
    return adopt(case, Proposal((), Status.OPTIMAL, finish, 0, 0, 0, 0, 0, steps), catalogue)


def _pathway(name: str) -> tuple[ProposedStep, ...]:
    with resources.path(f"{SAMPLES}/plans.csv").open(encoding="utf-8", newline="") as plans:
        return tuple(_step(row) for row in csv.DictReader(plans) if row["case"] == name)


def _step(row: dict[str, str]) -> ProposedStep:
    start, end = date.fromisoformat(row["start"]), date.fromisoformat(row["end"])
    return ProposedStep(row["activity"], row["session"], start, end, float(row["hours_per_week"]))


def _sample(person: dict[str, str], today: date) -> Case:
    """Return a person's case, the same in every office: nobody mistakes it for two."""
    case = read_case(resources.path(f"{SAMPLES}/{person['case']}.json"))
    told: dict[str, Any] = {name: person[name] for name in ("name", "phone", "language", "trade")}
    client = replace(case.client, **told)
    key = sample_key(person["case"])
    return replace(case, id=key, client=client, notes=person["notes"], sample=True, created=today)


def sample_key(name: str) -> str:
    """Return the identifier of a sample case, by the name of its file."""
    return str(uuid5(NAMESPACE_OID, f"Parcours sample {name}"))
