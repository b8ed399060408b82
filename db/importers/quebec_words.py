"""The words that come with Québec's programmes: their sources, their doubts, their codes in conditions."""

from collections.abc import Iterable, Iterator, Mapping

from db.importers.quebec_doors import LEVEL_NAMES
from db.importers.quebec_facts import Program, twin
from planner.catalogue import Activity, Term
from planner.requirement import Declared, conditions
from planner.suspect import SUSPECT
from planner.text import Text

NBSP = "\u00a0"
TABLE = {
    "DEP": f"Niveaux{NBSP}: tableau public de tiers citant admissionfp.com",
    "DEC": f"Préalables{NBSP}: tableau public de tiers citant Inforoute FPT (janvier 2026)",
}
# Why a row of the public tables is in doubt, by how its note begins.
DOUBTS = {
    "FR/EN": "les tables du programme français et du programme anglais se contredisent sur les préalables",
    "all three": "aucun préalable dans la table, malgré le niveau scolaire qu’elle exige",
    "sector 20": "secteur 20 dans la table, mais un secteur Soins esthétiques existerait",
    "FR title": "titre français absent de la table",
}
LEVEL_TITLES = {
    "language_of_instruction": Text("langue d’enseignement", "language of instruction"),
    "second_language": Text("langue seconde", "second language"),
    "mathematics": Text("mathématique", "mathematics"),
}
ABBREVIATIONS = {"DEP": "DVS", "DEC": "DCS"}


def doubt_words(note: str) -> str:
    """Return why a row is in doubt, beginning with the word by which the window knows it."""
    reason = next(words for begins, words in DOUBTS.items() if note.startswith(begins))
    return f"{SUSPECT}{NBSP}: {reason}"


def facts_words(program: Program, longest: int) -> str:
    """Return where the facts of a programme come from, and which of them nobody has seen."""
    translated = ("titre anglais traduit par Parcours",) if program.translated else ()
    facts = (TABLE[program.credential], _hours_words(program, longest), "métiers liés par Parcours")
    return "; ".join((*facts, *translated, "à vérifier"))


def _hours_words(program: Program, longest: int) -> str:
    if not program.hours:
        number = f"{longest:,}".replace(",", NBSP)
        return f"heures inconnues, {number}{NBSP}h supposées"
    return "heures de mémoire" if program.remembered else "heures vues dans un article"


def twin_words() -> str:
    """Return where the facts of an English programme come from: its own levels, the rest as in French."""
    return f"{TABLE['DEP']}; heures et métiers comme le programme français, à vérifier"


def in_english(title: Text) -> Text:
    """Return the title of a programme given in English, so that no list shows one title twice."""
    return Text(f"{title.fr} (en anglais)", f"{title.en} (in English)")


def recognition_words(title: Text) -> Text:
    """Return the title of the recognition of a programme whose competencies are not known."""
    return Text(f"RAC {title.fr} (évaluation seulement)", f"RAC {title.en} (evaluation only)")


def demonstrated(code: str) -> str:
    """Return the fact that an evaluation leaves no missing training."""
    return f"{code}_all_competencies_demonstrated"


def program_terms(programs: Iterable[Program], known: Mapping[str, Activity]) -> dict[str, Term]:
    """Return the words of each diploma, and of each fact that its doors ask."""
    found = (term for program in programs for term in _terms(program, known))
    return {term.code: term for term in found}


def _terms(program: Program, known: Mapping[str, Activity]) -> Iterator[Term]:
    activity = known[program.activity]
    if not program.twin:
        yield _diploma(program, activity, known)
    if f"RAC-{program.code}" in known:
        yield _demonstrated(program, activity)
    facts = [c.fact for c in conditions(activity.requires) if isinstance(c, Declared)]
    own = {_specific(program, activity).code: _specific(program, activity)}
    own |= {term.code: term for term in _levels(program)}
    own |= {term.code: term for term in (_college(program, activity),)}
    yield from (own[fact] for fact in facts if fact in own)


def _diploma(program: Program, activity: Activity, known: Mapping[str, Activity]) -> Term:
    """Return the words of a diploma; in English with both codes where the programme is given in both."""
    kind, title = program.credential, activity.title
    codes = program.code
    if kind == "DEP" and twin(program.code) in known:
        codes = f"{program.code} / {twin(program.code)}"
    words = Text(f"{kind} {title.fr} ({program.code})", f"{ABBREVIATIONS[kind]} {title.en} ({codes})")
    return Term("credential", f"{kind}-{program.code}", words)


def _demonstrated(program: Program, activity: Activity) -> Term:
    title = activity.title
    words = Text(
        f"RAC {title.fr}{NBSP}: toutes les compétences sont démontrées, sans formation manquante",
        f"RAC {title.en}: all competencies are demonstrated, with no missing training",
    )
    return Term("declared", demonstrated(program.code), words)


def _specific(program: Program, activity: Activity) -> Term:
    title = program.title if program.twin else activity.title
    words = Text(
        f"Préalables particuliers du programme {title.fr} ({program.code})",
        f"Specific prerequisites of {title.en} ({program.code})",
    )
    return Term("declared", f"{program.code}_specific_prerequisites", words)


def _levels(program: Program) -> Iterator[Term]:
    for name in LEVEL_NAMES:
        title = LEVEL_TITLES[name]
        words = Text(
            f"Niveau exigé en {title.fr} pour le programme {program.code}{NBSP}: à vérifier",
            f"Level required in {title.en} for program {program.code}: to be checked",
        )
        yield Term("declared", f"{program.code}_{name}_level", words)


def _college(program: Program, activity: Activity) -> Term:
    title = activity.title
    words = Text(
        f"Préalables du programme {title.fr} ({program.code}){NBSP}: à vérifier",
        f"Prerequisites of {title.en} ({program.code}): to be checked",
    )
    return Term("declared", f"DEC-{program.code}_prerequisites", words)
