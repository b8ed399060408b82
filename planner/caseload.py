"""What a caseload amounts to: its cases counted by where they stand today, and what a period held."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any

from planner.case import REQUALIFICATION, UPGRADING
from planner.catalogue import Catalogue
from planner.client import INCOMES
from planner.dates import Period
from planner.fees import stated_fees
from planner.money import Cents

NO_PLAN, MADE, PRINTED, RUNNING, FINISHED = STATES = ("no_plan", "made", "printed", "running", "finished")
LATE, SOON, LATER, NO_DAY = DAYS = ("late", "soon", "later", "no_day")
NOTHING_DUE = "nothing_due"
MONTH, YEAR, ALWAYS = PERIODS = ("month", "year", "always")
AHEAD = timedelta(days=14)
FIRST_FISCAL_MONTH = 4
ROUNDED_TO, FEWEST = 5, 5
# What a caseload is counted by, with the answers in their order.
ANSWERS: Mapping[str, tuple[str, ...]] = {
    "state": STATES,
    "due": DAYS,
    "review": DAYS,
    "kind": (REQUALIFICATION, UPGRADING),
    "income": INCOMES,
}


@dataclass(frozen=True, slots=True)
class Alike:
    """So many cases that are alike in all that is counted; `aside` says that other plans are set aside."""

    responsible: str
    kind: str
    state: str
    due: str
    review: str
    income: str
    aside: bool
    cases: int


@dataclass(frozen=True, slots=True)
class Aim:
    """So many cases of one counsellor that aim at a trade."""

    responsible: str
    trade: str
    cases: int


@dataclass(frozen=True, slots=True)
class Opened:
    """So many cases of one counsellor that were opened in the period."""

    responsible: str
    cases: int


@dataclass(frozen=True, slots=True)
class Ended:
    """So many cases, opened on one day, whose plans ended on another; `passed` if every step succeeded."""

    responsible: str
    opened: date | None
    last: date
    passed: bool
    cases: int


@dataclass(frozen=True, slots=True)
class Begun:
    """So many steps that begin in the period in one session; `cents` are the fees agreed for some.

    `unpriced` of them have no fee of their own: the catalogue's holds.
    """

    responsible: str
    activity: str
    session: str
    steps: int
    cents: Cents
    unpriced: int


@dataclass(frozen=True, slots=True)
class Over:
    """So many steps of one counsellor's clients that ended in the period, finished or failed."""

    responsible: str
    status: str
    steps: int


@dataclass(frozen=True, slots=True)
class Caseload:
    """What a database says of its cases on a day and in a period; samples and removed cases are not in it."""

    alike: tuple[Alike, ...] = ()
    aims: tuple[Aim, ...] = ()
    opened: tuple[Opened, ...] = ()
    ended: tuple[Ended, ...] = ()
    begun: tuple[Begun, ...] = ()
    over: tuple[Over, ...] = ()

    def of(self, responsible: str) -> "Caseload":
        """Return the part of one counsellor: cases that nobody answers for are everybody's own."""
        own = (
            tuple(part for part in getattr(self, field.name) if part.responsible in (responsible, ""))
            for field in fields(self)
        )
        return Caseload(*own)

    @property
    def cases(self) -> int:
        """Return how many cases there are."""
        return sum(part.cases for part in self.alike)


@dataclass(frozen=True, slots=True)
class Load:
    """What one counsellor answers for; the name of nobody is empty."""

    name: str
    cases: int
    states: Mapping[str, int]
    late: int
    soon: int
    reviews: int


@dataclass(frozen=True, slots=True)
class Turnover:
    """What a period held; `days` from opening to the end of a plan at the median, `cents` before any aid.

    `unstated` of the steps that begin have fees that nothing states.
    """

    opened: int
    ended: int
    passed: int
    days: float | None
    finished: int
    failed: int
    begun: int
    cents: Cents
    unstated: int


