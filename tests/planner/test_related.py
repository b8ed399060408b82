"""Which programmes are of another field than the target's, by small catalogues and by the one that ships."""

from dataclasses import replace
from datetime import date

import pytest

from planner.case import Addition, Case, Preferences, Target
from planner.catalogue import Activity, Catalogue, Grants
from planner.client import Client, PastActivity
from planner.pathway.destinations import destinations
from planner.pathway.result import Blocked, Result, Status
from planner.pathway.search import pathways
from planner.plan import Plan, Step
from planner.related import Fields, as_kept, count, related
from planner.supposition import can_relax, relaxed
from planner.why_not_words import why_not_sentences
from planner.words import Words
from tests.builders import START, a_case, a_catalogue, a_trade, an_activity
from tests.planner.pathway.stories import story
from tests.resources.shipped import shipped

TARGET = a_trade("72100", {"any": [{"credential": "DEP-M"}, {"experience": "94106", "months": 6}]})
TURNER, NURSE = (
    an_activity("DEP-M", kind="dep", sector="11", trades=("72100",), grants=Grants(("DEP-M", "DEP"))),
    an_activity("DEC-N", kind="dec", trades=("31301",), grants=Grants(("DEC-N", "DEC"))),
)


def aside(*parts: object, case: Case | None = None) -> set[str]:
    """Return the programmes of a small catalogue that are of another field than machining."""
    catalogue = a_catalogue(TARGET, TURNER, *parts)  # type: ignore[arg-type]
    return {code for code in Fields(catalogue).aside(case or a_case()) if not code.endswith("~RAC")}


@pytest.mark.parametrize(
    ("activity", "far"),
    [
        (NURSE, True),
        (an_activity("A", kind="dep", sector="11", trades=("94105",)), True),
        (an_activity("A", kind="aep", sector="11"), False),
        (an_activity("A", kind="aep", sector="07"), True),
        (an_activity("A", kind="dep", sector="07", trades=("72020",)), True),
        (an_activity("A", kind="aep", sector="07", trades=("94106",)), False),
        (an_activity("A", kind="aec"), False),
        (an_activity("A", kind="rac", sector="19", trades=("33102",)), True),
        (an_activity("A", kind="pamt", trades=("62010",)), True),
        (an_activity("A", kind="job", trades=("72106",)), False),
        (an_activity("A", kind="job", trades=("94106",)), False),
        (an_activity("A", kind="pamt", trades=("72410",)), True),
        (an_activity("A", kind="course", sector="11"), False),
        (an_activity("A", kind="course", sector="01"), True),
        *((an_activity("A", kind=k, trades=("31301",)), False) for k in ("course", "fga", "test", "licence")),
    ],
)  # fmt: skip
def test_a_programme_is_of_another_field_unless_it_leads_there_and_a_work_place_unless_it_is_of_its_group(
    activity: object, far: bool
) -> None:
    assert aside(activity) == ({activity.code} if far else set())  # type: ignore[attr-defined]


def test_what_the_programme_of_the_trade_asks_by_its_name_stays_and_any_diploma_is_no_name() -> None:
    door = {"any": [{"credential": "DEP-W"}, {"credential": "DEP"}]}
    advanced = an_activity("ASP-M", door, kind="asp", trades=("72100",))
    welder, cook = (
        an_activity(code, kind="dep", sector=sector, trades=(trade,), grants=Grants((f"DEP-{code}", "DEP")))
        for code, sector, trade in (("W", "16", "72106"), ("K", "03", "63200"))
    )
    assert aside(advanced, welder, cook) == {"K"}


def giving(code: str, kind: str, sector: str, trades: tuple[str, ...] = (), level: int = 2) -> Activity:
    return an_activity(code, kind=kind, sector=sector, trades=trades, grants=Grants(skills={"S": level}))


def test_what_alone_gives_an_essential_skill_stays_and_no_diploma_of_another_sector_does() -> None:
    asking = Target("72100", additions=(Addition("S", 2, 5),))
    case = replace(a_case(), target=asking)
    course, near, far = (
        giving("C", "course", "01"),
        giving("N", "dep", "11", ("94105",)),
        giving("F", "dep", "19", ("33102",)),
    )
    assert aside(course, near, far, case=case) == {"F"}
    assert aside(course, near, far, giving("G", "course", ""), case=case) == {"C", "F", "N"}
    assert aside(course, near, far, giving("G", "course", "", level=1), case=case) == {"F"}
    assert aside(course, near, far) == {"C", "F", "N"}


