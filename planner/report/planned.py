"""The plan laid out: its steps with their numbers, what they are in the catalogue, its dates."""

from datetime import date
from functools import cached_property

from planner.case import Case
from planner.catalogue import Activity, Catalogue, Session
from planner.check import check
from planner.figures import laid_out
from planner.follow_up import proposed_review
from planner.issue import Issue
from planner.open_schedule import IfByDay, if_by_day
from planner.plan import Step
from planner.present_job import present_job
from planner.step_numbers import kept, numbered, registrations, step_numbers
from planner.timeline import Timeline, session_of

DONE = "finished"


class Planned:
    """What every page asks of a plan, whatever the language."""

    case: Case
    catalogue: Catalogue
    today: date

    @cached_property
    def kept(self) -> tuple[Step, ...]:
        """Return the steps in order of time, failed ones left out."""
        return kept(self.case.plan)

    @cached_property
    def registrations(self) -> dict[str, Step]:
        """Return the registration that each activity of the plan asks for, by the activity's code."""
        return registrations(self.case.plan)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Return the steps in order of their numbers; to register is said with the course it opens."""
        return numbered(self.case.plan)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Return the number of each step by its id, as in the window."""
        return step_numbers(self.case.plan)

    @property
    def open_steps(self) -> tuple[Step, ...]:
        """Return the steps that are still to be done, registrations among them."""
        return tuple(s for s in self.kept if s.status != DONE)

    @property
    def training(self) -> tuple[Step, ...]:
        """Return the dated activities of the plan."""
        return tuple(s for s in self.steps if s.activity and s.start and s.end)

    @property
    def is_over(self) -> bool:
        """Say whether every training of the plan is done."""
        return bool(self.training) and all(step.status == DONE for step in self.training)

    @cached_property
    def timeline(self) -> Timeline:
        """Return the plan laid out in time, with what the client holds as its steps end."""
        return laid_out(self.case, self.catalogue)

    @cached_property
    def issues(self) -> tuple[Issue, ...]:
        """Return what the check says of the plan."""
        return tuple(check(self.case, self.catalogue))

    @cached_property
    def if_by_day(self) -> IfByDay | None:
        """Return what follows for the present job if a step of unknown schedule is by day."""
        return if_by_day(self.case, self.timeline)

    @property
    def has_left_job(self) -> bool:
        """Say whether the job that the client tells of is over by now."""
        return self.case.client.job is not None and present_job(self.case, self.catalogue) is None

    @property
    def start(self) -> date:
        """Return the day on which the plan starts."""
        return min((s.start for s in self.training if s.start), default=self.case.preferences.start)

    @property
    def finish(self) -> date | None:
        """Return the day after the last activity, if the plan has one."""
        return max((s.end for s in self.training if s.end), default=None)

    @property
    def prepared(self) -> date:
        """Return the day of the plan."""
        return self.case.plan.prepared or self.today

    @property
    def review(self) -> date:
        """Return the day of the next review: the one agreed, else a proposed one, neither of them past."""
        agreed = self.case.plan.review
        if agreed is not None and agreed >= self.today:
            return agreed
        return proposed_review(self.prepared, self.today)

    @property
    def review_agreed(self) -> bool:
        """Say whether somebody has set the day of a review that is still to come."""
        return self.review == self.case.plan.review

    def activity(self, step: Step) -> Activity | None:
        """Return the step's activity, if the catalogue has it."""
        return self.catalogue.activities.get(step.activity)

    def session(self, step: Step) -> Session | None:
        """Return the step's session, if the catalogue has it."""
        return session_of(step, self.catalogue) if step.activity else None