def period(name: str, today: date) -> Period:
    """Return the calendar month or the fiscal year, from 1 April on, that `today` is in, or all time."""
    if name == ALWAYS:
        return Period(date.min, date.max)
    if name == MONTH:
        first = today.replace(day=1)
        return Period(first, (first + timedelta(days=31)).replace(day=1))
    year = today.year - (today.month < FIRST_FISCAL_MONTH)
    return Period(date(year, FIRST_FISCAL_MONTH, 1), date(year + 1, FIRST_FISCAL_MONTH, 1))


def counted(caseload: Caseload, fact: str) -> dict[str, int]:
    """Return how many cases give each answer to what ANSWERS names, in order; unforeseen ones come last."""
    found = _sums(caseload.alike, lambda part: getattr(part, fact))
    found.pop(NOTHING_DUE, None)
    known = {answer: found.pop(answer, 0) for answer in ANSWERS[fact]}
    return known | dict(sorted(found.items()))


def with_aside(caseload: Caseload) -> int:
    """Return how many cases have other plans, set aside."""
    return sum(part.cases for part in caseload.alike if part.aside)


def aimed(caseload: Caseload) -> dict[str, int]:
    """Return how many cases aim at each trade, the most frequent first; that of no trade is empty."""
    found = _sums(caseload.aims, lambda part: part.trade)
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def loads(caseload: Caseload) -> tuple[Load, ...]:
    """Return what each counsellor answers for, by name; cases that nobody answers for come last."""
    names = sorted(
        {part.responsible for part in caseload.alike}, key=lambda name: (not name, name.casefold())
    )
    return tuple(_load(name, [p for p in caseload.alike if p.responsible == name]) for name in names)


def _load(name: str, parts: Iterable[Alike]) -> Load:
    own = Caseload(tuple(parts))
    due, review = counted(own, "due"), counted(own, "review")
    states = counted(own, "state")
    return Load(name, own.cases, states, due[LATE], due[SOON], review[LATE] + review[SOON])


def turnover(caseload: Caseload, held: Period, catalogue: Catalogue) -> Turnover:
    """Return what a period held, with the fees of the catalogue where a step has none of its own."""
    ended = [part for part in caseload.ended if held.start <= part.last < held.end]
    over = _sums(caseload.over, lambda part: part.status, "steps")
    cents, unstated = _fees(caseload.begun, catalogue)
    return Turnover(
        sum(part.cases for part in caseload.opened), sum(part.cases for part in ended),
        sum(part.cases for part in ended if part.passed), _median_days(ended), over["finished"],
        over["failed"], sum(part.steps for part in caseload.begun), cents, unstated,
    )  # fmt: skip


def _fees(begun: Iterable[Begun], catalogue: Catalogue) -> tuple[Cents, int]:
    cents, unstated = 0, 0
    for part in begun:
        activity = catalogue.activities.get(part.activity)
        session = catalogue.session(part.activity, part.session)
        fee = stated_fees(activity, session) if activity else None
        cents += part.cents + max(0, fee or 0) * part.unpriced
        unstated += part.unpriced if fee is None else 0
    return cents, unstated


def _median_days(ended: Iterable[Ended]) -> float | None:
    """Return the median of the days from opening to the last day; a case of no known opening has none."""
    lasted: Counter[int] = Counter()
    for part in ended:
        if part.opened is not None:
            lasted[(part.last - part.opened).days] += part.cases
    count = lasted.total()
    return (_nth(lasted, (count - 1) // 2) + _nth(lasted, count // 2)) / 2 if count else None


def _nth(found: Counter[int], place: int) -> int:
    """Return the value at a place from 0 among counted values in order."""
    for value, count in sorted(found.items()):
        place -= count
        if place < 0:
            return value
    raise IndexError(place)


def _sums(parts: Iterable[Any], answer: Callable[[Any], str], count: str = "cases") -> Counter[str]:
    found: Counter[str] = Counter()
    for part in parts:
        found[answer(part)] += getattr(part, count)
    return found


def rounded(count: int) -> int:
    """Return a count to the nearest multiple of 5: neither it nor a difference tells of one person."""
    return (count + ROUNDED_TO // 2) // ROUNDED_TO * ROUNDED_TO
