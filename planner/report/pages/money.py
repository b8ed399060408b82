"""Money: before, during and after; who pays what; when it pays back."""

from collections.abc import Iterator

from planner.budget import budget
from planner.condition_words import condition_sentence
from planner.dates import WEEK
from planner.funding import Answer, worth_asking
from planner.funding_words import decider_words
from planner.present_job import is_employed
from planner.report.blocks import (
    Block,
    Bullets,
    Column,
    Heading,
    Income,
    IncomeChart,
    NewPage,
    Prose,
    Row,
    Table,
)
from planner.report.brief import Brief
from planner.report.money_facts import WEEKS_A_YEAR, Expense, MoneyFacts, money_facts, payback_weeks
from planner.report.rich import NOTHING, Rich, joined, phrase, rich, strong
from planner.report.step_words import step_title

MOST_MEASURES, MOST_REASONS = 3, 2


def money_page(brief: Brief) -> Iterator[Block]:
    """Yield incomes, expenses, payback and the measures to ask about; nothing without a dated plan."""
    if not brief.training:
        return
    words, facts = brief.words, money_facts(brief)
    yield NewPage()
    yield Heading(words._("Money and time"))
    yield from _incomes(brief, facts)
    yield _expense_table(brief, facts)
    told_above = facts.training_weekly is None and not (facts.paid_step_weekly or facts.keeps_unless_by_day)
    weeks = NOTHING if told_above else strong(_without_income(brief))
    yield Prose(joined(" ", (weeks, _payback(brief, facts))))
    yield from _measures(brief)
    yield Prose(strong(_warning(brief)))


def _warning(brief: Brief) -> str:
    if is_employed(brief.case.client) and not (brief.case.preferences.keep_job or brief.has_left_job):
        return brief.words._("Do not leave your job before the written answer; register on time, pay later.")
    return brief.words._("Register on time, but pay nothing that an aid could cover before the answer.")


def _incomes(brief: Brief, facts: MoneyFacts) -> Iterator[Block]:
    incomes = tuple(i for i in (_now(brief, facts), _during(brief, facts), _after(brief, facts)) if i)
    if any(i.amount for i in incomes):
        yield Heading(_basis(brief, facts), level=3)
        yield IncomeChart(incomes)


def _basis(brief: Brief, facts: MoneyFacts) -> str:
    words, hours = brief.words, brief.words.hours(facts.hours)
    said = words._("Income before tax, {hours} of work a week", hours=hours)
    if _changes_hours(facts):
        now = words.hours(facts.hours_now)
        said = words._("Income before tax; {now} a week today, {hours} after", now=now, hours=hours)
    period = words._("wages of {period}", period=facts.wage_period) if facts.wage_period else ""
    return "; ".join(part for part in (said, period) if part)


def _changes_hours(facts: MoneyFacts) -> bool:
    return bool(facts.hours_now) and facts.hours_now != facts.hours


def _monthly(weekly: int) -> int:
    return round(weekly * WEEKS_A_YEAR / 12 / 100) * 100


def _now(brief: Brief, facts: MoneyFacts) -> Income | None:
    words, job = brief.words, brief.case.client.job
    if job is None or facts.now_weekly is None:
        return None
    amount = _monthly(facts.now_weekly)
    if brief.has_left_job:
        note = words._("the job that is over")
        return Income(words._("Before training"), amount, _a_month(brief, amount), note, "now")
    return Income(words._("Today"), amount, _a_month(brief, amount), words._("present job"), "now")


def _a_month(brief: Brief, amount: int) -> str:
    return brief.words._("{amount} a month", amount=brief.words.money(amount))


