"""Plan B: what to do when an entry is missed, a course is failed, or the trade does not suit."""

from collections.abc import Iterator
from datetime import date

from planner.catalogue import Session
from planner.plan import Step
from planner.regions import region_name
from planner.report.brief import Brief
from planner.report.evidence import serves_the_occupation
from planner.report.rich import Rich, phrase, strong
from planner.report.step_words import step_title

MOST = 3
EXAMINED = ("fga", "test")
# What is agreed with an employer, and what is entered when the file is complete: neither has groups.
HIRED, FILED = ("job", "pamt", "coud"), ("rac", "rcmo", "licence")


def plan_b(brief: Brief) -> tuple[Rich, ...]:
    """Return the nearest fallbacks; they come from the sessions of the catalogue where it has others."""
    return tuple(_all(brief))[:MOST]


def _all(brief: Brief) -> Iterator[Rich]:
    main = _main(brief)
    if main:
        yield _missed(main, brief)
    exams = [s for s in brief.open_steps if _kind(s, brief) in EXAMINED]
    if exams:
        yield _failed(exams, brief)
    yield _of_the_employer(brief) if brief.upgrading else _not_liked(brief)
    yield _life(brief)


def _kind(step: Step, brief: Brief) -> str:
    activity = brief.activity(step)
    return activity.kind if activity else ""


def _main(brief: Brief) -> Step | None:
    """Return the step to have a fallback for: the longest of those that open the occupation, else of all."""
    dated = [(s, s.end - s.start) for s in brief.training if s.status == "planned" and s.start and s.end]
    opening = [(step, length) for step, length in dated if serves_the_occupation(step, brief)]
    found = max(opening or dated, key=lambda pair: (pair[1], pair[0].id), default=None)
    return found[0] if found else None


def _missed(step: Step, brief: Brief) -> Rich:
    words = brief.words
    if (kind := _kind(step, brief)) in (*HIRED, *FILED):
        return _without_groups(step, kind, brief)
    title = strong(words._("{step} – refused, waiting list or entry missed", step=step_title(step, brief)))
    following = _next_session(step, brief)
    if following is None or following.start is None:
        return _item(
            title, words._("ask for the next group, or for the same program in another centre."), brief
        )
    day, place = _day(following.start, following, brief), following.place or region_name(following.region)
    if not place:
        return _item(title, words._("next known group: {date}.", date=day), brief)
    return _item(
        title,
        words._("next known group: {date}, {place}.", date=day, place=place),
        brief,
    )


def _without_groups(step: Step, kind: str, brief: Brief) -> Rich:
    words, reach = brief.words, _reach(brief)
    title = strong(words._("{step} – refused or put off", step=step_title(step, brief)))
    if kind in HIRED:
        text = words._("{reach}: another employer can be looked for, and the dates moved.", reach=reach)
    else:
        text = words._("ask in writing what is missing, then {reach}: the dates can be moved.", reach=reach)
    return _item(title, text, brief)


def _day(start: date, session: Session, brief: Brief) -> str:
    said = brief.words.date(start)
    return brief.words._("{date} (estimated)", date=said) if session.estimated else said


def _next_session(step: Step, brief: Brief) -> Session | None:
    others = brief.catalogue.sessions_by_activity.get(step.activity, ())
    later = [s for s in others if s.start and step.start and s.start > step.start and _suits(s, brief)]
    return min(later, key=lambda s: (s.start, s.code), default=None)


def _suits(session: Session, brief: Brief) -> bool:
    wanted = brief.case.preferences
    reachable = not wanted.regions or not session.region or session.region in wanted.regions
    possible = not wanted.modes or not session.mode or session.mode in wanted.modes
    return reachable and possible and session.seats != 0 and not session.retired


def _failed(steps: list[Step], brief: Brief) -> Rich:
    words = brief.words
    *others, last = (str(number) for number in sorted(brief.numbers[step.id] for step in steps))
    numbers = words._("{some} or {last}", some=", ".join(others), last=last) if others else last
    title = strong(words._("Step {number} not passed", number=numbers))
    text = brief.words._("ask when you can try again; the dates that follow are then looked at together.")
    return _item(title, text, brief)


def _not_liked(brief: Brief) -> Rich:
    title = strong(brief.words._("The occupation does not suit you"))
    text = brief.words._(
        "say so before you leave a job or pay fees; another pathway can be searched the same day."
    )
    return _item(title, text, brief)


def _of_the_employer(brief: Brief) -> Rich:
    title = strong(brief.words._("The position is given to somebody else or changes"))
    text = brief.words._("what you have learned stays yours; the same skills are asked elsewhere.")
    return _item(title, text, brief)


def _life(brief: Brief) -> Rich:
    title = strong(brief.words._("Health, family, money"))
    text = brief.words._("{reach} before you stop: a step can be moved.", reach=_reach(brief))
    return _item(title, text, brief)


def _reach(brief: Brief) -> str:
    """Return how the counsellor is reached, by what is known."""
    words, counsellor, name = brief.words, brief.counsellor, brief.counsellor_name
    if counsellor.phone:
        return words._("call {name}", name=name)
    return words._("write to {name}", name=name) if counsellor.email else words._("talk to {name}", name=name)


def _item(title: Rich, text: str, brief: Brief) -> Rich:
    return phrase(brief.words._("{title}: {text}"), title=title, text=text)
