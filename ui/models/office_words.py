"""The words of the office's own rows: who edited what, when, on whose word, and what has moved."""

from collections.abc import Iterator
from typing import Any

from planner.catalogue import Activity, Catalogue, Measure, Place, Session
from planner.column_words import column_words
from planner.drift import Key, Turn, edits, row_key
from planner.drift_words import cell_words
from planner.office_edit import ADDED, CORRECTED, WITHDRAWN, OfficeEdit
from planner.regions import region_name
from planner.words import N_, Words
from ui.models.step_words import group_words

TABLES: dict[type[Any], str] = {
    Activity: "activities",
    Session: "sessions",
    Measure: "measures",
    Place: "places",
}
MARKS = {
    ADDED: N_("added by the office"),
    CORRECTED: N_("corrected by the office"),
    WITHDRAWN: N_("withdrawn by the office"),
}
SENTENCES = {
    ADDED: N_("Added by the office on {date} – {source} ({author})"),
    CORRECTED: N_("Corrected by the office on {date} – {source} ({author})"),
    WITHDRAWN: N_("Withdrawn by the office on {date} – {source} ({author})"),
}
BACK = {
    ADDED: N_("Take back what was added"),
    CORRECTED: N_("Give back the published value"),
    WITHDRAWN: N_("Offer it again"),
}
GONE = N_("The publication no longer has this row.")


def edit_of(table: str, key: tuple[str, ...], catalogue: Catalogue) -> OfficeEdit | None:
    """Return the office's edit of a row, if it made one."""
    return catalogue.edited.get((table, key))


def key_of(row: Any) -> Key:
    """Return what names a row in its table."""
    return row_key(TABLES[type(row)], row)


def back_words(edit: OfficeEdit | None, words: Words) -> str:
    """Return what dropping an edit is called."""
    return words._(BACK[edit.kind]) if edit is not None else ""


def mark_words(edit: OfficeEdit, words: Words) -> str:
    """Return in a word or two what the office did, and whether the publication has moved since."""
    mark = words._(MARKS[edit.kind])
    return words._("{mark}, to review", mark=mark) if edit.to_review else mark


def edit_lines(edit: OfficeEdit | None, words: Words) -> list[str]:
    """Return who edited a row, when and on whose word, then what the publication says by now."""
    if edit is None:
        return []
    about = {"date": words.short_date(edit.made_on), "source": edit.source, "author": edit.author}
    return [words._(SENTENCES[edit.kind], **about), *_moved(edit, words)]


def _moved(edit: OfficeEdit, words: Words) -> Iterator[str]:
    if not edit.to_review:
        return
    if edit.published is None or edit.value is None:
        yield words._(GONE) if edit.published is None else words._("The publication has changed this row.")
        return
    yield words._("The publication has changed since:")
    for found in edits(Turn(edit.table, edit.key, edit.published, edit.value)):
        published, ours = (cell_words(found.column, v, words) for v in (found.before, found.after))
        column = column_words(found.column, words)
        yield words._(
            "• {column}: published {published}, ours {ours}", column=column, published=published, ours=ours
        )


def row_words(table: str, row: Any, catalogue: Catalogue, words: Words) -> str:
    """Return what a row of the catalogue is called."""
    match row:
        case Session():
            activity = words.said(catalogue.term(row.activity))
            return f"{activity} – {group_words(row, words)}"
        case Place():
            return ", ".join(part for part in (row.code, region_name(row.region)) if part)
    return f"{words.said(row.title) or row.code} ({row.code})"
