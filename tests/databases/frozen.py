"""What the stored files hold, and how the one of a schema is made, once, on the day it is released.

python -m tests.databases.frozen writes the file of the newest schema, and never one that is there.
"""

import gzip
import sys
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from frozendict import frozendict

from db.cases import CaseStore
from db.catalogue import CatalogueStore
from db.database import open_database
from db.migrations import NEWEST
from db.settings import SettingsStore
from planner.case import UPGRADING, Addition, Case, Preferences, Target, WeeklyHours
from planner.client import Client, Job, PastActivity, SkillLevel
from planner.keeping import Consent, ContactNote, Keeping, PlanAside, Revision
from planner.office import Counsellor
from planner.plan import Plan, Step
from tests.builders import a_small_catalogue

FOLDER = Path(__file__).parent
AUTHOR = Counsellor("Camille Exemple", "CE", "Bureau fictif")
BEFORE = Case(
    Preferences(
        date(2027, 1, 11), date(2029, 12, 31), (WeeklyHours(date(2027, 1, 11), 12.5),), True,
        ("fr",), ("evening", "online"), ("17", "04"), 250_000, ("MAT4",), ("DEP2",),
    ),
    Client(
        "Dominique Modèle", "555-0100", "d@exemple.test", "fr", "65201", "employment", date(2002, 2, 28),
        ("DES",), frozendict(math=3, french=0), frozendict({"65201": 30}),
        frozendict(S1=SkillLevel(2, "vu")), frozendict(car=False, licence=True), date(2021, 6, 23), "17",
        Job(35, 61_250, date(2027, 8, 27)), (PastActivity("TDG", "", None, date(2026, 5, 1), "failed"),),
        "assidu", "garde d’enfants",
    ),
    Target("72100", 3, (Addition("S1", 4, 5, "offre du 2026-11-02"),)), UPGRADING,
    Plan((Step("s1", "MAT4", "evening", date(2027, 1, 11), date(2027, 4, 26), hours_per_week=6),)),
    "notes\nen deux lignes", True, date(2026, 11, 20), "0193a1c2-0000-7000-8000-000000000001",
)  # fmt: skip
WRITTEN = Step("s2", formality="mfor", title="Autorisation écrite", due=date(2027, 1, 8), override="dit")
CASE = replace(BEFORE, plan=Plan((WRITTEN, *BEFORE.plan.steps), ("fastest",), 2, date(2026, 11, 21)))
VERSION = 2
EDITED_ON = date(2026, 11, 26)
# Says nothing of what has a default: a default that changes would change it unseen.
BARE = Case(
    Preferences(date(2027, 1, 11)),
    plan=Plan((Step("s1", "MAT4"),)),
    id="0193a1c2-0000-7000-8000-000000000002",
)
# Lies in the files of the schemas since 0004.
KEPT = Case(
    Preferences(date(2027, 1, 11)),
    keeping=Keeping(
        "Camille Exemple", date(2033, 6, 30),
        (ContactNote("n1", date(2026, 11, 23), "Camille Exemple", "phone", "a appelé\nle centre", None),),
        (Consent("c1", "partners", "", date(2026, 11, 23), date(2027, 11, 23), None, "written", "CE"),),
        (Revision("r1", 1, date(2026, 11, 23), "Camille Exemple", "signée", '{"steps":[]}'),),
        ("0193a1c2-0000-7000-8000-000000000001",),
        (PlanAside("", "Requalification", date(2026, 11, 25), "Camille Exemple", '{"plan":{}}', 2),),
    ),
    plan=Plan(id="0193a1c2-0000-7000-8000-000000000004", name="Rehaussement"),
    id="0193a1c2-0000-7000-8000-000000000003",
)  # fmt: skip

# Lies in the files of the schemas since 0005.
UNSAID = Case(
    Preferences(date(2027, 1, 11), keep_job=None),
    Client(trade="65201", skills=frozendict(S1=SkillLevel(None, "à évaluer")), trade_title="aide-cuisinière"),
    Target("72100", title="machiniste"),
    id="0193a1c2-0000-7000-8000-000000000005",
)


def unpacked(revision: str, folder: Path) -> Path:
    """Return a copy of the stored file of a schema, in `folder`."""
    path = folder / f"{revision}.db"
    path.write_bytes(gzip.decompress((FOLDER / f"{revision}.db.gz").read_bytes()))
    return path


def made(path: Path) -> bytes:
    """Return the bytes of a database with the frozen case, a small catalogue, an edit of it and a profile."""
    database = open_database(path)
    catalogue = CatalogueStore(database, lambda: EDITED_ON)
    catalogue.replace(a_small_catalogue(), "essai", AUTHOR)
    SettingsStore(database).save_counsellor(AUTHOR)
    store = CaseStore(database)
    store.save(CASE, store.add(BEFORE, AUTHOR), AUTHOR)
    store.add(BARE, AUTHOR)
    store.add(KEPT, AUTHOR)
    store.add(UNSAID, AUTHOR)
    # Corrected, then corrected back: the row is as published, and the edit, its past and its mark stay.
    evening = a_small_catalogue().sessions[0]
    for session in (replace(evening, hours_per_week=8), evening):
        catalogue.edit("sessions", session, "appel au centre", AUTHOR)
    database.close()
    return path.read_bytes()


if __name__ == "__main__":
    target = FOLDER / f"{NEWEST}.db.gz"
    if target.exists():
        sys.exit(f"{target} is frozen: it is never written again")
    with tempfile.TemporaryDirectory() as folder:
        target.write_bytes(gzip.compress(made(Path(folder) / "a.db"), mtime=0))