def _during(brief: Brief, facts: MoneyFacts) -> Income | None:
    words, label = brief.words, brief.words._("During training")
    if brief.is_over:
        return None
    if facts.keeps_unless_by_day:
        note = words._("present job kept, unless the course is by day")
        return Income(label, None, words._("To be confirmed with the school"), note, "train")
    if facts.training_weekly is None:
        note = _without_aid(brief, facts)
        return Income(label, None, words._("To be determined by Services Québec"), note, "train")
    amount = _monthly(facts.training_weekly)
    note = words._("present job kept") if facts.keeps_job else words._("paid in training")
    return Income(label, amount, _a_month(brief, amount), note, "train")


def _without_aid(brief: Brief, facts: MoneyFacts) -> str:
    words, paid = brief.words, facts.paid_step_weekly
    if budget(brief.case, brief.catalogue).pay_is_unknown:
        return _job_to_document(brief)
    if not paid:
        decides = words._("Services Québec decides; without aid, training pays nothing")
        return _without_income(brief) or decides
    return words._(
        "{amount} a week in the paid steps; for the others, Services Québec decides", amount=words.money(paid)
    )


def _job_to_document(brief: Brief) -> str:
    if is_employed(brief.case.client):
        return brief.words._("the pay of the present job is to be documented")
    return brief.words._("whether there is a present job is to be documented")


def _after(brief: Brief, facts: MoneyFacts) -> Income | None:
    if facts.entry_weekly is None or brief.missing:
        return None
    words, entry = brief.words, _monthly(facts.entry_weekly)
    median = _monthly(facts.median_weekly) if facts.median_weekly else None
    value = words._("{amount} a month at entry", amount=words.money(entry))
    upper = words._("{amount} at the median", amount=words.money(median)) if median else ""
    least = words._("minimum wage") if facts.at_minimum else ""
    note = "; ".join(part for part in (least, upper) if part)
    return Income(words._("After"), entry, value, note, "aim", median)


def _expense_table(brief: Brief, facts: MoneyFacts) -> Table:
    words = brief.words
    columns = (
        Column(words._("Expense"), 0.55, heads=True),
        Column(words._("Without aid"), 0.19, right=True),
        Column(words._("With aid of Services Québec"), 0.26, right=True),
    )
    rows = [_expense_row(e, brief) for e in facts.expenses]
    if facts.lost_cents:
        rows.append(_lost_row(brief, facts))
    known = sum(e.amount is not None for e in facts.expenses) + bool(facts.lost_cents)
    total = [_total_row(brief, facts)] if known > 1 or not rows else []
    at_risk = [_at_risk_row(brief, facts)] if facts.lost_if_by_day else []
    return Table(columns, (*rows, *total, *at_risk))


def _validated(brief: Brief) -> Rich:
    return rich(brief.words._("to be validated"))


def _expense_row(expense: Expense, brief: Brief) -> Row:
    return Row((rich(step_title(expense.step, brief)), rich(_said(expense, brief)), _validated(brief)))


def _said(expense: Expense, brief: Brief) -> str:
    words = brief.words
    if expense.amount is None:
        return words._("to be confirmed")
    amount = words.money(expense.amount)
    return words._("{amount}, estimated", amount=amount) if brief.estimated(expense.step) else amount


def _lost_row(brief: Brief, facts: MoneyFacts) -> Row:
    words, weeks = brief.words, facts.weeks_without
    said = words.n_("Pay not earned, {n} week", "Pay not earned, {n} weeks", weeks)
    return Row((rich(said), rich(words.money(facts.lost_cents)), _validated(brief)))


def _at_risk_row(brief: Brief, facts: MoneyFacts) -> Row:
    """Return the pay that is lost on a condition: it stands under the total, which does not count it."""
    words = brief.words
    said = words._("Pay not earned if the course is by day")
    amount = words._("about {amount}", amount=words.money(facts.lost_if_by_day))
    return Row((rich(said), rich(amount), _validated(brief)))


def _total_row(brief: Brief, facts: MoneyFacts) -> Row:
    words, total = brief.words, facts.expense_cents + facts.lost_cents
    label = words._("Total of what is known") if facts.has_unknown_expense else words._("Total")
    if any(e.amount and brief.estimated(e.step) for e in facts.expenses):
        label = words._("{amount}, estimated", amount=label)
    return Row((strong(label), strong(words.money(total)), _validated(brief)), total=True)


