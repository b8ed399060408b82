"""The plan: dated steps, and the pure edits that shape it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from planner.money import Cents

STATUSES = ("planned", "running", "finished", "failed")
# What no search moves any more, and what of it nobody is busy with any more.
BEGUN, OVER = STATUSES[1:], STATUSES[2:]
DEADLINE_OF_LIFE = date.max


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: an activity in a session, or an administrative step (`formality`) with a due date."""

    id: str
    activity: str = ""
    session: str = ""
    start: date | None = None
    end: date | None = None
    formality: str = ""
    title: str = ""
    responsible: str = ""
    due: date | None = None
    status: str = "planned"
    pinned: bool = False
    hours_per_week: float = 0
    cost_cents: Cents | None = None
    note: str = ""
    override: str = ""

    @property
    def is_formality(self) -> bool:
        """Say whether the step is an administrative one."""
        return not self.activity

    @property
    def day(self) -> date:
        """Return the day by which the step sorts: its start, else its due date, else last."""
        return self.start or self.due or DEADLINE_OF_LIFE

    @property
    def last_day(self) -> date | None:
        """Return the day before the end, or the start of what takes no time."""
        if self.end is None or (self.start and self.end <= self.start):
            return self.end and self.start
        return self.end - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps that client and counsellor agreed on, in order of time.

    `catalogue_version` is that of the catalogue with which the plan was made or last looked at, 0 if unknown.
    `id` tells the plans of one case apart: that of the first one is empty.
    """

    steps: tuple[Step, ...] = ()
    profiles: tuple[str, ...] = ()
    revision: int = 0
    prepared: date | None = None
    review: date | None = None
    catalogue_version: int = 0
    id: str = ""
    name: str = ""

    def step(self, step_id: str) -> Step | None:
        """Return the step of that id, if the plan has it."""
        return next((s for s in self.steps if s.id == step_id), None)

    @property
    def activity_steps(self) -> tuple[Step, ...]:
        """Return the steps that are activities, in order of time."""
        return tuple(s for s in self.steps if s.activity)


def ordered(plan: Plan) -> Plan:
    """Return the plan with its steps in order of time; equal days keep their order."""
    return replace(plan, steps=tuple(sorted(plan.steps, key=lambda s: s.day)))


def add(plan: Plan, *steps: Step) -> Plan:
    """Return the plan with more steps."""
    return ordered(replace(plan, steps=(*plan.steps, *steps)))


def begun_with(plan: Plan, catalogue_version: int) -> Plan:
    """Return a plan that has no activity yet as one made with this version of the catalogue."""
    return plan if plan.activity_steps else replace(plan, catalogue_version=catalogue_version)


def remove(plan: Plan, step_id: str) -> Plan:
    """Return the plan without one step."""
    return replace(plan, steps=tuple(s for s in plan.steps if s.id != step_id))


def edit(plan: Plan, step_id: str, change: Callable[[Step], Step]) -> Plan:
    """Return the plan with one step changed."""
    return ordered(replace(plan, steps=tuple(change(s) if s.id == step_id else s for s in plan.steps)))


def move(plan: Plan, step_id: str, days: int) -> Plan:
    """Return the plan with one step's dates shifted by `days`."""
    return edit(plan, step_id, lambda step: shifted(step, days))


def shifted(step: Step, days: int) -> Step:
    """Return a step with its dates shifted by `days`."""
    shift = timedelta(days=days)
    start, end, due = (d + shift if d else None for d in (step.start, step.end, step.due))
    return replace(step, start=start, end=end, due=due)


def stretch(plan: Plan, step_id: str, days: int) -> Plan:
    """Return the plan with one step's end shifted by `days`; a step lasts a week at least."""

    def longer(step: Step) -> Step:
        if step.start is None or step.end is None:
            return step
        least = min(step.end, step.start + timedelta(days=7))
        return replace(step, end=max(least, step.end + timedelta(days=days)))

    return edit(plan, step_id, longer)


def reorder(plan: Plan, step_id: str, places: int) -> Plan:
    """Return the plan with one step so many places later, or earlier below 0; what it passes makes room.

    Of two activities the later one takes the day of the earlier one, which then ends when both did; two
    administrative steps change days; between the two kinds the moved step alone changes.
    """
    for _ in range(abs(places)):
        plan = _passing(plan, step_id, 1 if places > 0 else -1)
    return plan


def _passing(plan: Plan, step_id: str, way: int) -> Plan:
    steps = list(plan.steps)
    number = next((n for n, step in enumerate(steps) if step.id == step_id), len(steps))
    first, second = sorted((number, number + way))
    if first < 0 or second >= len(steps) or steps[second].day == DEADLINE_OF_LIFE:
        return plan
    steps[first], steps[second] = _exchanged(steps[first], steps[second], steps[number])
    return ordered(replace(plan, steps=tuple(steps)))


def _exchanged(earlier: Step, later: Step, moved: Step) -> tuple[Step, Step]:
    """Return two steps in their new order."""
    between = (later.day - earlier.day).days
    if earlier.is_formality != later.is_formality:
        days = between if moved.is_formality else _weeks_of(between)
        if moved is earlier:
            return later, shifted(earlier, days)
        return shifted(later, -days), earlier
    if earlier.is_formality:
        return shifted(later, -between), shifted(earlier, between)
    room = (later.end - earlier.end).days if later.end and earlier.end else between
    return shifted(later, -between), shifted(earlier, _weeks_of(max(room, 0)))


def _weeks_of(days: int) -> int:
    """Return days as whole weeks, so that what begins on a Monday still does."""
    return -(-days // 7) * 7


def pin(plan: Plan, step_id: str, pinned: bool = True) -> Plan:
    """Return the plan with one step kept by every new search, or free again."""
    return edit(plan, step_id, lambda step: replace(step, pinned=pinned))


def swap(plan: Plan, step_id: str, *others: Step) -> Plan:
    """Return the plan with other steps in the place of one."""
    return add(remove(plan, step_id), *others)
