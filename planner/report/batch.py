"""Many plans at once: each made by itself, and those that fail told apart, the others kept."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from planner.case import Case
from planner.errors import PlannerError

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Printed:
    """What became of the plan of one client; `error` says why there is none."""

    name: str
    error: Exception | None = None


def batch(
    cases: Iterable[Case], make: Callable[[Case], object], stopped: Callable[[], bool]
) -> Iterator[Printed]:
    """Yield each plan as it is made, until `stopped`; only one is held at a time, and none stops another."""
    for case in cases:
        if stopped():
            return
        yield attempt(name_of(case), partial(_made, case, make))


def attempt(name: str, make: Callable[[], object]) -> Printed:
    """Make what is of one client, and say whether it was made."""
    try:
        make()
    except Exception as fault:
        # A fault of our own in one plan must not cost an office all the others: it is told with them.
        return Printed(name, fault)
    return Printed(name)


def _made(case: Case, make: Callable[[Case], object]) -> None:
    if not case.plan.steps:
        raise PlannerError("nothing-to-print", name=name_of(case))
    make(case)


def name_of(case: Case) -> str:
    """Return what the client is called, else the identifier of the case."""
    return case.client.name.strip() or case.id


def file_stem(case: Case) -> str:
    """Return a name for the file of a case: letters and digits of the name, the end of its identifiers."""
    plain = "".join(c if c.isalnum() else "-" for c in case.client.name[:LONGEST_NAME]).strip("-")
    ends = (identifier[-6:] for identifier in (case.id, case.plan.id) if identifier)
    return "-".join((plain or "client", *ends))
