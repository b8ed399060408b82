"""A condition on a code that no table has is unmet, whatever the client holds, in search and check."""

from dataclasses import replace
from typing import Any

import pytest

from planner.catalogue import Grants, Skill, SkillNeed, Term
from planner.check import check
from planner.client import PastActivity, SkillLevel
from planner.text import Text
from tests.builders import a_case, a_catalogue, a_client, a_trade, an_activity
from tests.planner.pathway.answers import a_search, fastest, taken

HOLDS = a_client(
    credentials=("OLD",),
    skills={"S9": SkillLevel(3)},
    experience={"99999": 24},
    activities=(PastActivity("GONE", status="finished"),),
)
NAMED = Term("credential", "DES", Text("DES", "DES"))
ASKED = [
    {"skill": "S9", "level": 2},
    {"experience": "99999", "months": 12},
    {"activity": "GONE"},
    {"concurrent": "GONE"},
    {"since_failed": "GONE", "months": 1},
    {"credential": "OLD"},
]


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: next(iter(asked)))
def test_a_condition_that_leads_nowhere_is_unmet(asked: dict[str, Any]) -> None:
    case, terms = a_case(client=HOLDS), {"DES": NAMED}
    assert fastest(a_search(case, a_trade(requires=asked), terms=terms)) is None
    assert fastest(a_search(case, a_trade(requires={"not": asked}), terms=terms)) is not None
    found = check(case, a_catalogue(a_trade(requires=asked), terms=terms))
    assert [issue.code for issue in found] == ["target-unmet"]


def test_codes_that_the_tables_have_are_met() -> None:
    rows = (Skill("S9"), a_trade("99999"), an_activity("GONE"))
    for asked in ASKED[:-1]:
        assert fastest(a_search(a_case(client=HOLDS), a_trade(requires=asked), *rows)) is not None


def test_where_no_term_names_a_credential_clients_state_what_they_will() -> None:
    assert fastest(a_search(a_case(client=HOLDS), a_trade(requires={"credential": "OLD"}))) is not None


def test_a_skill_of_the_profile_counts_all_the_same() -> None:
    trade = a_trade(skills=(SkillNeed("S9", 3, 5),))
    assert fastest(a_search(a_case(client=HOLDS), trade)) is not None
    given = an_activity("A", grants=Grants(skills={"S9": 3}), hours=30)
    nobody = replace(HOLDS, skills={})
    assert taken(fastest(a_search(a_case(client=nobody), trade, given))) == ["A"]
