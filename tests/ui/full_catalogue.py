"""The small office's catalogue with all that a card can say: wages, outlook, a measure, a source."""

from dataclasses import replace
from datetime import date

from planner.catalogue import (
    Catalogue,
    Grants,
    Measure,
    Outlook,
    Provenance,
    Session,
    SkillNeed,
    Source,
    TradeTitle,
    Wage,
)
from planner.requirement import Age, Any, Credential, Declared
from planner.text import Text
from tests.builders import an_activity
from tests.ui.office import an_office_catalogue

SEEN = Provenance("Répertoire essai", True, date(2026, 9, 1))
UNSEEN = Provenance("De mémoire", verified=False)
MEASURE = Measure(
    "AIDE",
    Text("Aide d’essai", "Trial aid"),
    Any((Age(16), Declared("exception"))),
    Text("Une aide.", "An aid."),
    Text("100 $ par semaine", "$100 a week"),
    date(2026, 4, 1),
    date(2027, 4, 1),
    SEEN,
)


def a_full_catalogue() -> Catalogue:
    """Return two trades, what leads to them, and the facts beside them."""
    small = an_office_catalogue()
    machinist = replace(
        small.trades["72100"],
        teer=2,
        sector="7",
        usual=Credential("DEP"),
        skills=(SkillNeed("S1", 3, 4), SkillNeed("S2", 4, 5)),
    )
    gone = replace(small.trades["64100"], code="64999", retired=True)
    old = replace(
        an_activity("OLD", grants=Grants(("DEP",)), kind="dep", hours=900, trades=("72100",)),
        requires=Any(),
        replaced_by="DEP",
        provenance=UNSEEN,
    )
    welcome = an_activity("WELCOME", kind="course", hours=30, trades=("64100",))
    diploma = replace(small.activities["DEP"], kind="dep", trades=("72100",), provenance=SEEN)
    sessions = (
        *(replace(s, region="17") for s in small.sessions),
        Session("DEP", "montreal", region="06", mode="evening", provenance=UNSEEN),
        Session("DEP", "past", start=date(2026, 8, 30), entry="dated", region="03", mode="day"),
    )
    return replace(
        small,
        trades={**small.trades, "72100": machinist, "64999": gone},
        activities={**small.activities, "DEP": diploma, "OLD": old, "WELCOME": welcome},
        sessions=sessions,
        wages=(
            Wage("72100", "QC", 1500, 2700, 3600, "2021-2022", "Enquête"),
            Wage("72100", "17", 2000, 2800, 3500, "2021-2022", "Enquête"),
        ),
        outlooks=(
            Outlook(
                "72100", "CA", "cops", "moderate_shortage", Text("Pénurie modérée", "Moderate shortage"),
                "2024", "2024-2033", "COPS",
            ),
        ),
        measures=(MEASURE,),
        sources=(Source("wages", "Guichet-Emplois", "Licence ouverte", "2023-11-29", "Cents par heure"),),
        titles=(TradeTitle("72100", "fr", "conducteur/conductrice de tour"),),
    )  # fmt: skip
