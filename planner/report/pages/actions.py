"""The next three actions: what, by when, with whom."""

from dataclasses import dataclass
from datetime import date

from planner.open_days import open_day
from planner.plan import Step
from planner.report.blocks import Cell, Column, Row, Table
from planner.report.brief import Brief
from planner.report.rich import Rich, lines, rich, strong
from planner.report.step_words import last_day, step_place, step_title, whom

MOST = 3


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do by a day, if the day is known."""

    what: str
    day: date | None
    whom: str
    order: date


def actions(brief: Brief) -> tuple[Action, ...]:
    """Return the next actions in order of their days; without a plan, how to make one."""
    found = [_of(step, brief) for step in brief.open_steps if _is_next(step, brief)]
    nearest = sorted(found, key=lambda action: action.order)[:MOST]
    if not brief.steps:
        return _to_begin_with(brief)
    return tuple(nearest or _meanwhile(brief))


def _meanwhile(brief: Brief) -> list[Action]:
    """Return what to do when nothing is to be begun: go on with what runs, then see what follows."""
    running = [_going_on(step, brief) for step in brief.open_steps if step.status == "running"]
    following = brief.words._("Look together at what comes next.")
    return [*running[: MOST - 1], Action(following, brief.review, brief.counsellor_name, brief.review)]


def _going_on(step: Step, brief: Brief) -> Action:
    title, where = step_title(step, brief), ", ".join(step_place(step, brief))
    last = last_day(step.start, step.end) if step.start and step.end else step.due
    return Action(brief.words._("Go on with: {step}", step=title), last, where, step.day)


def _is_next(step: Step, brief: Brief) -> bool:
    """Say whether the step is to be done by itself: a course to register for begins afterwards."""
    registration = brief.registrations.get(step.activity)
    return step.status == "planned" and (registration is None or registration.status != "planned")


def _of(step: Step, brief: Brief) -> Action:
    title, session = step_title(step, brief), brief.session(step)
    where = ", ".join(step_place(step, brief))
    if step.is_formality:
        return Action(title, step.due, _with_place(step, brief), step.day)
    due = session.apply_by if session and not applies_for(brief, step.activity) else None
    if due and due >= brief.today:
        what = brief.words._("Send your admission application: {program}", program=title)
        return Action(what, due, where, due)
    return Action(brief.words._("Begin: {step}", step=title), step.start, where, step.day)


def _with_place(step: Step, brief: Brief) -> str:
    served = next((s for s in brief.training if s.activity == step.title), None)
    places = step_place(served, brief) if served else ()
    return f"{whom(step, brief)} ({', '.join(places)})" if places else whom(step, brief)


def applies_for(brief: Brief, activity: str) -> bool:
    """Say whether the plan has a step of its own to apply for that activity."""
    return any(s.formality == "admission_application" and s.title == activity for s in brief.steps)


def _to_begin_with(brief: Brief) -> tuple[Action, ...]:
    words, late = brief.words, date.max
    return (
        Action(words._("Gather your transcripts, diplomas and proof of work."), None, words._("You"), late),
        Action(
            words._("Try the occupation: a day as a student, a visit, two employers called."),
            None,
            words._("You"),
            late,
        ),
        Action(words._("Choose a pathway together."), brief.case.plan.review, brief.counsellor_name, late),
    )


def actions_table(brief: Brief) -> Table:
    """Return the next actions with a box to tick."""
    words = brief.words
    columns = (
        Column(words._("Done"), 0.08),
        Column(words._("Action"), 0.44),
        Column(words._("No later than"), 0.22, tinted=True),
        Column(words._("With whom, where"), 0.26),
    )
    return Table(columns, tuple(_row(action, brief) for action in actions(brief)))


def _row(action: Action, brief: Brief) -> Row:
    cells: tuple[Cell, ...] = (brief.box(), rich(action.what), _day(action.day, brief), rich(action.whom))
    return Row(cells)


def _day(day: date | None, brief: Brief) -> Rich:
    words = brief.words
    if day is None:
        return rich(words._("Date: ______________"))
    # A stretch of weeks ends on its Sunday: nobody is expected that day.
    weekday = words.weekday(day) if open_day(day) == day else ""
    late = words._("date has passed: see together") if day < brief.today else weekday
    return lines(strong(words.date(day)), late)
