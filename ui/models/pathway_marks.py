"""What can tell one pathway from others that have the same main activity, each mark in a few words."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from planner.case import Case
from planner.catalogue import Catalogue, Session
from planner.mode_words import LANGUAGES, MODES, language_within
from planner.pathway.result import Proposal, ProposedStep
from planner.regions import region_name
from planner.words import Words
from ui.models.pathway_words import (
    few_steps,
    finish_text,
    joined,
    longest_first,
    main_step,
    profile_tags,
    step_names,
)

Mark = Callable[[Proposal], str]


def telling_marks(
    group: Sequence[Proposal], case: Case, catalogue: Catalogue, words: Words
) -> tuple[str, ...]:
    """Return for each of several pathways the fewest marks that none of the others has together."""
    if not all(proposal.steps for proposal in group):
        return ("",) * len(group)
    marks = _Marks(tuple(group), _Steps(case, catalogue), words)
    first, last = (
        [[mark(p) for mark in rank] for p in group] for rank in (marks.telling, marks.last_resorts)
    )
    return tuple(_told(place, (first, last)) for place in range(len(group)))


def _told(place: int, ranks: Sequence[Sequence[Sequence[str]]]) -> str:
    """Return the marks of one pathway; the last resorts only where the first marks leave two alike."""
    told: list[str] = []
    left = [other for other in range(len(ranks[0])) if other != place]
    for rows in ranks:
        for number in _fewest(rows, place, left):
            told.append(rows[place][number])
            left = [other for other in left if rows[other][number] == told[-1]]
    return ", ".join(told)


def _fewest(rows: Sequence[Sequence[str]], place: int, left: Sequence[int]) -> Iterator[int]:
    """Yield the marks that exclude the most of the others that are left, until none is or none can be."""
    while left:
        alike = [[o for o in left if not said or rows[o][n] == said] for n, said in enumerate(rows[place])]
        best = min(range(len(alike)), key=lambda number: len(alike[number]))
        if len(alike[best]) == len(left):
            return
        left = alike[best]
        yield best


@dataclass(frozen=True)
class _Steps:
    """The steps of pathways, the main one apart, with the sessions and regions in which they are attended."""

    case: Case
    catalogue: Catalogue

    def main(self, proposal: Proposal) -> ProposedStep:
        """Return the main step of a pathway."""
        return main_step(proposal, self.case, self.catalogue)

    def minor(self, proposal: Proposal) -> list[ProposedStep]:
        """Return the steps beside the main one, the longest first."""
        main = self.main(proposal)
        return [step for step in longest_first(proposal.steps, self.catalogue) if step is not main]

    def session(self, step: ProposedStep) -> Session | None:
        """Return the session that a step attends, None if it has none."""
        return self.catalogue.session(step.activity, step.session)

    def region(self, step: ProposedStep) -> str:
        """Return the region in which a step is attended, nothing where none is told."""
        session = self.session(step)
        return region_name(session.region) if session and session.region else ""


@dataclass(frozen=True)
class _Marks:
    """The marks of pathways that have one main activity in common."""

    group: tuple[Proposal, ...]
    steps: _Steps
    words: Words

    @property
    def telling(self) -> tuple[Mark, ...]:
        """Return what a reader asks first; of marks that exclude as many rivals, the first one is told."""
        return self.own_steps, self.mode, self.place, self.language, self.start, self.pace

    @property
    def last_resorts(self) -> tuple[Mark, ...]:
        """Return what is told where those leave two alike."""
        return self.minor_places, self.begun, self.until, self.tags

    def own_steps(self, proposal: Proposal) -> str:
        """Return the steps that not all the others take, those first that the fewest take."""
        if own := self._own(proposal):
            return self.words._("with {others}", others=few_steps(own, self.steps.catalogue, self.words))
        fewer = all(len(proposal.steps) < len(other.steps) for other in self._others(proposal))
        return self.words._("fewer steps") if fewer else ""

    def _own(self, proposal: Proposal) -> list[ProposedStep]:
        others = self._others(proposal)
        taken = Counter(step.activity for other in others for step in other.steps)
        own = [step for step in self.steps.minor(proposal) if taken[step.activity] < len(others)]
        return sorted(own, key=lambda step: taken[step.activity])

    def _others(self, proposal: Proposal) -> list[Proposal]:
        return [other for other in self.group if other is not proposal]

    def mode(self, proposal: Proposal) -> str:
        """Return how the main activity is attended."""
        session = self.steps.session(self.steps.main(proposal))
        return self.words._(MODES[session.mode]) if session and session.mode in MODES else ""

    def place(self, proposal: Proposal) -> str:
        """Return the region in which the main activity is attended."""
        return self.steps.region(self.steps.main(proposal))

    def minor_places(self, proposal: Proposal) -> str:
        """Return the other steps that not all the others attend in the same region, each with its own."""
        others = self._others(proposal)
        taken = Counter(there for other in others for there in set(self._minor(other)))
        return joined([there for there in self._minor(proposal) if taken[there] < len(others)], self.words)

    def _minor(self, proposal: Proposal) -> list[str]:
        """Return the steps beside the main one, each with its region."""
        placed = [(step, self.steps.region(step)) for step in self.steps.minor(proposal)]
        named = [
            (step_names([step], self.steps.catalogue, self.words), region)
            for step, region in placed
            if region
        ]
        return [self.words._("{step} ({region})", step=name, region=region) for name, region in named]

    def language(self, proposal: Proposal) -> str:
        """Return in which language the main activity is taught."""
        session = self.steps.session(self.steps.main(proposal))
        if session is None or session.language not in LANGUAGES:
            return ""
        return self.words._("in {language}", language=language_within(session.language, self.words))

    def start(self, proposal: Proposal) -> str:
        """Return from when the main activity is attended."""
        return self.words._("from {day}", day=self.words.short_date(self.steps.main(proposal).start))

    def pace(self, proposal: Proposal) -> str:
        """Return how many hours a week the main activity takes."""
        hours = self.steps.main(proposal).hours_per_week
        return self.words._("{hours} a week", hours=self.words.hours(hours)) if hours else ""

    def begun(self, proposal: Proposal) -> str:
        """Return from when anything is attended."""
        return self.words._("begun on {day}", day=self.words.short_date(proposal.first_day))

    def until(self, proposal: Proposal) -> str:
        """Return when the pathway ends."""
        return self.words._("until {day}", day=finish_text(proposal, self.words))

    def tags(self, proposal: Proposal) -> str:
        """Return at what the pathway is best."""
        return profile_tags(proposal, self.words)
