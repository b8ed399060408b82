"""What the registers of the law hold: accesses, incidents, cases past their date and what was destroyed."""

from dataclasses import dataclass
from datetime import date, datetime

from planner.keeping import Consent

OPENED, PRINTED, EXPORTED, RELEASED, DESTROYED = "opened", "printed", "exported", "released", "destroyed"


@dataclass(frozen=True, slots=True)
class Access:
    """Who did what with a case, and when; `name` is the client’s now, empty once the case is destroyed.

    What left in a file may be one line for all its `clients`, with the number of the `export` and no case.
    """

    moment: datetime
    author: str
    what: str
    case: str
    name: str = ""
    detail: str = ""
    clients: int = 1
    export: int | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """A file that left the office, when, and how many clients were in it."""

    sequence: int
    file: str
    made_on: date
    receiver: str
    basis: str
    author: str
    identity: bool
    clients: int
    moment: datetime


@dataclass(frozen=True, slots=True)
class Incident:
    """A confidentiality incident: the eight items of the register, each in words where days are not sure.

    `information` (1) says what was touched, or why that cannot be said; `circumstances` (2) what happened;
    `happened` (3) and `known` (4) when; `persons` (5) how many; `harm` and `serious` (6) why there is a
    risk of serious injury or not; `told_commission`, `told_persons` and `public_notice` (7) the notices;
    `measures` (8) what was done since. `export` is the number of the file that was lost, if it was one.
    """

    id: str
    information: str = ""
    circumstances: str = ""
    happened: str = ""
    known: str = ""
    persons: str = ""
    harm: str = ""
    serious: bool = False
    told_commission: date | None = None
    told_persons: date | None = None
    public_notice: str = ""
    measures: str = ""
    export: int | None = None
    author: str = ""
    made_on: date | None = None
    revised_on: date | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the items that are still to be written; the notices only where the injury may be serious."""
        asked = ("information", "circumstances", "happened", "known", "persons", "harm", "measures")
        left = tuple(name for name in asked if not getattr(self, name))
        notices = tuple(n for n in ("told_commission", "told_persons") if getattr(self, n) is None)
        return (*left, *notices) if self.serious else left


@dataclass(frozen=True, slots=True)
class PastCase:
    """A case whose retention date has come."""

    id: str
    name: str
    opened: date | None
    retain_until: date


@dataclass(frozen=True, slots=True)
class EndedConsent:
    """A consent that expired and was not asked again; `id` and `name` are those of the case."""

    id: str
    name: str
    consent: Consent


@dataclass(frozen=True, slots=True)
class Destruction:
    """What is left of a destroyed case: no name, but what it was, who destroyed it, why, and its traces.

    `records` counts the changes erased, `exports` the files in which the case left; `copies` tells what was
    done with the backups.
    """

    number: int
    case: str
    made_on: date
    author: str
    reason: str
    opened: date | None
    retain_until: date | None
    records: int
    exports: int
    copies: str
