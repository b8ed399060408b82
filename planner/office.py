"""The counsellor's own profile and office, as printed on paper and written in the change records."""

from dataclasses import dataclass, replace

from planner.text import folded


@dataclass(frozen=True, slots=True)
class Counsellor:
    """Who works here; `public` offices write French, and another language only in addition.

    `color` is "#rrggbb" and `logo` a PNG in base 64: how the office's paper looks. `office_phone` is called
    for whoever has no telephone of their own here.
    """

    name: str = ""
    initials: str = ""
    office: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    hours: str = ""
    public: bool = False
    color: str = ""
    logo: str = ""
    office_phone: str = ""


def answering(counsellor: Counsellor, responsible: str) -> Counsellor:
    """Return whom a client is to call: who answers for the case; of a colleague only the office is known."""
    own, name = counsellor.name.strip(), responsible.strip()
    if own and name and folded(own) != folded(name):
        return replace(counsellor, name=name, initials="", phone=counsellor.office_phone, email="")
    return replace(counsellor, name=own or name, phone=counsellor.phone or counsellor.office_phone)


@dataclass(frozen=True, slots=True)
class PersonInCharge:
    """Who answers for the protection of personal information in the office."""

    name: str = ""
    title: str = ""
    phone: str = ""
    email: str = ""
