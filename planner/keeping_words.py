"""Contact notes, consents and the keeping of a case, as words."""

from datetime import date

from planner.keeping import EXPIRED, TO_COME, VALID, WITHDRAWN, Consent, ContactNote
from planner.words import N_, Words

KINDS = {
    "meeting": N_("Meeting"),
    "phone": N_("Telephone call"),
    "message": N_("Message"),
    "partner": N_("Partner or employer"),
    "other": N_("Other contact"),
}
PURPOSES = {
    "plan": N_("Prepare and follow the action plan"),
    "partners": N_("Speak with partners (schools, employers)"),
    "transfer": N_("Transfer the case to another office"),
    "follow_up": N_("Be called after the plan"),
    "statistics": N_("Statistics and studies"),
    "other": N_("Another purpose"),
}
FORMS = {"written": N_("In writing"), "spoken": N_("Aloud")}
STATES = {
    VALID: N_("valid"),
    TO_COME: N_("valid from {given}"),
    EXPIRED: N_("expired on {expires}"),
    WITHDRAWN: N_("withdrawn on {withdrawn}"),
}
UNTIL = N_("valid until {last}")


def kind_words(kind: str, words: Words) -> str:
    """Return the kind of a contact; one that is not known is another contact."""
    return words._(KINDS.get(kind, KINDS["other"]))


def purpose_words(consent: Consent, words: Words) -> str:
    """Return what a consent is for, with what it says in its own words."""
    said = words._(PURPOSES.get(consent.purpose, PURPOSES["other"]))
    return words._("{purpose}: {detail}", purpose=said, detail=consent.detail) if consent.detail else said


def state_words(consent: Consent, today: date, words: Words) -> str:
    """Return whether a consent holds, and until when."""
    state = consent.state(today)
    days = {
        name: words.short_date(day)
        for name in ("given", "expires", "withdrawn")
        if (day := getattr(consent, name)) is not None
    }
    if state == VALID and consent.expires is not None:
        return words._(UNTIL, last=days["expires"])
    return words._(STATES[state], **days)


def note_title(note: ContactNote, words: Words) -> str:
    """Return the day of a note, the kind of contact and who wrote it."""
    day = words.short_date(note.day) if note.day else words._("no date")
    parts = (day, kind_words(note.kind, words), note.author)
    return " · ".join(part for part in parts if part)


def note_text(note: ContactNote, words: Words) -> str:
    """Return a note as plain lines, for the office’s own system."""
    revised = words._("changed on {day}", day=words.short_date(note.revised)) if note.revised else ""
    title = " · ".join(part for part in (note_title(note, words), revised) if part)
    return f"{title}\n{note.text}\n"