def _without_income(brief: Brief) -> str:
    """Return how many weeks still to come bring nothing in: the same count as in the budget of the window."""
    weeks = budget(brief.case, brief.catalogue).weeks
    count = sum(week.brings_nothing for week in weeks if week.monday + WEEK > brief.today)
    said = brief.words.n_(
        "{n} week brings in no income before aid.", "{n} weeks bring in no income before aid.", count
    )
    return said if count else ""


def _payback(brief: Brief, facts: MoneyFacts) -> Rich:
    words, (entry, median) = brief.words, payback_weeks(facts)
    if facts.now_weekly is None or facts.entry_weekly is None:
        return rich(words._("Payback is not computed: the present pay or the wage aimed at is not known."))
    if brief.missing:
        return rich(words._("Payback is not computed: the plan does not open the occupation yet."))
    if facts.lost_if_by_day and not facts.expense_cents + facts.lost_cents:
        return rich(words._("Payback is not computed: it depends on a schedule still to be confirmed."))
    if not facts.expense_cents + facts.lost_cents:
        return rich(words._("Payback is not computed: no fee or lost pay is known yet."))
    if entry is None:
        return _no_payback(brief, median)
    template = words._(
        "Without aid, expenses and pay not earned come back after {first} of work at the entry wage{then}."
    )
    then = words._(", {time} at the median", time=_time(median, brief)) if median else ""
    sentence = phrase(template, first=strong(_time(entry, brief)), then=then)
    return sentence + rich(" " + _assumption(brief, facts))


def _no_payback(brief: Brief, median: int | None) -> Rich:
    words = brief.words
    said = words._("At the entry wage, the pay is not higher than today’s, so expenses do not come back.")
    later = ""
    if median is not None:
        time = _time(median, brief)
        later = words._("At the median wage, they come back after {time} of work.", time=time)
    return rich(" ".join(part for part in (said, later) if part))


def _assumption(brief: Brief, facts: MoneyFacts) -> str:
    words = brief.words
    hours = words.hours(facts.hours)
    assumed = words._("Assumed: {hours} a week after as before, before tax.", hours=hours)
    if _changes_hours(facts):
        assumed = words._("Assumed: a full-time week of {hours} after the plan, before tax.", hours=hours)
    unknown = words._("Unknown fees are not counted.") if facts.has_unknown_expense else ""
    risk = words._("Nor is the pay not earned if the course is by day.") if facts.lost_if_by_day else ""
    return " ".join(part for part in (assumed, unknown, risk) if part)


def _time(weeks: int | None, brief: Brief) -> str:
    count, words = weeks or 0, brief.words
    if count <= 12:
        return words.n_("{n} week", "{n} weeks", count)
    if count <= 2 * WEEKS_A_YEAR:
        return words.n_("{n} month", "{n} months", round(count * 12 / WEEKS_A_YEAR))
    return words.n_("{n} year", "{n} years", round(count / WEEKS_A_YEAR))


def _measures(brief: Brief) -> Iterator[Block]:
    words = brief.words
    answers = worth_asking(brief.case, brief.catalogue)[:MOST_MEASURES]
    if answers:
        yield Heading(words._("Aid to ask about, to be validated by Services Québec"), level=3)
        yield Bullets(tuple(_measure(answer, brief) for answer in answers))


def _measure(answer: Answer, brief: Brief) -> Rich:
    words, title = brief.words, brief.words.said(answer.measure.title)
    if decider := decider_words(answer.measure, words):
        title = words._("{title} (decision: {decider})", title=title, decider=decider)
    if not answer.reasons:
        return rich(title)
    asked = "; ".join(condition_sentence(r, words, brief.catalogue) for r in answer.reasons[:MOST_REASONS])
    return phrase(words._("{title} – to check: {conditions}"), title=title, conditions=asked)
