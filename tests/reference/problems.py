"""Small random problems: every rule of the page appears, and a plan can still be counted by hand."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from math import prod
from random import Random

from frozendict import frozendict
from hypothesis import strategies as st

from planner import requirement as r
from planner.case import Addition, Case, Preferences, Target, WeeklyHours
from planner.catalogue import Activity, Catalogue, Competency, Grants, Session, Skill, SkillNeed, Trade
from planner.client import Client, SkillLevel
from planner.dates import Period
from tests.reference.begun import (
    DANGLING,
    FACTS,
    TARGET,
    begun,
    beside_what_runs,
    elsewhere,
    job,
    leading_nowhere,
    past,
    recognised_before,
)
from tests.reference.oracle import Answer, World, answers, choices

CODES = ("A", "B", "C", "D", "E")
CREDENTIALS, SUBJECTS, SKILLS = ("C1", "C2", "C3", "C4"), ("math", "french"), ("S1", "S2")
TRADES = (TARGET, "72999", "94106")
REGIONS, MODES = ("", "04", "17"), ("", "day", "evening", "weekend", "online", "workplace")
MOST_PLANS = 4000
DRAFTS = 5
# One problem in so many prefers the nearer of plans alike; told by what was drawn, it draws nothing itself.
NEAR = 3

Problem = tuple[Case, Catalogue]
Answers = dict[str, Answer]


def random_problem(seed: int) -> Problem:
    """Return the problem of a seed, always the same, and most often one that needs several steps."""
    return _judged(seed)[0]


def answers_to(seed: int) -> Answers:
    """Return what each profile must answer to the problem of a seed."""
    return _judged(seed)[1]


@cache
def _judged(seed: int) -> tuple[Problem, Answers]:
    """Return the problem of a seed with its answers: counting its plans takes longer than any search."""
    random = Random(seed)
    wanted = random.choice([0, 1, 2, 2, 2, 3])
    drafts = [_counted(drawn(random))]
    while _steps(drafts[-1][1]) < wanted and len(drafts) < DRAFTS:
        drafts.append(_counted(drawn(random)))
    return max(drafts, key=lambda draft: min(_steps(draft[1]), wanted))


def _counted(problem: Problem) -> tuple[Problem, Answers]:
    return problem, answers(*problem)


def _steps(best: Answers) -> int:
    """Return how many steps the fastest plan needs."""
    fastest = best["fastest"]
    return max(len(winner.plan) if winner else 0 for winner in (fastest.firm, fastest.conditional))


def problems() -> st.SearchStrategy[Problem]:
    """Return the strategy whose failures Hypothesis shrinks."""
    return st.randoms(use_true_random=False).map(drawn)


def drawn(random: Random) -> Problem:
    """Return a problem with few enough plans."""
    start = date(2027, 6, 7) + timedelta(days=random.choice([0, 0, 0, 3, 21, 28]))
    deadline = start + timedelta(weeks=random.randint(5, 12), days=random.choice([0, 0, 2]))
    deadline = start - timedelta(days=1) if _one(random, 0.06) else deadline
    codes = CODES[: random.choice([2, 3, 4, 4, 5, 5])]
    activities = {code: _activity(random, code, codes) for code in codes}
    sessions = tuple(s for code in codes for s in _sessions(random, code, start, deadline))
    trade = Trade(TARGET, requires=_target_tree(random, activities), skills=_profile(random))
    catalogue = Catalogue(
        trades={**{code: Trade(code) for code in TRADES}, TARGET: trade},
        skills={code: Skill(code) for code in SKILLS},
        activities=activities,
        sessions=sessions,
        closures=_closures(random, start),
        competencies=_competencies(random, codes),
    )
    case = Case(
        _preferences(random, start, deadline, codes),
        _client(random, start, catalogue),
        Target(TARGET, random.choice([4, 4, 3]), _additions(random)),
    )
    case = replace(case, plan=begun(random, case, catalogue))
    catalogue = beside_what_runs(random, case, catalogue)
    case = replace(case, client=recognised_before(random, case.client, catalogue))
    return _small_enough(case, leading_nowhere(random, catalogue))


def _small_enough(case: Case, catalogue: Catalogue) -> Problem:
    """Drop the last activities until the plans can be counted; what the client did of them leads nowhere."""
    kept, world = dict(catalogue.activities), World(case, catalogue)
    counts = {code: 1 + len(choices(a, world)) for code, a in world.activities.items()}
    while prod(counts[code] for code in counts if code.removesuffix("~RAC") in kept) > MOST_PLANS:
        kept.popitem()
    wanted = case.preferences
    pinned = tuple(code for code in wanted.pinned if code in kept)
    steps = tuple(step for step in case.plan.steps if step.activity in kept)
    sessions = tuple(s for s in catalogue.sessions if s.activity in kept)
    wishes = replace(wanted, pinned=pinned, near_first=len(sessions) % NEAR == 0)
    case = replace(case, plan=replace(case.plan, steps=steps), preferences=wishes)
    return case, replace(catalogue, activities=kept, sessions=sessions)


def _one(random: Random, share: float) -> bool:
    return random.random() < share


def _tree(random: Random, codes: tuple[str, ...], depth: int = 0) -> r.Requirement:
    if depth < 2 and _one(random, 0.45 - 0.15 * depth):
        of = tuple(
            _tree(random, codes, depth + 1) for _ in range(random.randint(0 if _one(random, 0.1) else 1, 3))
        )
        return random.choice([r.All(of), r.Any(of), r.Any(of), r.AtLeast(random.randint(0, 2), of)])
    if _one(random, 0.1):
        return r.Not(_tree(random, codes, depth + 1))
    return _condition(random, codes)


def _condition(random: Random, codes: tuple[str, ...]) -> r.Requirement:
    on = random.choice([None, None, "09-30", "02-29"])
    made = (
        lambda: r.Credential(random.choice(CREDENTIALS)),
        lambda: r.Credential(random.choice(CREDENTIALS)),
        lambda: r.Subject(random.choice(SUBJECTS), random.randint(2, 4)),
        lambda: r.Subject(random.choice(SUBJECTS), random.randint(2, 4)),
        lambda: r.SkillAt(random.choice(SKILLS), random.randint(1, 3)),
        lambda: r.Declared(random.choice(FACTS)),
        lambda: r.Concurrent(random.choice(codes)),
        lambda: r.Finished(DANGLING if _one(random, 0.15) else random.choice(codes)),
        lambda: r.Experience(random.choice(TRADES), random.choice([3, 6, 12])),
        lambda: r.Age(random.choice([16, 18]), "03-01" if on == "02-29" else on),
        lambda: r.OutOfSchool(random.choice([12, 24])),
        lambda: r.SinceFailed(random.choice(codes), random.choice([1, 2])),
    )
    return random.choice(made)()


def _target_tree(random: Random, activities: dict[str, Activity]) -> r.Requirement:
    if _one(random, 0.15):
        return r.NOTHING
    granted = sorted({c for a in activities.values() for c in a.grants.credentials})
    if granted and _one(random, 0.85):
        wanted = r.Credential(granted[0] if _one(random, 0.6) else random.choice(granted))
        return r.All((wanted, _tree(random, tuple(activities)))) if _one(random, 0.35) else wanted
    return _tree(random, tuple(activities))


def _activity(random: Random, code: str, codes: tuple[str, ...]) -> Activity:
    others = tuple(c for c in codes if c != code)
    return Activity(
        code,
        kind=random.choice(["course", "fga", "dep", "course", "job", "pamt", "test"]),
        hours=0 if code == "B" and _one(random, 0.3) else random.choice([10, 20, 30, 45, 9.9]),
        requires=_requires(random, code, others),
        grants=_grants(random, code),
        excludes=(random.choice(others),) if _one(random, 0.12) else (),
        cost_cents=random.choice([0, 0, 5_000, 12_345]),
    )


def _requires(random: Random, code: str, others: tuple[str, ...]) -> r.Requirement:
    """Return a chain to what a later activity grants, any tree, or nothing."""
    later = CODES.index(code) + 1
    chained = later < len(CREDENTIALS) and _one(random, 0.5)
    before = (r.Credential(random.choice(CREDENTIALS[later:])),) if chained else ()
    anything = (_tree(random, others),) if _one(random, 0.3) else ()
    return random.choice([r.All, r.All, r.Any])(before + anything) if before + anything else r.NOTHING


def _grants(random: Random, code: str) -> Grants:
    own = CREDENTIALS[CODES.index(code) % len(CREDENTIALS)]
    credentials = (own,) if _one(random, 0.8) else tuple(random.sample(CREDENTIALS, random.choice([0, 2])))
    subjects = {random.choice(SUBJECTS): random.randint(2, 4)} if _one(random, 0.4) else {}
    skills = {code: random.randint(1, 4) for code in SKILLS if _one(random, 0.35)}
    experience = {random.choice(TRADES): random.choice([3, 6, 9])} if _one(random, 0.3) else {}
    declared = {random.choice(FACTS): _one(random, 0.7)} if _one(random, 0.2) else {}
    return Grants(credentials, subjects, skills, experience, declared)


def _sessions(random: Random, code: str, start: date, deadline: date) -> list[Session]:
    if _one(random, 0.12):
        return []
    return [_session(random, code, f"{code}{n}", start, deadline) for n in range(random.choice([1, 1, 2]))]


def _session(random: Random, activity: str, code: str, start: date, deadline: date) -> Session:
    monday = start + timedelta(days=-start.weekday() % 7, weeks=random.randint(0, 5))
    shared = {
        "hours_per_week": random.choice([10, 15, 30, 3.3]),
        "cost_cents": random.choice([0, 0, 2_000, 7_500]),
        "pay_cents_per_week": random.choice([0, 0, 0, 40_000]),
        "region": random.choice(REGIONS),
        "mode": random.choice(MODES),
        "language": random.choice(["", "fr", "fr", "fr", "en"]),
        "seats": random.choice([None, None, None, None, None, 3, 0]),
        "apply_by": start + timedelta(days=random.choice([-7, 0, 14])) if _one(random, 0.2) else None,
    }
    if _one(random, 0.5):
        day = monday - timedelta(days=random.choice([0, 0, 2]))
        end = day + timedelta(days=random.choice([5, 14, 21])) if _one(random, 0.4) else None
        return Session(activity, code, day, end, "dated", **shared)
    if _one(random, 0.3):
        return Session(activity, code, **shared)
    opens = monday if _one(random, 0.7) else None
    return Session(activity, code, window_start=opens, window_end=monday + timedelta(weeks=2), **shared)


def _competencies(random: Random, codes: tuple[str, ...]) -> tuple[Competency, ...]:
    """Return those of one programme, now and then, some of a skill that a client can show."""
    if not _one(random, 0.7):
        return ()
    program, rows = random.choice(codes[:2]), range(random.randint(1, 3))
    made = [
        Competency(program, f"K{n}", hours=random.choice([5, 10]), eval_hours=random.choice([0, 2, 5.5]),
                   skill=random.choice((*SKILLS, "")), level=random.randint(0, 3))
        for n in rows
    ]  # fmt: skip
    return tuple(made)


def _closures(random: Random, start: date) -> tuple[Period, ...]:
    if not _one(random, 0.4):
        return ()
    monday = start + timedelta(days=-start.weekday(), weeks=random.randint(0, 4))
    return (Period(monday, monday + timedelta(days=random.choice([5, 4, 7, 14]))),)


def _preferences(random: Random, start: date, deadline: date, codes: tuple[str, ...]) -> Preferences:
    steps = [
        (start + timedelta(days=random.choice([-7, 0, 14, 18, 28])), random.choice([10, 12, 30, 40]))
        for _ in "ab"
    ]
    hours = tuple(WeeklyHours(day, hours) for day, hours in dict(steps).items())
    return Preferences(
        start,
        deadline,
        weekly_hours=hours if _one(random, 0.5) else (),
        keep_job=_one(random, 0.2),
        languages=("fr",) if _one(random, 0.12) else (),
        modes=("day", "evening", "online") if _one(random, 0.12) else (),
        regions=("17",) if _one(random, 0.1) else (),
        money_limit_cents=random.choice([0, 8_000, 20_000, 60_000]) if _one(random, 0.25) else None,
        pinned=(random.choice(codes),) if _one(random, 0.12) else (),
        forbidden=(random.choice(codes),) if _one(random, 0.1) else (),
    )


def _client(random: Random, start: date, catalogue: Catalogue) -> Client:
    skills = {
        code: SkillLevel(random.randint(0, 3), random.choice(["", "x"]))
        for code in SKILLS
        if _one(random, 0.4)
    }
    return Client(
        birth_date=random.choice(
            [None, date(2009, 9, 1), date(2011, 6, 20), date(2008, 2, 29), date(1990, 5, 5)]
        ),
        credentials=tuple(c for c in CREDENTIALS if _one(random, 0.06)),
        subjects=frozendict({s: random.randint(0, 4) for s in SUBJECTS if _one(random, 0.6)}),
        experience=frozendict({t: random.choice([2, 6, 12]) for t in TRADES if _one(random, 0.25)}),
        skills=frozendict(skills),
        declared=frozendict({f: _one(random, 0.5) for f in FACTS if _one(random, 0.4)}),
        left_school=random.choice([None, date(2025, 7, 1), date(2020, 6, 1)]),
        region=random.choice(REGIONS),
        job=job(random, start) if _one(random, 0.5) else None,
        activities=(*past(random, start, catalogue), *elsewhere(random)),
    )


def _profile(random: Random) -> tuple[SkillNeed, ...]:
    wanted = [code for code in SKILLS if _one(random, 0.6)]
    return tuple(SkillNeed(code, random.randint(1, 4), random.randint(2, 5)) for code in wanted)


def _additions(random: Random) -> tuple[Addition, ...]:
    if not _one(random, 0.2):
        return ()
    return (Addition(random.choice(SKILLS), random.randint(1, 3), random.randint(3, 5), "posting"),)
