"""The words of what another catalogue does to the open plans."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from planner.affected import AffectedPlan
from planner.catalogue import Catalogue
from planner.client_words import called
from planner.issue_words import issue_words
from planner.touching import BREAKS, IMPROVES, TOUCHED, VERDICTS
from planner.touching_words import changes_words
from planner.words import N_, Words

SHOWN_PLANS = 12
VERDICT_WORDS = {
    BREAKS: N_("breaks a rule"),
    IMPROVES: N_("can be better"),
    TOUCHED: N_("to look at"),
}


def affected_sentences(found: Iterable[AffectedPlan], words: Words, catalogue: Catalogue) -> list[str]:
    """Return how many open plans there are of each verdict, then the first ones, the gravest first."""
    plans = gravest_first(found)
    if not plans:
        return [words._("No open plan is touched.")]
    lines = [f"  {_line(plan, words, catalogue)}" for plan in plans[:SHOWN_PLANS]]
    left = len(plans) - SHOWN_PLANS
    more = ["  " + words.n_("and {n} more", "and {n} more", left)] if left > 0 else []
    return [words._("Open plans: {counts}", counts=counted(plans, words)), *lines, *more]


def naming(before: Catalogue, after: Catalogue) -> Catalogue:
    """Return the new catalogue with the names of what is gone: to say things with, not to plan with."""
    activities = {**before.activities, **after.activities}
    trades, skills = {**before.trades, **after.trades}, {**before.skills, **after.skills}
    return replace(after, activities=activities, trades=trades, skills=skills)


def gravest_first(found: Iterable[AffectedPlan]) -> list[AffectedPlan]:
    """Return the plans in the order of what happens to them, then of the names."""
    return sorted(found, key=lambda plan: (VERDICTS.index(plan.verdict), plan.name))


def counted(found: Iterable[AffectedPlan], words: Words) -> str:
    """Return how many plans break, can be better, or are to be looked at; an empty text for none."""
    counts = Counter(plan.verdict for plan in found)
    said = (
        (BREAKS, words.n_("{n} plan breaks a rule", "{n} plans break a rule", counts[BREAKS])),
        (IMPROVES, words.n_("{n} plan can be better", "{n} plans can be better", counts[IMPROVES])),
        (TOUCHED, words.n_("{n} plan is to be looked at", "{n} plans are to be looked at", counts[TOUCHED])),
    )
    return ", ".join(text for verdict, text in said if counts[verdict])


def why_words(plan: AffectedPlan, words: Words, catalogue: Catalogue) -> str:
    """Return the rules newly broken, or when the better plan would end, then what changed."""
    faults = [issue_words(issue, words, catalogue) for issue in plan.faults]
    return " ".join([*faults, *_better(plan, words), changes_words(plan.changes, words, catalogue)]).strip()


def _better(plan: AffectedPlan, words: Words) -> Iterator[str]:
    if plan.better is not None:
        yield words._("It could end {day}.", day=words.short_date(plan.better.last_day))


def _line(plan: AffectedPlan, words: Words, catalogue: Catalogue) -> str:
    return words._(
        "{name} – {verdict}: {why}",
        name=called(plan.name, plan.case, words),
        verdict=words._(VERDICT_WORDS[plan.verdict]),
        why=why_words(plan, words, catalogue),
    )
