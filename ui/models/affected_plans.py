"""The open plans that another catalogue touches, as lines: what it does to each, and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.affected import AffectedPlan
from planner.affected_words import VERDICT_WORDS, gravest_first, why_words
from planner.catalogue import Catalogue
from planner.client_words import called
from planner.words import N_, Words
from ui.models.columns import Column


@dataclass(frozen=True, slots=True)
class PlanLine:
    """An open plan that is touched, and what is needed to say it."""

    plan: AffectedPlan
    catalogue: Catalogue
    words: Words

    @property
    def name(self) -> str:
        """Return whose plan it is."""
        return called(self.plan.name, self.plan.case, self.words)


COLUMNS = (
    Column(N_("Client"), lambda line: line.name),
    Column(N_("What happens"), lambda line: line.words._(VERDICT_WORDS[line.plan.verdict])),
    Column(N_("Why"), lambda line: why_words(line.plan, line.words, line.catalogue)),
)


def plan_lines(found: Iterable[AffectedPlan], catalogue: Catalogue, words: Words) -> list[PlanLine]:
    """Return the plans, the gravest first."""
    return [PlanLine(plan, catalogue, words) for plan in gravest_first(found)]
