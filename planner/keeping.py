"""How a case is kept: who answers for it, until when, what the client allows, what was said and agreed."""

from dataclasses import dataclass
from datetime import date

VALID, EXPIRED, WITHDRAWN, TO_COME = "valid", "expired", "withdrawn", "to_come"


@dataclass(frozen=True, slots=True)
class ContactNote:
    """What a counsellor noted of a contact on a day; `revised` is the day of its last change."""

    id: str
    day: date | None = None
    author: str = ""
    kind: str = "meeting"
    text: str = ""
    revised: date | None = None


@dataclass(frozen=True, slots=True)
class Consent:
    """What the client allows, for one purpose; it holds from `given` until before `expires` or `withdrawn`.

    `detail` says to whom and about what; `form` is how it was given; `author` is who recorded it.
    """

    id: str
    purpose: str = "plan"
    detail: str = ""
    given: date | None = None
    expires: date | None = None
    withdrawn: date | None = None
    form: str = "written"
    author: str = ""

    def state(self, day: date) -> str:
        """Return whether the consent holds on a day: valid, expired, withdrawn or to come."""
        if self.withdrawn is not None and self.withdrawn <= day:
            return WITHDRAWN
        if self.given is not None and day < self.given:
            return TO_COME
        return EXPIRED if self.expires is not None and self.expires <= day else VALID


@dataclass(frozen=True, slots=True)
class Revision:
    """The plan as it stood on a day, as JSON text, with why it was kept then."""

    id: str
    number: int = 0
    day: date | None = None
    author: str = ""
    reason: str = ""
    plan: str = ""


@dataclass(frozen=True, slots=True)
class PlanAside:
    """A plan set aside on a day for another one, as JSON text with what it rests on; `id` is the plan’s own.

    `catalogue_version` is that of the plan: it means something in this database only.
    """

    id: str
    name: str = ""
    day: date | None = None
    author: str = ""
    plan: str = ""
    catalogue_version: int = 0


@dataclass(frozen=True, slots=True)
class Keeping:
    """The keeping of one case; `same_as` are the ids of cases that may be of the same person.

    `plans` are those set aside: the current one is the plan of the case.
    """

    responsible: str = ""
    retain_until: date | None = None
    contacts: tuple[ContactNote, ...] = ()
    consents: tuple[Consent, ...] = ()
    revisions: tuple[Revision, ...] = ()
    same_as: tuple[str, ...] = ()
    plans: tuple[PlanAside, ...] = ()

    def expired(self, day: date) -> tuple[Consent, ...]:
        """Return the consents that expired by `day`, and that no valid one of the same purpose replaces."""
        held = {(c.purpose, c.detail) for c in self.consents if c.state(day) == VALID}
        ended = (c for c in self.consents if c.state(day) == EXPIRED)
        return tuple(c for c in ended if (c.purpose, c.detail) not in held)

    def is_past(self, day: date) -> bool:
        """Say whether the case was to be kept only until before `day`, or until that day itself."""
        return self.retain_until is not None and self.retain_until <= day
