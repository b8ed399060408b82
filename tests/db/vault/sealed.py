"""What the encrypted database of the tests holds: a word that is found nowhere else."""

from db.cases import CaseStore
from db.catalogue import CatalogueStore
from db.database import Database
from planner.office import Counsellor
from tests.builders import a_case, a_small_catalogue

PASSPHRASE = "quatre saisons en ville"
OTHER = "quatre autres saisons"
CANARY = "Zebuline-Canari-Tetragone"
HERE = Counsellor("Camille Exemple", "CE", "Bureau du nord")


def fill(database: Database) -> None:
    """Write a catalogue and a case that says the word."""
    CatalogueStore(database).replace(a_small_catalogue())
    CaseStore(database).add(a_case(notes=CANARY), HERE)
