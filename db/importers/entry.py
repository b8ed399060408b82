"""How people enter a trade, and what a programme delivers: the stated rules of the starter catalogue."""

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from frozendict import frozendict

from planner.catalogue import Activity, Trade
from planner.requirement import (
    NOTHING,
    All,
    Any,
    Credential,
    Declared,
    Experience,
    Requirement,
    Subject,
    requirement_from,
)  # fmt: skip

RULES = Path(__file__).with_name("entry_rules.csv")
# Kinds whose skills follow from the trades they lead to; courses state theirs.
DERIVED = frozenset({"dep", "asp", "aep", "dec", "aec", "rac", "rcmo", "pamt", "coud", "job"})
# Skills less important than this to a trade are not claimed for a programme.
IMPORTANT = 3
# Kinds that give the usual diploma of a trade; an apprenticeship or recognition is never the only way in.
SCHOOL = frozenset({"dep", "asp", "aep", "dec", "aec"})
PROFESSIONAL = 1
SKILLED_MONTHS, TRAINED_MONTHS, LABOURER_MONTHS = 24, 6, 1
Rules = Mapping[tuple[str, str], tuple[Requirement, ...]]


def entry_rules() -> Rules:
    """Return the conditions by trade and place ("all", "any", "usual") that no general rule gives."""
    found: dict[tuple[str, str], list[Requirement]] = defaultdict(list)
    with RULES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            condition = requirement_from(json.loads(row["condition"]))
            found[row["trade"], row["join"]].append(condition)
    return {key: tuple(conditions) for key, conditions in found.items()}


def with_entry(trade: Trade, activities: Iterable[Activity], rules: Rules) -> Trade:
    """Return the trade with the ways into it, and what is only usual."""
    leading = [a for a in activities if trade.code in a.trades and a.grants.credentials]
    stated = rules.get((trade.code, "any"), ())
    known = bool(stated) or any(activity.kind in SCHOOL for activity in leading)
    entered = Any((*_diplomas(leading), *stated, *_experience(trade), *_general(trade, known)))
    law = rules.get((trade.code, "all"), ())
    usual = rules.get((trade.code, "usual"), (_usual(trade),))
    return replace(trade, requires=All((entered, *law)) if law else entered, usual=usual[0])


def delivered(activity: Activity, trades: Mapping[str, Trade]) -> Activity:
    """Return a programme with the entry levels of the trades it leads to; other kinds stay as they are."""
    if activity.kind not in DERIVED or not activity.trades:
        return activity
    levels: dict[str, int] = {}
    for need in (need for code in activity.trades if code in trades for need in trades[code].skills):
        if need.importance >= IMPORTANT:
            levels[need.skill] = max(levels.get(need.skill, 0), entry_level(need.level))
    grants = replace(activity.grants, skills=frozendict(sorted(levels.items())))
    return replace(activity, grants=grants)


def entry_level(level: int) -> int:
    """Return what a beginner needs where workers have `level`."""
    return max(1, level - 1)


def _usual(trade: Trade) -> Requirement:
    """Return what the TEER category says of its occupations: most professionals hold a university degree."""
    return Credential("UNIV") if trade.teer == PROFESSIONAL else NOTHING


def _diplomas(leading: Iterable[Activity]) -> tuple[Requirement, ...]:
    codes = dict.fromkeys(a.grants.credentials[0] for a in leading)
    return tuple(Credential(code) for code in codes)


def _experience(trade: Trade) -> tuple[Requirement, ...]:
    months = {4: TRAINED_MONTHS, 5: LABOURER_MONTHS}.get(trade.teer or 0, SKILLED_MONTHS)
    return (Experience(trade.code, months),)


def _general(trade: Trade, known: bool) -> tuple[Requirement, ...]:
    """Return the ways that hold by TEER category; without a known one, entry is a fact to document."""
    hired = Declared("employer_accepts_training")
    match trade.teer:
        case 5:
            return Subject("french", 1), hired
        case 4:
            return Credential("DES"), Credential("AENS"), Subject("french", 3), hired
        case 0 | 1:
            return Credential("UNIV"), *_unknown(known)
    return _unknown(known)


def _unknown(known: bool) -> tuple[Requirement, ...]:
    return () if known else (Declared("entry_confirmed"),)
