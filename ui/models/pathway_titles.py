"""The titles of pathways that stand side by side: each begins with what the others do not have."""

import re
from collections.abc import Sequence

from planner.case import Case
from planner.catalogue import Catalogue
from planner.pathway.result import Proposal, ProposedStep
from planner.words import Words
from ui.models.pathway_words import longest_first, main_step, pathway_title, step_names

# That a course is typical is said by the badge of its card, where a title has little room.
TYPICAL = re.compile(r" \([^()]*\b(?:type|typical)\b[^()]*\)")


def telling_title(
    proposal: Proposal, shown: Sequence[Proposal], case: Case, catalogue: Catalogue, words: Words
) -> str:
    """Return what tells a pathway from those shown that have the same main activity, then that activity."""
    return TYPICAL.sub("", _telling(proposal, shown, case, catalogue, words))


def _telling(
    proposal: Proposal, shown: Sequence[Proposal], case: Case, catalogue: Catalogue, words: Words
) -> str:
    rivals = _rivals(proposal, shown, case, catalogue)
    if not rivals:
        return pathway_title(proposal, case, catalogue, words)
    main = main_step(proposal, case, catalogue)
    longest = longest_first(proposal.steps, catalogue)
    common = set.intersection(*map(_activities, rivals))
    own = [step for step in longest if step is not main and step.activity not in common]
    leading = [main] if longest[0] in (main, *own[:1]) else [main, longest[0]]
    name = step_names(leading, catalogue, words)
    if own:
        return words._("With {others}: {main}", others=_few(own, catalogue, words), main=name)
    if main.start not in {main_step(rival, case, catalogue).start for rival in rivals}:
        return words._("From {day}: {main}", day=words.short_date(main.start), main=name)
    if all(_activities(proposal) < _activities(rival) for rival in rivals):
        return words._("Fewer steps: {main}", main=name)
    return pathway_title(proposal, case, catalogue, words)


def _few(steps: Sequence[ProposedStep], catalogue: Catalogue, words: Words) -> str:
    """Return the name of the longest step, and how many more there are: the tip of a title has them all."""
    named, more = step_names(steps[:1], catalogue, words), len(steps) - 1
    return words.n_("{step} and {n} more", "{step} and {n} more", more, step=named) if more else named


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
