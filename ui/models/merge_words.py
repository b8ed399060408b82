"""The words of a merge, case by case and line by line: who wrote a value and when, what a decision leaves."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from db.exchange.case_merges import CaseMerge
from db.exchange.fields import ADDED, EDITED, KEPT, REMOVED
from db.records import moment, wall_clock
from planner.catalogue import Catalogue
from planner.changes import Change
from planner.client_words import called
from planner.fields import RANK, Row, Value
from planner.hybrid_clock import is_far_ahead
from planner.words import N_, Words
from ui.models.field_words import (
    FIELDS,
    entry_name,
    entry_words,
    field_words,
    value_words,
    values_words,
    whole_words,
)
from ui.models.merge_decisions import BOTH, HERE, RECEIVED, Line
from ui.models.merge_plan import MergePlan
from ui.models.nothing import NOTHING

# What names an entry already, or only orders it.
NAMING = (RANK, "title", "activity", "formality")
ABSENT = {
    (ADDED, HERE): N_("not there"),
    (REMOVED, RECEIVED): N_("taken out"),
    (KEPT, RECEIVED): N_("taken out"),
}


def local(change: Change) -> datetime:
    """Return when a record was written, by the clock on the wall here."""
    return moment(change.hlc).astimezone()


def written_on(changes: Sequence[Change], words: Words) -> str:
    """Return the day, with its year, and the time of the latest of some records."""
    if not changes:
        return NOTHING
    last = max(changes, key=lambda change: change.hlc)
    at = local(last)
    said = words._("{day}, {time}", day=words.short_date(at.date()), time=words.time(at))
    if is_far_ahead(last.hlc, wall_clock()):
        return words._("{when} (by a clock that was wrong)", when=said)
    return said


def author_words(change: Change, words: Words) -> str:
    """Return who wrote a record, with the office if it is known."""
    who = change.author.name or change.author.initials or words._("(nobody named)")
    return (
        words._("{name} ({office})", name=who, office=change.author.office) if change.author.office else who
    )


def case_name(case: CaseMerge, words: Words) -> str:
    """Return what a case is called; without a name, by the end of its number, as both offices see it."""
    return called(case.name, case.id, words)


def line_name(line: Line, catalogue: Catalogue, words: Words) -> str:
    """Return what a line of the field table is about."""
    _, table, row, field = line.id
    known = entry_name(table, line.cells, catalogue, words)
    if line.entry != EDITED:
        return entry_words(table, row, catalogue, words, known)
    return field_words(table, row, field, catalogue, words, known)


def side_words(line: Line, side: str, catalogue: Catalogue, words: Words) -> str:
    """Return what a side of a line says."""
    _, table, _, field = line.id
    if (line.entry, side) in ABSENT:
        return words._(ABSENT[line.entry, side])
    if line.entry != EDITED:
        return entry_summary(table, line.cells, catalogue, words)
    if line.is_new and side == HERE:
        return NOTHING
    found = line.here if side == HERE else line.received
    if side == RECEIVED and found.change is None:
        return words._("not in the file")
    beside = (line.here.value, line.received.value)
    return values_words(table, field, beside, catalogue, words, line.cells)[side == RECEIVED]


def whole_sides(line: Line, catalogue: Catalogue, words: Words) -> tuple[str, ...]:
    """Return what both sides say, however long; of an entry that came or went, field by field."""
    if line.entry != EDITED:
        return tuple(_whole_entry(line, side, catalogue, words) for side in (HERE, RECEIVED))
    _, table, _, field = line.id
    here, received = (
        whole_words(table, field, side.value, catalogue, words, line.cells)
        for side in (line.here, line.received)
    )
    return (NOTHING if line.is_new else here), received


def _whole_entry(line: Line, side: str, catalogue: Catalogue, words: Words) -> str:
    if (line.entry, side) in ABSENT:
        return words._(ABSENT[line.entry, side])
    table, cells = line.id[1], line.cells
    said = (
        words._("{title}: {text}", title=words._(FIELDS.get(name, name)),
                text=whole_words(table, name, value, catalogue, words, cells))
        for name, value in _stated(cells)
    )  # fmt: skip
    return "\n".join(said) or words._("there")


def result_words(line: Line, plan: MergePlan, catalogue: Catalogue, words: Words) -> str:
    """Return what a line leaves as it is decided now."""
    side = plan.side(line)
    if line.entry != EDITED:
        return _fate(line, bool(plan.result(line)), words)
    if side == BOTH:
        return words._("both texts")
    if not side:
        return kept_words(line, catalogue, words)
    return _left_words(line, plan.result(line), catalogue, words)


def kept_words(line: Line, catalogue: Catalogue, words: Words) -> str:
    """Return what a line leaves as the records decide."""
    if line.entry != EDITED:
        return _fate(line, line.entry != REMOVED, words)
    said = _left_words(line, line.result.value, catalogue, words)
    return words._("(waits for a choice) {value}", value=said) if line.conflict else said


def _left_words(line: Line, value: Value, catalogue: Catalogue, words: Words) -> str:
    """Return what a field is left with, told apart from both sides."""
    beside = (value, line.here.value, line.received.value)
    return values_words(line.id[1], line.id[3], beside, catalogue, words, line.cells)[0]


def _fate(line: Line, stays: bool, words: Words) -> str:
    if line.entry == ADDED:
        return words._("added") if stays else words._("not taken")
    return words._("stays") if stays else words._("taken out")


def entry_summary(table: str, cells: Row, catalogue: Catalogue, words: Words) -> str:
    """Return the stated fields of an entry in one line."""
    if table == "revisions" and cells.get("day"):
        return _revision_words(cells, catalogue, words)
    shown = [value_words(table, name, value, catalogue, words, cells) for name, value in _stated(cells)]
    return " · ".join(shown) or words._("there")


def _stated(cells: Row) -> Iterator[tuple[str, Value]]:
    for name, value in cells.items():
        if name not in NAMING and value not in (None, "", False, 0):
            yield name, value


def _revision_words(cells: Row, catalogue: Catalogue, words: Words) -> str:
    day = date.fromisoformat(str(cells["day"]))
    steps = value_words("revisions", "plan", cells.get("plan"), catalogue, words)
    return words._("revision {number} of {day}, {steps}",
                   number=cells.get("number"), day=words.short_date(day), steps=steps)  # fmt: skip


def who_words(line: Line, words: Words) -> str:
    """Return who wrote each side of a line, and when."""
    said = []
    if (here := line.here.change) is not None:
        said.append(
            words._("Here: {who}, {when}", who=author_words(here, words), when=written_on([here], words))
        )
    if (came := line.received.change) is not None:
        when = written_on([came], words)
        said.append(words._("Received: {who}, {when}", who=author_words(came, words), when=when))
    return " · ".join(said)
