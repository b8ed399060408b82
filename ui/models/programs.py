"""The programmes and activities that lead to a trade, as a table: hours, places, modes and next start."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from planner.activity_words import activity_name
from planner.amounts import hours
from planner.catalogue import Activity, Catalogue, Session, Trade
from planner.office_edit import OfficeEdit
from planner.requirement import Credential, conditions
from planner.suspect import suspect
from planner.text import folded
from planner.words import N_, Words
from ui.models import program_words
from ui.models.columns import DISPLAY, TOOL_TIP, VALUE, Column
from ui.models.office_words import mark_words
from ui.models.rows import Index, RowModel
from ui.models.sessions import next_start
from ui.tips import tip

TITLE, REGIONS = 0, 2
LENGTHS = {"": (0, None), "short": (1, 150), "middle": (150, 900), "long": (900, None)}


@dataclass(frozen=True, slots=True)
class ProgramFilter:
    """What is wanted: the trade's code begins with `trade`; length is a key of `LENGTHS`; empty is any."""

    trade: str = ""
    region: str = ""
    mode: str = ""
    length: str = ""


@dataclass(frozen=True, slots=True)
class ProgramRow:
    """An activity with its sessions that fit, and what is needed to say it."""

    activity: Activity
    sessions: tuple[Session, ...]
    today: date
    words: Words
    edit: OfficeEdit | None = None

    @property
    def title(self) -> str:
        """Return the title with the short name of the diploma."""
        return activity_name(self.activity, self.activity.code, self.words)

    @property
    def next_start(self) -> date:
        """Return when it begins next; an unknown day sorts last."""
        return min((d for s in self.sessions if (d := next_start(s, self.today))), default=date.max)

    @property
    def mark(self) -> str:
        """Return what the office did with it, what replaces it, or what its facts are worth."""
        if self.edit is not None:
            return mark_words(self.edit, self.words)
        if self.activity.replaced_by:
            return self.words._("replaced by {code}", code=self.activity.replaced_by)
        if suspect(self.activity):
            return self.words._("in doubt: to check")
        verified = self.activity.provenance.verified
        return self.words._("verified") if verified else self.words._("to confirm")


COLUMNS = (
    Column(N_("Programme or activity"), lambda r: r.title, lambda r: folded(r.title)),
    Column(
        N_("Hours"),
        lambda r: program_words.length_words(r.activity, r.words),
        lambda r: r.activity.hours,
        right=True,
        amount=lambda r: hours(r.activity.hours),
    ),
    Column(N_("Where"), lambda r: program_words.regions_words(r.sessions, r.words)),
    Column(N_("Schedule"), lambda r: program_words.modes_words(r.sessions, r.words)),
    Column(
        N_("Next start"),
        lambda r: program_words.next_words(r.sessions, r.today, r.words),
        lambda r: r.next_start.isoformat(),
    ),
    Column(N_("Facts"), lambda r: r.mark),
)


class ProgramModel(RowModel):
    """The activities that fit a filter, by title; VALUE is the activity itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
        self.hidden = 0

    def show_catalogue(self, catalogue: Catalogue, wanted: ProgramFilter, today: date, words: Words) -> None:
        """Show what leads to the wanted trade; `hidden` counts what region, mode and length leave out."""
        leading = leading_to(wanted.trade, catalogue)
        edits = {key[0]: edit for (table, key), edit in catalogue.edited.items() if table == "activities"}
        rows = [
            ProgramRow(a, fitting_sessions(a, wanted, catalogue), today, words, edits.get(a.code))
            for a in leading
        ]
        fitting = [row for row in rows if _fits(row, wanted)]
        self.hidden = len(rows) - len(fitting)
        self.show_rows(sorted(fitting, key=_order), words)

    def row_of(self, code: str) -> int:
        """Return the row of an activity, or -1."""
        return next((n for n, row in enumerate(self.rows) if row.activity.code == code), -1)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Return what a cell says, by role, or the programme itself."""
        if index.isValid() and role == VALUE:
            return self.rows[index.row()].activity
        if index.isValid() and role == TOOL_TIP and index.column() == REGIONS:
            return tip(program_words.all_regions(self.rows[index.row()].sessions))
        return super().data(index, role)


def leading_to(prefix: str, catalogue: Catalogue) -> list[Activity]:
    """Return the activities for the trades whose code begins so, or whose diploma opens the trade itself."""
    offered = [a for a in catalogue.activities.values() if not a.retired]
    trade = catalogue.trades.get(prefix)
    opening = _opening_credentials(trade) if trade else frozenset()
    return [a for a in offered if _leads(a, prefix, opening)] if prefix else offered


def _leads(activity: Activity, prefix: str, opening: frozenset[str]) -> bool:
    by_trade = any(code.startswith(prefix) for code in activity.trades)
    return by_trade or not opening.isdisjoint(activity.grants.credentials)


def _opening_credentials(trade: Trade) -> frozenset[str]:
    return frozenset(c.code for c in conditions(trade.requires) if isinstance(c, Credential))


def fitting_sessions(activity: Activity, wanted: ProgramFilter, catalogue: Catalogue) -> tuple[Session, ...]:
    """Return the offered sessions of an activity that are given in the wanted region and mode."""
    found: Iterable[Session] = catalogue.sessions_by_activity.get(activity.code, ())
    return tuple(
        s for s in found if not s.retired and wanted.region in ("", s.region) and wanted.mode in ("", s.mode)
    )


def _fits(row: ProgramRow, wanted: ProgramFilter) -> bool:
    least, most = LENGTHS[wanted.length]
    long_enough = least <= row.activity.hours and (most is None or row.activity.hours <= most)
    return long_enough and (bool(row.sessions) or not (wanted.region or wanted.mode))


def _order(row: ProgramRow) -> tuple[bool, str, str]:
    return bool(row.activity.replaced_by), folded(row.title), row.activity.code
