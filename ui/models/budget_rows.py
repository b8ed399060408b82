"""The budget of a plan as lines: one a week, and the sentences that sum it up."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from planner.amounts import Amount, dollars
from planner.budget import Budget, Week
from planner.case import Case
from planner.catalogue import Catalogue
from planner.directions import pay_of
from planner.money import Cents
from planner.present_job import is_employed
from planner.regions import region_name
from planner.words import N_, Words
from ui.models.columns import Column

NOTHING, UNKNOWN = "–", "?"


class BudgetRow(NamedTuple):
    """A week, what the plan cost by its end with aid, and whether the limit breaks in it."""

    week: Week
    aided: Cents
    breaks: bool
    words: Words


def budget_rows(found: Budget, words: Words) -> tuple[BudgetRow, ...]:
    """Return one line for each week of a budget."""
    granted = accumulate(week.allowance for week in found.weeks)
    weeks = zip(found.weeks, granted, strict=True)
    return tuple(
        BudgetRow(week, max(0, week.spent - aid), week is found.breaks, words) for week, aid in weeks
    )


def _money(title: str, cents: Callable[[BudgetRow], Cents]) -> Column:
    def text(row: BudgetRow) -> str:
        return row.words.money(cents(row)) if cents(row) else NOTHING

    return Column(title, text, right=True, amount=lambda row: dollars(cents(row)))


def _monday(row: BudgetRow) -> str:
    return (
        f"▲ {row.words.short_date(row.week.monday)}" if row.breaks else row.words.short_date(row.week.monday)
    )


def _job(row: BudgetRow) -> str:
    if row.week.pay_is_unknown:
        return UNKNOWN
    return row.words.money(row.week.job) if row.week.job else NOTHING


def _job_amount(row: BudgetRow) -> Amount | None:
    return None if row.week.pay_is_unknown else dollars(row.week.job)


COLUMNS = (
    Column(N_("Week of"), _monday, amount=lambda r: r.week.monday),
    Column(N_("Present job"), _job, right=True, amount=_job_amount),
    _money(N_("Paid steps"), lambda r: r.week.steps),
    _money(N_("Fees"), lambda r: r.week.fees),
    _money(N_("Pay not earned"), lambda r: r.week.lost),
    _money(N_("Cost so far, without aid"), lambda r: r.week.spent),
    _money(N_("Cost so far, with aid"), lambda r: r.aided),
)


def break_sentence(found: Budget, words: Words) -> str:
    """Return in which week the limit breaks: a warning that forbids nothing."""
    if found.limit is None:
        return words._("No limit was stated: nothing says when the budget breaks.")
    week, limit = found.breaks, words.money(found.limit)
    if week is None:
        return words._("The cost stays within the limit of {limit} in every week.", limit=limit)
    return words._(
        "The budget breaks in the week of {day}: {cost} spent, for a limit of {limit}. "
        "This warns, it forbids nothing.",
        day=words.short_date(week.monday),
        cost=words.money(week.spent),
        limit=limit,
    )


def income_sentences(
    found: Budget, case: Case, catalogue: Catalogue, today: date, words: Words
) -> Iterator[str]:
    """Yield the weeks without income, then the wages aimed at: the entry wage first."""
    count = found.without_income
    if found.pay_is_unknown:
        yield _to_document(case, words)
    if count:
        yield words.n_("{n} week without any income", "{n} weeks without any income", count)
    pay = pay_of(case.target.trade, catalogue, today, case.client.region or "QC")
    if pay.low_cents is None or pay.wage is None:
        return
    wage = words._("Afterwards, entry wage {low} an hour", low=words.money(pay.low_cents))
    if pay.median_cents:
        wage = words._("{entry}, median {median}", entry=wage, median=words.money(pay.median_cents))
    about = [part for part in (region_name(pay.wage.region), pay.wage.period) if part]
    yield words._("{wages} ({about}, before tax)", wages=wage, about=", ".join(about))


def _to_document(case: Case, words: Words) -> str:
    if is_employed(case.client):
        return words._(
            "To document: the pay of the present job; "
            "until then, its income and the pay not earned are unknown"
        )
    return words._("To document: whether there is a present job; until then, its income is unknown")
