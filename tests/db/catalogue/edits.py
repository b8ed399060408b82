"""A small catalogue and what an office edits of it."""

from datetime import date

from planner.catalogue import Session
from planner.office import Counsellor
from tests.builders import a_small_catalogue

AUTHOR, DAY = Counsellor("Camille Exemple", "CE"), date(2026, 11, 26)
SMALL = a_small_catalogue()
NIGHT = Session("DEP", "night", start=date(2027, 3, 1), entry="dated", mode="evening")
CALL = "appel au centre, 26 novembre"
