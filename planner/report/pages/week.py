"""A typical week: what fills it, from one change to the next."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from planner.figures import job_end_if_any
from planner.formalities import job_end
from planner.plan import Step
from planner.present_job import may_be_employed
from planner.report.blocks import Block, Column, Heading, Prose, Row, Table
from planner.report.brief import Brief
from planner.report.pages.timeline import WORKING
from planner.report.rich import rich, strong
from planner.report.step_words import DAY, between

MOST = 3
BRIEF_WEEKS = timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class Week:
    """The hours of a week between two days; `at_risk` of those of work are lost if a course is by day."""

    start: date
    end: date
    work: float
    classes: float
    at_risk: float = 0

    @property
    def hours(self) -> float:
        """Return the hours of work and classes."""
        return self.work + self.classes


def week_section(brief: Brief) -> Iterator[Block]:
    """Yield the typical weeks side by side; nothing without dated steps."""
    weeks, words = typical_weeks(brief), brief.words
    if not weeks:
        return
    first, share = Column("", 0.2, heads=True), 0.8 / len(weeks)
    columns = (first, *(Column(_title(w, weeks, brief), share) for w in weeks))
    yield Heading(words._("Your typical week"))
    work = Row((strong(words._("Paid work")), *(rich(_work_said(week, brief)) for week in weeks)))
    yield Table(columns, (work, *_more(weeks, brief)))
    if left := left_out(weeks, brief):
        yield Prose(rich(_left_said(left, brief)), small=True)


def _work_said(week: Week, brief: Brief) -> str:
    words, said = brief.words, _hours(week.work, brief)
    if not week.work and _is_unsaid(week.start, brief):
        return words._("to be documented")
    return words._("{hours}, if not by day", hours=said) if week.at_risk else said


def _is_unsaid(day: date, brief: Brief) -> bool:
    """Say whether nobody knows the hours of the present job on that day, or if there is one."""
    client, left = brief.case.client, job_end_if_any(brief.case, brief.timeline.steps) or date.max
    return client.job is None and may_be_employed(client) and day < left


def _total_said(week: Week, brief: Brief) -> str:
    words, least, most = brief.words, week.hours - week.at_risk, _hours(week.hours, brief)
    return words._("{least} to {most}", least=_hours(least, brief), most=most) if week.at_risk else most


def _hours(hours: float, brief: Brief) -> str:
    return brief.words.hours(hours) if hours else brief.words._("none")


def _more(weeks: tuple[Week, ...], brief: Brief) -> tuple[Row, ...]:
    words = brief.words
    classes = Row((strong(words._("Classes")), *(rich(_hours(week.classes, brief)) for week in weeks)))
    # No source says how long somebody studies at home: the two write it down together.
    blank = tuple(rich(words._("______ h") if week.classes else words._("none")) for week in weeks)
    study = Row((strong(words._("Study, travel")), *blank))
    totals = (strong(_total_said(week, brief)) for week in weeks)
    return classes, study, Row((strong(words._("Total known")), *totals), total=True)


def _title(week: Week, weeks: tuple[Week, ...], brief: Brief) -> str:
    span, others = _span(week, brief), [w.hours for w in weeks if w is not week]
    if not others or week.hours <= max(others):
        return span
    return "\n".join((span, brief.words._("the heaviest")))


def _span(week: Week, brief: Brief) -> str:
    return between(week.start, week.end - DAY, brief.words)


def _left_said(left: tuple[Week, ...], brief: Brief) -> str:
    words, spans = brief.words, ", ".join(_span(week, brief) for week in left[:MOST])
    if len(left) <= MOST:
        return words._("Shorter, and not shown: {spans}.", spans=spans)
    return words._("Shorter, and not shown: {n} periods.", n=len(left))


def left_out(weeks: tuple[Week, ...], brief: Brief) -> tuple[Week, ...]:
    """Return the stretches that are no typical weeks."""
    return tuple(week for week in _filled(brief) if week not in weeks)


def _filled(brief: Brief) -> list[Week]:
    return _merged(w for w in _stretches(brief) if w.classes or w.work)


def typical_weeks(brief: Brief) -> tuple[Week, ...]:
    """Return the heaviest week and the longest stretches of equal weeks, in order of time."""
    stretches = _filled(brief)
    lasting = [w for w in stretches if w.end - w.start >= BRIEF_WEEKS] or stretches
    longest = sorted(lasting, key=_longest_first)[:MOST]
    heaviest = sorted(stretches, key=lambda w: (-w.hours, *_longest_first(w)))[:1]
    return tuple(sorted({*longest, *heaviest}, key=lambda w: w.start))


def _longest_first(week: Week) -> tuple[timedelta, date]:
    return week.start - week.end, week.start


def _stretches(brief: Brief) -> Iterator[Week]:
    days = {d for s in brief.training for d in (s.start, s.end) if d}
    ends = job_end(brief.case, brief.catalogue)
    marks = sorted(days | ({ends} if ends and days else set()))
    for start, end in pairwise(marks):
        yield Week(start, end, _work(brief, start), _classes(brief, start), _at_risk(brief, start))


def _merged(weeks: Iterator[Week]) -> list[Week]:
    merged: list[Week] = []
    for week in weeks:
        last = merged[-1] if merged else None
        if last and replace(last, start=week.start, end=week.end) == replace(week, start=last.end):
            merged[-1] = replace(week, start=last.start)
        else:
            merged.append(week)
    return merged


def _work(brief: Brief, day: date) -> float:
    job, ends = brief.case.client.job, job_end(brief.case, brief.catalogue)
    until = ends or (job.until if job else None) or date.max
    kept = job.hours_per_week if job and day < until else 0
    return kept + sum(s.hours_per_week for s in _on(brief, day) if _is_job(s, brief))


def _at_risk(brief: Brief, day: date) -> float:
    """Return the hours of the present job that end on that day or before if a course is by day."""
    job, ends = brief.case.client.job, brief.if_by_day.ends if brief.if_by_day else None
    until = job_end(brief.case, brief.catalogue) or (job.until if job else None) or date.max
    return job.hours_per_week if job and ends and ends <= day < until else 0


def _classes(brief: Brief, day: date) -> float:
    return sum(s.hours_per_week for s in _on(brief, day) if not _is_job(s, brief))


def _on(brief: Brief, day: date) -> list[Step]:
    return [s for s in brief.training if s.start and s.end and s.start <= day < s.end]


def _is_job(step: Step, brief: Brief) -> bool:
    activity = brief.activity(step)
    return activity is not None and activity.kind in WORKING
