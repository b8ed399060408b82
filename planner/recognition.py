"""Recognition per competency (RAC): a shorter form of a programme, made for one client.

The variant CODE~RAC grants what CODE does, excludes it, and is excluded wherever CODE is. Each competency is
recognised, for its hours of evaluation, or learned as missing training, for its hours of class. Recognition
itself asks for no admission: the programme's is asked for the missing training, nothing if none is missing.
A level that is only said is no promise: without evidence of anything that is to be recognised, the variant
asks for the declared fact that there is some, so that a pathway through it is conditional.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from planner.case import Case
from planner.catalogue import Activity, Catalogue, Competency, Provenance, Term
from planner.client import Client
from planner.requirement import NOTHING, All, Declared, Requirement
from planner.standing import RECOGNISED
from planner.text import Text


@dataclass(frozen=True, slots=True)
class Hours:
    """What the recognition of a programme comes to, in hours of evaluation and of missing training.

    `likely` recognises each competency whose skill is held at its level; `low` also those one level short;
    `high` only those with evidence, and evaluates the others of `likely` in vain.
    """

    low: float
    likely: float
    high: float


def recognition_of(program: str) -> str:
    """Return the code of the recognition of a programme."""
    return f"{program}{RECOGNISED}"


def catalogued(activity: str) -> str:
    """Return the code that a catalogue has for an activity: a recognition is made from its programme."""
    return activity.removesuffix(RECOGNISED)


def recognition_hours(client: Client, competencies: tuple[Competency, ...]) -> Hours:
    """Return the hours of a programme's competencies for a client, low, likely and high."""
    likely = sum(c.eval_hours if _holds(client, c) else c.hours for c in competencies)
    low = sum(c.eval_hours if _holds(client, c, short=1) else c.hours for c in competencies)
    return Hours(min(low, likely), likely, sum(_at_most(client, c) for c in competencies))


def with_recognition(case: Case, catalogue: Catalogue) -> Catalogue:
    """Return the catalogue with the variants of the client: those with something held, or already planned."""
    found = {v.code: v for v in _variants(case, catalogue) if v.code not in catalogue.activities}
    if not found:
        return catalogue
    whole = {**catalogue.activities, **found}
    programs = (catalogue.activities[catalogued(code)] for code in found)
    named = {term.code: term for term in map(_evidence_term, programs)}
    return replace(
        catalogue,
        activities={code: _excluding(a, found) for code, a in whole.items()},
        terms={**named, **catalogue.terms},
    )


def _excluding(activity: Activity, variants: Mapping[str, Activity]) -> Activity:
    """Return the activity, which excludes the recognition of each programme that it excludes."""
    recognised = map(recognition_of, activity.excludes)
    more = tuple(code for code in recognised if code in variants and code != activity.code)
    return replace(activity, excludes=(*activity.excludes, *more)) if more else activity


def _variants(case: Case, catalogue: Catalogue) -> Iterator[Activity]:
    named = {step.activity for step in case.plan.steps} | {past.activity for past in case.client.activities}
    programs = _by_program(catalogue)
    for program in sorted(programs.keys() | _recognised(named)):
        activity, competencies = catalogue.activities.get(program), programs.get(program, ())
        held = any(_holds(case.client, competency) for competency in competencies)
        if activity and (recognition_of(program) in named or (held and not activity.retired)):
            yield _variant(activity, case.client, competencies)


def _recognised(codes: Iterable[str]) -> set[str]:
    """Return the programmes of which the recognition is among some activities."""
    return {catalogued(code) for code in codes if code.endswith(RECOGNISED)}


def _by_program(catalogue: Catalogue) -> Mapping[str, tuple[Competency, ...]]:
    ordered = sorted(catalogue.competencies, key=lambda competency: competency.program)
    return {program: tuple(rows) for program, rows in groupby(ordered, key=lambda c: c.program)}


def _variant(activity: Activity, client: Client, competencies: tuple[Competency, ...]) -> Activity:
    """Return the variant of a programme; one without competencies is learned whole."""
    hours = recognition_hours(client, competencies) if competencies else Hours(*[activity.hours] * 3)
    return replace(
        activity,
        code=recognition_of(activity.code),
        kind="rac",
        title=_title(activity, hours),
        hours=hours.likely,
        requires=_asked(activity, client, competencies),
        excludes=(activity.code, *activity.excludes),
        provenance=Provenance(activity.provenance.source, verified=False),
    )


def _asked(activity: Activity, client: Client, competencies: tuple[Competency, ...]) -> Requirement:
    """Return the admission to what is missing, and evidence of what is to be recognised."""
    held = [competency for competency in competencies if _holds(client, competency)]
    admission = NOTHING if held and len(held) == len(competencies) else activity.requires
    if any(_is_proven(client, competency) for competency in held):
        return admission
    evidence = Declared(evidence_for(activity.code))
    return evidence if admission == NOTHING else All((evidence, admission))


def evidence_for(program: str) -> str:
    """Return the declared fact that there is evidence of what a programme would recognise."""
    return f"{program}_recognition_evidence"


def _evidence_term(program: Activity) -> Term:
    fr, en = program.title.said("fr") or program.code, program.title.said("en") or program.code
    title = Text(f"Preuves d’acquis réunies pour la RAC\u00a0: {fr}", f"Evidence gathered for the RAC: {en}")
    return Term("declared", evidence_for(program.code), title)


def _title(activity: Activity, hours: Hours) -> Text:
    low, likely, high = (round(value) for value in (hours.low, hours.likely, hours.high))
    fr, en = activity.title.said("fr") or activity.code, activity.title.said("en") or activity.code
    spans = Text(f", de {_grouped(low)} à {_grouped(high)}", f", from {low:,} to {high:,}")
    span = spans if low < high else Text()
    return Text(
        f"RAC + formation manquante\u00a0: {fr} ({_grouped(likely)}\u00a0h{span.fr})",
        f"RAC + missing training: {en} ({likely:,}\u00a0h{span.en})",
    )


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")


def _holds(client: Client, competency: Competency, short: int = 0) -> bool:
    held = client.level_of(competency.skill)
    return bool(competency.skill) and 0 < competency.level <= held + short and held > 0


def _at_most(client: Client, competency: Competency) -> float:
    """Return the most hours of one competency: without evidence, its evaluation and then its class."""
    if not _holds(client, competency):
        return competency.hours
    return competency.eval_hours + (0 if _is_proven(client, competency) else competency.hours)


def _is_proven(client: Client, competency: Competency) -> bool:
    return bool(client.skills[competency.skill].evidence.strip())
