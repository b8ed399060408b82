"""What people type comes out as typed, wrapped, or cut with a mark; it opens and fetches nothing."""

import subprocess
import sys
import unicodedata
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.report import blocks as b
from planner.report.choice import Choice
from planner.report.documents import pdf
from planner.report.drawing.markup import CUT, LONGEST, cut
from planner.report.pdf import render
from planner.report.rich import rich
from tests.planner.report.stories import ALTERNATIVES, CATALOGUE, OFFICE, TODAY, an_upgrading
from tests.planner.report.structure import elements, opened, untagged

DOCUMENT = b.Document("Essai", "Essai", "fr", "pied", "avis", "{page}/{pages}", ())
ODD = (
    '<b>gras</b> & <img src="/etc/passwd"/> <a href="http://exemple.invalid">lien</a> <!-- -->',
    "« guillemets », “anglais”, 'droits' \"doubles\" ‘simples’",
    "Zoé 😀 👩🏽‍🔧 réussit ✓",
    "שלום עולם",
    "مرحبا بالعالم, Camille",
    "C++ <vector> avancé; 3 < 4 > 2",
    "&lt;déjà&gt; &amp; &#233; \\u00e9 \\n %s {name}",
    "<para><super>1</super><br/>deux</para>",
    "田中さん et Ñandú et Łódź et Ελένη et Анна",
)
LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn"))
SHORT = st.one_of(st.sampled_from(ODD), st.text(LETTERS, max_size=120))


def drawn(*blocks: b.Block) -> bytes:
    return render([replace(DOCUMENT, blocks=(b.Title("Essai"), *blocks))])


def said(data: bytes) -> str:
    """Return the text of every page, as a reader of the file gets it."""
    pages = pypdfium2.PdfDocument(data)
    return even("".join(page.get_textpage().get_text_bounded() for page in pages))


def holds(data: bytes, text: str) -> bool:
    """Say whether a reader of the file gets the text as it was typed.

    Where the typeface lacks letters the file keeps them beside the drawing; our reader reverses those that
    are written from the right, and drops those beyond the first plane, so they are read from the file.
    """
    return even(text) in said(data) or any(even(text) in even(kept) for kept in beside(data))


def beside(data: bytes) -> list[str]:
    """Return the characters kept beside what is drawn."""
    return [
        bytes(instruction.operands[1].ActualText)[2:].decode("utf-16-be")
        for page in opened(data).pages
        for instruction in pikepdf.parse_content_stream(page)
        if str(instruction.operator) == "BDC" and "/ActualText" in instruction.operands[1]
    ]


def even(text: str) -> str:
    """Return the text without what layout decides: spaces, and letters made of two."""
    plain = unicodedata.normalize("NFKC", text).replace("\ufffe", "-")
    return "".join(c for c in plain if not c.isspace() and unicodedata.category(c) not in ("Cc", "Cf"))


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_come_out_as_typed(text: str) -> None:
    data = drawn(b.Prose(rich(text)))
    assert holds(data, text)
    assert untagged(opened(data)) == []


@settings(max_examples=40, deadline=None)
@given(SHORT)
def test_any_text_comes_out_of_a_paragraph_as_typed(text: str) -> None:
    assert holds(drawn(b.Prose(rich(text))), text)


@settings(max_examples=25, deadline=None)
@given(SHORT, SHORT)
def test_any_text_comes_out_of_a_cell_and_a_list_as_typed(cell: str, item: str) -> None:
    columns = b.Column("Un", 0.3), b.Column("Deux", 0.7)
    table = b.Table(columns, (b.Row((rich(cell), rich("x"))),))
    data = drawn(table, b.Bullets((rich(item),)))
    assert holds(data, cell) and holds(data, item)


