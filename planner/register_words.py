"""The registers of the law, as words: what was done with a file, what an incident lacks, a certificate."""

from planner.office import Counsellor
from planner.registers import (
    DESTROYED,
    EXPORTED,
    OPENED,
    PRINTED,
    RELEASED,
    Destruction,
    Incident,
)
from planner.words import N_, Words

WHAT = {
    OPENED: N_("opened"),
    PRINTED: N_("printed or written to a file"),
    EXPORTED: N_("left in an exported file"),
    RELEASED: N_("given to the person"),
    DESTROYED: N_("destroyed"),
}
ITEMS = {
    "information": N_("Personal information touched"),
    "circumstances": N_("Circumstances"),
    "happened": N_("When it happened"),
    "known": N_("When the office knew"),
    "persons": N_("Number of persons"),
    "harm": N_("Why the injury may be serious, or not"),
    "serious": N_("There is a risk of serious injury"),
    "told_commission": N_("Date of the notice to the Commission d’accès à l’information"),
    "told_persons": N_("Date of the notice to the persons"),
    "public_notice": N_("Public notice, and why"),
    "measures": N_("Measures taken"),
}


def what_words(what: str, words: Words) -> str:
    """Return what was done with a file."""
    return words._(WHAT[what]) if what in WHAT else what


def missing_words(incident: Incident, words: Words) -> str:
    """Return which items of an incident are still to be written."""
    left = [words._(ITEMS[name]) for name in incident.missing]
    return words._("To be written: {items}", items="; ".join(left)) if left else words._("Complete")


def certificate_text(done: Destruction, office: Counsellor, words: Words) -> str:
    """Return the certificate of a destruction, which names nobody but who destroyed the file."""
    lines = (certificate_title(done, words), office.office, "", *certificate_lines(done, words))
    kept = [line for number, line in enumerate(lines) if line or number == 2]
    return "\n".join(kept) + "\n"


def certificate_title(done: Destruction, words: Words) -> str:
    """Return what a certificate is called."""
    return words._("Certificate of destruction no. {number}", number=done.number)


def certificate_lines(done: Destruction, words: Words) -> tuple[str, ...]:
    """Return what a certificate certifies, sentence by sentence."""
    lines = (
        words._("Case {id}", id=done.case),
        words._("Opened on {day}", day=words.date(done.opened)) if done.opened else "",
        words._("To be kept until {day}", day=words.date(done.retain_until)) if done.retain_until else "",
        words._("Destroyed on {day} by {author}", day=words.date(done.made_on), author=done.author or "–"),
        words._("Reason: {reason}", reason=done.reason or "–"),
        *_traces(done, words),
    )
    return tuple(line for line in lines if line)


# What a certificate says of the copies of an office server: they are out of reach of whoever destroys.
OUT_OF_REACH = "server"
# Begins what it says of them until they are all seen to.
SO_FAR = "+"
ADMINISTRATORS = N_(
    "The backups of the office server, and what its pages held until they are cleaned, are its "
    "administrator’s to destroy."
)


def _traces(done: Destruction, words: Words) -> list[str]:
    """Return what was erased here, what became of the backups, and where the file may lie elsewhere."""
    said = [words.n_("{n} record was erased.", "{n} records were erased.", done.records)]
    if not done.copies or done.copies.startswith(SO_FAR):
        said.append(words._("Its copies are not all seen to yet: the next opening of the database does it."))
    if done.copies == OUT_OF_REACH:
        said.append(words._(ADMINISTRATORS))
    told = done.copies if done.copies not in ("", OUT_OF_REACH) else "0 0 0"
    rewritten, destroyed, aside = (int(figure) for figure in told.split())
    if rewritten:
        said.append(
            words.n_(
                "{n} copy was written anew without it.",
                "{n} copies were written anew without it.",
                rewritten,
            )
        )
    if destroyed:
        said.append(words.n_("{n} copy was destroyed.", "{n} copies were destroyed.", destroyed))
    if aside:
        said.append(
            words.n_(
                "{n} damaged file set aside may still hold it: destroy that file by hand.",
                "{n} damaged files set aside may still hold it: destroy these files by hand.",
                aside,
            )
        )
    if done.exports:
        said.append(
            words.n_(
                "It had left in {n} exported file; offices that merge with this one destroy it too.",
                "It had left in {n} exported files; offices that merge with this one destroy it too.",
                done.exports,
            )
        )
    return said
