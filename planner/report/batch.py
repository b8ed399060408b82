"""Many plans at once: each drawn by itself, and those that fail told apart, the others kept."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from planner.case import Case
from planner.errors import PlannerError

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Printed:
    """What became of one plan: its file, or why there is none."""

    name: str
    file: bytes = b""
    error: PlannerError | None = None


def batch(
    cases: Iterable[Case], draw: Callable[[Case], bytes], stopped: Callable[[], bool]
) -> Iterator[Printed]:
    """Yield each plan as it is drawn, until `stopped`; only one is held at a time."""
    for case in cases:
        if stopped():
            return
        yield _printed(case, draw)


def _printed(case: Case, draw: Callable[[Case], bytes]) -> Printed:
    name = file_stem(case)
    if not case.plan.steps:
        return Printed(name, error=PlannerError("nothing-to-print", name=case.client.name or case.id))
    try:
        return Printed(name, draw(case))
    except PlannerError as fault:
        return Printed(name, error=fault)


def file_stem(case: Case) -> str:
    """Return a name for the file of a case: letters and digits of the name, and the end of its identifier."""
    plain = "".join(c if c.isalnum() else "-" for c in case.client.name[:LONGEST_NAME]).strip("-")
    return f"{plain or 'client'}-{case.id[-6:]}"
