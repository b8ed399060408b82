"""The words of a search: under way, answered, or failed."""

from collections.abc import Iterator

from planner.called import called_short
from planner.case import REQUALIFICATION, Case
from planner.catalogue import Catalogue
from planner.errors import PlannerError
from planner.pathway.result import PROFILES, Result, Status
from planner.profile_words import status_words
from planner.requirement import NOTHING
from planner.sentences import condition_sentence, error_sentence, why_not_sentences
from planner.words import N_, Words

KINDS = {REQUALIFICATION: N_("Retraining"), "upgrading": N_("Upgrading")}


def search_sentence(result: Result | None, busy: bool, error: BaseException | None, words: Words) -> str:
    """Return in one line where the search stands."""
    if busy:
        return words._("Searching…")
    if isinstance(error, PlannerError):
        return error_sentence(error, words)
    if error is not None:
        return words._("The search failed; the plan is unchanged.")
    if result is None:
        return ""
    found = words.n_("{n} found", "{n} found", len(result.proposals))
    time = words._("in {seconds} s", seconds=words.number(result.seconds))
    status = Status.OPTIMAL if is_proven(result) else result.status
    return f"{found} {time} · {status_words(status, words)}"


def is_proven(result: Result) -> bool:
    """Say whether every profile is decided: its best pathway proven, or proven that there is none."""
    best = {name for p in result.proposals if p.status is Status.OPTIMAL for name in p.profiles}
    return set(PROFILES) <= best | {blocked.profile for blocked in result.why_not} and bool(best)


def none_found(result: Result | None, case: Case | None, catalogue: Catalogue, words: Words) -> str:
    """Return why there is no pathway at all; empty when the search found some, or goes on."""
    if case is not None and not case.target.trade:
        return words._(
            "No occupation is aimed at yet: choose one in the answers, and the pathways show here."
        )
    if case is None or result is None or result.proposals:
        return ""
    blocked, start = result.why_not[:1], case.preferences.start
    lines = [line for row in blocked for line in why_not_sentences(row, words, catalogue, start)]
    lines = lines or [words._("No pathway was found with these answers.")]
    return "\n".join((*lines, *_usual(case, catalogue, words)))


def _usual(case: Case, catalogue: Catalogue, words: Words) -> Iterator[str]:
    """Yield what professionals of the occupation aimed at usually hold, where no way in is asked of them."""
    trade = catalogue.trades.get(case.target.trade)
    # Beside the ways in, what is usual reads like one more that would do.
    if trade is not None and trade.requires == NOTHING and trade.usual != NOTHING:
        usual = condition_sentence(trade.usual, words, catalogue)
        yield words._("What is usual (not required): {usual}", usual=usual)


def empty_plan(case: Case, words: Words) -> str:
    """Return what to do for the plan to have steps."""
    if not case.target.trade:
        return words._("The plan shows here: choose an occupation in the answers, or add a step.")
    return words._("Choose a pathway above to make it the plan, or add a step.")


def goal_sentence(case: Case, catalogue: Catalogue, words: Words) -> str:
    """Return from which trade to which one, the kind of plan and its revision, once it bears one."""
    aim, client = case.target, case.client
    target = called_short(aim.trade, aim.title, catalogue, words) if aim.trade else words._("goal to choose")
    now = called_short(client.trade, client.trade_title, catalogue, words) if client.trade else ""
    trades = f"{now} → {target}" if now else target
    said = [trades, words._(KINDS.get(case.kind, case.kind))]
    if case.plan.revision:
        said.append(words._("revision {number}", number=case.plan.revision))
    return " · ".join(said)
