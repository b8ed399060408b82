"""The counsellor's own profile and office, as printed on paper and written in the change records."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counsellor:
    """Who works here; `public` offices write French, and another language only in addition.

    `color` is "#rrggbb" and `logo` a PNG in base 64: how the office's paper looks.
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


@dataclass(frozen=True, slots=True)
class PersonInCharge:
    """Who answers for the protection of personal information in the office."""

    name: str = ""
    title: str = ""
    phone: str = ""
    email: str = ""
