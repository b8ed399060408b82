"""An answer said in a few lines of plain text."""

from collections.abc import Iterator
from datetime import timedelta

from planner.case import Case
from planner.catalogue import Catalogue
from planner.cost_words import cost_words
from planner.fees import any_unstated
from planner.gap import needs, target_trade
from planner.pathway.result import Proposal, ProposedStep, Result, Status
from planner.profile_words import profile_words, share_words, status_words
from planner.sentences import alike, condition_sentence, no_pathway, why_not_sentences
from planner.why_not_words import hoped_profiles
from planner.words import Words

DAY = timedelta(days=1)


def summary(case: Case, result: Result, catalogue: Catalogue, words: Words) -> str:
    """Return the proposals of a case with their figures, dates and conditions, and why not."""
    goal = words.said(catalogue.term(case.target.trade))
    head = words._("Pathways to {goal}: {status}", goal=goal, status=_status(result, words))
    lines = [head]
    for number, proposal in enumerate(result.proposals, 1):
        lines += ["", *_proposal(number, proposal, case, catalogue, words)]
    hoped = hoped_profiles(result)
    for same in alike(result.why_not, hoped):
        _, *reasons = why_not_sentences(same[0], words, catalogue, case.preferences.start)
        profiles = [blocked.profile for blocked in same]
        lines += ["", no_pathway(profiles, words, profiles[0] in hoped), *reasons]
    return "\n".join(lines)


def _status(result: Result, words: Words) -> str:
    """Say that no pathway is firm where each found one rests on what is still to be documented."""
    if result.status is Status.INFEASIBLE and result.proposals:
        return words._("none is sure; what is still to be documented decides")
    return status_words(result.status, words)


def _proposal(
    number: int, proposal: Proposal, case: Case, catalogue: Catalogue, words: Words
) -> Iterator[str]:
    names = ", ".join(profile_words(p, words) for p in proposal.profiles)
    yield f"{number}. {names} ({status_words(proposal.status, words)})"
    yield "   " + " · ".join(_figures(proposal, case, catalogue, words))
    for step in proposal.steps:
        yield "   - " + _step(step, catalogue, words)
    for condition in proposal.conditional_on:
        text = condition_sentence(condition, words, catalogue)
        yield "   ? " + words._("To be documented: {condition}", condition=text)


def _figures(proposal: Proposal, case: Case, catalogue: Catalogue, words: Words) -> Iterator[str]:
    yield words._("finish {date}", date=words.short_date(proposal.last_day))
    unstated = any_unstated(((s.activity, s.session) for s in proposal.steps), catalogue)
    yield words._("cost {money}", money=cost_words(proposal.money_cents, unstated, words))
    yield words._("{hours} of classes", hours=words.hours(proposal.hours))
    if needs(case.target, target_trade(case.target, catalogue)):
        yield words._("{share} of the profile", share=share_words(proposal.coverage, words))
    if proposal.estimated:
        yield words._("estimate")


def _step(step: ProposedStep, catalogue: Catalogue, words: Words) -> str:
    title = words.said(catalogue.term(step.activity))
    last = max(step.start, step.end - DAY)
    dates = f"{words.short_date(step.start)} – {words.short_date(last)}"
    return f"{dates}  {title} [{step.activity} / {step.session}]"
