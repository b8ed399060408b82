"""The second page: every step, the dates not to miss, and plan B."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from planner.failures import FAILED
from planner.plan import Step
from planner.report.blocks import Block, Bullets, Column, Heading, NewPage, Prose, Row, Table
from planner.report.brief import Brief
from planner.report.pages.actions import applies_for
from planner.report.pages.plan_b import plan_b
from planner.report.pages.to_check import to_check
from planner.report.planned import DONE
from planner.report.rich import NOTHING, rich, strong
from planner.report.step_words import dated, step_advice, step_dates, step_place, step_title
from planner.words import Words

MOST_DATES, LEAST_DATES = 6, 3
FLEXIBLE = ("visit_day", "job_search", "transcript", "position_letter", "employer_review")
# What cannot be made good afterwards is named however many dates come before it.
DECISIVE = ("admission_application", "written_authorization")


def steps_page(brief: Brief) -> Iterator[Block]:
    """Yield the steps, the dates not to miss and plan B; nothing without a plan."""
    if not brief.steps:
        return
    words = brief.words
    yield NewPage(soft=False)
    yield Heading(words._("The steps of your pathway"))
    yield Prose(rich(_how_to_read(brief)), small=True)
    yield steps_table(brief)
    yield from _dates(brief)
    yield from _checks(brief)
    yield Heading(words._("If something changes: your plan B"))
    yield Bullets(plan_b(brief))


def _how_to_read(brief: Brief) -> str:
    words = brief.words
    said = words._("Same numbers as on the timeline. Tick what is done.")
    if any(brief.estimated(step) for step in brief.training):
        said += " " + words._("Estimated dates: confirm with the centre.")
    return " ".join((said, *_failed(brief)))


def _failed(brief: Brief) -> Iterator[str]:
    """Yield what was tried before and not passed: it has no number, for it is no longer to be done."""
    words = brief.words
    for step in brief.case.plan.activity_steps:
        if step.status == FAILED:
            day = words.date(step.last_day or step.start) if step.start else words._("no date")
            yield words._("Not passed: {step} ({day}).", step=step_title(step, brief), day=day)


def steps_table(brief: Brief) -> Table:
    """Return the steps, numbered in order of time."""
    words = brief.words
    columns = (
        Column(words._("No."), 0.05, heads=True),
        Column(words._("Step"), 0.27),
        Column(words._("Where, with whom"), 0.165),
        Column(words._("When"), 0.185),
        Column(words._("To succeed"), 0.27),
        Column(words._("Done"), 0.06),
    )
    return Table(columns, tuple(_row(step, brief) for step in brief.steps))


def _row(step: Step, brief: Brief) -> Row:
    number, title = strong(str(brief.numbers[step.id])), strong(step_title(step, brief))
    place, when = rich("\n".join(step_place(step, brief))), rich("\n".join(step_dates(step, brief)))
    return Row((number, title, place, when, rich(step_advice(step, brief)), brief.box(step.status == DONE)))


def _dates(brief: Brief) -> Iterator[Block]:
    words, rows = brief.words, key_dates(brief)
    if not rows:
        return
    columns = Column(words._("Date"), 0.26, tinted=True, heads=True), Column(words._("What"), 0.74)
    yield Heading(words._("Dates not to miss"))
    told = tuple(Row((strong(words.date(d)), rich(what))) for d, what in rows)
    left = len(_days(brief)) - len(rows)
    last = (_other_days(left, words),) if left > 0 else ()
    ends = (_other_days(max(0, left) + n, words) for n in range(1, len(told) - LEAST_DATES + 1))
    # The row that counts the days left out gives way to one that counts more.
    drops = (*((len(told),) if last else ()), *drops_of(rows, brief))
    yield Table(columns, (*told, *last), urgent=True, ends=(*last, *ends), drops=drops)


def _other_days(left: int, words: Words) -> Row:
    said = words.n_(
        "and {n} more: see the steps and the meetings", "and {n} more: see the steps and the meetings", left
    )
    return Row((NOTHING, rich(said)))


def _checks(brief: Brief) -> Iterator[Block]:
    if checks := to_check(brief):
        yield Heading(brief.words._("To check together"))
        yield Bullets(checks)


def key_dates(brief: Brief, meeting: bool = True) -> tuple[tuple[date, str], ...]:
    """Return the days that decide what follows, one row a day: what decides most, then the nearest."""
    days, rank = _days(brief, meeting), _rank(brief)
    ranked = sorted(days, key=lambda day: (rank(day), day))[:MOST_DATES]
    return tuple((day, "\n".join(days[day])) for day in sorted(ranked))


def drops_of(rows: Sequence[tuple[date, str]], brief: Brief) -> tuple[int, ...]:
    """Return in which order days give way where a page is short: last what cannot be made good."""
    rank = _rank(brief)
    return tuple(sorted(range(len(rows)), key=lambda n: (rank(rows[n][0]), rows[n][0]), reverse=True))


def _rank(brief: Brief) -> Callable[[date], int]:
    """Return how much a day decides: 0 the most."""
    nearest = min(_days(brief, meeting=False), default=None)
    decisive = {nearest, *(step.due for step in brief.open_steps if step.formality in DECISIVE)}
    first = {step.start for step in brief.open_steps if (s := brief.session(step)) and s.entry == "dated"}
    return lambda day: 0 if day in decisive else 1 if day in first else 2


def _days(brief: Brief, meeting: bool = True) -> dict[date, list[str]]:
    """Return the coming days that decide, in order, each with what it is."""
    coming = sorted({row for row in _all_dates(brief, meeting) if row[0] >= brief.today})
    return {day: [what for d, what in coming if d == day] for day, _ in coming}


def _all_dates(brief: Brief, meeting: bool) -> Iterator[tuple[date, str]]:
    words = brief.words
    if meeting and brief.review_agreed:
        yield brief.review, words._("Follow-up meeting with {name}", name=brief.counsellor_name)
    for step in brief.open_steps:
        yield from _dates_of(step, brief)


def _dates_of(step: Step, brief: Brief) -> Iterator[tuple[date, str]]:
    words, title, session = brief.words, dated(step_title(step, brief), step, brief), brief.session(step)
    if step.is_formality and step.due and step.formality not in FLEXIBLE:
        yield step.due, step_title(step, brief)
    if session and session.apply_by and not applies_for(brief, step.activity):
        yield session.apply_by, words._("Last day to apply: {program}", program=title)
    if session and session.entry == "dated" and step.start:
        yield step.start, words._("First day: {program}", program=title)
