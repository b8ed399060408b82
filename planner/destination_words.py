"""Where a client could go, in the exchange form and in words."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from planner.case import Case
from planner.catalogue import Catalogue
from planner.condition_words import condition_sentence
from planner.pathway.destinations import Destination
from planner.pathway.result import Status
from planner.words import Words

DAY = timedelta(days=1)


def destination_json(found: Destination) -> dict[str, Any]:
    """Return a destination as JSON values: the figures of the firm pathway, null where there is none."""
    firm = found.status is not Status.INFEASIBLE and found.finish is not None
    return {
        "trade": found.trade,
        "status": str(found.status),
        "finish": found.finish.isoformat() if firm and found.finish else None,
        "money_cents": found.money_cents if firm else None,
        "first_step": found.first_step or None if firm else None,
        "estimated": firm and found.estimated,
    }


def destination_lines(
    found: Iterable[Destination], case: Case, catalogue: Catalogue, words: Words
) -> Iterator[str]:
    """Yield one line for each trade that a pathway reaches, and how many no pathway or no proof has."""
    rows = tuple(found)
    yield from (_line(row, case, catalogue, words) for row in rows if row.finish)
    closed = sum(not row.finish and row.status is Status.INFEASIBLE for row in rows)
    open_ = sum(not row.finish and row.status is Status.UNKNOWN for row in rows)
    if closed:
        yield words.n_("{n} trade without a pathway", "{n} trades without a pathway", closed)
    if open_:
        yield words.n_("{n} trade not decided", "{n} trades not decided", open_)


def _line(found: Destination, case: Case, catalogue: Catalogue, words: Words) -> str:
    trade = words.said(catalogue.term(found.trade))
    parts = [when(found, case, words), _cost(found, words), f"{trade} [{found.trade}]"]
    if found.first_step:
        step = words.said(catalogue.term(found.first_step))
        parts.append(words._("first: {step}", step=step))
    parts += [words._("estimate")] if found.estimated else []
    parts += [
        words._("to be documented: {conditions}", conditions=c) for c in _asked(found, catalogue, words)
    ]
    return " · ".join(parts)


def _cost(found: Destination, words: Words) -> str:
    money = words.money(found.money_cents or 0)
    return words._("{money} + fees to ask for", money=money) if found.fees_unstated else money


def when(found: Destination, case: Case, words: Words) -> str:
    """Return the last day of the pathway, or that no step is needed."""
    last = found.finish or date.max
    return words.short_date(last - DAY) if last > case.preferences.start else words._("ready now")


def _asked(found: Destination, catalogue: Catalogue, words: Words) -> Iterator[str]:
    if found.conditional_on:
        yield "; ".join(condition_sentence(c, words, catalogue) for c in found.conditional_on)
