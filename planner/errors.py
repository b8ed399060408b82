"""Errors of the user's world: something a person can act on."""

from typing import Any


class PlannerError(Exception):
    """A fault with a code and the details that its sentence names; anything else is a bug."""

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(code, details)
        self.code = code
        self.details = details

    def __str__(self) -> str:
        named = ", ".join(f"{key}={value}" for key, value in self.details.items())
        return f"{self.code}: {named}" if named else self.code
