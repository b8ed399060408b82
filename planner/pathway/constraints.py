"""What can block a client: limits of the case, and facts of the catalogue that no limit changes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any

from frozendict import frozendict

from planner.bounds import HOURS_A_WEEK
from planner.case import WEEKLY_HOURS, Case, Preferences, WeeklyHours
from planner.catalogue import Catalogue, Session
from planner.dates import birthday
from planner.pathway.capacity import SCALE, scaled
from planner.pathway.criteria import Criterion
from planner.pathway.evidence import Evidence
from planner.pathway.facts import done, shut_out
from planner.pathway.options import sessions
from planner.pathway.problem import Problem, deadline
from planner.pathway.schedule import Placed
from planner.plan import Step
from planner.requirement import Timed, conditions
from planner.supposition import PINNED_STEPS, START, pinned_steps, raised_hours, suppose

MONEY, HOURS, KEEP_JOB = "money_limit_cents", "weekly_hours", "keep_job"
WORKING = "while_working"
SEATS, APPLY_BY, EXCLUDES = "seats", "apply_by", "excludes"
WEEK, YEAR = timedelta(days=7), timedelta(days=365)
LONGEST_YEARS = 10
ANY: Mapping[str, Any] = {
    "forbidden": (),
    "other_fields": (),
    "pinned": (),
    "modes": (),
    "regions": (),
    "languages": (),
    "money_limit_cents": None,
}
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Constraint:
    """A limit with its value, and what it becomes when given up; `ways` there, the least change first.

    `steps` are those that pins keep.
    """

    name: str
    value: Any
    to: Any = None
    ways: tuple[Any, ...] = ()
    steps: tuple[Step, ...] = ()


def constraints(problem: Problem, criterion: Criterion) -> tuple[Constraint, ...]:
    """Return the limits that the client set, and the one that a profile adds."""
    case = problem.case
    wishes = case.preferences
    found = [*_later(problem), *_hours(problem, wishes.weekly_hours, WEEKLY_HOURS)]
    stated = ((name, getattr(wishes, name), free) for name, free in ANY.items())
    found += [Constraint(name, value, free) for name, value, free in stated if value != free]
    if pins := pinned_steps(case):
        codes = tuple(dict.fromkeys(step.activity for step in pins))
        found.append(Constraint(PINNED_STEPS, codes, (), steps=pins))
    later = deadline(replace(case, preferences=replace(wishes, deadline=None)))
    if wishes.deadline and wishes.deadline < later and _needs_longer(problem):
        found.append(Constraint("deadline", wishes.deadline, later))
    if criterion.name == WORKING or wishes.keep_job:
        found.append(Constraint(KEEP_JOB, True, False))
    return tuple(found)


def _hours(problem: Problem, stated: Iterable[WeeklyHours], most: float) -> Iterator[Constraint]:
    """Yield the hours of study, if below so many a week; between are the hours that steps can come to."""
    found = tuple(stated)
    lowest = min((row.hours for row in found), default=most)
    if lowest < most:
        rows = [{"from": row.start, "hours": row.hours} for row in found]
        between = (hours for hours in _loads(problem) if lowest < hours < most)
        yield Constraint(HOURS, rows, most, (*between, most))


def _loads(problem: Problem) -> Iterator[float]:
    """Yield the hours of study that what matters can come to in a week, in thousandths, ascending."""
    whole, reached = (1 << (int(HOURS_A_WEEK) * SCALE + 1)) - 1, 1
    for paces in (*_paces(problem), *({fact.hours_per_week} for fact in problem.facts)):
        more = [reached << scaled(pace) for pace in paces]
        reached = reduce(or_, more, reached) & whole
    yield from (place / SCALE for place, bit in enumerate(reversed(bin(reached)[2:])) if bit == "1")


def _paces(problem: Problem) -> Iterator[set[float]]:
    for code in sorted(_codes(problem) & problem.activities.keys()):
        yield {session.hours_per_week for session in sessions(problem.activities[code], problem.catalogue)}


def defaults(problem: Problem) -> tuple[Constraint, ...]:
    """Return the limits that hold although the client set none, or less: a full week, and some years."""
    case, wishes = problem.case, problem.case.preferences
    stated = wishes.weekly_hours or (WeeklyHours(wishes.start, WEEKLY_HOURS),)
    longest = birthday(wishes.start, wishes.start.year + LONGEST_YEARS)
    return (
        *_hours(problem, stated, float(HOURS_A_WEEK)),
        *([Constraint("deadline", by, longest)] if (by := deadline(case)) < longest else []),
    )


def widened(asked: Iterable[Constraint], beyond: Iterable[Constraint]) -> tuple[Constraint, ...]:
    """Return limits, each given up as far as it is beyond, with those that are only beyond."""
    wider = {constraint.name: constraint for constraint in beyond}
    kept = [wider.pop(constraint.name, constraint) for constraint in asked]
    return (*kept, *wider.values())


def _later(problem: Problem) -> Iterator[Constraint]:
    """Yield the start, if a session of the year before it can matter: its start or its last week of entry."""
    start, codes = problem.start, _codes(problem)
    days = {_last_entry(s) for s in problem.catalogue.sessions if s.activity in codes and not s.retired}
    first = max(start - YEAR, problem.today) if start - date.min > YEAR else problem.today
    earlier = tuple(sorted((d for d in days if d and first <= d < start), reverse=True))
    if earlier:
        yield Constraint(START, start, earlier[-1], earlier)


def later_starts(problem: Problem) -> Iterator[date]:
    """Yield the later starts on which time alone makes a condition of the target true, the first before.

    A start after the deadline opens nothing, nor does one of which nobody knows.
    """
    case = problem.case
    longest = birthday(problem.start, problem.start.year + LONGEST_YEARS)
    last = case.preferences.deadline or longest
    days = (longest - problem.start).days
    evidence = Evidence(case, problem.facts, problem.catalogue, problem.start, days)
    asked = {c for c in conditions(problem.requires) if isinstance(c, Timed)}
    since = sorted({evidence.support(condition).since for condition in asked})
    yield from (day for number in since if 0 < number <= days and (day := problem.day(number)) <= last)


def _needs_longer(problem: Problem) -> bool:
    """Say whether anything more can be had after the deadline: a session that ends later, or time alone."""
    case = problem.case
    pinned = any(step.end and step.end > problem.deadline for step in pinned_steps(case))
    if pinned or problem.deadline < problem.start or case.preferences.other_fields:
        return True
    codes, offered = _codes(problem), problem.catalogue.sessions_by_activity
    trees = (problem.activities[code].requires for code in codes if code in problem.activities)
    timed = any(isinstance(c, Timed) for tree in (problem.requires, *trees) for c in conditions(tree))
    running = any(fact.end > problem.days for fact in problem.facts)
    return timed or running or any(_is_longer(offered.get(code, ()), problem.deadline) for code in codes)


def _is_longer(offered: Iterable[Session], deadline: date) -> bool:
    """Say whether a session can end after the deadline; without a session or an end of it, any may."""
    left = [session for session in offered if not session.retired]
    return not left or any(s.entry != "dated" or s.end is None or s.end > deadline for s in left)


def _last_entry(session: Session) -> date | None:
    if session.entry == "dated":
        return session.start
    return session.window_end - WEEK if session.window_end else None


def _codes(problem: Problem) -> frozenset[str]:
    """Return the activities that can matter, with those that are set aside, or shut out by what runs."""
    codes = frozenset(code for scope in problem.scopes.values() for code in scope.codes)
    shut = shut_out(problem.facts, problem.catalogue)
    return codes | shut | frozenset(problem.case.preferences.forbidden)


def facts_in_the_way(problem: Problem) -> tuple[Constraint, ...]:
    """Return what the catalogue itself may block by: full groups, past last days to apply, exclusions."""
    codes, start = _codes(problem), problem.start
    ours = [s for s in problem.catalogue.sessions if s.activity in codes]
    past = sorted({s.apply_by for s in ours if s.apply_by and s.apply_by < start}, reverse=True)
    found = [Constraint(SEATS, ())] if any(s.seats == 0 for s in ours) else []
    found += [Constraint(APPLY_BY, (), past[0])] if past else []
    named = (*codes, *done(problem.facts))
    excluding = any(problem.activities[code].excludes for code in named if code in problem.activities)
    return (*found, *([Constraint(EXCLUDES, ())] if excluding else []))


def relaxed(case: Case, given_up: Iterable[Constraint]) -> Case:
    """Return the case without some of its limits."""
    changes = {c.name: c.to for c in given_up if c.name not in FACTS}
    if HOURS in changes:
        case = raised_hours(case, changes.pop(HOURS))
    if PINNED_STEPS in changes:
        case = suppose(case, PINNED_STEPS, changes.pop(PINNED_STEPS))
    return replace(case, preferences=_with(case.preferences, changes))


def _with(wishes: Preferences, changes: Mapping[str, Any]) -> Preferences:
    return replace(wishes, **changes)


def freed(catalogue: Catalogue, given_up: Iterable[Constraint], start: date) -> Catalogue:
    """Return the catalogue as if some of its facts did not stand in the way."""
    names = {c.name for c in given_up}
    if names & {SEATS, APPLY_BY}:
        opened = tuple(_opened(session, names, start) for session in catalogue.sessions)
        catalogue = replace(catalogue, sessions=opened)
    if EXCLUDES in names:
        alone = {code: replace(a, excludes=()) for code, a in catalogue.activities.items()}
        catalogue = replace(catalogue, activities=alone)
    return catalogue


def _opened(session: Session, names: set[str], start: date) -> Session:
    if SEATS in names and session.seats == 0:
        session = replace(session, seats=None)
    if APPLY_BY in names and session.apply_by and session.apply_by < start:
        session = replace(session, apply_by=None)
    return session


def stated(constraint: Constraint, problem: Problem, placed: Iterable[Placed]) -> Row:
    """Return a constraint that blocks; of a fact, what of it keeps out a plan that would do without."""
    find = FACTS.get(constraint.name)
    value = tuple(find(problem, tuple(placed))) if find else constraint.value
    return frozendict({"constraint": constraint.name, "value": value})


def _full(problem: Problem, placed: tuple[Placed, ...]) -> Iterator[Row]:
    for session in _sessions(problem, placed):
        if session.seats == 0:
            yield frozendict({"activity": session.activity, "session": session.code})


def _too_late(problem: Problem, placed: tuple[Placed, ...]) -> Iterator[Row]:
    for session in _sessions(problem, placed):
        if session.apply_by and session.apply_by < problem.start:
            yield frozendict({"activity": session.activity, "apply_by": session.apply_by})


def _excluding(problem: Problem, placed: tuple[Placed, ...]) -> Iterator[Row]:
    running = {fact.activity for fact in problem.facts if fact.runs}
    planned = {step.code for step in placed}
    for code in sorted(planned | running):
        for other in problem.activities[code].excludes:
            if other in planned or (other in running and code in planned):
                yield frozendict({"activity": code, "excludes": other})


def _sessions(problem: Problem, placed: tuple[Placed, ...]) -> Iterator[Session]:
    for step in sorted(placed, key=lambda step: step.code):
        if session := problem.catalogue.session(step.code, step.candidate.session):
            yield session


FACTS = {SEATS: _full, APPLY_BY: _too_late, EXCLUDES: _excluding}
