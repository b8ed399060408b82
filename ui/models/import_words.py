"""The sentences of an import: what was recognised, what would change, and what was written."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from planner.affected_words import VERDICT_WORDS
from planner.warning_words import warning_sentences
from planner.words import N_, Words
from ui.catalogue_import import Reading, Written
from ui.models.affected_plans import PlanLine
from ui.models.office_words import row_words

if TYPE_CHECKING:
    from db.importers.preview import Preview

SOURCES = {
    "form": N_("a catalogue in the exchange form"),
    "noc": N_("titles of the NOC/CNP 2021 (Statistics Canada)"),
    "oasis": N_("skill levels of OaSIS"),
    "interests": N_("interests of OaSIS"),
    "labels": N_("labels of OaSIS"),
    "example_titles": N_("example titles of occupations"),
    "cops": N_("Canadian projections (COPS)"),
    "jobbank": N_("wages of Job Bank"),
    "onet": N_("O*NET"),
    "crosswalk": N_("the crosswalk between the NOC and O*NET"),
    "esco": N_("ESCO"),
}
SHOWN_WARNINGS = 3


def source_name(source: str, words: Words) -> str:
    """Return what a source is called; one without words keeps its name."""
    return words._(SOURCES[source]) if source in SOURCES else source


def summary(reading: Reading, words: Words) -> list[str]:
    """Return what was recognised and read, what to know of it, and whether anything would change."""
    preview = reading.preview
    named = ", ".join(source_name(source, words) for source in preview.sources)
    counted = words._(
        "Rows read: {read} · taken: {loaded} · set aside: {refused}",
        read=words.number(preview.read),
        loaded=words.number(preview.loaded),
        refused=words.number(len(preview.rejected)),
    )
    lines = [words._("Recognised: {sources}.", sources=named) + " " + counted + _unused(preview, words)]
    lines += _to_review(reading, words)
    lines += warning_sentences(preview.warnings, words, SHOWN_WARNINGS)
    return [*lines, _effect(reading, words)]


def _unused(preview: "Preview", words: Words) -> str:
    """Return how many rows are of no use here, so that the counts add up to the rows read."""
    if preview.unused <= 0:
        return ""
    number = words.number(preview.unused)
    return words._(" · of no use here (other provinces, codes above or below): {unused}", unused=number)


def _to_review(reading: Reading, words: Words) -> list[str]:
    """Return the rows that the office edited and that the publication now says otherwise."""
    before = {place for place, edit in reading.before.edited.items() if edit.to_review}
    moved = [e for place, e in reading.after.edited.items() if e.to_review and place not in before]
    known = [(e.table, e.value or e.basis) for e in moved]
    names = [row_words(table, row, reading.after, words) for table, row in known if row is not None]
    if not names:
        return []
    return [
        words._("Your office’s word stays, but the publication has changed: {rows}.", rows="; ".join(names))
    ]


def _effect(reading: Reading, words: Words) -> str:
    if not reading.drift:
        return words._("Nothing differs from the catalogue that is there.")
    if any(table.gone for table in reading.drift):
        return words._(
            "Nothing is written yet. "
            "Rows that plans use are not deleted: they stay, retired, for those plans."
        )
    return words._("Nothing is written yet.")


def report(written: Written, reading: Reading, plans: Iterable[PlanLine], words: Words) -> list[str]:
    """Return what an import did, to which plans, and where the database as it was before lies."""
    new, changed, gone = (
        sum(len(getattr(table, kind)) for table in reading.drift) for kind in ("new", "changed", "gone")
    )
    copy = written.copy
    return [
        words._("The catalogue is now in version {version}.", version=words.number(written.version)),
        words._(
            "New rows: {new} · changed: {changed} · gone: {gone}",
            new=words.number(new),
            changed=words.number(changed),
            gone=words.number(gone),
        ),
        *(f"• {line.name} – {words._(VERDICT_WORDS[line.plan.verdict])}" for line in plans),
        *([words._("The database as it was before is kept in {path}.", path=str(copy))] if copy else ()),
    ]
