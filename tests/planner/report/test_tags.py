"""What a screen reader finds in the file: structure, order, words for pictures, languages."""

import shutil
import subprocess
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from planner.plan import Plan, Step
from planner.report.blocks import Heading
from planner.report.documents import pdf
from tests.planner.report.stories import (
    CATALOGUE,
    OFFICE,
    PAPERS,
    STORIES,
    TODAY,
    a_formality,
    a_retraining,
    paper,
)
from tests.planner.report.structure import Read, elements, marked, marks_of, opened, untagged

HEADINGS = {"H1": 1, "H2": 2, "H3": 3}


@lru_cache
def printed(name: str, language: str = "fr") -> bytes:
    return pdf(STORIES[name](), CATALOGUE, OFFICE, language, TODAY)


@lru_cache
def read(name: str, language: str = "fr") -> list[Read]:
    return elements(opened(printed(name, language)))


@pytest.mark.parametrize(("name", "language"), PAPERS)
def test_everything_that_is_painted_says_what_it_is(name: str, language: str) -> None:
    assert untagged(opened(printed(name, language))) == []


@pytest.mark.parametrize("name", STORIES)
def test_every_numbered_content_belongs_to_one_element(name: str) -> None:
    file = opened(printed(name))
    owned = [mark for element in elements(file) for mark in element.marks]
    assert sorted(owned) == sorted(marked(file)) and len(owned) == len(set(owned))


@pytest.mark.parametrize("name", STORIES)
def test_the_table_of_parents_leads_from_content_to_its_element(name: str) -> None:
    file = opened(printed(name))
    numbers = list(file.Root.StructTreeRoot.ParentTree.Nums)
    parents = {int(numbers[n]): numbers[n + 1] for n in range(0, len(numbers), 2)}
    assert list(parents) == sorted(parents)
    for number, page in enumerate(file.pages):
        assert int(page.StructParents) == number and page.Tabs == pikepdf.Name.S
        for place, owner in enumerate(parents[number]):
            assert (number, place) in marks_of(owner, file)


@pytest.mark.parametrize("name", STORIES)
def test_the_order_of_reading_is_the_order_of_the_pages(name: str) -> None:
    marks = [mark for element in read(name) for mark in element.marks]
    assert marks == sorted(marks)


@pytest.mark.parametrize("name", STORIES)
def test_headings_start_at_one_and_never_skip_a_level(name: str) -> None:
    levels = [HEADINGS[element.role] for element in read(name) if element.role in HEADINGS]
    assert levels[0] == 1 and levels.count(1) == 1 and 3 in levels
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", STORIES)
def test_the_goal_and_whom_to_call_are_headings_too(name: str) -> None:
    titled = [
        block for block in paper(STORIES[name]()).blocks if isinstance(block, Heading) and block.level == 2
    ]
    assert [element.role for element in read(name)].count("H2") == len(titled) + 2


def test_the_picture_of_the_skills_speaks_of_levels_and_not_of_circles() -> None:
    said = [e.alt.replace("\u00a0", " ") for e in read("R") if e.role == "Figure" and "Autonome" in e.alt]
    assert len(said) == 1 and "?" not in said[0] and "Cercle" not in said[0]
    assert "Réglage de machines, à documenter, Autonome, à apprendre." in said[0]


@pytest.mark.parametrize(("name", "language"), PAPERS)
def test_every_picture_says_what_it_shows(name: str, language: str) -> None:
    pictures = [element for element in read(name, language) if element.role == "Figure"]
    assert all(len(picture.alt) > 12 and "/BBox" in picture.attributes for picture in pictures)
    timeline = pictures[0].alt.replace("\u00a0", " ")
    assert timeline.count("." if language == "fr" else "Step") >= 4
    assert ("Étape 1, " if language == "fr" else "Step 1, ") in timeline


