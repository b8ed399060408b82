"""The words of a merge: who wrote a value and when, what a decision leaves, and the report of it all."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from db.exchange.case_merges import CHANGED, CONFLICT, DESTROYED, NEW, CaseMerge
from db.exchange.fields import ADDED, EDITED, KEPT, REMOVED
from db.exchange.merge import Preview, Report
from db.records import moment, wall_clock
from planner.catalogue import Catalogue
from planner.changes import Change
from planner.client_words import called
from planner.errors import PlannerError
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

SHOWN = 12
# What the watch of a merge ends it with.
STOPPED = "merge-stopped"
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
        return "–"
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
    return tuple(
        whole_words(table, field, side.value, catalogue, words, line.cells)
        for side in (line.here, line.received)
    )


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


def report_lines(report: Report, plan: MergePlan, catalogue: Catalogue, words: Words) -> Iterator[str]:
    """Yield the report of a merge, line by line."""
    label = report.preview.package.manifest
    office = label.office_name or label.office
    yield words._("{file}, from {office}, export number {number}", file=report.preview.package.path.name,
                  office=office, number=label.sequence)  # fmt: skip
    if report.preview.barred:
        yield barred_words(report.preview, words)
    if not report.id:
        yield nothing_words(report.preview, words)
        if report.unclean:
            yield unclean_words(report.unclean, words)
        return
    yield from _counts(report, plan, words)
    if report.unclean:
        yield unclean_words(report.unclean, words)
    if report.backup:
        yield words._("A copy of the database as it was: {path}", path=report.backup.name)
    for case in plan.taken:
        if lines := plan.decided(case.id):
            yield ""
            yield case_name(case, words)
        for line in lines:
            name = line_name(line, catalogue, words)
            left = result_words(line, plan, catalogue, words)
            yield "  " + words._("{title}: {text}", title=name, text=left)


def nothing_words(found: Preview, words: Words) -> str:
    """Return why a merge changed nothing."""
    if found.barred:
        return words._("Everything else in this file was here already. Nothing was changed.")
    return words._("Everything in this file was here already. Nothing was changed.")


def unclean_words(fault: PlannerError, words: Words) -> str:
    """Return what is left to be done where traces of destroyed cases could not all be taken out."""
    if fault.code == STOPPED:
        return words._(
            "What was merged stays, but the cleansing was stopped: traces of what the law had destroyed may "
            "be left in the file and its copies. Merge the same file again: the cleansing goes on. It also "
            "does each time a window opens the database."
        )
    return words._(
        "What the law had destroyed is gone from the lists, but traces of it are left in {file} or in a "
        "copy: another window or program reads it, or the disk is full. Close what reads it or make room, "
        "then merge the same file again: the cleansing goes on. It also does each time a window opens the "
        "database.",
        file=Path(str(fault.details.get("path", ""))).name,
    )


def undoing_words(report: Report) -> str:
    """Return the sentence, not yet translated, that says what undoing a merge gives back."""
    if not report.id:
        return ""
    if not report.preview.is_undoable:
        nothing = N_("What the law had destroyed does not come back: there is nothing to undo.")
        return nothing if report.preview.of(DESTROYED) else ""
    if report.preview.of(DESTROYED):
        return N_("Ctrl+Z on this page undoes the merge, save what it destroyed.")
    return N_("Ctrl+Z on this page undoes the whole merge.")


def barred_words(found: Preview, words: Words) -> str:
    """Return which destroyed cases a file still carries: whoever sent it has them still."""
    label = found.package.manifest
    ids = ", ".join(found.barred[:SHOWN]) + ("…" if len(found.barred) > SHOWN else "")
    return words.n_(
        "This file still carries {n} case that was destroyed here: nothing of it is taken. Ask {office} to "
        "merge a file from here, which destroys it there too: {ids}",
        "This file still carries {n} cases that were destroyed here: nothing of them is taken. Ask {office} "
        "to merge a file from here, which destroys them there too: {ids}",
        len(found.barred), office=label.office_name or label.office, ids=ids,
    )  # fmt: skip


def apart_words(found: Preview, words: Words) -> str:
    """Return that two changes bear one number, and what becomes of both."""
    return words.n_(
        "{n} change in this file bears the number of another change here: a copy of one database went on by "
        "itself. Both are kept, and where they say different things you choose. If it was a copy of this "
        "database, this one is a site of its own from now on, and other offices meet it anew.",
        "{n} changes in this file bear the numbers of other changes here: a copy of one database went on by "
        "itself. Both are kept, and where they say different things you choose. If it was a copy of this "
        "database, this one is a site of its own from now on, and other offices meet it anew.",
        found.apart,
    )


def private_words(found: Preview, catalogue: Catalogue, words: Words) -> str:
    """Return in which fields a received text reads like a social insurance number."""
    names = {case.id: case_name(case, words) for case in found.cases}
    shown = (
        f"{names.get(case_id) or called('', case_id, words)}, "
        f"{field_words(table, row, field, catalogue, words)}"
        for case_id, table, row, field in found.private[:SHOWN]
    )
    places = " · ".join(shown) + (" …" if len(found.private) > SHOWN else "")
    return words.n_(
        "{n} received text holds what reads like a social insurance number, which has no place in a case. "
        "Ask the office to take it out: {places}",
        "{n} received texts hold what reads like a social insurance number, which has no place in a case. "
        "Ask the office to take it out: {places}",
        len(found.private), places=places,
    )  # fmt: skip


def _counts(report: Report, plan: MergePlan, words: Words) -> Iterator[str]:
    found = report.preview
    yield words.n_("{n} new case", "{n} new cases", len(found.of(NEW)))
    yield words.n_("{n} case changed", "{n} cases changed", len(found.of(CHANGED)))
    yield words.n_("{n} case edited apart", "{n} cases edited apart", len(found.of(CONFLICT)))
    if gone := found.of(DESTROYED):
        yield words.n_("{n} case destroyed as the law asks", "{n} cases destroyed as the law asks", len(gone))
        # By number: of a destroyed client no name is written anywhere.
        yield from (f"  {case.id}" for case in gone)
    if plan.left_out:
        yield words.n_("{n} case left out", "{n} cases left out", len(plan.left_out))
    if plan.waiting:
        yield words.n_("{n} choice waits in the inbox", "{n} choices wait in the inbox", plan.waiting)
