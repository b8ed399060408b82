"""The open plans that another catalogue touches, as lines: what it does to each, and why."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.catalogue import Catalogue
from planner.sentences import issue_sentence
from planner.touching import BREAKS, IMPROVES, TOUCHED, VERDICTS
from planner.touching_words import changes_words
from planner.words import N_, Words
from ui.models.columns import Column
from ui.models.pathway_words import finish_text

if TYPE_CHECKING:
    from planner.affected import AffectedPlan

VERDICT_WORDS = {
    BREAKS: N_("breaks a rule"),
    IMPROVES: N_("can be better"),
    TOUCHED: N_("is to be looked at"),
}


@dataclass(frozen=True, slots=True)
class PlanLine:
    """An open plan that is touched, and what is needed to say it."""

    plan: "AffectedPlan"
    catalogue: Catalogue
    words: Words

    @property
    def name(self) -> str:
        """Return whose plan it is."""
        return self.plan.name or self.words._("(no name)")

    @property
    def why(self) -> str:
        """Return the rules newly broken, or what could be better, then what changed."""
        faults = [issue_sentence(issue, self.words, self.catalogue) for issue in self.plan.faults]
        changes = changes_words(self.plan.changes, self.words, self.catalogue)
        return " ".join([*faults, *self._better(), changes])

    def _better(self) -> Iterable[str]:
        if self.plan.better is not None:
            yield self.words._("It could end {day}.", day=finish_text(self.plan.better, self.words))


COLUMNS = (
    Column(N_("Client"), lambda line: line.name),
    Column(N_("What happens"), lambda line: line.words._(VERDICT_WORDS[line.plan.verdict])),
    Column(N_("Why"), lambda line: line.why),
)


def plan_lines(found: "Iterable[AffectedPlan]", catalogue: Catalogue, words: Words) -> list[PlanLine]:
    """Return the plans, the gravest first."""
    ordered = sorted(found, key=lambda plan: (VERDICTS.index(plan.verdict), plan.name))
    return [PlanLine(plan, catalogue, words) for plan in ordered]


def counted(found: "Iterable[AffectedPlan]", words: Words) -> str:
    """Return how many plans break, can be better, or are to be looked at; an empty text for none."""
    counts = Counter(plan.verdict for plan in found)
    said = (
        (BREAKS, words.n_("{n} plan breaks a rule", "{n} plans break a rule", counts[BREAKS])),
        (IMPROVES, words.n_("{n} plan can be better", "{n} plans can be better", counts[IMPROVES])),
        (TOUCHED, words.n_("{n} plan is to be looked at", "{n} plans are to be looked at", counts[TOUCHED])),
    )
    return ", ".join(text for verdict, text in said if counts[verdict])
