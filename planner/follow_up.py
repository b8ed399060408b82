"""The follow-up meeting of a plan: when it is proposed, and what becomes of it when a plan is made."""

from dataclasses import replace
from datetime import date, timedelta

from planner.open_days import open_day
from planner.plan import Plan

UNTIL_REVIEW = timedelta(weeks=13)


def proposed_review(prepared: date, today: date) -> date:
    """Return an open day some thirteen weeks after a plan was prepared; of an old plan, after today."""
    proposed = open_day(prepared + UNTIL_REVIEW)
    return proposed if proposed > today else open_day(today + UNTIL_REVIEW)


def prepared_on(plan: Plan, today: date) -> Plan:
    """Return the plan as prepared today: a meeting whose day has come was this one."""
    coming = plan.review if plan.review and plan.review > today else None
    return replace(plan, prepared=today, review=coming)
