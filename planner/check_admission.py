"""Check what the plan's steps and its target require: met, unmet with the nearest door, or to document."""

from collections.abc import Iterator
from datetime import timedelta

from planner.dates import weeks_of
from planner.doors import nearest_door, unknown_conditions
from planner.gap import needs
from planner.issue import Issue, info, law, warning
from planner.requirement import Requirement
from planner.standing import Standing, met
from planner.timeline import Taken, Timeline

COMFORTABLE_WEEKS = 10
DAY = timedelta(days=1)


def admission_issues(timeline: Timeline, taken: Taken) -> Iterator[Issue]:
    """Yield whether a step's requirement is unmet or unknown at its start, and when its grants wait."""
    if not taken.planned:
        return
    standing, step = timeline.standing(taken.start, (taken.step.id,)), taken.step.id
    requires, details = taken.activity.requires, {"activity": taken.activity.code, "date": taken.start}
    match met(requires, standing):
        case False:
            yield law("admission-unmet", step, missing=nearest_door(requires, standing), **details)
        case None:
            yield warning("admission-unknown", step, **_to_document(requires, standing), **details)
    if (day := timeline.grant_day(taken)) > taken.end:
        yield info("grants-wait", step, activity=taken.activity.code, date=day)


def _to_document(requires: Requirement, standing: Standing) -> dict[str, object]:
    return {
        "unknown": unknown_conditions(requires, standing),
        "missing": nearest_door(requires, standing),
    }


def entry_issues(timeline: Timeline, taken: Taken) -> Iterator[Issue]:
    """Yield a warning when a dated entry leaves little or no time after the step that opens it."""
    last = _opener(timeline, taken)
    if last is None:
        return
    if last.end > taken.start:
        yield _beside(taken, last)
        return
    weeks = (taken.start - last.end).days / 7
    details = {"activity": taken.activity.code, "prerequisite": last.activity.code, "start": taken.start}
    if weeks < COMFORTABLE_WEEKS:
        whole = weeks_of((taken.start - last.end).days)
        yield warning("entry-tight", taken.step.id, weeks=whole, **details)
    elif not last.activity.provenance.verified:
        yield warning("entry-tight-unverified", taken.step.id, **details)


def _beside(taken: Taken, opener: Taken) -> Issue:
    """Return that a co-requisite ends only after the entry."""
    return warning(
        "entry-beside",
        taken.step.id,
        activity=taken.activity.code,
        prerequisite=opener.activity.code,
        start=taken.start,
        end=max(opener.start, opener.end - DAY),
    )


def _opener(timeline: Timeline, taken: Taken) -> Taken | None:
    """Return the last step to end among those begun by a dated start without which it would be closed."""
    if not taken.planned or taken.session is None or taken.session.entry != "dated":
        return None
    before = [t for t in timeline.steps if t.planned and t is not taken and t.start <= taken.start]
    return max((t for t in before if _opens(timeline, t, taken)), key=lambda t: t.end, default=None)


def _opens(timeline: Timeline, opener: Taken, taken: Taken) -> bool:
    with_it = met(taken.activity.requires, timeline.standing(taken.start, (taken.step.id,)))
    without = timeline.standing(taken.start, (taken.step.id, opener.step.id))
    return with_it is not False and met(taken.activity.requires, without) is not with_it


def hoped_issues(timeline: Timeline) -> Iterator[Issue]:
    """Yield that a sure plan would end sooner if what nobody knows turned out as hoped."""
    trade, hoped = timeline.catalogue.trades.get(timeline.case.target.trade), timeline.hoped
    if timeline.hopeful or trade is None or hoped.finish >= timeline.finish:
        return
    trees = ((trade.requires, hoped.standing(hoped.finish)), *_asked(hoped))
    unknown = dict.fromkeys(condition for tree in trees for condition in unknown_conditions(*tree))
    last = max(timeline.case.preferences.start, hoped.finish - DAY)
    yield info("sooner-if-documented", unknown=tuple(unknown), date=last)


def _asked(timeline: Timeline) -> Iterator[tuple[Requirement, Standing]]:
    for taken in timeline.steps:
        if taken.planned:
            yield taken.activity.requires, timeline.standing(taken.start, (taken.step.id,))


def target_issues(timeline: Timeline) -> Iterator[Issue]:
    """Yield what keeps the plan from its target when it ends."""
    trade = timeline.catalogue.trades.get(timeline.case.target.trade)
    if trade is None:
        yield law("target-unknown-trade", trade=timeline.case.target.trade)
        return
    standing = timeline.standing(timeline.finish)
    match met(trade.requires, standing):
        case False:
            yield law("target-unmet", trade=trade.code, missing=nearest_door(trade.requires, standing))
        case None:
            yield warning("target-unknown", trade=trade.code, **_to_document(trade.requires, standing))
    for need in needs(timeline.case.target, trade):
        if (held := standing.skills.get(need.skill, 0)) < need.entry:
            yield law("skill-below-entry", skill=need.skill, held=held, level=need.entry)
