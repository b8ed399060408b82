"""Small catalogues of every kind, as Hypothesis makes them, within what the exchange form can say."""

from collections.abc import Callable
from datetime import date
from typing import Any

from frozendict import frozendict
from hypothesis import strategies as st

from planner.catalogue import (
    KINDS,
    MODES,
    Activity,
    Catalogue,
    Competency,
    Grants,
    Measure,
    Outlook,
    Place,
    Provenance,
    Session,
    Skill,
    SkillNeed,
    Source,
    Term,
    Trade,
    TradeTitle,
    Wage,
)  # fmt: skip
from planner.dates import Period
from planner.requirement import NOTHING, SUBJECTS, All, AtLeast, Credential, Declared, Not, Subject
from planner.text import Text

# What a spreadsheet, XML or CSV could take for something else.
ODD = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "'x",
    "00010",
    "1e5",
    "TRUE",
    "_x000D_",
    "a\rb",
    "a\tb",
    "x\n\ny",
    '"',
    "é,;",
)
plain = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=8)
words = (plain | st.sampled_from(ODD)).map(str.strip)
texts = st.builds(Text, words, words)
codes = st.text("AZaz09.-é=@+", min_size=1, max_size=6) | st.sampled_from(("00010", "=A1", "@x", "-5", "+5"))
days = st.dates(date(2020, 1, 1), date(2035, 1, 1))
cents, levels, hours = st.integers(0, 10**9), st.integers(0, 5), st.integers(0, 3000) | st.floats(0, 3000)
facts = st.builds(Provenance, words, st.booleans(), st.none() | days)
leaves = (
    st.builds(Credential, codes)
    | st.builds(Subject, st.sampled_from(sorted(SUBJECTS)), st.integers(1, 5))
    | st.builds(Declared, codes)
)
trees = st.just(NOTHING) | leaves | st.builds(All, st.lists(leaves, min_size=1, max_size=3).map(tuple))
trees |= leaves.map(Not) | st.builds(AtLeast, st.just(1), st.lists(leaves, min_size=2, max_size=3).map(tuple))
grants = st.builds(
    Grants,
    credentials=st.lists(codes, max_size=2).map(tuple),
    subjects=st.dictionaries(st.sampled_from(SUBJECTS), levels, max_size=2).map(frozendict),
    declared=st.dictionaries(codes, st.just(True), max_size=2).map(frozendict),
)
needs = st.lists(
    st.builds(SkillNeed, codes, levels, st.integers(1, 5)), max_size=3, unique_by=lambda n: n.skill
)
trades = st.builds(
    Trade, codes, texts, st.none() | levels, words, trees, trees, needs.map(tuple), retired=st.just(False)
)
skills = st.builds(Skill, codes, texts, words, st.booleans(), st.booleans(), retired=st.just(False))
activities = st.builds(
    Activity,
    code=codes,
    kind=st.sampled_from(KINDS),
    title=texts,
    hours=hours,
    requires=trees,
    grants=grants,
    excludes=st.lists(codes, max_size=2).map(tuple),
    cost_cents=cents,
    sector=words,
    trades=st.lists(codes, max_size=2).map(tuple),
    replaced_by=words,
    provenance=facts,
    retired=st.just(False),
)
sessions = st.builds(
    Session,
    activity=codes,
    code=codes,
    entry=st.just("continuous"),
    window_start=st.none() | days,
    apply_by=st.none() | days,
    hours_per_week=st.floats(0.5, 60),
    cost_cents=cents,
    region=st.sampled_from(("", "04", "17")),
    place=words,
    mode=st.sampled_from(("", *MODES)),
    language=st.sampled_from(("", "fr", "en")),
    seats=st.none() | st.integers(0, 40),
    provenance=facts,
    retired=st.just(False),
)
competencies = st.builds(Competency, codes, codes, texts, hours, hours, words, levels)
closures = st.builds(lambda a, b: Period(min(a, b), max(a, b)), days, days)
places = st.builds(Place, codes, st.sampled_from(("", "04")), st.none() | st.floats(-90, 90))
wages = st.builds(Wage, codes, codes, st.none() | cents, st.none() | cents, st.none() | cents, words, words)
outlooks = st.builds(Outlook, codes, codes, codes, codes, texts, words, words, words)
measures = st.builds(Measure, codes, texts, trees, texts, texts, st.none() | days, st.none() | days, facts)
sources = st.builds(Source, codes, codes, words, words, words)
terms = st.builds(Term, codes, codes, texts)
titles = st.builds(TradeTitle, codes, st.sampled_from(("fr", "en")), codes)


def _some(
    one: st.SearchStrategy[Any], key: Callable[[Any], Any] = repr
) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(one, max_size=3, unique_by=key).map(tuple)


def _by_code(one: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return _some(one, lambda r: r.code).map(lambda found: {r.code: r for r in found})


catalogues = st.builds(
    Catalogue,
    trades=_by_code(trades),
    skills=_by_code(skills),
    activities=_by_code(activities),
    sessions=_some(sessions, lambda r: (r.activity, r.code)),
    competencies=_some(competencies, lambda r: (r.program, r.code)),
    closures=_some(closures),
    places=_by_code(places),
    wages=_some(wages, lambda r: (r.trade, r.region, r.period)),
    outlooks=_some(outlooks, lambda r: (r.trade, r.region, r.vocabulary, r.vintage, r.horizon)),
    measures=_some(measures, lambda r: (r.code, r.valid_from)),
    sources=_some(sources),
    terms=_by_code(terms),
    titles=_some(titles, lambda r: (r.trade, r.language, r.title)),
    warnings=st.just(()),
)
