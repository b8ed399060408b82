"""The numbers of a plan's steps, the same in the window and on paper."""

from planner.plan import Plan, Step, ordered

REGISTRATIONS = ("registration", "test_registration")


def kept(plan: Plan) -> tuple[Step, ...]:
    """Return the steps in the order of the plan, failed ones left out."""
    return tuple(step for step in ordered(plan).steps if step.status != "failed")


def registrations(plan: Plan) -> dict[str, Step]:
    """Return the registration that each activity of the plan asks for, by the activity's code."""
    taken = {step.activity for step in kept(plan) if step.activity}
    return {s.title: s for s in kept(plan) if s.formality in REGISTRATIONS and s.title in taken}


def numbered(plan: Plan) -> tuple[Step, ...]:
    """Return the steps in order of their numbers; to register is said with the course it opens."""
    said = {step.id for step in registrations(plan).values()}
    return tuple(step for step in kept(plan) if step.id not in said)


def step_numbers(plan: Plan) -> dict[str, int]:
    """Return the number of each step by its id; to register has none: it is said with its course."""
    return {step.id: number for number, step in enumerate(numbered(plan), 1)}
