"""The counsellor's own profile and office, as printed on paper and written in the change records."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counsellor:
    """Who works here; `public` offices write French, and another language only in addition."""

    name: str = ""
    initials: str = ""
    office: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    hours: str = ""
    public: bool = False
