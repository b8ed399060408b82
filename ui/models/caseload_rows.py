"""The figures of a caseload as lines: what is counted, its answer, how many, and which share of the whole."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from planner.amounts import Amount, dollars, share
from planner.caseload import (
    ALWAYS,
    FEWEST,
    FINISHED,
    LATE,
    LATER,
    MADE,
    MONTH,
    NO_DAY,
    NO_PLAN,
    PRINTED,
    RUNNING,
    SOON,
    STATES,
    YEAR,
    Caseload,
    Load,
    Turnover,
    aimed,
    counted,
    loads,
    period,
    rounded,
    turnover,
    with_aside,
)
from planner.catalogue import Catalogue
from planner.dates import Period
from planner.words import N_, Words
from ui.models.case_options import INCOMES, KINDS
from ui.models.catalogue_words import sector_name
from ui.models.columns import Column
from ui.models.nothing import NOTHING

STATE_NAMES = {
    NO_PLAN: N_("No plan yet"),
    MADE: N_("Plan made, not begun"),
    PRINTED: N_("Plan printed, not begun"),
    RUNNING: N_("Under way"),
    FINISHED: N_("Every step over"),
}
DUE_NAMES = {
    LATE: N_("Late"), SOON: N_("Due within 14 days"), LATER: N_("Later"), NO_DAY: N_("Without a date"),
}  # fmt: skip
REVIEW_NAMES = DUE_NAMES | {LATE: N_("Date passed"), NO_DAY: N_("No date set")}
# What is counted, its name and those of its answers, in the order of the page.
COUNTED: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "state": (N_("Plan"), STATE_NAMES),
    "due": (N_("Next action"), DUE_NAMES),
    "review": (N_("Follow-up"), REVIEW_NAMES),
    "kind": (N_("Kind"), KINDS),
    "income": (N_("Income"), INCOMES | {"unknown": N_("Not known")}),
}
PERIOD_NAMES = {MONTH: N_("This month"), YEAR: N_("This fiscal year"), ALWAYS: N_("All time")}
Count = Callable[[int], int]


def exact(count: int) -> int:
    """Return a count as it is."""
    return count


@dataclass(frozen=True, slots=True)
class Figure:
    """A line: its number as text and as a spreadsheet counts with it, and its share of a whole, if any."""

    group: str
    name: str
    text: str
    amount: Amount | None
    share: float | None
    words: Words


@dataclass(frozen=True, slots=True)
class LoadLine:
    """What a counsellor answers for, said in a language; the whole is of all counsellors."""

    load: Load
    whole: int
    count: Count
    words: Words


def _percent(part: float | None, words: Words) -> str:
    return "" if part is None else words.percent(part)


def _figure_share(line: Figure) -> Amount | None:
    return None if line.share is None else share(line.share)


FIGURES = (
    Column(N_("What is counted"), lambda line: line.group),
    Column(N_("Answer"), lambda line: line.name),
    Column(N_("Number"), lambda line: line.text, right=True, amount=lambda line: line.amount),
    Column(N_("Share"), lambda line: _percent(line.share, line.words), lambda line: line.share or 0.0,
           amount=_figure_share),
)  # fmt: skip
FIGURE_SHARE = 3


def _number(title: str, of: Callable[[Load], int]) -> Column:
    def amount(line: LoadLine) -> Amount:
        return Amount(line.count(of(line.load)))

    def text(line: LoadLine) -> str:
        return line.words.number(line.count(of(line.load)))

    return Column(title, text, lambda line: of(line.load), right=True, amount=amount)


def _in_state(state: str) -> Column:
    return _number(STATE_NAMES[state], lambda load: load.states[state])


def _load_share(line: LoadLine) -> float:
    whole = line.count(line.whole)
    return min(1.0, line.count(line.load.cases) / whole) if whole else 0.0


LOADS = (
    Column(N_("Counsellor"), lambda line: line.load.name or line.words._("(nobody answers for them)")),
    _number(N_("Cases"), lambda load: load.cases),
    Column(N_("Share"), lambda line: _percent(_load_share(line), line.words), _load_share,
           amount=lambda line: share(_load_share(line))),
    *map(_in_state, STATES),
    _number(N_("Late"), lambda load: load.late),
    _number(N_("Due within 14 days"), lambda load: load.soon),
    _number(N_("Follow-up due"), lambda load: load.reviews),
)  # fmt: skip
LOAD_SHARE = 2


@dataclass(frozen=True, slots=True)
class Told:
    """A caseload with all that it takes to say it."""

    caseload: Caseload
    held: Period
    catalogue: Catalogue
    count: Count
    words: Words

    def today_lines(self) -> Iterator[Figure]:
        """Yield where the cases stand today."""
        for fact, (group, names) in COUNTED.items():
            found, name = counted(self.caseload, fact), self.words._(group)
            for answer, cases in found.items():
                said = self.words._(names[answer]) if answer in names else answer or NOTHING
                yield self._line(name, said, cases, self.caseload.cases)
        aside = self.words._("With other plans set aside")
        yield self._line(self.words._("Plan"), aside, with_aside(self.caseload), self.caseload.cases)

    def load_lines(self) -> Iterator[LoadLine]:
        """Yield what each counsellor answers for."""
        for load in loads(self.caseload):
            yield LoadLine(load, self.caseload.cases, self.count, self.words)

    def goal_lines(self) -> Iterator[Figure]:
        """Yield the sectors aimed at, then the occupations, the most frequent first."""
        trades, words = aimed(self.caseload), self.words
        sectors: dict[str, int] = {}
        for code, cases in trades.items():
            sectors[code[:1]] = sectors.get(code[:1], 0) + cases
        for code, cases in sorted(sectors.items(), key=lambda pair: -pair[1]):
            name = sector_name(code, words) if code else words._("No occupation aimed at")
            yield self._line(words._("Sector"), name, cases, self.caseload.cases)
        for code, cases in trades.items():
            if code:
                name = words.said(self.catalogue.term(code))
                yield self._line(words._("Occupation"), name, cases, self.caseload.cases)

    def period_lines(self) -> Iterator[Figure]:
        """Yield what the period held."""
        held, words = turnover(self.caseload, self.held, self.catalogue), self.words
        cases, steps, over = words._("Cases"), words._("Training steps"), held.finished + held.failed
        yield self._line(cases, words._("Opened"), held.opened)
        yield self._line(cases, words._("Plan over"), held.ended)
        yield self._line(cases, words._("Plan over, every step succeeded"), held.passed, held.ended)
        yield self._lasted(cases, held)
        yield self._line(steps, words._("Passed"), held.finished, over)
        yield self._line(steps, words._("Not passed"), held.failed, over)
        yield self._line(steps, words._("Beginning in the period"), held.begun)
        yield self._line(steps, words._("… whose fees are stated nowhere"), held.unstated, held.begun)
        yield self._fees(steps, held)

    def _line(self, group: str, name: str, number: int, whole: int = 0) -> Figure:
        shown, out_of = self.count(number), self.count(whole)
        part = min(1.0, shown / out_of) if out_of else None
        return Figure(group, name, self.words.number(shown), Amount(shown), part, self.words)

    def _lasted(self, group: str, held: Turnover) -> Figure:
        days, name = held.days, self.words._("Days from opening to the end of the plan (median)")
        if days is None or self._hides(held.ended):
            return Figure(group, name, NOTHING, None, None, self.words)
        return Figure(group, name, self.words.number(days), Amount(days), None, self.words)

    def _fees(self, group: str, held: Turnover) -> Figure:
        cents, name = held.cents, self.words._("Their fees, before any aid")
        if self._hides(held.begun):
            return Figure(group, name, NOTHING, None, None, self.words)
        return Figure(group, name, self.words.money(cents), dollars(cents), None, self.words)

    def _hides(self, number: int) -> bool:
        """Say whether a figure is of too few to be told where counts are rounded."""
        return self.count is rounded and number < FEWEST


def period_words(name: str, today: date, words: Words) -> str:
    """Return the name of a period with its first and last day."""
    said = words._(PERIOD_NAMES[name])
    if name == ALWAYS:
        return said
    held = period(name, today)
    last = date.fromordinal(held.end.toordinal() - 1)
    days = words._("{start} to {end}", start=words.short_date(held.start), end=words.short_date(last))
    return words._("{period} ({days})", period=said, days=days)
