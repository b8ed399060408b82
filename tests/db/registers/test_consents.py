"""Consents to ask again across the office: the same answer as each case gives by itself."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.cases import CaseStore
from db.database import Database
from db.registers.consents import ended_consents, without_consent
from planner.keeping import Consent, Keeping
from planner.office import Counsellor
from tests.builders import a_case

DAY, WHO = date(2026, 11, 26), Counsellor("Andrée Conseil")
NEAR = st.none() | st.integers(-2, 2).map(lambda days: DAY + timedelta(days=days))
CONSENTS = st.lists(
    st.builds(
        Consent, st.uuids().map(str), st.sampled_from(["plan", "partners"]), st.sampled_from(["", "CFP"]),
        NEAR, NEAR, NEAR,
    ),
    max_size=5,
)  # fmt: skip


@given(CONSENTS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_what_is_listed_is_what_each_case_says(database: Database, consents: list[Consent]) -> None:
    case = a_case(keeping=Keeping(consents=tuple(consents)))
    CaseStore(database).add(case, WHO)
    found = {ended.consent for ended in ended_consents(database, DAY) if ended.id == case.id}
    assert found == set(case.keeping.expired(DAY))


def test_samples_and_removed_cases_are_left_out_and_the_longest_past_comes_first(database: Database) -> None:
    store = CaseStore(database)
    old, recent = (Consent(str(n), expires=DAY - timedelta(days=n)) for n in (90, 1))
    kept = a_case(keeping=Keeping(consents=(recent, old)))
    gone, sample = (replace(kept, id=name, sample=name == "sample") for name in ("gone", "sample"))
    for case in (kept, gone, sample):
        store.add(case, WHO)
    store.remove("gone")
    assert [(ended.id, ended.consent) for ended in ended_consents(database, DAY)] == [
        (kept.id, old), (kept.id, recent)
    ]  # fmt: skip


def test_cases_without_a_consent_that_holds_are_told_apart_for_each_purpose(database: Database) -> None:
    store, yesterday = CaseStore(database), DAY - timedelta(days=1)
    for name, consents in {
        "bare": (), "given": (Consent("1", "transfer", given=DAY),),
        "ended": (Consent("2", "transfer", expires=DAY),), "other": (Consent("3", "plan"),),
        "withdrawn": (Consent("4", "transfer", withdrawn=yesterday),),
        "to come": (Consent("5", "transfer", given=DAY + timedelta(days=1)),),
        "again": (Consent("6", "transfer", expires=yesterday), Consent("7", "transfer", given=yesterday)),
    }.items():  # fmt: skip
        store.add(a_case(id=name, keeping=Keeping(consents=consents)), WHO)
    store.add(a_case(id="sample", sample=True), WHO)
    asked = ("again", "bare", "ended", "given", "other", "sample", "to come", "unheard", "withdrawn")
    found = without_consent(database, asked, "transfer", DAY)
    assert found == ("bare", "ended", "other", "to come", "withdrawn")
    assert without_consent(database, ("other",), "plan", DAY) == ()
