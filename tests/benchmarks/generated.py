"""Catalogues of any size for benchmarks: the same for the same seed, and always with a pathway."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from planner.case import Case, Preferences, Target, WeeklyHours
from planner.catalogue import Activity, Catalogue, Grants, Session, Skill, SkillNeed, Trade
from planner.requirement import NOTHING, All, Any, Credential, Requirement, SkillAt

START, WEEKS, TRADE = date(2027, 1, 11), 156, "72100"


@dataclass(frozen=True, slots=True)
class Shape:
    """How a catalogue is made: what activities give and ask, how often they are given, how much time is free.

    `groups` are asked together, each met by one of `ways`; `depth` is how many build on each other. With
    `opens_weekly`, the first session starts any Monday: a long chain of dated groups never meets.
    """

    gives: int = 2
    groups: int = 2
    ways: int = 2
    depth: int = 6
    sessions: int = 2
    weekly_hours: float = 40
    opens_weekly: bool = False


SHAPES = {
    "sparse": Shape(groups=1, depth=4),
    "dense": Shape(gives=6, groups=2, ways=4, depth=3),
    "deep": Shape(groups=1, ways=1, depth=12, opens_weekly=True),
    "many sessions": Shape(groups=1, depth=4, sessions=12),
    "tight": Shape(groups=1, depth=4, weekly_hours=18),
}


def generated(shape: Shape, activities: int, skills: int, seed: int) -> tuple[Case, Catalogue]:
    """Return a case without anything held, and a catalogue in which its trade can be reached."""
    random = Random(seed)
    codes = [f"A{n:05}" for n in range(activities)]
    names = [f"S{n:05}" for n in range(skills)]
    made = {code: _activity(random, shape, codes, names, place) for place, code in enumerate(codes)}
    sessions = tuple(s for code in codes for s in _sessions(random, shape, code))
    wishes = Preferences(
        START, START + timedelta(weeks=WEEKS), weekly_hours=(WeeklyHours(START, shape.weekly_hours),)
    )
    catalogue = Catalogue(
        trades={TRADE: _trade(random, shape, made, activities)},
        skills={name: Skill(name) for name in names},
        activities=made,
        sessions=sessions,
    )
    return Case(wishes, target=Target(TRADE)), catalogue


def _layer(shape: Shape, activities: int, place: int) -> tuple[int, int]:
    """Return the first and last place of the layer on which an activity builds."""
    width = max(1, activities // shape.depth)
    layer = place // width
    return max(0, (layer - 1) * width), layer * width


def _activity(random: Random, shape: Shape, codes: list[str], names: list[str], place: int) -> Activity:
    first, last = _layer(shape, len(codes), place)
    given = {random.choice(names): random.randint(1, 3) for _ in range(shape.gives)}
    return Activity(
        codes[place],
        "course",
        hours=random.choice([30, 60, 90]),
        requires=_asked(random, shape, codes[first:last]),
        grants=Grants((codes[place],), skills=given),
        cost_cents=random.randrange(0, 50_000, 500),
    )


def _asked(random: Random, shape: Shape, before: list[str]) -> Requirement:
    """Return some groups of ways, each by a credential of the layer before; nothing in the first layer."""
    if not before:
        return NOTHING
    counts = [random.randint(1, shape.ways) for _ in range(random.randint(1, shape.groups))]
    return All(tuple(Any(tuple(Credential(random.choice(before)) for _ in range(n))) for n in counts))


def _sessions(random: Random, shape: Shape, code: str) -> list[Session]:
    made = []
    for n in range(shape.sessions):
        pace = 15 if shape.opens_weekly and n == 0 else random.choice([6, 12, 15])
        if random.random() < 0.5 and not (shape.opens_weekly and n == 0):
            start = START + timedelta(weeks=random.randrange(WEEKS - 20))
            made.append(Session(code, f"s{n:02}", start, None, "dated", hours_per_week=pace))
        else:
            made.append(
                Session(code, f"s{n:02}", hours_per_week=pace, cost_cents=random.randrange(0, 9_000, 100))
            )
    return made


def _trade(random: Random, shape: Shape, made: dict[str, Activity], activities: int) -> Trade:
    """Return a trade that asks two activities of the last layer and three skills that some activity gives."""
    first, _ = _layer(shape, activities, activities - 1)
    last = list(made)[first:]
    wanted = [Any(tuple(Credential(random.choice(last)) for _ in range(3))) for _ in range(2)]
    given = sorted({skill for activity in made.values() for skill in activity.grants.skills})
    needs = tuple(SkillNeed(skill, 2, 5) for skill in random.sample(given, min(3, len(given))))
    asked = tuple(SkillAt(need.skill, 1) for need in needs)
    return Trade(TRADE, requires=All((*wanted, *asked)), skills=needs)
