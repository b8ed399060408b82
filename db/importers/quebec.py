"""Every programme of Québec's public tables, added to what is written by hand, which stays as it is."""

from dataclasses import replace
from pathlib import Path

from db.importers.quebec_doors import college_doors, vocational_doors, with_equivalents
from db.importers.quebec_facts import Program, programs, twin
from db.importers.quebec_words import (
    demonstrated,
    doubt_words,
    facts_words,
    in_english,
    program_terms,
    recognition_words,
    twin_words,
)
from planner.catalogue import Activity, Catalogue, Grants, Provenance, Session
from planner.requirement import All, Any, Declared, Experience
from planner.suspect import SUSPECT
from planner.text import Text

# Unknown hours are taken as the longest that the credential has, so that no pathway promises too much.
LONGEST = {"DEP": 1800, "DEC": 2700}
EVALUATION_HOURS, SEASONED_MONTHS = 120, 24
PACES = (("30", "day", 30), ("10", "evening", 10))
TYPICAL = Provenance("Session type, non confirmée\u00a0: à remplacer par une session réelle", verified=False)
Activities = dict[str, Activity]
Programs = dict[str, Program]


def completed(shared: Path, written: Catalogue) -> Catalogue:
    """Return the catalogue with every programme of the public tables, its recognition and its words."""
    vocational, college = (programs(shared, credential) for credential in ("DEP", "DEC"))
    in_french_first = sorted(vocational.values(), key=lambda program: program.language == "en")
    known = dict(written.activities)
    for program in (*in_french_first, *college.values()):
        _add(known, program, vocational)
    # Where competencies are known, recognition is planned from them: planner.recognition.
    detailed = {competency.program for competency in written.competencies}
    for program in in_french_first:
        if program.code not in detailed:
            _add_recognition(known, program)
    known = {code: _opened(activity) for code, activity in known.items()}
    terms = program_terms((*in_french_first, *college.values()), known)
    return replace(
        written,
        activities=known,
        sessions=(*written.sessions, *_sessions(written, known, vocational)),
        terms={**written.terms, **{code: t for code, t in terms.items() if code not in written.terms}},
    )


def _add(known: Activities, program: Program, vocational: Programs) -> None:
    """Add a programme that is not written by hand; one in doubt says so, whoever wrote it."""
    code = program.activity
    if code not in known:
        french = known.get(program.french)
        known[code] = _english(program, french, vocational) if french else _activity(program)
    source = known[code].provenance.source
    if program.doubt and not source.startswith(SUSPECT):
        provenance = replace(known[code].provenance, source=f"{doubt_words(program.doubt)}; {source}")
        known[code] = replace(known[code], provenance=provenance)


def _opened(activity: Activity) -> Activity:
    return replace(activity, requires=with_equivalents(activity.requires, activity.kind))


def _activity(program: Program) -> Activity:
    doors = vocational_doors if program.credential == "DEP" else college_doors
    longest = LONGEST[program.credential]
    return Activity(
        code=program.activity,
        kind=program.credential.lower(),
        title=program.title,
        hours=program.hours or longest,
        requires=doors(program),
        grants=Grants((f"{program.credential}-{program.code}", program.credential)),
        sector=program.sector,
        trades=program.trades,
        version=program.version,
        provenance=Provenance(facts_words(program, longest), verified=False),
    )


def _english(program: Program, french: Activity, vocational: Programs) -> Activity:
    """Return the English programme of a diploma: the same one, with its own code and its own doors."""
    after = french.replaced_by and _successor(french.replaced_by, vocational)
    return replace(
        french,
        code=program.code,
        title=in_english(Text(french.title.fr, program.title.en or french.title.en)),
        requires=Any(()) if after else vocational_doors(program),
        excludes=(french.code,),
        version=f"remplacé par {after}" if after else program.version,
        replaced_by=after,
        provenance=Provenance(twin_words(), verified=False),
    )


def _successor(french: str, vocational: Programs) -> str:
    """Return the English code of the programme that replaces another, or the French one if it has none."""
    return twin(french) if twin(french) in vocational else french


def _add_recognition(known: Activities, program: Program) -> None:
    """Add the evaluation of what is held, for a French programme that admits.

    What training is missing is known after it only: the diploma rests on the fact that none is.
    """
    code, taught = f"RAC-{program.code}", known[program.code]
    if code in known or program.twin or taught.replaced_by or not taught.trades:
        return
    months = Any(tuple(Experience(trade, SEASONED_MONTHS) for trade in taught.trades))
    known[code] = replace(
        taught,
        code=code,
        kind="rac",
        title=recognition_words(taught.title),
        hours=EVALUATION_HOURS,
        requires=All((Declared("rac_status"), months, Declared(demonstrated(program.code)))),
        excludes=(taught.code,),
        version="",
        provenance=Provenance(
            "Offre en RAC non confirmée pour ce programme; mois d’expérience et heures d’évaluation estimés; "
            "formation manquante inconnue",
            verified=False,
        ),
    )


def _sessions(written: Catalogue, known: Activities, vocational: dict[str, Program]) -> tuple[Session, ...]:
    """Return typical sessions, which say in which language a diploma given in both is taught."""
    given = {session.activity for session in written.sessions}
    english = {program.french for program in vocational.values() if program.twin}
    return tuple(
        Session(
            code,
            f"{program.language}-{name}",
            hours_per_week=pace,
            mode=mode,
            language=program.language,
            provenance=TYPICAL,
        )
        for code, program in vocational.items()
        if program.french in english and not known[code].replaced_by and code not in given
        for name, mode, pace in PACES
    )
