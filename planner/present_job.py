"""The present job: whether the client still has it, and which steps can be combined with it."""

from datetime import date

from planner.case import Case
from planner.catalogue import Catalogue, Session
from planner.client import Client, Job
from planner.plan import Step

TAKES_THE_DAY = ("day", "workplace")
FULL_TIME_HOURS = 20


def is_employed(client: Client) -> bool:
    """Say whether the client has a job, even one of which nothing more is known."""
    said = client.income == "employment" or client.declared.get("in_employment") is True
    return client.job is not None or said


def may_be_employed(client: Client) -> bool:
    """Say whether the client has a job, or nobody has said yet that there is none."""
    unsaid = client.income == "unknown" and "in_employment" not in client.declared
    return is_employed(client) or unsaid


def job_over(client: Client) -> date:
    """Return the day on which the present job ends by itself, the last of all days when nobody said."""
    return (client.job.until if client.job else None) or date.max


def present_job(case: Case, catalogue: Catalogue) -> Job | None:
    """Return the job that the client still has at the plan's start, None once it is over.

    It is over from its own last day on, or when a step of the plan that now runs has taken its place.
    """
    job, start = case.client.job, case.preferences.start
    running = (step for step in case.plan.activity_steps if step.status == "running")
    if job is None or (job.until and job.until <= start):
        return None
    return None if any(_took_it(step, job, catalogue) for step in running) else job


def schedule_is_open(session: Session | None) -> bool:
    """Say whether nobody has said if a full-time session takes the working day."""
    return session is not None and not session.mode and session.hours_per_week >= FULL_TIME_HOURS


def _took_it(step: Step, job: Job, catalogue: Catalogue) -> bool:
    session = catalogue.session(step.activity, step.session)
    outlasted = bool(job.until and step.start and step.start >= job.until)
    return session is not None and session.mode in TAKES_THE_DAY and not outlasted
