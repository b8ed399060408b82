"""What somebody chose to print: which document, which parts of it, in which languages and look."""

from dataclasses import dataclass

from planner.errors import PlannerError
from planner.report.look import PAPERS, Look
from planner.words import LANGUAGES

PARTS = ("first", "steps", "money", "skills", "commitments", "words")


@dataclass(frozen=True, slots=True)
class Choice:
    """The options of a print; notes of the counsellor only ever go on the counsellor's copy."""

    document: str = "action_plan"
    parts: tuple[str, ...] = PARTS
    bilingual: bool = False
    notes: bool = False
    large: bool = False
    paper: str = "letter"
    grey: bool = False

    @property
    def look(self) -> Look:
        """Return how the paper is to look."""
        if self.paper not in PAPERS:
            raise PlannerError("unknown-paper", paper=self.paper, known=", ".join(PAPERS))
        return Look(self.large, self.paper, self.grey)

    def languages(self, language: str) -> tuple[str, ...]:
        """Return the languages of the file, French first when there are two."""
        return LANGUAGES if self.bilingual else (language,)


ORDINARY = Choice()
