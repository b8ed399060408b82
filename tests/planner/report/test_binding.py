"""Many plans in one file: text is never taken for a number, nothing stays in memory, each has a bookmark."""

import io
import tracemalloc
from dataclasses import replace

import pikepdf
import pypdfium2

from planner.report.binding import Binding
from planner.report.documents import pdf
from tests.planner.report.stories import CATALOGUE, OFFICE, TODAY, a_retraining
from tests.planner.report.structure import elements, untagged

ODD = "Zoé (12 0 R) \\ /StructParent 3 >>\nstream\n) endobj 5 0 R"


def plan_of(name: str) -> bytes:
    case = a_retraining()
    return pdf(replace(case, client=replace(case.client, name=name)), CATALOGUE, OFFICE, "fr", TODAY)


def bound(*names: str) -> bytes:
    file = io.BytesIO()
    binding = Binding(file)
    for name in names:
        binding.add(plan_of(name), name)
    binding.finish("Plan d’action", "fr", "Bureau (tous)")
    assert len(binding) == len(names)
    return file.getvalue()


def test_text_that_looks_like_a_file_stays_text() -> None:
    with pikepdf.open(io.BytesIO(bound("Ana", ODD, "Bo"))) as file:
        assert file.check_pdf_syntax() == []
        titles = [e for e in elements(file) if e.role == "H1"]
        assert len(titles) == 3 and untagged(file) == []
        with file.open_outline() as outline:
            assert [item.title for item in outline.root] == ["Ana", ODD, "Bo"]
    pages = pypdfium2.PdfDocument(bound(ODD))
    assert "Zoé (12 0 R) \\ /StructParent 3" in pages[0].get_textpage().get_text_bounded()


def test_every_link_and_page_leads_to_its_own_element() -> None:
    with pikepdf.open(io.BytesIO(bound("Ana", "Bo"))) as file:
        numbers = list(file.Root.StructTreeRoot.ParentTree.Nums)
        owners = {int(numbers[n]): numbers[n + 1] for n in range(0, len(numbers), 2)}
        for number, page in enumerate(file.pages):
            assert int(page.StructParents) == number
            for annotation in page.get("/Annots", []):
                assert owners[int(annotation.StructParent)].S == "/Link"
        assert len(owners) == len({*owners})
        assert len([key for key in owners if key < 100_000]) == len(file.pages) == 8


def test_the_file_says_its_title_and_subject_and_what_is_alike_is_in_it_once() -> None:
    with pikepdf.open(io.BytesIO(bound("Ana", "Ana"))) as file:
        assert str(file.docinfo.Title) == "Plan d’action" and str(file.docinfo.Subject) == "Bureau (tous)"
        first, second = file.pages[0], file.pages[4]
        fonts = [page.Resources.Font for page in (first, second)]
        files = [[f.FontDescriptor.FontFile2.objgen for f in font.values()] for font in fonts]
        assert files[0] == files[1]
    assert bound("Ana", "Bo") == bound("Ana", "Bo")


def test_what_is_written_does_not_stay_in_memory() -> None:
    file, made = io.BytesIO(b" " * 4_000_000), plan_of("Ana")
    binding = Binding(file)
    binding.add(made, "Ana")
    tracemalloc.start()
    for number in range(20):
        binding.add(made, str(number))
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < len(made)
