"""Shorter names of steps, for where a whole one has no room; the whole is said beside them."""

import re
from collections import Counter
from collections.abc import Sequence

from planner.activity_words import taken_title
from planner.catalogue import Catalogue
from planner.plan import Step
from planner.words import N_, NO_BREAK, Words
from ui.models.pathway_words import untypical
from ui.models.step_words import step_title

# What a reader of a plan knows without being told: which French and English, and what a long aside explains.
SHORTER = (
    (re.compile(r"(?<=^Français), langue d’enseignement|(?<=^French), language of instruction"), ""),
    (re.compile(r"(?<=^Anglais), langue seconde|(?<=^English), second language"), ""),
    (re.compile(r"\bsecondaire\b"), "sec."),
    (re.compile(r"\bSecondary(?= [IV]+\b)"), "Sec."),
    (re.compile(r" \([^()]{13,}\)$"), ""),
)
FORMALITIES = {
    "transcript": N_("Transcript"),
    "visit_day": N_("Student day: {program}"),
    "admission_application": N_("Apply: {program}"),
    "registration": N_("Reg.: {program}"),
    "test_registration": N_("Reg.: {program}"),
    "recognition_file": N_("File: {program}"),
    "written_authorization": N_("Written authorization"),
    "mfor_request": N_("Meeting about MFOR"),
    "part_time_aid": N_("Part-time aid: {program}"),
    "employer_agreement": N_("Employer: {program}"),
    "position_letter": N_("Letter on the position"),
    "employer_review": N_("Meeting with the employer"),
    "job_search": N_("Job search"),
}


def shortened(title: str) -> str:
    """Return a title without what a reader of a plan knows."""
    title = untypical(title)
    for long, short in SHORTER:
        title = long.sub(short, title)
    return title


def short_names(steps: Sequence[Step], catalogue: Catalogue, words: Words) -> tuple[str, ...]:
    """Return a short name of each step of a plan; where two would be called alike, their whole titles."""
    names = [_short_name(step, catalogue, words) for step in steps]
    often = Counter(names)
    told = zip(names, steps, strict=True)
    return tuple(name if often[name] == 1 else step_title(step, catalogue, words) for name, step in told)


def _short_name(step: Step, catalogue: Catalogue, words: Words) -> str:
    if step.formality not in FORMALITIES:
        return shortened(step_title(step, catalogue, words))
    serves = shortened(words.said(taken_title(step.title, catalogue))) if step.title else ""
    return words._(FORMALITIES[step.formality], program=serves).rstrip(f" :{NO_BREAK}\u202f")
