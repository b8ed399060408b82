"""The problem: one client, one target and the activities that can matter, all frozen."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from planner.case import Case
from planner.catalogue import Activity, Catalogue, Trade
from planner.dates import birthday
from planner.gap import Need, needs, target_trade
from planner.money import Cents
from planner.pathway.evidence import Evidence
from planner.pathway.facts import Fact, done, facts, shut_out
from planner.pathway.limits import limits
from planner.pathway.options import Calendar, Candidate, Limit, Wishes, candidates, sessions
from planner.pathway.pinned import pinned_candidates
from planner.pathway.relevance import (
    FALSE,
    admitting,
    closure,
    helped,
    helping,
    rests_on_unknown,
    settled,
)
from planner.pathway.solver import unasked
from planner.pathway.tree import Group, Node, tree
from planner.pathway.waiting import coverage_waits, grants_wait, target_waits
from planner.present_job import present_job
from planner.recognition import with_recognition
from planner.requirement import All, Requirement, SkillAt

if TYPE_CHECKING:
    from planner.client import Job

YEARS = 5
SCOPES = BASE, CORE, PAID, COVERAGE = "base", "core", "paid", "coverage"


@dataclass(frozen=True, slots=True)
class Scope:
    """The activities that can matter to a profile; the `seeds` matter by themselves."""

    seeds: frozenset[str]
    codes: frozenset[str]


@dataclass(frozen=True)
class Problem:
    """What a search needs to know; days are counted from `start`, `running` on which what runs ends."""

    case: Case = field(repr=False)
    catalogue: Catalogue = field(repr=False)
    evidence: Evidence = field(repr=False)
    start: date
    days: int
    facts: tuple[Fact, ...]
    needs: tuple[Need, ...]
    target: Node
    requires: Requirement
    trees: Mapping[str, Node]
    candidates: Mapping[str, tuple[Candidate, ...]]
    scopes: Mapping[str, Scope]
    limits: tuple[Limit, ...]
    pinned: tuple[str, ...]
    running: tuple[int, ...] = ()
    waits: bool = False
    today: date = date.min

    @property
    def deadline(self) -> date:
        """Return the day by which the target must hold."""
        return self.day(self.days)

    @property
    def job(self) -> "Job | None":
        """Return the job that the client still has at the start."""
        return present_job(self.case, self.catalogue)

    @property
    def lost_job(self) -> "Job | None":
        """Return the present job if a full-time step would end it, and pay with it."""
        return self.job if _loses_pay(self.case, self.catalogue) else None

    @property
    def job_until(self) -> int | None:
        """Return the day on which the present job ends by itself, None if it lasts as long as any plan."""
        until = self.job.until if self.job else None
        return (until - self.start).days if until and until < self.deadline else None

    @property
    def money_limit(self) -> Cents | None:
        """Return the most that a plan may cost."""
        return self.case.preferences.money_limit_cents

    @property
    def activities(self) -> Mapping[str, Activity]:
        """Return the activities of the catalogue."""
        return self.catalogue.activities

    @property
    def near_first(self) -> bool:
        """Say whether the nearer of plans alike in figures and number of steps is preferred."""
        return self.case.preferences.near_first

    def hopes(self, scope: str) -> bool:
        """Say whether what nobody knows of the client could matter to a profile of a scope."""
        trees = (self.trees[code] for code in self.scopes[scope].codes if code in self.trees)
        return rests_on_unknown((self.target, *trees), self.evidence)

    def day(self, number: int) -> date:
        """Return a day of the plan as a date."""
        return self.start + timedelta(days=number)


def deadline(case: Case) -> date:
    """Return the stated deadline, or five years after the start."""
    start = case.preferences.start
    return case.preferences.deadline or birthday(start, start.year + YEARS)


def problem(
    case: Case,
    catalogue: Catalogue,
    offers: "Offers | None" = None,
    scopes: Collection[str] = SCOPES,
    today: date = date.min,
    check: Callable[[], None] = unasked,
) -> Problem:
    """Return the problem of a case, without the activities that cannot matter to any of some scopes.

    `offers` are those of the same client and preferences: problems that differ in their target share them.
    No start before `today` is ever advised. `check` may interrupt it.
    """
    trade, offers = target_trade(case.target, catalogue), offers or Offers(case, catalogue, check)
    profile, target = needs(case.target, trade), goal(case, trade, offers.evidence)
    seeds, waits = _seeds(case, offers, target, profile, scopes)
    found = _scopes(case, offers, seeds)
    trees, chosen = _considered(offers, found)
    return Problem(
        case,
        offers.catalogue,
        offers.evidence,
        case.preferences.start,
        offers.days,
        offers.facts,
        profile,
        target,
        trade.requires,
        trees,
        chosen,
        found,
        offers.wishes.limits,
        tuple(sorted(offers.pinned)),
        tuple(sorted({fact.end for fact in offers.facts if 0 < fact.end <= offers.days})),
        waits,
        today,
    )


def _scopes(case: Case, offers: "Offers", seeds: Mapping[str, set[str]]) -> dict[str, Scope]:
    """Return what can matter to each scope, without the programmes of other fields but for pinned ones."""
    aside = frozenset(case.preferences.other_fields) - offers.pinned
    return {
        name: Scope(frozenset(codes) - aside, closure(codes, offers.helpers, aside))
        for name, codes in seeds.items()
    }


def _considered(
    offers: "Offers", scopes: Mapping[str, Scope]
) -> tuple[dict[str, Node], dict[str, tuple[Candidate, ...]]]:
    """Return the tree of each activity that can matter, and the candidates of those that have some."""
    codes = sorted({code for scope in scopes.values() for code in scope.codes})
    found = {code: offers.candidates(code) for code in codes}
    trees = {code: offers.trees[code] for code in codes}
    return trees, {code: offered for code, offered in found.items() if offered}


def goal(case: Case, trade: Trade, evidence: Evidence) -> Node:
    """Return the tree of what the case asks of a trade: its entry and the essential skills."""
    if deadline(case) < case.preferences.start:  # then not even a plan without a step ends in time
        return FALSE
    essential = (need for need in needs(case.target, trade) if need.essential)
    skills = tuple(SkillAt(need.skill, need.entry) for need in essential)
    asked = (admitting(tree(trade.requires), evidence), tree(All(skills)))
    return settled(Group(len(asked), asked), evidence)


class Offers:
    """What the client may choose, whatever the target: activities with their trees and candidates.

    `check` may interrupt what looks at all of them.
    """

    def __init__(self, case: Case, catalogue: Catalogue, check: Callable[[], None] = unasked) -> None:
        self._check = check
        start, catalogue = case.preferences.start, with_recognition(case, catalogue)
        self.days, self.facts = max(0, (deadline(case) - start).days), facts(case, catalogue)
        self.evidence = Evidence(case, self.facts, catalogue, start, self.days)
        self.wishes = _wishes(case, catalogue, limits(case.preferences, self.facts, self.days))
        self.fixed = pinned_candidates(case, catalogue, self.wishes)
        self.catalogue, finished = catalogue, done(self.facts)
        self._calendar = Calendar(start, deadline(case), catalogue)
        self._candidates: dict[str, tuple[Candidate, ...]] = {}
        forbidden = {*case.preferences.forbidden, *finished, *shut_out(self.facts, catalogue)}
        chosen = {*case.preferences.pinned, *self.fixed}
        self.trees = {
            code: self._tree(activity)
            for code, activity in catalogue.activities.items()
            if code not in forbidden and (not activity.retired or code in chosen)
        }
        self.pinned = chosen - finished

    def _tree(self, activity: Activity) -> Node:
        self._check()
        return admitting(tree(activity.requires), self.evidence)

    def candidates(self, code: str) -> tuple[Candidate, ...]:
        """Return what can be chosen of an activity; a pinned step with dates only as it stands."""
        if code in self.fixed:
            return (self.fixed[code],)
        if code not in self._candidates:
            self._check()
            activity = self.catalogue.activities[code]
            found = candidates(activity, self.catalogue, self.wishes, self._calendar)
            self._candidates[code] = tuple(found)
        return self._candidates[code]

    @cached_property
    def helpers(self) -> Mapping[str, frozenset[str]]:
        """Return for each activity those that can help it."""
        return helping(self.trees, self.evidence, self._check)

    @cached_property
    def held_back(self) -> bool:
        """Say whether what runs may hold back what a step grants."""
        return bool(self.facts) and grants_wait(self.trees.values(), self.evidence, self.days)

    @cached_property
    def paid(self) -> tuple[str, ...]:
        """Return the activities of which a session is paid."""
        return tuple(code for code in self.trees if self._pays(code))

    def _pays(self, code: str) -> bool:
        self._check()
        found = sessions(self.catalogue.activities[code], self.catalogue)
        return any(session.pay_cents_per_week > 0 for session in found)


def _wishes(case: Case, catalogue: Catalogue, free: tuple[Limit, ...]) -> Wishes:
    wanted, job = case.preferences, present_job(case, catalogue)
    return Wishes(
        wanted.start,
        deadline(case),
        wanted.languages,
        wanted.modes,
        wanted.regions,
        case.client.region,
        job if wanted.keep_job else None,
        free,
    )


def _seeds(
    case: Case, offers: Offers, target: Node, profile: Iterable[Need], scopes: Collection[str]
) -> tuple[dict[str, set[str]], bool]:
    """Return the activities that matter to each scope by themselves, and whether time alone helps."""
    trees, days, evidence, catalogue = offers.trees, offers.days, offers.evidence, offers.catalogue
    waits = target_waits(target, evidence, days)
    later = offers.held_back or coverage_waits(profile, evidence, days)
    base = {*helped(target, evidence), *offers.pinned, *(trees if waits else ())}
    core = base | set(offers.paid if _loses_pay(case, catalogue) else ())
    found = {BASE: base, CORE: core}
    if PAID in scopes:
        found[PAID] = core | {c for c in offers.paid if in_major_group(case, catalogue.activities[c])}
    if COVERAGE in scopes:
        found[COVERAGE] = core | set(trees if later else _raising(case, profile, evidence)) & trees.keys()
    return {name: seeds for name, seeds in found.items() if name in scopes}, waits or later


def _loses_pay(case: Case, catalogue: Catalogue) -> bool:
    job = present_job(case, catalogue)
    return bool(job and job.pay_cents_per_week > 0 and not case.preferences.keep_job)


def in_major_group(case: Case, activity: Activity) -> bool:
    """Say whether an activity gives experience in the target's major group."""
    return any(trade[:2] == case.target.trade[:2] for trade in activity.grants.experience)


def _raising(case: Case, profile: Iterable[Need], evidence: Evidence) -> Iterator[str]:
    """Yield the activities that give more of a skill of the profile than the client has."""
    for need in profile:
        held = case.client.level_of(need.skill)
        if need.importance > 0 and need.level > held:
            yield from evidence.support(SkillAt(need.skill, held + 1)).suppliers
