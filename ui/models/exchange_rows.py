"""The offices that were met and the merges that were made, as lines."""

from dataclasses import dataclass
from datetime import date

from db.exchange.offices import KnownOffice
from db.exchange.undoing import MadeMerge
from planner.words import N_, Words
from ui.models.columns import Column


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An office that was met, and the words to say it."""

    office: KnownOffice
    words: Words


@dataclass(frozen=True, slots=True)
class MergeLine:
    """A merge that was made, and the words to say it."""

    merge: MadeMerge
    words: Words

    @property
    def state(self) -> str:
        """Say whether the merge holds."""
        if self.merge.undone_on is None:
            return self.words._("holds")
        return self.words._("undone on {day}", day=_day(self.merge.undone_on, self.words))


OFFICES = (
    Column(N_("Office"), lambda line: line.office.name or line.office.id),
    Column(N_("Fingerprint of its key"), lambda line: line.office.fingerprint),
    Column(N_("Met on"), lambda line: _day(line.office.met_on, line.words)),
    Column(N_("Its newest export"), lambda line: line.words.number(line.office.sequence), right=True),
)
MERGES = (
    Column(N_("Day"), lambda line: _day(line.merge.made_on, line.words)),
    Column(N_("File"), lambda line: line.merge.file),
    Column(N_("Office"), lambda line: line.merge.office),
    Column(N_("Who"), lambda line: line.merge.author),
    Column(N_("State"), lambda line: line.state),
)


def _day(text: str | None, words: Words) -> str:
    return words.short_date(date.fromisoformat(text)) if text else "–"
