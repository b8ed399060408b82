"""Course catalogues of any size, as universities write them: prerequisite trees, skills by level, two terms.

The same for the same seed. A course asks others of its field, and of a field near by, from the year before:
all of some groups, each met by any of several courses or by two together. A trade asks some courses of the
last years and skills that several courses teach. Some groups begin each term, others on any Monday.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from planner.case import Case, Preferences, Target, WeeklyHours
from planner.catalogue import Activity, Catalogue, Grants, Session, Skill, SkillNeed, Trade
from planner.requirement import NOTHING, All, Any, Finished, Requirement

START, TRADE, YEARS, LEVELS, FIELDS = date(2027, 1, 4), "21231", 5, 4, 60
TERMS = tuple(date(START.year + year, month, 8) for year in range(YEARS) for month in (1, 9))


@dataclass(frozen=True, slots=True)
class University:
    """How large a catalogue is, how much time its student has, and what the trade asks."""

    courses: int = 3600
    skills: int = 1800
    weekly_hours: float = 40
    asked: int = 3
    needs: int = 8
    in_terms: bool = True


def courses(university: University, seed: int) -> tuple[Case, Catalogue]:
    """Return a case of a student who holds nothing yet, and the catalogue of a university."""
    random, names = Random(seed), [f"S{n:04}" for n in range(university.skills)]
    places = [(n % FIELDS, n * LEVELS // university.courses) for n in range(university.courses)]
    made = [_course(random, n, places, names) for n in range(university.courses)]
    catalogue = Catalogue(
        trades={TRADE: _trade(random, university, made)},
        skills={name: Skill(name) for name in names},
        activities={course.code: course for course in made},
        sessions=tuple(s for course in made for s in _sessions(random, university, course.code)),
    )
    hours = (WeeklyHours(START, university.weekly_hours),)
    return Case(Preferences(START, START.replace(START.year + YEARS), hours), target=Target(TRADE)), catalogue


def _course(random: Random, number: int, places: list[tuple[int, int]], names: list[str]) -> Activity:
    field, level = places[number]
    near = [n for n, at in enumerate(places) if at[1] == level - 1 and (at[0] - field) % FIELDS < 2]
    given = {random.choice(names): random.randint(1, LEVELS) for _ in range(random.randint(1, 5))}
    return Activity(
        _code(number),
        "course",
        hours=random.choice([30, 45, 45, 60]),
        requires=_asked(random, near),
        grants=Grants((_code(number),), skills=given),
        cost_cents=random.randrange(20_000, 60_000, 500),
    )


def _code(number: int) -> str:
    return f"C{number:04}"


def _asked(random: Random, before: list[int]) -> Requirement:
    """Return one or two groups of ways; nothing in the first year, nor of one course in five."""
    if not before or random.random() < 0.2:
        return NOTHING
    return All(tuple(_group(random, before) for _ in range(random.randint(1, 2))))


def _group(random: Random, before: list[int]) -> Requirement:
    ways: list[Requirement] = [Finished(_code(random.choice(before))) for _ in range(random.randint(1, 3))]
    if random.random() < 0.3:
        ways.append(All(tuple(Finished(_code(random.choice(before))) for _ in range(2))))
    return Any(tuple(ways))


def _sessions(random: Random, university: University, code: str) -> list[Session]:
    pace = random.choice([3, 5, 6, 9])
    if not university.in_terms or random.random() < 0.2:
        return [Session(code, "any", hours_per_week=pace)]
    kept = [term for term in TERMS if random.random() < 0.5] or [random.choice(TERMS)]
    monday = [term - timedelta(days=term.weekday()) for term in kept]
    return [
        Session(code, f"{day:%Y-%m}", day, None, "dated", hours_per_week=pace)
        for day in monday
        if day >= START
    ]


def _trade(random: Random, university: University, made: list[Activity]) -> Trade:
    last = made[len(made) * (LEVELS - 1) // LEVELS :]
    ways = [Any(tuple(Finished(random.choice(last).code) for _ in range(3))) for _ in range(university.asked)]
    taught = sorted({skill for course in made for skill in course.grants.skills})
    needs = tuple(
        SkillNeed(skill, 3, 5) for skill in random.sample(taught, min(university.needs, len(taught)))
    )
    return Trade(TRADE, requires=All(tuple(ways)), skills=needs)
