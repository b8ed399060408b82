"""The words of a proposed pathway: what it is, at what it is best, what it costs, on what it rests."""

import re
from collections.abc import Sequence

from planner.activity_words import SHORT_NAMES, activity_name
from planner.case import Case
from planner.catalogue import Activity, Catalogue
from planner.condition_words import condition_sentence
from planner.cost_words import cost_words
from planner.fees import any_unstated
from planner.pathway.result import ALTERNATIVE, Proposal, ProposedStep, Status
from planner.profile_words import more_share_words, profile_words, share_words
from planner.requirement import SkillAt, conditions
from planner.words import N_, Words

SUBJECT_WORDS = {"math": N_("maths"), "french": N_("French"), "english": N_("English")}
PROFILE_TAGS = {
    "fastest": N_("fastest"),
    "least_costly": N_("least costly"),
    "while_working": N_("keeps the job"),
    "closest": N_("closest"),
    "most_complete": N_("most complete"),
    "earliest_pay": N_("earliest pay"),
    ALTERNATIVE: N_("another way in"),
}
# That a course is typical is said by the badge of its card, where a title has little room.
TYPICAL = re.compile(r" \([^()]*\b(?:type|typical)\b[^()]*\)")
# So many steps are all named, of several only where that is as short as "one and 1 more".
NAMED, SHORT = 2, 26
WORKING, NO_JOB = "while_working", N_("no daytime classes")
PROVEN_WORDS = {
    Status.OPTIMAL: N_("Proven: no pathway among the options entered does better."),
    Status.FEASIBLE: N_("Found before the search was stopped; a better one may exist."),
    Status.INFEASIBLE: N_("No firm pathway: this one rests on conditions to confirm."),
    Status.UNKNOWN: N_("Not decided: the search was stopped too early."),
}


def pathway_title(proposal: Proposal, case: Case, catalogue: Catalogue, words: Words) -> str:
    """Return what the pathway is: its main activity, and what comes before it or beside it."""
    if not proposal.steps and proposal.finish > proposal.start:
        return words._("Nothing to add: what already runs is enough")
    if not proposal.steps and proposal.conditional_on:
        asked = [condition_sentence(condition, words, catalogue) for condition in proposal.conditional_on]
        return words._("Nothing to add, but to confirm: {asked}", asked=joined(asked, words))
    if not proposal.steps:
        return words._("Ready now: nothing is missing")
    main = main_step(proposal, case, catalogue)
    title = activity_name(catalogue.activities.get(main.activity), main.activity, words)
    others = [step for step in longest_first(proposal.steps, catalogue) if step is not main]
    first = [step for step in others if step.end <= main.start]
    beside = [step for step in others if step not in first]
    if first:
        title = words._("{main}, {others} first", main=title, others=step_names(first, catalogue, words))
    if beside:
        title = words._("{main}, with {others}", main=title, others=step_names(beside, catalogue, words))
    return title


def longest_first(steps: Sequence[ProposedStep], catalogue: Catalogue) -> list[ProposedStep]:
    """Return the steps by their hours, the longest first: a title that is cut says what takes the time."""

    def hours(step: ProposedStep) -> float:
        activity = catalogue.activities.get(step.activity)
        return activity.hours if activity else 0

    return sorted(steps, key=hours, reverse=True)


def added_text(proposal: Proposal, fastest: Proposal, words: Words) -> str:
    """Return what a pathway adds to the fastest: hours in class, and for how much more of the profile."""
    share = more_share_words(proposal.coverage, fastest.coverage, words)
    more, whole = proposal.hours - fastest.hours, share_words(proposal.coverage, words)
    if more <= 0:
        return words._("{share} more of the profile ({whole})", share=share, whole=whole)
    return words._(
        "+ {hours} for {share} more of the profile ({whole})",
        hours=words.hours(more), share=share, whole=whole,
    )  # fmt: skip


def added_figures(proposal: Proposal, fastest: Proposal, words: Words) -> str:
    """Return in short what a pathway adds to the fastest, and the share of the profile that it comes to."""
    share, more = share_words(proposal.coverage, words), proposal.hours - fastest.hours
    if more <= 0:
        return words._("{share} of the profile", share=share)
    return words._("+ {hours} · {share} of the profile", hours=words.hours(more), share=share)


