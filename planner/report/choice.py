"""What somebody chose to print: which document, which parts of it, in which languages and look."""

from dataclasses import dataclass

from planner.errors import PlannerError
from planner.report.look import PAPERS, Look
from planner.words import LANGUAGES, N_

FRENCH = "fr"
# Charter of the French language, sections 22.2 and 22.3: why an office of the administration adds English.
REASONS = {
    "": N_("Reason to be written by hand"),
    "eligible": N_("declared eligible for instruction in English"),
    "indigenous": N_("Indigenous person"),
    "newcomer": N_("immigrated less than six months ago"),
    "safety": N_("health, public safety or natural justice"),
    "earlier": N_("already written to in English before May 13, 2021"),
}
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
    reason: str = ""

    def __post_init__(self) -> None:
        if self.reason not in REASONS:
            raise PlannerError("unknown-reason", reason=self.reason, known=", ".join(filter(None, REASONS)))

    @property
    def look(self) -> Look:
        """Return how the paper is to look."""
        if self.paper not in PAPERS:
            raise PlannerError("unknown-paper", paper=self.paper, known=", ".join(PAPERS))
        return Look(self.large, self.paper, self.grey)

    def languages(self, language: str, public: bool = False) -> tuple[str, ...]:
        """Return the languages of the file, French first: a public office never gives another one alone."""
        return LANGUAGES if self.bilingual or (public and language != FRENCH) else (language,)


ORDINARY = Choice()
