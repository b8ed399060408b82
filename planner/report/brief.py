"""What every page of a document is written from: the case, the catalogue, the counsellor, the words."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from planner.case import UPGRADING, Case
from planner.catalogue import Activity, Catalogue, Session
from planner.check import check
from planner.condition_words import condition_sentence
from planner.figures import laid_out
from planner.issue import Issue
from planner.office import Counsellor
from planner.pathway.result import Proposal
from planner.plan import Step
from planner.report.blocks import Tick
from planner.report.choice import ORDINARY, Choice
from planner.step_numbers import kept, numbered, registrations, step_numbers
from planner.timeline import Timeline, session_of
from planner.words import Words

DONE = "finished"
UNTIL_REVIEW = timedelta(weeks=13)


@dataclass(frozen=True)
class Brief:
    """The case to write about, and the day and language to write in."""

    case: Case
    catalogue: Catalogue
    counsellor: Counsellor
    words: Words
    today: date
    choice: Choice = ORDINARY
    alternatives: tuple[Proposal, ...] = ()

    @property
    def upgrading(self) -> bool:
        """Say whether the client stays in the trade or with the employer."""
        return self.case.kind == UPGRADING

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
        numbers = step_numbers(self.case.plan)
        return {step.id: numbers[step.id] for step in self.steps}

    @property
    def open_steps(self) -> tuple[Step, ...]:
        """Return the steps that are still to be done, registrations among them."""
        return tuple(s for s in self.kept if s.status != DONE)

    @property
    def training(self) -> tuple[Step, ...]:
        """Return the dated activities of the plan."""
        return tuple(s for s in self.steps if s.activity and s.start and s.end)

    @cached_property
    def timeline(self) -> Timeline:
        """Return the plan laid out in time, with what the client holds as its steps end."""
        return laid_out(self.case, self.catalogue)

    @cached_property
    def issues(self) -> tuple[Issue, ...]:
        """Return what the check says of the plan."""
        return tuple(check(self.case, self.catalogue))

    @cached_property
    def missing(self) -> str:
        """Return what the occupation still asks at the end of the plan; nothing when the plan opens it."""
        unmet = next((issue for issue in self.issues if issue.code == "target-unmet"), None)
        return condition_sentence(unmet.details["missing"], self.words, self.catalogue) if unmet else ""

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
        """Return the day of the next review: the one agreed, else a proposed one that has not passed."""
        proposed = self.prepared + UNTIL_REVIEW
        return self.case.plan.review or (proposed if proposed > self.today else self.today + UNTIL_REVIEW)

    @property
    def review_agreed(self) -> bool:
        """Say whether somebody has set the day of the next review."""
        return self.case.plan.review is not None

    @property
    def title(self) -> str:
        """Return the name of the document."""
        name = self.case.client.name.strip()
        return self.words._("Action plan of {name}", name=name) if name else self.words._("Action plan")

    @property
    def counsellor_name(self) -> str:
        """Return the counsellor's name, or the word for the role."""
        return self.counsellor.name.strip() or self.words._("your counsellor")

    @property
    def signatory(self) -> str:
        """Return who signs beside the client: the counsellor by name, else by role."""
        return self.counsellor.name.strip() or self.words._("Employment counsellor")

    @property
    def region(self) -> str:
        """Return the region whose wages are shown."""
        return self.case.client.region or "QC"

    def activity(self, step: Step) -> Activity | None:
        """Return the step's activity, if the catalogue has it."""
        return self.catalogue.activities.get(step.activity)

    def session(self, step: Step) -> Session | None:
        """Return the step's session, if the catalogue has it."""
        return session_of(step, self.catalogue) if step.activity else None

    def trade(self, code: str) -> str:
        """Return the title of a trade, or nothing when none is chosen."""
        return self.words.said(self.catalogue.term(code)) if code else ""

    def box(self, ticked: bool = False) -> Tick:
        """Return a box to tick that says its state."""
        said = self.words._("box ticked: done") if ticked else self.words._("box to tick when it is done")
        return Tick(ticked, said)

    @property
    def target(self) -> str:
        """Return the title of the trade aimed at."""
        return self.trade(self.case.target.trade)

    def estimated(self, step: Step) -> bool:
        """Say whether nobody has seen the step's dates in a source."""
        seen = self.catalogue.session(step.activity, step.session)
        return bool(step.activity) and (seen is None or seen.estimated)
