"""What facts are worth: a row that says so, an official file, a stated rule, or two sources at odds."""

from collections import Counter
from dataclasses import replace

from planner.catalogue import Catalogue, Competency, Grants, Provenance, TradeTitle, Wage
from planner.fact_status import DERIVED, STATUSES, UNVERIFIED, VERIFIED, fact_statuses
from planner.fact_status import SUSPECT as IN_DOUBT
from planner.suspect import SUSPECT, suspect
from tests.builders import an_activity

SEEN = an_activity("A", grants=Grants(skills={"S1": 2, "S2": 1}))
REMEMBERED = replace(an_activity("B"), provenance=Provenance("De mémoire", verified=False))
AT_ODDS = replace(an_activity("C"), provenance=Provenance(f"{SUSPECT} : 3 ou 4", verified=False))


def test_an_activity_is_verified_unverified_or_in_doubt() -> None:
    catalogue = Catalogue(activities={a.code: a for a in (SEEN, REMEMBERED, AT_ODDS)})
    found = fact_statuses(catalogue)
    assert found["Activities"] == Counter({VERIFIED: 1, UNVERIFIED: 1, IN_DOUBT: 1})
    assert found["Skills that programmes give"] == Counter({DERIVED: 2})
    assert [suspect(a) for a in (SEEN, REMEMBERED, AT_ODDS)] == [False, False, True]


def test_a_yearly_wage_and_a_french_title_are_not_of_their_source() -> None:
    wages = (Wage("72100", "QC", source="EPA"), Wage("00010", "QC", source="Recensement (÷ 2080 h)"))
    titles = (TradeTitle("72100", "en", "machinist"), TradeTitle("72100", "fr", "machiniste"))
    found = fact_statuses(Catalogue(wages=wages, titles=titles))
    assert found["Wages"] == Counter({VERIFIED: 1, DERIVED: 1})
    assert found["Titles of trades"] == Counter({VERIFIED: 1, UNVERIFIED: 1})


def test_every_fact_has_one_of_the_statuses() -> None:
    found = fact_statuses(Catalogue(competencies=(Competency("A", "A-1"),)))
    assert set().union(*found.values()) <= set(STATUSES)
    assert sum(counts.total() for counts in found.values()) == 1
