"""Small samples of the public files, as they are published: their headers, their spaces, their slips."""

import gzip
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

OCCUPATION, SKILL = "http://data.europa.eu/esco/occupation/", "http://data.europa.eu/esco/skill/"
ESCO = {
    "occupations_en.csv": (
        "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,status,description,code\n"
        f'Occupation,{OCCUPATION}o-1,7223,gear machinist,"gear cutter\ngear hobber",released,"Cuts,\ngears.",'
        "7223.8\n"
        f"Occupation,{OCCUPATION}o-2,2654,technical director,,released,Directs.,2654.1.7\n"
        f"Occupation,{OCCUPATION}o-3,2654,,,released,Nameless.,2654.9\n"
    ),
    "skills_en.csv": (
        "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,scopeNote,description\n"
        f"KnowledgeSkillCompetence,{SKILL}s-1,skill/competence,sector-specific,cut gears,"
        '"mill gears\nhob gears",,x\n'
        f"KnowledgeSkillCompetence,{SKILL}s-2,knowledge,cross-sector,CAD software,,,x\n"
        f"KnowledgeSkillCompetence,{SKILL}s-3,,,lead others,,,x\n"
    ),
    "digitalSkillsCollection_en.csv": (
        "conceptType,conceptUri,preferredLabel,status,skillType,reuseLevel,altLabels,description,"
        "broaderConceptUri,broaderConceptPT\n"
        f"KnowledgeSkillCompetence,{SKILL}s-2,CAD software,released,knowledge,cross-sector,,x,y,z\n"
    ),
    "occupationSkillRelations.csv": (
        "occupationUri,relationType,skillType,skillUri\n"
        f"{OCCUPATION}o-1,essential,skill/competence,{SKILL}s-1\n"
        f"{OCCUPATION}o-1,optional,knowledge,{SKILL}s-2\n"
        f"{OCCUPATION}o-9,essential,knowledge,{SKILL}s-2\n"
        f"{OCCUPATION}o-2,essential,knowledge,{SKILL}s-9\n"
        f"{OCCUPATION}o-2,helpful,knowledge,{SKILL}s-2\n"
    ),
}
ESCO_FRENCH = (
    "conceptType,conceptUri,iscoGroup,preferredLabel,status,code\n"
    f"Occupation,{OCCUPATION}o-1,7223,tailleur d’engrenages/tailleuse d’engrenages,released,7223.8\n"
)
# A header and one row that gives a record, for each public source.
ONE_ROW = {
    "noc": ("Code - NOC 2021 V1.0,Class title", "72100,Machinists"),
    "esco": ("occupationUri,relationType,skillUri", f"{OCCUPATION}o-1,essential,{SKILL}s-1"),
    "oasis": ("OaSIS Code,Writing,Numeracy", "72100.00,1,2"),
    "interests": ("OaSIS Code,Holland Codes - 1,Holland Codes - 2,Holland Codes - 3", "72100.00,R,I,C"),
    "labels": ("OaSIS profile code,Label", "72100.00,Machinists"),
    "example_titles": ("OaSIS profile code,Job title type,Job title text", "72100.00,Index,machinist"),
    "crosswalk": ("noc,onet", "72100,51-4041.00"),
    "onet": (
        "O*NET-SOC Code,Element ID,Element Name,Scale ID,Data Value,Recommend Suppress",
        "51-4041.00,2.A.1.c,Writing,IM,4.00,N",
    ),
    "cops": (
        "Code,Name,Nom,Future_Labour_Market_Conditions,Conditions_futures_sur_le_marché_du_travail",
        "72100,M,M,Balance,À équilibre",
    ),
    "jobbank": (
        "noc_code,region_code,wage_low,wage_median,wage_high,Data_Source_E,ref_period,is_annual",
        "72100,ER24,19.0,27.0,36.0,LFS,2021-2022,0",
    ),
}


def a_file(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    """Write a public file, packed when its name says so."""
    path, data = folder / name, text.encode(encoding)
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


def a_zip(path: Path, *names: str) -> Path:
    """Write the named tables of ESCO into a zip, in a folder as some archives have it."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(f"v1.1.1/{name}", ESCO[name])
    return path


def both_zips(folder: Path) -> tuple[Path, Path]:
    """Write ESCO as it is published: a zip of the classification, a zip of the relations."""
    known = ("occupations_en.csv", "skills_en.csv", "digitalSkillsCollection_en.csv")
    return (
        a_zip(folder / "ESCO dataset - classification - en - csv.zip", *known),
        a_zip(folder / "ESCO dataset - relations - csv.zip", "occupationSkillRelations.csv"),
    )
