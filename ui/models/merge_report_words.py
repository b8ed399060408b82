"""The words of a merge as a whole: what its file brings, what it changed, and what it leaves to be done."""

from collections.abc import Iterator
from pathlib import Path

from db.exchange.case_merges import CHANGED, CONFLICT, DESTROYED, NEW
from db.exchange.merge import Preview, Report
from planner.catalogue import Catalogue
from planner.client_words import called
from planner.errors import PlannerError
from planner.words import N_, Words
from ui.models.field_words import field_words
from ui.models.merge_plan import MergePlan
from ui.models.merge_words import case_name, line_name, result_words

SHOWN = 12
# What the watch of a merge ends it with.
STOPPED = "merge-stopped"


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
