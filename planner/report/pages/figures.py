"""The four figures of the first page."""

from collections.abc import Iterator

from planner.report.blocks import Figure
from planner.report.brief import Brief
from planner.report.money_facts import MoneyFacts, money_facts
from planner.report.step_words import DAY


def cost_figure(brief: Brief) -> Figure:
    """Return what the plan costs the client before aid, what is not known said so."""
    return _cost(brief, money_facts(brief))


def cost_in_short(brief: Brief) -> str:
    """Return the same in a few words, for a narrow column."""
    facts = money_facts(brief)
    shown = (_cost(brief, facts).value, _other_fees(brief, facts), *_lost(brief, facts))
    return "; ".join(part for part in shown if part)


def figures(brief: Brief) -> tuple[Figure, ...]:
    """Return duration, cost, income in training and target wage."""
    facts = money_facts(brief)
    return _duration(brief), _cost(brief, facts), _income(brief, facts), _wage(brief, facts)


def _duration(brief: Brief) -> Figure:
    words, finish = brief.words, brief.finish or brief.start
    template = words._("until {date}, estimated") if _estimated(brief) else words._("until {date}")
    until = template.format(date=words.short_date(max(brief.start, finish - DAY)))
    return Figure(words.span(brief.start, finish), words._("Length"), until)


def _estimated(brief: Brief) -> bool:
    return any(brief.estimated(step) for step in brief.training)


def _cost(brief: Brief, facts: MoneyFacts) -> Figure:
    words = brief.words
    unknown = facts.has_unknown_expense and not facts.expense_cents
    value = words._("To be confirmed") if unknown else words.money(facts.expense_cents)
    return Figure(value, words._("Cost to you"), _cost_note(brief, facts, unknown))


def _cost_note(brief: Brief, facts: MoneyFacts, unknown: bool) -> str:
    words = brief.words
    fees = words._("fees: ask the centre") if unknown else _fees(brief, facts)
    return "; ".join(part for part in (fees, _other_fees(brief, facts), *_lost(brief, facts)) if part)


def _other_fees(brief: Brief, facts: MoneyFacts) -> str:
    """Return how many fees the amount leaves out, nothing when there is no amount to mislead."""
    count, words = facts.unknown_expenses, brief.words
    said = words.n_("plus {n} fee to be confirmed", "plus {n} fees to be confirmed", count)
    return said if count and facts.expense_cents else ""


def _lost(brief: Brief, facts: MoneyFacts) -> Iterator[str]:
    words = brief.words
    if facts.lost_cents:
        yield words._("plus {amount} of pay not earned", amount=words.money(facts.lost_cents))
    if facts.lost_if_by_day:
        amount = words.money(facts.lost_if_by_day)
        yield words._("plus about {amount} of pay not earned if the course is by day", amount=amount)


def _fees(brief: Brief, facts: MoneyFacts) -> str:
    if any(brief.estimated(e.step) for e in facts.expenses):
        return brief.words._("estimated fees, before aid")
    return brief.words._("known fees, before aid")


def _income(brief: Brief, facts: MoneyFacts) -> Figure:
    words, label = brief.words, brief.words._("Income in training")
    if brief.is_over:
        return Figure("–", label, words._("the training is over"))
    if facts.keeps_unless_by_day:
        return Figure(words._("To be confirmed"), label, unless_by_day(brief, facts))
    if facts.training_weekly is None:
        return Figure(words._("To be determined"), label, _paid_in_part(brief, facts))
    note = (
        words._("a week: you keep your job") if facts.keeps_job else words._("a week, paid by the employer")
    )
    return Figure(words.money(facts.training_weekly), label, note)


def unless_by_day(brief: Brief, facts: MoneyFacts) -> str:
    """Return what the present job brings as long as no course takes its hours."""
    words, pay = brief.words, brief.words.money(facts.now_weekly or 0)
    return words._("{amount}/wk if your job can be kept; not if the course is by day", amount=pay)


def _paid_in_part(brief: Brief, facts: MoneyFacts) -> str:
    words, paid = brief.words, facts.paid_step_weekly
    if not paid:
        return words._("by Services Québec, which decides")
    return words._("{amount}/wk in the paid steps; else Services Québec decides", amount=words.money(paid))


def _wage(brief: Brief, facts: MoneyFacts) -> Figure:
    words, label = brief.words, brief.words._("Wage at entry")
    if facts.entry_hourly is None:
        return Figure("–", label, words._("not published for this occupation"))
    value = words._("{amount}/h", amount=words.money(facts.entry_hourly))
    return Figure(value, label, _wage_note(brief, facts))


def _wage_note(brief: Brief, facts: MoneyFacts) -> str:
    words, median = brief.words, facts.median_hourly
    if brief.missing:
        return words._("once the occupation is open: not at the end of this plan")
    least = words._("minimum wage") if facts.at_minimum else ""
    period = words._("data of {period}", period=facts.wage_period) if facts.wage_period else ""
    middle = words._("median {amount}/h", amount=words.money(median)) if median else ""
    return "; ".join(part for part in (least, middle, period) if part)
