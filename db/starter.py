"""The first start: a new database filled with the starter catalogue and, when asked, the sample cases."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import resources
from db.cases import CaseStore
from db.catalogue import CatalogueStore
from db.database import Database, create_database, open_database
from planner.case import Case
from planner.case_form import case_from
from planner.office import Counsellor

DATA, SAMPLES = "data", "data/samples"
# Who the records say wrote the samples.
PRODUCT = Counsellor(name="Parcours")


def create_starter(path: Path | str, samples: bool = True, today: date | None = None) -> Database:
    """Make a new database with the starter catalogue; nothing is left of it when that is interrupted."""
    path = Path(path)
    create_database(path, lambda database: _fill(database, samples, today or date.today()))
    return open_database(path, create=False)


def sample_cases(today: date) -> dict[str, Case]:
    """Return the sample cases that the product carries, by the names of their files."""
    files = sorted(resources.path(SAMPLES).glob("*.json"))
    return {file.stem: _sample(json.loads(file.read_text("utf-8")), today) for file in files}


def _fill(database: Database, samples: bool, today: date) -> None:
    # Imported late: an existing database needs no importer.
    from db.importers.form import read_catalogue

    CatalogueStore(database).replace(read_catalogue(resources.path(DATA)))
    if samples:
        store = CaseStore(database)
        for case in sample_cases(today).values():
            store.add(case, PRODUCT)


def _sample(stated: dict[str, Any], today: date) -> Case:
    case = case_from(stated["case"])
    told = ("name", "phone", "language", "trade")
    client = replace(case.client, **{name: stated[name] for name in told if name in stated})
    return replace(case, client=client, notes=stated.get("notes", ""), sample=True, created=today)
