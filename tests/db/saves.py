"""Who saves what in the tests of the cases."""

from planner.office import Counsellor
from planner.plan import Step

ONE = Counsellor("Camille Exemple", "CE", "Bureau fictif")
OTHER = Counsellor("Dominique Modèle", "DM", "Bureau fictif")
STEP = Step("s1", activity="DEP", title="Usinage")
