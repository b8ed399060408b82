"""The first page: enough alone."""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import quote

from planner.figures import coverage_at_finish
from planner.report.blocks import Block, Callout, Contact, Figures, Heading, Line, Route, Title
from planner.report.brief import Brief
from planner.report.frame import letterhead
from planner.report.pages.actions import actions_table
from planner.report.pages.figures import figures
from planner.report.pages.timeline import timeline
from planner.report.pages.to_check import condition, to_check
from planner.report.rich import NOTHING, Rich, joined, phrase, rich, strong
from planner.report.step_words import DAY, step_title

# Ten digits, with or without the 1 before them; an extension may follow.
NUMBER = re.compile(r"(?<![0-9])(?:1\D{0,2})?([0-9]{3})\D{0,2}([0-9]{3})\D{0,2}([0-9]{4})(?![0-9])")


def first_page(brief: Brief) -> Iterator[Block]:
    """Yield who, from what to what, the goal, the pathway, the figures, the next actions and whom to call."""
    yield letterhead(brief)
    yield Title(brief.title)
    yield Route(kind_words(brief), brief.present, brief.target)
    yield Callout(brief.words._("Your goal"), goal(brief))
    yield from _pathway(brief)
    yield Heading(brief.words._("Your next actions"))
    yield actions_table(brief)
    yield contact(brief)


def kind_words(brief: Brief) -> str:
    """Return the kind of plan."""
    return brief.words._("Upgrading") if brief.upgrading else brief.words._("Retraining")


def goal(brief: Brief) -> Rich:
    """Return the goal in one sentence with its date, and who decides."""
    if not brief.target:
        return rich(brief.words._("To be chosen together: the occupation you aim at."))
    if brief.missing and brief.training:
        return _goal_not_reached(brief)
    sentence = _goal_with_date(brief) if _goal_day(brief) else _goal_without_date(brief)
    return joined(" ", (sentence, rich(_decides(brief)), _conditional(brief)))


def _goal_not_reached(brief: Brief) -> Rich:
    """Return what the plan leads to, and what the occupation still asks after it."""
    words = brief.words
    last = phrase(
        words._("This plan ends on {date} with: {step}."),
        date=strong(words.date(_last_day_of_training(brief))),
        step=step_title(brief.training[-1], brief),
    )
    left = phrase(
        words._("It does not yet open this occupation: {trade}. Still missing: {missing}."),
        trade=strong(brief.target),
        missing=strong(brief.missing),
    )
    return joined(" ", (last, left))


def _last_day_of_training(brief: Brief) -> date:
    return max(brief.start, (brief.finish or brief.start) - DAY)


def _goal_day(brief: Brief) -> str:
    day = _last_day(brief) or brief.case.preferences.deadline
    return brief.words.date(day) if day else ""


def _last_day(brief: Brief) -> date | None:
    """Return the last day of training when skills are aimed at, the day after it when a job is."""
    if brief.finish and brief.upgrading:
        return _last_day_of_training(brief)
    return brief.finish


def _goal_with_date(brief: Brief) -> Rich:
    words, planned = brief.words, brief.finish is not None
    day = strong(_goal_day(brief))
    if any(brief.estimated(step) for step in brief.training):
        day = phrase(words._("{date} (estimated)"), date=day)
    if brief.upgrading:
        return _skills_with_date(brief, day)
    template = (
        words._("Be able to work, from {date}, in this occupation: {trade}.")
        if planned
        else words._("Be able to work, no later than {date}, in this occupation: {trade}.")
    )
    return phrase(template, date=day, trade=strong(brief.target))


def _skills_with_date(brief: Brief, day: Rich) -> Rich:
    """Return the skills aimed at with their day, and what share of the profile the plan brings."""
    words, known = brief.words, brief.case.target.trade in brief.catalogue.trades and brief.training
    covered = coverage_at_finish(brief.timeline) if known else 1.0
    template = (
        words._("Have, by {date}, the skills of the position you aim at: {trade}.")
        if round(covered, 2) >= 1
        else words._("Have, by {date}, {share} of the skills profile of the position you aim at: {trade}.")
    )
    return phrase(template, date=day, share=words.percent(covered), trade=strong(brief.target))


def _goal_without_date(brief: Brief) -> Rich:
    return phrase(brief.words._("Work in this occupation: {trade}."), trade=strong(brief.target))


def _decides(brief: Brief) -> str:
    if brief.upgrading:
        return brief.words._("A promotion is your employer’s decision.")
    return ""


def _conditional(brief: Brief) -> Rich:
    """Return the gravest condition of the plan, and where the rest is said."""
    words, gravest, more = brief.words, condition(brief), len(to_check(brief))
    if gravest:
        first = phrase(words._("To settle first: {condition}"), condition=gravest)
        return joined(" ", (first, rich(words._("See “To check together”.") if more > 1 else "")))
    if more:
        return rich(words._("Some points are still to be checked: see “To check together”."))
    return NOTHING


def _pathway(brief: Brief) -> Iterator[Block]:
    if not brief.training:
        return
    yield Heading(brief.words._("Your pathway at a glance"))
    yield timeline(brief)
    yield Figures(figures(brief))


def contact(brief: Brief) -> Contact:
    """Return whom to call, with the code to scan."""
    words, counsellor = brief.words, brief.counsellor
    code = contact_code(counsellor.phone, counsellor.email)
    sentence = words._("This code holds the phone number or e-mail address above.") if code else ""
    return Contact(words._("A question? Something changes?"), tuple(_lines(brief)), code, sentence)


def _lines(brief: Brief) -> Iterator[Line]:
    counsellor = brief.counsellor
    yield Line(_whom_to_call(brief), _phone_link(counsellor.phone))
    if counsellor.hours:
        yield Line(rich(counsellor.hours))
    if counsellor.email:
        yield Line(rich(counsellor.email), _email_link(counsellor.email))


def _whom_to_call(brief: Brief) -> Rich:
    words, counsellor = brief.words, brief.counsellor
    name = strong(brief.counsellor_name)
    if counsellor.phone:
        return phrase(words._("Call {name}: {phone}"), name=name, phone=strong(counsellor.phone))
    if counsellor.email:
        return phrase(words._("Write to {name}."), name=name)
    return phrase(words._("Talk to {name} at your next meeting."), name=name)


def contact_code(phone: str, email: str) -> str:
    """Return what the QR code holds: a telephone link, else an e-mail link, else nothing."""
    return _phone_link(phone) or _email_link(email)


def _phone_link(phone: str) -> str:
    found = NUMBER.findall(phone)
    return f"tel:+1{''.join(found[0])}" if len(found) == 1 else ""


def _email_link(email: str) -> str:
    plain = "@" in email and len(email) < 200
    return f"mailto:{quote(email.strip(), safe='@')}" if plain else ""
