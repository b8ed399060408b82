"""Which open plans an import breaks or improves, said before anything is written."""

from collections.abc import Collection, Mapping

from planner.affected import affected_plans
from planner.affected_words import affected_sentences, naming
from planner.case import Case
from planner.catalogue import Catalogue
from planner.words import Words
from ui.commands.waiting import waiting


def said_of_plans(
    plans: Collection[Case], before: Catalogue, after: Catalogue, words: Words
) -> Mapping[str, str]:
    """Print what the other catalogue does to the open plans; return it by case. Ctrl-C stops the look."""
    if not plans:
        return {}
    with waiting(words) as wait:
        found = affected_plans(plans, before, after, lambda name, share: None, wait.stop)
    print("\n".join(affected_sentences(found, words, naming(before, after))))
    if wait.interrupted:
        print(words._("Stopped: not every plan was looked at."))
    return {plan.case: plan.verdict for plan in found}
