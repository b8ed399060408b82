"""What can tell one pathway from others that have the same main activity, each mark in a few words."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from planner.case import Case
from planner.catalogue import Catalogue, Session
from planner.mode_words import LANGUAGES, MODES
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
    marks = _Marks(tuple(group), case, catalogue, words)
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
class _Marks:
    """The marks of pathways that have one main activity in common."""

    group: tuple[Proposal, ...]
    case: Case
    catalogue: Catalogue
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
            return self.words._("with {others}", others=few_steps(own, self.catalogue, self.words))
        fewer = all(len(proposal.steps) < len(other.steps) for other in self._others(proposal))
        return self.words._("fewer steps") if fewer else ""

    def _own(self, proposal: Proposal) -> list[ProposedStep]:
        main, others = self._main(proposal), self._others(proposal)
        taken = Counter(step.activity for other in others for step in other.steps)
        own = [s for s in self._longest(proposal) if s is not main and taken[s.activity] < len(others)]
        return sorted(own, key=lambda step: taken[step.activity])

    def _others(self, proposal: Proposal) -> list[Proposal]:
        return [other for other in self.group if other is not proposal]

    def mode(self, proposal: Proposal) -> str:
        """Return how the main activity is attended."""
        session = self._session(self._main(proposal))
        return self.words._(MODES[session.mode]) if session and session.mode in MODES else ""

    def place(self, proposal: Proposal) -> str:
        """Return the region in which the main activity is attended."""
        return self._region(self._main(proposal))

    def minor_places(self, proposal: Proposal) -> str:
        """Return the other steps that not all the others attend in the same region, each with its own."""
        others = self._others(proposal)
        taken = Counter(there for other in others for there in set(self._minor(other)))
        return joined([there for there in self._minor(proposal) if taken[there] < len(others)], self.words)

    def _minor(self, proposal: Proposal) -> list[str]:
        """Return the steps beside the main one, each with its region."""
        main = self._main(proposal)
        placed = [(step, self._region(step)) for step in self._longest(proposal) if step is not main]
        named = [
            (step_names([step], self.catalogue, self.words), region) for step, region in placed if region
        ]
        return [self.words._("{step} ({region})", step=name, region=region) for name, region in named]

    def _region(self, step: ProposedStep) -> str:
        session = self._session(step)
        return region_name(session.region) if session and session.region else ""

    def language(self, proposal: Proposal) -> str:
        """Return in which language the main activity is taught."""
        session = self._session(self._main(proposal))
        if session is None or session.language not in LANGUAGES:
            return ""
        name = self.words._(LANGUAGES[session.language])
        return self.words._("in {language}", language=name.lower() if self.words.language == "fr" else name)

    def start(self, proposal: Proposal) -> str:
        """Return from when the main activity is attended."""
        return self.words._("from {day}", day=self.words.short_date(self._main(proposal).start))

    def pace(self, proposal: Proposal) -> str:
        """Return how many hours a week the main activity takes."""
        hours = self._main(proposal).hours_per_week
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

    def _main(self, proposal: Proposal) -> ProposedStep:
        return main_step(proposal, self.case, self.catalogue)

    def _longest(self, proposal: Proposal) -> list[ProposedStep]:
        return longest_first(proposal.steps, self.catalogue)

    def _session(self, step: ProposedStep) -> Session | None:
        return self.catalogue.session(step.activity, step.session)
