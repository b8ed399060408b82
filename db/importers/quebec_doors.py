"""The doors of Québec's programmes as requirement trees: what a DEP and a DEC ask on entry."""

from functools import partial

from db.importers.quebec_facts import Program
from planner.requirement import (
    Age,
    All,
    Any,
    Concurrent,
    Condition,
    Credential,
    Declared,
    Not,
    Requirement,
    Subject,
)

SCHOOL_YEAR = "09-30"
LEVEL_NAMES = ("language_of_instruction", "second_language", "mathematics")
FOREIGN = All((Credential("EC-MIFI"), Declared("foreign_studies_secondary_completed")))
DES = Credential("DES")
# What counts as a DES: what is higher, or recognised as equivalent; a college takes no equivalence of level.
HIGHER: tuple[Requirement, ...] = (DES, Credential("DEC"), Credential("UNIV"), FOREIGN)
DIPLOMAS: tuple[Requirement, ...] = (*HIGHER[:1], Credential("AENS"), Credential("AESS"), *HIGHER[1:])
SECONDARY = {"dep": DIPLOMAS, "aep": DIPLOMAS, "dec": HIGHER, "aec": HIGHER}
UNITS = {
    "fr": (("FGA-FRA-4",), ("FGA-ANG-4",), ("FGA-MAT-4-CST", "FGA-MAT-4-TS", "FGA-MAT-4-SN")),
    "en": (("FGA-ELA-4",), ("FGA-FRA-4",), ("FGA-MAT-4-CST", "FGA-MAT-4-TS", "FGA-MAT-4-SN")),
}
FOURTH, THIRD = 4, 3
# What a college programme asks besides the general conditions, by the word of the public table.
COLLEGE: dict[str, Requirement] = {
    "cst_4": Subject("math", 4),
    "ts_sn_4": All((Subject("math", 4), Declared("math_ts_sn_4"))),
    "ts_sn_5": All((Subject("math", 5), Declared("math_ts_sn_5"))),
    "st_ats_4": Declared("science_st_ats_4"),
    "chimie_5": Declared("chemistry_5"),
    "physique_5": Declared("physics_5"),
}
FROM_A_DEP = All((Credential("DEP"), Subject("french", 5), Subject("english", 5), Subject("math", 4)))


def vocational_doors(program: Program) -> Requirement:
    """Return the doors of a DEP: diploma, age with three subjects, test, and units taken concurrently."""
    by_age = All((Age(16, SCHOOL_YEAR), *_subjects(program, program.levels)))
    by_test = All((Age(18), Credential("TDG"), Declared(f"{program.code}_specific_prerequisites")))
    doors: list[Requirement] = [Any(DIPLOMAS), by_age, by_test]
    if {level for level in program.levels if level} == {FOURTH}:
        doors.append(_concurrent(program))
    return Any(tuple(doors))


def college_doors(program: Program) -> Requirement:
    """Return what a DEC asks; prerequisites that the table leaves blank are a fact to document."""
    general = Any((*HIGHER, FROM_A_DEP))
    asked = tuple(COLLEGE[subject] for subject in program.subjects)
    return All((general, *(asked or (Declared(f"DEC-{program.code}_prerequisites"),))))


def with_equivalents(tree: Requirement, kind: str) -> Requirement:
    """Return the admission of a kind of programme where whatever counts as a DES opens as a DES does."""
    widened = partial(with_equivalents, kind=kind)
    match tree:
        case Credential("DES") if kind in SECONDARY:
            return Any(SECONDARY[kind])
        case Any(of) if DES in of and kind in SECONDARY:
            missing = [door for door in SECONDARY[kind] if door not in of]
            place = of.index(DES) + 1
            return Any((*of[:place], *missing, *of[place:]))
        case All(of) | Any(of):
            return type(tree)(tuple(map(widened, of)))
        case Not(branch):
            return Not(widened(branch))
    return tree


def _concurrent(program: Program) -> Requirement:
    known = tuple(THIRD if level else None for level in program.levels)
    third = tuple(s for s, level in zip(_subjects(program, known), known, strict=True) if level)
    return All((*third, *(_earned(program, place) for place in range(len(LEVEL_NAMES)))))


def _earned(program: Program, place: int) -> Requirement:
    """Return a Sec IV subject, held or earned concurrently; an unknown level is a fact to document."""
    held = _subject(program, place, program.levels[place])
    if not program.levels[place]:
        return held
    return Any((held, *(Concurrent(code) for code in UNITS[program.language][place])))


def _subjects(program: Program, levels: tuple[int | None, ...]) -> tuple[Requirement, ...]:
    return tuple(_subject(program, place, level) for place, level in enumerate(levels))


def _subject(program: Program, place: int, level: int | None) -> Requirement:
    if not level:
        return Declared(f"{program.code}_{LEVEL_NAMES[place]}_level")
    if place == len(LEVEL_NAMES) - 1:
        return Subject("math", level)
    return _english_sector(place, level) if program.language == "en" else _french_sector(place, level)


def _french_sector(place: int, level: int) -> Condition:
    return Subject(("french", "english")[place], level)


def _english_sector(place: int, level: int) -> Requirement:
    """Return a language of the English sector; French of instruction is more than French as second."""
    if place == 0:
        return Declared(f"english_instruction_sec_{level}")
    return Any((Subject("french", level), Declared(f"french_second_sec_{level}")))
