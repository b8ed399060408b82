"""What every page of a document is written from: the case, the catalogue, the counsellor, the words."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from planner.called import called
from planner.case import UPGRADING, Case
from planner.catalogue import Catalogue
from planner.condition_words import condition_sentence
from planner.office import Counsellor
from planner.pathway.result import Proposal
from planner.plan import Step
from planner.report.blocks import Tick
from planner.report.choice import ORDINARY, Choice
from planner.report.planned import Planned
from planner.words import Words


@dataclass(frozen=True)
class Brief(Planned):
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
    def missing(self) -> str:
        """Return what the occupation still asks at the end of the plan; nothing when the plan opens it."""
        unmet = next((issue for issue in self.issues if issue.code == "target-unmet"), None)
        return condition_sentence(unmet.details["missing"], self.words, self.catalogue) if unmet else ""

    @property
    def title(self) -> str:
        """Return the name of the document."""
        name = self.case.client.name.strip()
        title = self.words._("Action plan of {name}", name=name) if name else self.words._("Action plan")
        return self.titled(title)

    def titled(self, title: str) -> str:
        """Return a title with the name of the plan, when the client has several."""
        name = self.case.plan.name if self.case.keeping.plans else ""
        return self.words._("{title}: {text}", title=title, text=name) if name else title

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

    @property
    def present(self) -> str:
        """Return what the client's present trade is called, or nothing when none is known."""
        client = self.case.client
        return called(client.trade, client.trade_title, self.catalogue, self.words)

    def box(self, ticked: bool = False) -> Tick:
        """Return a box to tick that says its state."""
        said = self.words._("box ticked: done") if ticked else self.words._("box to tick when it is done")
        return Tick(ticked, said)

    @property
    def target(self) -> str:
        """Return what the trade aimed at is called, or nothing when none is chosen."""
        aim = self.case.target
        return called(aim.trade, aim.title, self.catalogue, self.words)

    def estimated(self, step: Step) -> bool:
        """Say whether nobody has seen the step's dates in a source."""
        seen = self.catalogue.session(step.activity, step.session)
        return bool(step.activity) and (seen is None or seen.estimated)
