"""`parcours demo`: a database with the sample cases, both stories planned, every document of each printed."""

import argparse
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path

from planner.adopt import adopt
from planner.case import Case
from planner.catalogue import Catalogue
from planner.office import Counsellor
from planner.pathway.comparison import nearest
from planner.pathway.result import Result
from planner.related import related
from planner.report.choice import Choice
from planner.words import LANGUAGES, Words
from ui import files
from ui.commands.planning import as_json, best, result_json, searched
from ui.commands.summary import summary

STORIES = ("R", "U")
OFFICE = Counsellor(
    name="Andrée Fictive",
    initials="AF",
    office="Bureau d’exemple",
    address="1, rue de l’Exemple, Exempleville (Québec)",
    phone="555 555-0100",
    email="bureau@exemple.invalid",
)


@dataclass(frozen=True, slots=True)
class Story:
    """A sample case with its answer."""

    name: str
    case: Case
    result: Result


def run(options: argparse.Namespace) -> int:
    """Write demo.db, the documents of both stories and summary.json into a folder; print what was found."""
    files.make_folder(options.out)
    words = Words(options.language)
    catalogue, stories = _planned(options.out / "demo.db", options.today, words)
    for story in stories:
        _print(story, catalogue, options.out, options.today)
        print(f"{story.name} · {summary(story.case, story.result, catalogue, words)}\n")
    answers = {story.name: result_json(story.result) for story in stories}
    files.write(options.out / "summary.json", (as_json(answers) + "\n").encode())
    return 0


def _planned(path: Path, today: date, words: Words) -> tuple[Catalogue, list[Story]]:
    """Make the database anew, search both stories, and keep their plans and the other samples in it."""
    from db.cases import CaseStore
    from db.catalogue import CatalogueStore
    from db.starter import PRODUCT, create_starter, sample_cases

    path.unlink(missing_ok=True)
    database = create_starter(path, samples=False)
    try:
        catalogue, samples = CatalogueStore(database).load(), sample_cases(today)
        stories = [_story(name, samples[name], catalogue, words) for name in STORIES]
        planned = {story.name: story.case for story in stories}
        for case in (samples | planned).values():
            CaseStore(database).add(case, PRODUCT)
    finally:
        database.close()
    return catalogue, stories


def _story(name: str, case: Case, catalogue: Catalogue, words: Words) -> Story:
    result = searched(related(case, catalogue), catalogue, words)
    return Story(name, adopt(case, nearest(result, best(result, name)), catalogue), result)


def _print(story: Story, catalogue: Catalogue, folder: Path, today: date) -> None:
    """Print each document in both languages; the action plan is the one that needs no name."""
    from planner.report.documents import DOCUMENTS, pdf

    for kind, language in product(DOCUMENTS, LANGUAGES):
        choice, found = Choice(kind.name), story.result.proposals
        paper = pdf(story.case, catalogue, OFFICE, language, today, choice, found)
        document = f"-{kind.name}" if kind is not DOCUMENTS[0] else ""
        files.write(folder / f"{story.name}{document}-{language}.pdf", paper)