@pytest.mark.parametrize("letter", ["a", "é ", "mot ", "W", "<b>", "\n", "x\n", "😀"])
def test_ten_thousand_letters_are_cut_with_a_mark_and_stay_on_the_page(letter: str) -> None:
    text = (letter * 10_000)[:10_000]
    data = drawn(b.Prose(rich(text)), b.Bullets((rich(text),)), b.Heading(text))
    whole = said(data)
    assert whole.count(even(CUT)) >= 2
    assert len(whole) <= 3 * LONGEST + 200
    for page in pypdfium2.PdfDocument(data):
        words = page.get_textpage()
        boxes = [words.get_charbox(n) for n in range(words.count_chars())]
        assert max(box[2] for box in boxes) <= 612 - 36 and min(box[1] for box in boxes) >= 20


def test_what_is_typed_makes_no_link_and_no_picture() -> None:
    data = drawn(*(b.Prose(rich(text)) for text in ODD))
    file = opened(data)
    assert all("/Annots" not in page and "/XObject" not in page.Resources for page in file.pages)
    assert {e.role for e in elements(file)} == {"Document", "H1", "P"}


AUDITED = """
import sys
from tests.planner.report.test_typed_text import everywhere, ODD
for text in ODD:
    everywhere("x" + text)
reached = []
WATCHED = ("open", "socket", "urllib", "subprocess", "os.", "exec", "compile", "ctypes", "shutil")
sys.addaudithook(lambda event, args: event.startswith(WATCHED) and reached.append((event, str(args)[:99])))
for text in ODD:
    everywhere(text)
assert not reached, reached
"""


def everywhere(text: str) -> bytes:
    """Return a file that says a text in every kind of place."""
    columns = b.Column(text, 0.5), b.Column("x", 0.5)
    table = b.Table(columns, (b.Row((rich(text), rich(text))),))
    contact = b.Contact(text, (b.Line(rich(text)),), text, text)
    figures = b.Figures((b.Figure(text, text, text),))
    return drawn(b.Prose(rich(text)), b.Bullets((rich(text),)), b.Heading(text), contact, table, figures)


def test_nothing_that_is_typed_opens_a_file_or_fetches_an_address() -> None:
    run = subprocess.run([sys.executable, "-c", AUDITED], capture_output=True, check=False, encoding="utf-8")
    assert run.returncode == 0, run.stderr


def test_a_long_text_is_cut_after_a_word() -> None:
    assert cut("dix mots que personne ne coupe en plein milieu", 24) == "dix mots que personne ne […]"
    assert cut("W" * 30, 10) == "W" * 10 + " […]"
    assert cut("court", 10) == "court"


def test_our_own_sentences_are_whole_in_a_table() -> None:
    asked = " ".join(f"condition {n}," for n in range(40))
    row = b.Row((rich(asked), rich("oui")))
    whole = said(drawn(b.Table((b.Column("A", 0.5), b.Column("B", 0.5)), (row,))))
    assert even(asked) in whole and CUT.strip() not in whole


@pytest.mark.parametrize(
    ("document", "letters", "large"),
    [
        ("action_plan", "W", False),
        ("calendar", "田中", True),
        ("justification", "😀👩🏽", False),
        ("follow_up", "x\n", True),
    ],
)
def test_ten_thousand_characters_in_every_field_crash_no_document(
    document: str, letters: str, large: bool
) -> None:
    text, case = (letters * 10_000)[:10_000], an_upgrading()
    client = replace(case.client, name=text, phone=text[:300], email=text[:300])
    additions = tuple(replace(added, source=text) for added in case.target.additions)
    steps = tuple(replace(step, note=text, override=text) for step in case.plan.steps)
    whole = replace(
        case,
        client=client,
        notes=text,
        target=replace(case.target, additions=additions),
        plan=replace(case.plan, steps=steps),
    )
    office = replace(OFFICE, name=text, office=text, address=text, hours=text, email=text[:300])
    data = pdf(whole, CATALOGUE, office, "fr", TODAY, Choice(document, large=large), ALTERNATIVES)
    assert untagged(opened(data)) == [] and even(CUT) in said(data)
