"""The timeline: three lanes, deadline flags, and the same in sentences."""

from collections.abc import Iterator
from datetime import date, timedelta

from planner.formalities import job_end
from planner.plan import Step
from planner.report.blocks import Bar, Flag, Lane, Timeline
from planner.report.brief import Brief
from planner.report.pages.actions import applies_for
from planner.report.step_words import step_title

PREPARING = ("test", "licence", "other")
WORKING = ("job", "pamt")
# The deadlines, what cannot be made good first.
FLAGGED = (
    "admission_application", "written_authorization", "authorization_if_by_day", "mfor_request",
    "test_registration", "registration", "recognition_file", "employer_agreement", "part_time_aid",
)  # fmt: skip
AUTHORIZATION, IF_BY_DAY = FLAGGED[1:3]
MOST_FLAGS = 4
TAIL = 0.1
NEAR = timedelta(days=120)


def timeline(brief: Brief) -> Timeline:
    """Return the pathway from its first day to some weeks after its finish."""
    start, end = _bounds(brief)
    lanes = (
        Lane(brief.words._("Prepare"), tuple(_bars(brief, "prepare"))),
        Lane(brief.words._("Train"), tuple(_bars(brief, "train"))),
        Lane(brief.words._("Work"), (*_bars(brief, "work"), *_jobs(brief, start, end))),
    )
    here = brief.words._("You are here")
    flags, dates = tuple(_flags(brief)), len({day for day, _ in _coming(brief)})
    return Timeline(
        start,
        end,
        brief.today,
        here,
        _legend(brief),
        lanes,
        flags,
        _months(brief, start, end),
        _sentences(brief, flags),
        dates - len(flags),
        tuple(_more(count, brief) for count in range(1, dates + 1)),
    )


def _legend(brief: Brief) -> str:
    estimated = any(brief.estimated(step) for step in brief.training)
    return brief.words._("Dashed: estimated") if estimated else ""


def _bounds(brief: Brief) -> tuple[date, date]:
    days = [d for s in brief.steps for d in (s.start, s.end, s.due) if d]
    days += [day for day, _ in _deadlines(brief)]
    first, last = min([*days, brief.start]), max([*days, brief.start + timedelta(weeks=8)])
    if first - NEAR < brief.today < first:
        first = brief.today
    return first.replace(day=1), last + max(timedelta(days=45), (last - first) * TAIL)


def _bars(brief: Brief, lane: str) -> Iterator[Bar]:
    for step in brief.steps:
        start = step.start or step.due
        if start and lane_of(step, brief) == lane:
            label = "" if step.is_formality else step_title(step, brief)
            end = max(start, step.end or start)
            yield Bar(str(brief.numbers[step.id]), label, start, end, lane, brief.estimated(step))


def lane_of(step: Step, brief: Brief) -> str:
    """Return the lane of a step: prepare, train or work."""
    activity = brief.activity(step)
    if step.is_formality or (activity and activity.kind in PREPARING):
        return "prepare"
    return "work" if activity and activity.kind in WORKING else "train"


def _jobs(brief: Brief, start: date, end: date) -> Iterator[Bar]:
    job, words = brief.case.client.job, brief.words
    if job:
        until = min(job_end(brief.case, brief.catalogue) or job.until or end, end)
        sure = min(_at_risk_from(brief) or until, until)
        label = words._("Present job, {hours}", hours=words.hours(job.hours_per_week))
        yield Bar("", label, start, sure, "now")
        if sure < until:
            yield Bar("", words._("Kept unless the course is by day"), sure, until, "now", True)
    if day := _opened(brief):
        yield Bar("", _aim(brief), day, end, "aim")


def _at_risk_from(brief: Brief) -> date | None:
    """Return the day on which the present job ends if a course of unknown schedule is by day."""
    return brief.if_by_day.ends if brief.if_by_day else None


def _opened(brief: Brief) -> date | None:
    """Return the day from which the plan opens what is aimed at, if it does."""
    return brief.finish if brief.target and not brief.missing else None


def _aim(brief: Brief) -> str:
    return brief.words._("Position aimed at") if brief.upgrading else brief.words._("Occupation aimed at")


