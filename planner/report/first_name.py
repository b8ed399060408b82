"""The first name of somebody, where what stands for a name is plainly one."""

import re

NAME = r"[^\W\d_](?:[^\W\d_]|[’'-])+"
PLAIN = re.compile(rf"(?P<first>{NAME})(?P<last> {NAME})?")


def first_name(name: str, *, alone: bool = True) -> str:
    """Return the first name out of a first name and a last name, else nothing.

    A first name standing `alone` counts too unless this is refused; a role, a title, an initial or a
    number is no name.
    """
    found = PLAIN.fullmatch(" ".join(name.split()))
    if found is None or not (alone or found["last"]):
        return ""
    return found["first"] if all(part[0].isupper() for part in found[0].split(" ")) else ""
