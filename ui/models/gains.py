"""What a changed catalogue gained: the proposals that are better than those of the search before."""

from collections.abc import Iterable
from datetime import timedelta

from planner.catalogue import Catalogue
from planner.pathway.result import ALTERNATIVE, Proposal, ProposedStep, Result
from planner.words import Words
from ui.models.pathway_words import has_unknown_fees

WEEK = timedelta(days=7)


def gain_words(
    proposal: Proposal, before: Result | None, former: Catalogue, catalogue: Catalogue, words: Words
) -> str:
    """Return by what a proposal is better than the former one of its profile, or nothing."""
    if before is None or proposal.profiles == (ALTERNATIVE,):
        return ""
    old = _former(proposal, before.proposals)
    priced = not (has_unknown_fees(proposal, catalogue) or (old and has_unknown_fees(old, former)))
    said = words._("possible now") if old is None else _better(proposal, old, words, priced)
    if not said:
        return ""
    if any(_is_new(step, former, catalogue) for step in proposal.steps):
        return words._("{gain}, with the new group", gain=said)
    return words._("{gain}, since the catalogue changed", gain=said)


def _former(proposal: Proposal, found: Iterable[Proposal]) -> Proposal | None:
    """Return the answer to the same wish: what is sure is not measured by what hangs on a condition."""
    wanted, sure = set(proposal.profiles), not proposal.conditional_on
    same = (old for old in found if sure is not bool(old.conditional_on))
    return next((old for old in same if wanted & set(old.profiles)), None)


def _better(new: Proposal, old: Proposal, words: Words, priced: bool) -> str:
    if new.finish < old.finish:
        weeks = round((old.finish - new.finish) / WEEK)
        return words.n_("{n} week earlier", "{n} weeks earlier", weeks) if weeks else words._("earlier")
    if priced and new.finish == old.finish and new.money_cents < old.money_cents:
        return words._("{money} less", money=words.money(old.money_cents - new.money_cents))
    return ""


def _is_new(step: ProposedStep, former: Catalogue, catalogue: Catalogue) -> bool:
    """Say whether a step's group is one that the former catalogue did not offer."""
    before = former.session(step.activity, step.session)
    now = catalogue.session(step.activity, step.session)
    return now is not None and (before is None or before.retired)
