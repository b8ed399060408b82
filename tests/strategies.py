"""Arbitrary cases for property tests: every field of the case, its client, target and plan."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from planner.case import Addition, Case, Preferences, Target, WeeklyHours
from planner.client import Client, Job, PastActivity, SkillLevel
from planner.keeping import Consent, ContactNote, Keeping, PlanAside, Revision
from planner.plan import STATUSES, Plan, Step

DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))
CODES = st.sampled_from(["", "A", "B", "DES", "72100", "00010", "math", "é/ü", "it's", "B"])
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
WHOLE = st.integers(-(2**40), 2**40)
NUMBERS = st.floats(-1e6, 1e6, allow_nan=False)
FACTS = st.dictionaries(CODES, st.integers(0, 600), max_size=3)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return what the strategy gives, or None."""
    return st.none() | strategy


def several(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Return a short tuple, in which values may repeat."""
    return st.lists(strategy, max_size=4).map(tuple)


STEPS = st.builds(
    Step, id=st.uuids().map(str), activity=CODES, session=CODES, start=maybe(DAYS), end=maybe(DAYS),
    formality=CODES, title=WORDS, responsible=WORDS, due=maybe(DAYS), status=st.sampled_from(STATUSES),
    pinned=st.booleans(), hours_per_week=NUMBERS, cost_cents=maybe(WHOLE), note=WORDS, override=WORDS,
)  # fmt: skip
PLANS = st.builds(
    Plan, steps=several(STEPS), profiles=several(CODES), revision=st.integers(0, 99),
    prepared=maybe(DAYS), review=maybe(DAYS), id=maybe(st.uuids().map(str)).map(lambda key: key or ""),
    name=WORDS,
)  # fmt: skip
PAST = st.builds(
    PastActivity, activity=CODES, session=CODES, start=maybe(DAYS), end=maybe(DAYS), status=CODES
)
CLIENTS = st.builds(
    Client, name=WORDS, phone=WORDS, email=WORDS, language=CODES, trade=CODES, income=CODES,
    birth_date=maybe(DAYS), credentials=several(CODES), subjects=FACTS, experience=FACTS,
    skills=st.dictionaries(CODES, st.builds(SkillLevel, maybe(st.integers(0, 5)), WORDS), max_size=3),
    declared=st.dictionaries(CODES, st.booleans(), max_size=3), left_school=maybe(DAYS), region=CODES,
    job=maybe(st.builds(Job, NUMBERS, WHOLE, maybe(DAYS))), activities=several(PAST),
    assets=WORDS, obstacles=WORDS, trade_title=WORDS,
)  # fmt: skip
PREFERENCES = st.builds(
    Preferences, start=DAYS, deadline=maybe(DAYS),
    weekly_hours=several(st.builds(WeeklyHours, DAYS, NUMBERS)),
    keep_job=maybe(st.booleans()), languages=several(CODES), modes=several(CODES), regions=several(CODES),
    money_limit_cents=maybe(WHOLE), pinned=several(CODES), forbidden=several(CODES),
)  # fmt: skip
ADDITIONS = st.builds(Addition, CODES, st.integers(0, 5), st.integers(1, 5), WORDS)
IDS = st.uuids().map(str)
KEEPINGS = st.builds(
    Keeping, responsible=WORDS, retain_until=maybe(DAYS), same_as=several(IDS),
    contacts=several(st.builds(ContactNote, IDS, maybe(DAYS), WORDS, CODES, WORDS, maybe(DAYS))),
    consents=several(
        st.builds(Consent, IDS, CODES, WORDS, maybe(DAYS), maybe(DAYS), maybe(DAYS), CODES, WORDS)
    ),
    revisions=several(st.builds(Revision, IDS, st.integers(0, 99), maybe(DAYS), WORDS, WORDS, WORDS)),
    plans=several(
        st.builds(PlanAside, IDS | st.just(""), WORDS, maybe(DAYS), WORDS, WORDS, st.integers(0, 99))
    ),
)  # fmt: skip
CASES = st.builds(
    Case, preferences=PREFERENCES, client=CLIENTS,
    target=st.builds(Target, CODES, st.integers(1, 5), several(ADDITIONS), WORDS), kind=CODES, plan=PLANS,
    notes=WORDS, sample=st.booleans(), created=maybe(DAYS), keeping=KEEPINGS, id=IDS,
)  # fmt: skip
