"""A client as a line: what each column says, and whether the next step is late."""

from dataclasses import dataclass
from datetime import date

from db.case_list import CaseSummary, NextStep
from planner.affected_words import VERDICT_WORDS
from planner.amounts import Amount, share
from planner.case import REQUALIFICATION
from planner.catalogue import Catalogue
from planner.client_words import called
from planner.plan import Step
from planner.words import N_, Words
from ui.models import step_words
from ui.models.client_lists import AHEAD
from ui.models.columns import Column

TOWARD = " → "
KIND, GOAL, PROGRESS, DUE = 1, 2, 3, 5


@dataclass(frozen=True, slots=True)
class ClientRow:
    """A line of the list with what is needed to say it."""

    summary: CaseSummary
    catalogue: Catalogue
    words: Words
    today: date = date.min

    @property
    def is_late(self) -> bool:
        """Say whether the next step was due before today."""
        day = _due_day(self)
        return day is not None and day < self.today

    @property
    def is_soon(self) -> bool:
        """Say whether the next step is due in a fortnight at most."""
        day = _due_day(self)
        return day is not None and self.today <= day < self.today + AHEAD


def client_name(row: ClientRow) -> str:
    """Return the name, or words for one that is not there."""
    return called(row.summary.name, row.summary.id, row.words)


def kind_words(row: ClientRow) -> str:
    """Return the kind of plan."""
    requalifies = row.summary.kind == REQUALIFICATION
    return row.words._("Retraining") if requalifies else row.words._("Upgrading")


def goal(row: ClientRow) -> str:
    """Return where the client comes from, and goes to."""
    codes = (row.summary.trade, row.summary.target_trade)
    return TOWARD.join(row.words.said(row.catalogue.short(code)) for code in codes if code)


def progress(row: ClientRow) -> str:
    """Return the share of the steps that is finished; without steps there is none."""
    return row.words.percent(row.summary.progress) if row.summary.steps else ""


def next_action(row: ClientRow) -> str:
    """Return the step to act on first."""
    following = row.summary.next_step
    if following is None:
        return row.words._("No plan yet") if not row.summary.steps else row.words._("Plan finished")
    return step_called(following, row)


def step_called(following: NextStep, row: ClientRow) -> str:
    """Return what a step of a client is called, or the meeting that comes before it."""
    if following.is_review:
        return row.words._("Follow-up meeting")
    step = Step("", following.activity, formality=following.formality, title=following.title)
    return step_words.step_title(step, row.catalogue, row.words)


def step_line(following: NextStep, row: ClientRow) -> str:
    """Return a step of a client with its day, on one line."""
    day = row.words.short_date(following.due) if following.due else ""
    return " · ".join(part for part in (step_called(following, row), day) if part)


def drift_words(row: ClientRow) -> str:
    """Return what the changed catalogue does to the plan, or nothing."""
    verdict = row.summary.drift
    if not verdict:
        return ""
    words = row.words
    return words._("The catalogue changed; this plan {verdict}.", verdict=words._(VERDICT_WORDS[verdict]))


def _share(row: ClientRow) -> Amount | None:
    return share(row.summary.progress) if row.summary.steps else None


def _due_day(row: ClientRow) -> date | None:
    return row.summary.next_step.due if row.summary.next_step else None


def due(row: ClientRow) -> str:
    """Return when the next step is due."""
    following = row.summary.next_step
    return row.words.short_date(following.due) if following and following.due else ""


def due_said(row: ClientRow) -> str:
    """Return when the next step is due, and that it is late where the colour alone shows it."""
    words = row.words
    return words._("{day}, late", day=due(row)) if row.is_late else due(row)


COLUMNS = (
    Column(N_("Client"), client_name),
    Column(N_("Kind"), kind_words),
    Column(N_("Goal"), goal),
    Column(N_("Progress"), progress, lambda row: row.summary.progress, amount=_share),
    Column(N_("Next action"), next_action),
    Column(N_("Due"), due, amount=_due_day),
)
