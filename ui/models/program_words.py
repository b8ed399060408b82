"""The words of a programme or activity: where it is given, when it begins, what it gives."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from planner.activity_words import activity_name
from planner.catalogue import MODES, Activity, Catalogue, Grants, Session
from planner.condition_words import subject_at
from planner.drift import Key, row_key
from planner.office_edit import OfficeEdit
from planner.regions import region_name
from planner.words import N_, Words
from ui.models.office_words import mark_words
from ui.models.sessions import next_start
from ui.models.step_words import group_words

Edited = Mapping[tuple[str, Key], OfficeEdit]
NOT_EDITED: Edited = {}
SHOWN_SESSIONS, SHOWN_REGIONS = 8, 1
MODE_WORDS = {
    "day": N_("Day"),
    "evening": N_("Evening"),
    "weekend": N_("Weekend"),
    "online": N_("Online"),
    "workplace": N_("Workplace"),
}


def regions_words(sessions: Iterable[Session], words: Words) -> str:
    """Return in which regions sessions are given; those of no stated region are left out."""
    names = [region_name(code) for code in sorted({s.region for s in sessions if s.region})]
    if len(names) <= SHOWN_REGIONS:
        return ", ".join(names)
    return words.n_("{n} region", "{n} regions", len(names))


def all_regions(sessions: Iterable[Session]) -> str:
    """Return the names of all the regions."""
    return ", ".join(region_name(code) for code in sorted({s.region for s in sessions if s.region}))


def modes_words(sessions: Iterable[Session], words: Words) -> str:
    """Return in which ways sessions are given, in the order of the day."""
    given = {s.mode for s in sessions}
    return ", ".join(words._(MODE_WORDS.get(mode, mode)) for mode in MODES if mode in given)


def next_words(sessions: Iterable[Session], today: date, words: Words) -> str:
    """Return when the next session begins, and whether that is an estimate."""
    begins = [(next_start(s, today), s) for s in sessions]
    coming = sorted(((day, s.entry == "dated", s) for day, s in begins if day), key=lambda row: row[:2])
    if not coming:
        return words._("not known")
    day, dated, session = coming[0]
    said = words.short_date(day) if dated or day > today else words._("continuous")
    return words._("{day} (estimated)", day=said) if session.estimated else said


def session_lines(
    sessions: Iterable[Session], today: date, words: Words, edited: Edited = NOT_EDITED
) -> list[str]:
    """Return the coming sessions, the first ones in full, and how many more there are."""
    begins = [(next_start(s, today), s) for s in sessions]
    coming = sorted(((day, s.code, s) for day, s in begins if day), key=lambda row: row[:2])
    shown = coming[:SHOWN_SESSIONS]
    lines = [f"• {_session(session, words)}{_mark(session, edited, words)}" for _, _, session in shown]
    if (left := len(coming) - SHOWN_SESSIONS) > 0:
        lines.append(words.n_("and {n} more", "and {n} more", left))
    return lines or [words._("No session known: dates are estimated when it is planned.")]


def _mark(session: Session, edited: Edited, words: Words) -> str:
    edit = edited.get(("sessions", row_key("sessions", session)))
    return f" – {mark_words(edit, words)}" if edit is not None else ""


def _session(session: Session, words: Words) -> str:
    said = group_words(session, words)
    if session.entry != "dated":
        said = ", ".join((said, words._("continuous entry")))
    if session.apply_by:
        said = ", ".join((said, words._("apply by {date}", date=words.short_date(session.apply_by))))
    return words._("{day} (estimated)", day=said) if session.estimated else said


def grants_lines(grants: Grants, catalogue: Catalogue, words: Words) -> list[str]:
    """Return what an activity gives at its end."""
    lines = [f"• {line}" for line in _grants(grants, catalogue, words)]
    return lines or [words._("Nothing that is noted here")]


def _grants(grants: Grants, catalogue: Catalogue, words: Words) -> Iterator[str]:
    for code in grants.credentials:
        yield _diploma(code, catalogue, words)
    for code in (fact for fact, held in grants.declared.items() if held):
        yield words.said(catalogue.term(code))
    for subject, level in grants.subjects.items():
        yield subject_at(subject, level, words, catalogue)
    for trade, months in grants.experience.items():
        title = words.said(catalogue.term(trade))
        yield words.n_(
            "{n} month of experience: {trade}", "{n} months of experience: {trade}", months, trade=title
        )
    if grants.skills:
        yield words.n_("{n} skill, raised", "{n} skills, raised", len(grants.skills))


def _diploma(code: str, catalogue: Catalogue, words: Words) -> str:
    """Return what a diploma is called, by the code of the programme that names it, in every language."""
    kind, _, own = code.partition("-")
    activity = catalogue.activities.get(own)
    if activity is None or activity.kind != kind.lower():
        return words.said(catalogue.term(code))
    return f"{activity_name(activity, own, words)} ({own})"


def skill_lines(grants: Grants, catalogue: Catalogue, words: Words) -> list[str]:
    """Return the skills that an activity raises, with the level that each reaches."""
    raised = sorted(grants.skills.items(), key=lambda row: (-row[1], words.said(catalogue.term(row[0]))))
    return [f"{words.said(catalogue.term(code))} – {level}" for code, level in raised]


def length_words(activity: Activity, words: Words) -> str:
    """Return the hours of an activity, or nothing where it has none."""
    return words.hours(activity.hours) if activity.hours else ""