def _flags(brief: Brief) -> Iterator[Flag]:
    """Yield the deadlines that decide the most, in order of time, one flag a day."""
    by_weight = sorted(_coming(brief), key=lambda deadline: (FLAGGED.index(deadline[1]), deadline[0]))
    ranked = by_weight[:MOST_FLAGS]
    names = flag_words(brief)
    for day in sorted({day for day, _ in ranked}):
        codes = [code for other, code in ranked if other == day]
        label = ", ".join(names[code] for code in codes)
        said = brief.words._("{date}: {what}", date=brief.words.date(day), what=label)
        yield Flag(day, said, FLAGGED.index(codes[0]))


def _coming(brief: Brief) -> list[tuple[date, str]]:
    """Return the deadlines still to come, all of them when none is."""
    found = dict.fromkeys(_deadlines(brief))
    return [(day, code) for day, code in found if day >= brief.today] or list(found)


def _more(count: int, brief: Brief) -> str:
    """Return what says that so many dates have no flag, and where they are."""
    words = brief.words
    if "steps" in brief.choice.parts:
        return words.n_("and {n} more date: see the steps", "and {n} more dates: see the steps", count)
    return words.n_("and {n} more date", "and {n} more dates", count)


def _deadlines(brief: Brief) -> Iterator[tuple[date, str]]:
    """Yield the days by which something is to be sent or asked: its own step, else what its session asks."""
    for step in brief.open_steps:
        session = brief.session(step)
        if step.formality in FLAGGED and step.due:
            yield step.due, IF_BY_DAY if step.formality == AUTHORIZATION and step.title else step.formality
        elif session and session.apply_by and not applies_for(brief, step.activity):
            yield session.apply_by, "admission_application"


def flag_words(brief: Brief) -> dict[str, str]:
    """Return how the deadlines on the timeline are called."""
    words = brief.words
    return {
        "admission_application": words._("admission application"),
        "written_authorization": words._("written authorization"),
        "authorization_if_by_day": words._("authorization, if by day"),
        "mfor_request": words._("Services Québec meeting"),
        "test_registration": words._("registration for the test"),
        "registration": words._("registration"),
        "recognition_file": words._("recognition file"),
        "employer_agreement": words._("employer’s agreement"),
        "part_time_aid": words._("question about aid"),
    }


def _months(brief: Brief, start: date, end: date) -> tuple[tuple[date, str], ...]:
    pace = 1 if (end - start).days < 240 else 3 if (end - start).days < 1000 else 6
    return tuple((d, brief.words.month(d)) for d in _firsts(start, end) if (d.month - 1) % pace == 0)


def _firsts(start: date, end: date) -> Iterator[date]:
    day = start
    while day < end:
        yield day
        day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _sentences(brief: Brief, flags: tuple[Flag, ...]) -> tuple[str, ...]:
    words = brief.words
    here = words._("You are here: {date}.", date=words.date(brief.today))
    steps = (_sentence(step, brief) for step in brief.steps if step.start or step.due)
    return (here, *steps, *(flag.label for flag in flags), *_of_work(brief))


def _of_work(brief: Brief) -> Iterator[str]:
    """Yield what the lane of work shows: until when the present job lasts, from when the goal is open."""
    words, job = brief.words, brief.case.client.job
    until = job and (job_end(brief.case, brief.catalogue) or job.until)
    if risk := _at_risk_from(brief):
        until_then = words.date(risk)
        yield words._("Present job: from {date}, kept only if the course is not by day.", date=until_then)
    elif until:
        yield words._("Present job: until {date}.", date=words.date(until - timedelta(days=1)))
    elif job:
        yield words._("Present job: kept during the whole plan.")
    if day := _opened(brief):
        yield words._("{title}: from {date}.", title=_aim(brief), date=words.date(day))


def _sentence(step: Step, brief: Brief) -> str:
    words, number, title = brief.words, brief.numbers[step.id], step_title(step, brief)
    if step.start and step.end:
        start, end = words.date(step.start), words.date(step.end - timedelta(days=step.end > step.start))
        said = words._(
            "Step {number}, {title}: {start} to {end}.", number=number, title=title, start=start, end=end
        )
        return " ".join((said, words._("Estimated dates."))) if brief.estimated(step) else said
    return words._(
        "Step {number}, {title}: by {date}.", number=number, title=title, date=words.date(step.day)
    )
