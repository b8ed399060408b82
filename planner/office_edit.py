"""What an office wrote into its own catalogue: a row added, corrected or withdrawn, and who says so."""

from dataclasses import dataclass
from datetime import date
from typing import Any

ADDED, CORRECTED, WITHDRAWN = "added", "corrected", "withdrawn"


@dataclass(frozen=True, slots=True)
class OfficeEdit:
    """One row as the office has it, beside the published one it was based on; no value withdraws the row.

    `published` is what the publication says today: None when it has no such row.
    """

    table: str
    key: tuple[str, ...]
    value: Any
    source: str
    author: str
    made_on: date
    basis: Any = None
    published: Any = None

    @property
    def kind(self) -> str:
        """Return whether the row was added, corrected or withdrawn."""
        if self.value is None:
            return WITHDRAWN
        return ADDED if self.basis is None else CORRECTED

    @property
    def to_review(self) -> bool:
        """Say whether the published row has moved since, to something else than what the office says."""
        return self.published not in (self.basis, self.value)
