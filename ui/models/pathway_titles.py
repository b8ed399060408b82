"""The titles of pathways that stand side by side: each begins with what the others do not have."""

from collections.abc import Sequence

from planner.activity_words import activity_name
from planner.case import Case
from planner.catalogue import Catalogue
from planner.pathway.result import Proposal
from planner.words import Words
from ui.models.pathway_words import main_step, pathway_title, step_names


def telling_title(
    proposal: Proposal, shown: Sequence[Proposal], case: Case, catalogue: Catalogue, words: Words
) -> str:
    """Return what tells a pathway from those shown that have the same main activity, then that activity."""
    rivals = _rivals(proposal, shown, case, catalogue)
    if not rivals:
        return pathway_title(proposal, case, catalogue, words)
    main = main_step(proposal, case, catalogue)
    name = activity_name(catalogue.activities.get(main.activity), main.activity, words)
    common = set.intersection(*map(_activities, rivals))
    own = [step for step in proposal.steps if step is not main and step.activity not in common]
    if own:
        return words._("With {others}: {main}", others=step_names(own, catalogue, words), main=name)
    if main.start not in {main_step(rival, case, catalogue).start for rival in rivals}:
        return words._("From {day}: {main}", day=words.short_date(main.start), main=name)
    if all(_activities(proposal) < _activities(rival) for rival in rivals):
        return words._("Fewer steps: {main}", main=name)
    return pathway_title(proposal, case, catalogue, words)


def _rivals(
    proposal: Proposal, shown: Sequence[Proposal], case: Case, catalogue: Catalogue
) -> list[Proposal]:
    if not proposal.steps:
        return []
    main = main_step(proposal, case, catalogue).activity
    others = (other for other in shown if other.steps and other != proposal)
    return [other for other in others if main_step(other, case, catalogue).activity == main]


def _activities(proposal: Proposal) -> set[str]:
    return {step.activity for step in proposal.steps}