@pytest.mark.parametrize(
    ("requires", "declared", "far"),
    [
        ({"declared": "abroad"}, {}, True),
        ({"declared": "abroad"}, {"abroad": True}, False),
        (None, {}, False),
        ({"age": 18}, {}, False),
    ],
)
def test_a_paper_is_of_who_stated_the_fact_that_it_rests_on(
    requires: object, declared: dict[str, bool], far: bool
) -> None:
    case = a_case(client=Client(declared=declared))
    paper = an_activity("P", requires, kind="other")
    assert aside(paper, case=case) == ({"P"} if far else set())


def test_who_never_spoke_of_studies_abroad_gets_the_secondary_diploma_by_adult_education() -> None:
    catalogue = shipped()
    case = Case(Preferences(date(2026, 12, 7)), Client(), Target("42201"))
    taken = [{s.activity for s in p.steps} for p in shipped_answer(case, catalogue).proposals]
    assert (
        taken
        and all("MIFI-EC" not in codes for codes in taken)
        and any("FGA-DES" in codes for codes in taken)
    )
    newcomer = replace(case, client=Client(declared={"studies_abroad": True}))
    assert "MIFI-EC" not in Fields(catalogue).aside(newcomer)


def test_a_licence_of_no_trade_says_nothing_of_the_programmes_that_it_asks() -> None:
    licence = an_activity("CARD", {"any": [{"credential": "DEP-M"}, {"credential": "DEC-N"}]}, kind="licence")
    trade = a_trade("72100", {"all": [{"credential": "DEP-M"}, {"credential": "CARD"}]})
    found = Fields(a_catalogue(trade, TURNER, NURSE, licence)).aside(a_case())
    assert found == {"DEC-N", "DEC-N~RAC"}


@pytest.mark.parametrize(
    "case",
    [
        a_case(preferences=Preferences(START, pinned=("DEC-N",))),
        a_case(client=Client(activities=(PastActivity("DEC-N", status="running"),))),
        a_case(plan=Plan((Step("1", activity="DEC-N"),))),
        a_case(plan=Plan((Step("1", activity="DEC-N~RAC"),))),
    ],
)
def test_what_a_case_already_takes_is_never_set_aside(case: Case) -> None:
    assert aside(NURSE, case=case) == set()


def test_a_search_takes_no_programme_of_another_field_and_says_what_admitting_them_opens() -> None:
    catalogue = a_catalogue(a_trade("72100", {"credential": "DEC"}), TURNER, replace(NURSE, hours=60))
    case = a_case()
    result = pathways(related(case, catalogue), catalogue)
    assert result.status is Status.INFEASIBLE and not result.proposals
    (change,) = result.why_not[0].relaxations
    assert change["constraint"] == "other_fields" and change["to"] == () and can_relax(change)
    assert as_kept(relaxed(related(case, catalogue), change)) == case
    assert {s.activity for p in pathways(case, catalogue).proposals for s in p.steps} == {"DEC-N"}
    said = why_not_sentences(result.why_not[0], Words("en"), catalogue, START)
    assert said[1] == "This limit leaves none: programmes of other fields set aside (1)."
    assert said[2].startswith("→ Admit the programmes of other fields – ends ")


@pytest.mark.parametrize(
    ("trade", "leads"), [("11202", False), ("72100", True), ("64100", True), ("95100", True)]
)
def test_a_trade_that_only_a_university_or_an_employer_opens_is_known(trade: str, leads: bool) -> None:
    assert Fields(shipped()).leads(trade) is leads


def test_a_case_is_kept_without_what_its_search_set_aside() -> None:
    case, catalogue = a_case(), a_catalogue(TARGET, TURNER, NURSE)
    posed = related(case, catalogue)
    assert count(posed.preferences.other_fields) == 1 and posed != case
    assert as_kept(posed) == case


