"""The words of administrative steps: what to do, how, and with whom."""

from dataclasses import dataclass

from planner.activity_words import taken_title
from planner.catalogue import Catalogue
from planner.plan import Step
from planner.words import Words


@dataclass(frozen=True, slots=True)
class FormalityWords:
    """What an administrative step says: its title and how to succeed."""

    title: str
    how: str


def formality_words(step: Step, words: Words, catalogue: Catalogue) -> FormalityWords:
    """Return the words of an administrative step; its title names the activity it serves."""
    serves = words.said(taken_title(step.title, catalogue)) if step.title else ""
    known = {**_admission(words, serves), **_funding(words, serves), **_work(words, serves)}
    own = step.title or words._("Step of the office’s own (title withheld)")
    title, how = known.get(step.formality, (own, step.note))
    # What another office sent without it leaves no colon behind.
    return FormalityWords(title if serves else title.rstrip(" \u00a0\u202f:"), how)


def responsible_words(responsible: str, words: Words) -> str:
    """Return who does a step; a name that is not a known role is returned as typed."""
    known = {
        "client": words._("You"),
        "counsellor": words._("Your counsellor and you"),
        "officer": words._("Services Québec officer"),
        "employer": words._("Your employer"),
    }
    return known.get(responsible, responsible)


def _admission(words: Words, serves: str) -> dict[str, tuple[str, str]]:
    return {
        "transcript": (
            words._("Ask for your transcript of learning"),
            words._("Online, on the ministry’s site; it proves the subjects you have passed."),
        ),
        "visit_day": (
            words._("Spend a day as a student: {program}", program=serves),
            words._("Call the training centre to try the occupation before you choose."),
        ),
        "admission_application": (
            words._("Send your admission application: {program}", program=serves),
            words._("Attach the transcript; keep the confirmation."),
        ),
        "registration": (
            words._("Register: {program}", program=serves),
            words._("Bring your transcript to the centre; ask for the schedule."),
        ),
        "test_registration": (
            words._("Register for the test: {program}", program=serves),
            words._("Ask for the dates, the cost and what to prepare."),
        ),
        "recognition_file": (
            words._("Prepare your recognition file: {program}", program=serves),
            words._("Résumé, proof of experience and task lists."),
        ),
    }


def _funding(words: Words, serves: str) -> dict[str, tuple[str, str]]:
    return {
        "written_authorization": (
            words._(
                "If {program} is by day: get Services Québec’s written authorization first", program=serves
            )
            if serves
            else words._("Get Services Québec’s written authorization before you leave your job"),
            words._("Leaving without it can end your employment insurance benefits."),
        ),
        "mfor_request": (
            words._("Meet Services Québec about the workforce training measure (MFOR)"),
            words._("Before the training starts; to be confirmed by Services Québec."),
        ),
        "part_time_aid": (
            words._("Ask which aid exists for part-time training: {program}", program=serves),
            words._("Reduced-rate course, loan; to be confirmed by who decides."),
        ),
    }


def _work(words: Words, serves: str) -> dict[str, tuple[str, str]]:
    return {
        "employer_agreement": (
            words._("Find an employer who agrees: {program}", program=serves),
            words._("Two or three visits; ask for the agreement in writing."),
        ),
        "position_letter": (
            words._("Get the dated posting or a letter from your employer"),
            words._("It says which skills the position asks; the employer decides the promotion."),
        ),
        "employer_review": (
            words._("Meet your employer about the position"),
            words._("Bring your certificates; the employer decides."),
        ),
        "job_search": (
            words._("Prepare your job search"),
            words._("Résumé, employers to call, a meeting with your counsellor."),
        ),
    }
