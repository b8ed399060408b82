"""Six useful words: those of the plan first."""

from planner.funding import worth_asking
from planner.report.brief import Brief
from planner.report.money_facts import money_facts
from planner.words import Words

MOST = 6


def glossary(brief: Brief) -> tuple[tuple[str, str], ...]:
    """Return the words that the plan uses, with their meanings."""
    known = {**_trainings(brief.words), **_ways(brief.words), **_general(brief.words)}
    return tuple(known[code] for code in _codes(brief))[:MOST]


def _codes(brief: Brief) -> tuple[str, ...]:
    kinds = [activity.kind for step in brief.steps if (activity := brief.activity(step))]
    named = {**_trainings(brief.words), **_ways(brief.words)}
    general = sorted(_used(brief).items(), key=lambda word: not word[1])
    other = "retraining" if brief.upgrading else "upgrading"
    used = [*(kind for kind in kinds if kind in named), *(code for code, _ in general if code != other)]
    return tuple(dict.fromkeys(used))


def _used(brief: Brief) -> dict[str, bool]:
    """Return which of the general words the plan uses."""
    formal = {step.formality for step in brief.steps}
    return {
        "mfor_request": "mfor_request" in formal or _asks_for_mfor(brief),
        "prerequisite": "transcript" in formal or bool(brief.registrations),
        "estimate": any(brief.estimated(step) for step in brief.training),
        "occupation": bool(brief.target),
        "entry_wage": money_facts(brief).entry_hourly is not None,
        "upgrading": brief.upgrading,
        "retraining": not brief.upgrading,
    }


def _asks_for_mfor(brief: Brief) -> bool:
    asked = worth_asking(brief.case, brief.catalogue)
    return any(answer.measure.code.startswith("MFOR") for answer in asked)


def _trainings(words: Words) -> dict[str, tuple[str, str]]:
    return {
        "dep": (words._("DVS"), words._("Diploma of vocational studies: it prepares for an occupation.")),
        "asp": (
            words._("AVS"),
            words._("Attestation of vocational specialization, after a DVS or practice."),
        ),
        "aep": (words._("STC"), words._("Skills training certificate: a short training for an occupation.")),
        "dec": (words._("DCS"), words._("Diploma of college studies, in three years for a technique.")),
        "aec": (words._("ACS"), words._("Attestation of college studies: a college program for adults.")),
        "fga": (
            words._("Adult education"),
            words._("Secondary school courses for adults, at your own pace."),
        ),
    }


def _ways(words: Words) -> dict[str, tuple[str, str]]:
    return {
        "test": (
            words._("Test"),
            words._("An examination that can open a program without the usual subjects."),
        ),
        "rac": (words._("RAC"), words._("Recognition of what you already know, competency by competency.")),
        "rcmo": (words._("RCMO"), words._("Recognition of skills by a sectoral workforce committee.")),
        "pamt": (words._("PAMT"), words._("Apprenticeship at work, paid, with a journeyperson.")),
        "coud": (words._("COUD"), words._("Paid training, in turns at work and in class.")),
        "course": (words._("Part-time course"), words._("A short course, often in the evening or online.")),
    }


def _general(words: Words) -> dict[str, tuple[str, str]]:
    return {
        "mfor_request": (
            words._("MFOR"),
            words._("Workforce training measure: an aid that Services Québec decides."),
        ),
        "prerequisite": (
            words._("Prerequisite"),
            words._("What you must have passed before you can register."),
        ),
        "estimate": (
            words._("Estimate"),
            words._("A date or amount nobody has confirmed yet: ask before you rely on it."),
        ),
        "occupation": (
            words._("NOC"),
            words._("National Occupational Classification: the code of an occupation."),
        ),
        "entry_wage": (
            words._("Entry wage"),
            words._("What beginners earn: the low wage published for the occupation."),
        ),
        "upgrading": (
            words._("Upgrading"),
            words._("Better skills in your own field, to keep a position or reach one."),
        ),
        "retraining": (words._("Retraining"), words._("New skills, to change occupation or sector.")),
    }