def test_every_trade_of_the_map_has_fields_of_its_own_as_a_search_of_it_has() -> None:
    catalogue = a_catalogue(TARGET, a_trade("31301", {"credential": "DEC"}), TURNER, NURSE)
    catalogue = replace(
        catalogue, trades={**catalogue.trades, "62010": a_trade("62010", {"credential": "DEC"})}
    )
    aimless = related(replace(a_case(), target=Target()), catalogue)
    found = {d.trade: d for d in destinations(aimless, catalogue)}
    for code, destination in found.items():
        posed = related(replace(a_case(), target=Target(code)), catalogue)
        proposals = pathways(posed, catalogue, profiles=("fastest",)).proposals
        assert destination.finish == (proposals[0].finish if proposals else None)
    assert {code for code, d in found.items() if d.finish} == {"72100", "31301"}
    assert all(d.finish for d in destinations(a_case(), catalogue))


KARIM = Case(
    Preferences(date(2026, 12, 7)),
    Client(trade="64100", experience={"64100": 36}),
    Target("11202"),
    "upgrading",
)


def shipped_answer(case: Case, catalogue: Catalogue) -> Result:
    """Return the two profiles that money and time rule."""
    return pathways(related(case, catalogue), catalogue, profiles=("fastest", "least_costly"))


def test_a_salesperson_who_aims_at_marketing_is_sent_to_no_nursing_concrete_or_translation() -> None:
    catalogue = shipped()
    result = shipped_answer(KARIM, catalogue)
    taken = {s.activity for p in result.proposals for s in p.steps}
    assert taken and all(catalogue.activities[code].kind in ("course", "aec") for code in taken)
    assert all(p.conditional_on and p.finish < date(2029, 1, 1) and p.hours < 900 for p in result.proposals)


@pytest.mark.parametrize("trade", ["12110", "14404", "14100", "64100"])
def test_no_programme_of_another_field_is_proposed_for_a_trade_of_the_starter_catalogue(trade: str) -> None:
    catalogue, case = shipped(), Case(Preferences(date(2026, 12, 7)), target=Target(trade))
    taken = {s.activity for p in shipped_answer(case, catalogue).proposals for s in p.steps}
    assert taken and not taken & Fields(catalogue).aside(case)


def test_a_physician_is_not_made_of_short_courses_and_the_answer_says_that_nothing_leads_there() -> None:
    catalogue, case = shipped(), replace(KARIM, target=Target("31102"))
    result = shipped_answer(case, catalogue)
    assert not result.proposals
    blocked: Blocked = result.why_not[0]
    assert [row["constraint"] for row in blocked.blocking] == ["admission"]
    said = why_not_sentences(blocked, Words("fr"), catalogue)[1]
    assert said.startswith("Aucune des activités saisies n’y mène")


def test_programmes_of_other_fields_are_set_aside_as_what_the_client_forbids_is() -> None:
    case, catalogue = story("U"), shipped()
    posed, profiles = related(case, catalogue), ("fastest", "least_costly", "closest")
    forbidding = replace(case.preferences, forbidden=posed.preferences.other_fields, near_first=True)
    forbidden = pathways(replace(case, preferences=forbidding), catalogue, profiles=profiles)
    assert pathways(posed, catalogue, profiles=profiles).proposals == forbidden.proposals


FIGURES = {
    "R": {
        "fastest": (date(2028, 12, 18), 39_508_00, 2050),
        "least_costly": (date(2029, 9, 10), 0, 2050),
        "while_working": (date(2029, 9, 10), 0, 2050),
        "closest": (date(2028, 12, 18), 39_508_00, 2050),
    },
    "U": {
        "fastest": (date(2027, 8, 16), 975_00, 195),
        "least_costly": (date(2028, 6, 12), 525_00, 675),
        "while_working": (date(2027, 8, 16), 975_00, 195),
        "closest": (date(2027, 8, 16), 1350_00, 270),
    },
}


@pytest.mark.parametrize("name", FIGURES)
def test_the_two_stories_keep_their_figures_with_their_own_fields_alone(name: str) -> None:
    case, catalogue = story(name), shipped()
    result = pathways(related(case, catalogue), catalogue, profiles=FIGURES[name])
    firm = [p for p in result.proposals if not p.conditional_on]
    won = {profile: p for p in reversed(firm) for profile in p.profiles}
    figures = {name: (p.finish, p.money_cents, p.hours) for name, p in won.items() if name in FIGURES["R"]}
    assert figures == FIGURES[name]
    assert all(p.status is Status.OPTIMAL for p in firm)