@pytest.mark.parametrize("name", STORIES)
def test_tables_have_rows_of_cells_and_name_what_their_heads_head(name: str) -> None:
    found = read(name)
    heads = [e for e in found if e.role == "TH"]
    assert {str(e.attributes["/Scope"]) for e in heads} == {"/Column", "/Row"}
    assert all(before.role != "Document" for before, e in pairwise(found) if e.role == "TR")
    roles = [e.role for e in found]
    assert roles.count("Table") >= 6 and roles.count("TD") > roles.count("TR") > roles.count("Table")


@pytest.mark.parametrize("name", STORIES)
def test_lists_are_made_of_labels_and_bodies(name: str) -> None:
    roles = [e.role for e in read(name)]
    assert roles.count("LI") == roles.count("Lbl") == roles.count("LBody") > roles.count("L") >= 4


def test_phone_and_address_are_links_that_say_what_they_are() -> None:
    links = [e for e in read("R") if e.role == "Link"]
    assert [link.links for link in links] == [1, 1]
    assert "819 555-0142" in links[0].alt.replace("\u00a0", " ")
    targets = [str(a.A.URI) for page in opened(printed("R")).pages for a in page.get("/Annots", [])]
    assert targets == ["tel:+18195550142", "mailto:sacha@exemple.quebec"]


def test_a_table_on_two_pages_is_one_table_with_one_head() -> None:
    steps = tuple(a_formality(f"x{n}", TODAY, serves=f"Démarche {n}") for n in range(30))
    found = elements(opened(pdf(a_retraining(plan=Plan(steps)), CATALOGUE, OFFICE, "fr", TODAY)))
    wide = [n for n, e in enumerate(found) if e.role == "Table"]
    start = next(n for n in wide if sum(e.role == "TH" for e in found[n : n + 12]) >= 6)
    end = next(n for n in wide if n > start)
    assert sum(e.role == "TR" for e in found[start:end]) == 31
    assert sum(e.attributes.get("/Scope") == "/Column" for e in found[start:end] if e.role == "TH") == 6


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_file_says_it_is_tagged_in_which_language_and_by_which_title(language: str) -> None:
    file = opened(printed("R", language))
    said = file.Root.Metadata.read_bytes().decode()
    assert file.Root.MarkInfo.Marked == True  # noqa: E712 — a PDF object, not a bool
    assert f"<rdf:li>{language}-CA</rdf:li>" in said and "Camille Exemple" in said
    with file.open_metadata() as metadata:
        assert "Camille Exemple" in metadata["dc:title"]
        assert metadata["pdfuaid:part"] == "1"


def test_a_title_with_markup_stays_a_title_in_the_metadata() -> None:
    typed = "<b>A & B</b> \x07\ufffe"
    case = a_retraining(client=STORIES["R"]().client.__class__(name=typed))
    with opened(pdf(case, CATALOGUE, OFFICE, "fr", TODAY)).open_metadata() as metadata:
        assert "<b>A & B</b>" in metadata["dc:title"]


@pytest.mark.parametrize(
    "typed", ["Rencontrer la conseillère et préparer le dossier complet de la demande", "É" * 90]
)
def test_words_at_the_end_of_a_line_keep_their_space_and_split_ones_get_none(typed: str) -> None:
    case = a_retraining(plan=Plan((Step("s", title=typed, due=TODAY, responsible="client"),)))
    page = pypdfium2.PdfDocument(pdf(case, CATALOGUE, OFFICE, "fr", TODAY))[1].get_textpage()
    assert typed in page.get_text_bounded().replace("\r\n", "")


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler is not installed")
def test_poppler_reads_the_same_structure(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(printed("R"))
    said = subprocess.run(
        ["pdfinfo", "-struct-text", str(path)], capture_output=True, check=True, encoding="utf-8"
    )
    assert said.stderr == ""
    lines = [line.strip().split(" (")[0].rstrip(":") for line in said.stdout.splitlines()]
    assert lines[0] == "Document" and {"H1", "H2", "H3", "Table", "TR", "TH", "TD", "L", "Figure"} <= {*lines}


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
@pytest.mark.parametrize("name", STORIES)
def test_qpdf_finds_no_fault(name: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(printed(name))
    checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, check=False)
    assert checked.returncode == 0, checked.stdout
