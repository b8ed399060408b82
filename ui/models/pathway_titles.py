"""The titles of pathways that stand side by side: each begins with what the others do not have."""

from collections.abc import Sequence

from planner.activity_words import activity_name
from planner.case import Case
from planner.catalogue import Catalogue
from planner.pathway.result import Proposal
from planner.words import Words
from ui.models.pathway_marks import telling_marks
from ui.models.pathway_words import (
    NAMED,
    few_steps,
    longest_first,
    main_step,
    pathway_title,
    step_names,
    untypical,
)

# So many letters are seen of a title on a card: of a longer one, the shorter part is said first.
ROOM = 72


def telling_titles(
    shown: Sequence[Proposal], case: Case, catalogue: Catalogue, words: Words
) -> tuple[str, ...]:
    """Return for each pathway what tells it from those of the same main activity, then that activity.

    Activities that are called the same are the same to a reader: a programme may be given in two languages.
    """
    groups: dict[str, list[int]] = {}
    for place, proposal in enumerate(shown):
        groups.setdefault(_main_name(proposal, case, catalogue, words), []).append(place)
    told: dict[int, str] = {}
    for places in groups.values():
        marks = telling_marks([shown[place] for place in places], case, catalogue, words)
        told |= dict(zip(places, map(untypical, marks), strict=True))
    return tuple(untypical(_title(p, told[place], case, catalogue, words)) for place, p in enumerate(shown))


def _title(proposal: Proposal, marks: str, case: Case, catalogue: Catalogue, words: Words) -> str:
    """Return the title of a pathway that begins with the marks that it needs."""
    if not proposal.steps:
        return pathway_title(proposal, case, catalogue, words)
    if not marks:
        return _short_title(proposal, case, catalogue, words)
    name = untypical(_leading_name(proposal, marks, case, catalogue, words))
    if len(marks) + len(name) > ROOM and len(name) < len(marks):
        return words._("{main}, {marks}", marks=marks, main=name)
    return words._("{marks}: {main}", marks=marks[:1].upper() + marks[1:], main=name)


def _short_title(proposal: Proposal, case: Case, catalogue: Catalogue, words: Words) -> str:
    """Return the title of a pathway that is alone of its kind: of many steps, the longest and how many."""
    main = main_step(proposal, case, catalogue)
    others = [step for step in longest_first(proposal.steps, catalogue) if step is not main]
    if len(others) <= NAMED:
        return pathway_title(proposal, case, catalogue, words)
    few = few_steps(others, catalogue, words)
    return words._("{main}, with {others}", main=step_names([main], catalogue, words), others=few)


def _leading_name(proposal: Proposal, marks: str, case: Case, catalogue: Catalogue, words: Words) -> str:
    """Return the name of the main step, with the longest one where that takes more time and is not told."""
    main, longest = main_step(proposal, case, catalogue), longest_first(proposal.steps, catalogue)[0]
    told = step_names([longest], catalogue, words) in marks
    leading = [main] if longest is main or told else [main, longest]
    return step_names(leading, catalogue, words)


def _main_name(proposal: Proposal, case: Case, catalogue: Catalogue, words: Words) -> str:
    if not proposal.steps:
        return pathway_title(proposal, case, catalogue, words)
    main = main_step(proposal, case, catalogue)
    return activity_name(catalogue.activities.get(main.activity), main.activity, words)