def main_step(proposal: Proposal, case: Case, catalogue: Catalogue) -> ProposedStep:
    """Return the step that opens the trade, else serves it with the most hours, else the longest step."""
    trade = catalogue.trades.get(case.target.trade)
    asked = [c for c in conditions(trade.requires) if not isinstance(c, SkillAt)] if trade else []

    def weight(step: ProposedStep) -> tuple[bool, bool, bool, float, int]:
        activity = catalogue.activities.get(step.activity)
        diploma = activity is not None and activity.kind in SHORT_NAMES
        served = [reason.condition for reason in step.why if reason.code == case.target.trade]
        opens, hours = any(c in asked for c in served), activity.hours if activity else 0
        return opens, bool(served), diploma, hours, (step.end - step.start).days

    return max(proposal.steps, key=weight)


def few_steps(steps: Sequence[ProposedStep], catalogue: Catalogue, words: Words) -> str:
    """Return the name of the first step and how many more there are, or both where they are short."""
    both = step_names(steps, catalogue, words)
    if len(steps) <= NAMED and len(untypical(both)) <= SHORT:
        return both
    named, more = step_names(steps[:1], catalogue, words), len(steps) - 1
    return words.n_("{step} and {n} more", "{step} and {n} more", more, step=named) if more else named


def untypical(title: str) -> str:
    """Return a title without the words that say of a course that it is a typical one."""
    return TYPICAL.sub("", title)


def step_names(steps: Sequence[ProposedStep], catalogue: Catalogue, words: Words) -> str:
    """Return the names of steps within a sentence: subjects of general education by their subject."""
    names: list[str] = []
    for step in steps:
        names += [
            n for n in _short_names(catalogue.activities.get(step.activity), step, words) if n not in names
        ]
    return joined(names, words)


def _short_names(activity: Activity | None, step: ProposedStep, words: Words) -> list[str]:
    if activity and activity.kind == "fga" and activity.grants.subjects:
        return [_subject(s, words) for s in activity.grants.subjects]
    return [activity_name(activity, step.activity, words)]


def _subject(code: str, words: Words) -> str:
    """Return a subject's name within a sentence: English writes its languages with a capital."""
    name = words._(SUBJECT_WORDS.get(code, code))
    return name.lower() if words.language == "fr" else name


def joined(names: Sequence[str], words: Words) -> str:
    """Return "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return words._("{several} and {last}", several=", ".join(names[:-1]), last=names[-1])


def profile_tags(proposal: Proposal, words: Words, working: bool = True) -> str:
    """Return in a few words at what the pathway is best; `profiles_text` says among what.

    Who is not `working` any more, for what runs took the place of the job, keeps none. A pathway that rests
    on what is still to document is best on that condition only.
    """
    tags = PROFILE_TAGS if working else {**PROFILE_TAGS, WORKING: NO_JOB}
    said = " · ".join(words._(tags[profile]) for profile in proposal.profiles)
    return words._("if confirmed: {tags}", tags=said) if said and proposal.conditional_on else said


def profiles_text(proposal: Proposal, words: Words, working: bool = True) -> str:
    """Return in words at what the pathway is best, for who is `working` or has no job to keep."""
    best_at = {p: profile_words(p, words) for p in proposal.profiles}
    if WORKING in best_at and not working:
        best_at[WORKING] = words._(NO_JOB)
    text = joined(list(best_at.values()), words)
    if text and proposal.conditional_on:
        text = words._("{profiles}, if what is still to document is confirmed", profiles=text)
    return text[:1].upper() + text[1:]


def finish_text(proposal: Proposal, words: Words) -> str:
    """Return the last day of the pathway."""
    return words.short_date(proposal.last_day)


def has_unknown_fees(proposal: Proposal, catalogue: Catalogue) -> bool:
    """Say whether the fees of a programme of the pathway are stated nowhere."""
    return any_unstated(((s.activity, s.session) for s in proposal.steps), catalogue)


def cost_text(proposal: Proposal, catalogue: Catalogue, words: Words) -> str:
    """Return the net cost for the client, and whether fees that nothing states come on top."""
    return cost_words(proposal.money_cents, has_unknown_fees(proposal, catalogue), words)


def proof_text(proposal: Proposal, words: Words) -> str:
    """Return whether the pathway is proven best in its profile."""
    return words._(PROVEN_WORDS[proposal.status])


def is_adopted(proposal: Proposal, case: Case) -> bool:
    """Say whether the plan's activities still to come are exactly those of the pathway."""
    steps = case.plan.activity_steps
    ours = {(s.activity, s.session, s.start) for s in steps if s.status == "planned"}
    return bool(steps) and ours == {(s.activity, s.session, s.start) for s in proposal.steps}
