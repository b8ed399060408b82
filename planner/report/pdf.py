"""Draw documents: pages, footers and metadata; the same documents give the same bytes."""

from collections.abc import Iterator, Sequence
from functools import partial
from io import BytesIO

from reportlab import rl_config
from reportlab.platypus import BaseDocTemplate, Flowable, NextPageTemplate, PageBreak, PageTemplate

from planner.report.blocks import Document
from planner.report.drawing import styles as s
from planner.report.drawing.canvas import DryCanvas, InkedCanvas, TaggedCanvas, ink
from planner.report.drawing.counting import DrySheet, Sheet
from planner.report.drawing.fonts import REGULAR, characters_drawn
from planner.report.drawing.markup import drawn
from planner.report.drawing.skills import fitted
from planner.report.drawing.structure import Element
from planner.report.fit import Fitted, Story, fit
from planner.report.large import enlarged
from planner.report.logo import greyed
from planner.report.look import ORDINARY, Look

# Bytes as they are: letters in their place would make the file a quarter larger, and drawing it slower.
rl_config.useA85 = 0


def render(documents: Sequence[Document], look: Look = ORDINARY) -> bytes:
    """Return one PDF that holds the documents one after the other."""
    characters_drawn()
    shaped = [_shaped(document, look) for document in documents]
    parts = [_fitted(document, look) for document in shaped]
    expected = sum(part.pages for part in parts)
    file, pages = _drawn(shaped, parts, look, expected)
    if pages == expected:
        return file
    return _drawn(shaped, [_fitted(document, look) for document in shaped], look, pages)[0]


def _shaped(document: Document, look: Look) -> Document:
    plain = greyed(document) if look.grey else document
    return enlarged(plain) if look.large else plain


def _fitted(document: Document, look: Look) -> Fitted:
    return fit(document, look.large, partial(_count, document, look))


def _count(document: Document, look: Look, story: Story) -> int:
    """Return the number of pages that a story takes."""
    template = _template([document], BytesIO(), look, 0, DrySheet)
    template.build(story, canvasmaker=DryCanvas)
    return int(template.page)


def _drawn(
    documents: Sequence[Document], parts: Sequence[Fitted], look: Look, pages: int
) -> tuple[bytes, int]:
    """Return the file, its footers saying `pages`, and the number of pages it takes."""
    file = BytesIO()
    template = _template(documents, file, look, pages)
    canvas = partial(InkedCanvas, ink(documents[0].color, look.grey), documents[0].made)
    template.build(list(_joined(parts)), canvasmaker=canvas)
    return file.getvalue(), int(template.page)


def _joined(parts: Sequence[Fitted]) -> Iterator[Flowable]:
    for number, part in enumerate(parts):
        if number:
            yield NextPageTemplate(str(number))
            yield PageBreak()
        yield from part.story


def _template(
    documents: Sequence[Document], file: BytesIO, look: Look, pages: int, sheet: type[Sheet] = Sheet
) -> BaseDocTemplate:
    first = documents[0]
    template = BaseDocTemplate(
        file,
        pagesize=(s.PAGE_WIDTH, look.height),
        title=first.title,
        author=first.author,
        subject=first.footer,
        creator="Parcours",
        lang=f"{first.language}-CA",
        displayDocTitle=True,
        invariant=1,
        pageCompression=1,
        initialFontName=REGULAR,
    )
    template.addPageTemplates(list(_page_templates(documents, look, pages, sheet)))
    return template


def _page_templates(
    documents: Sequence[Document], look: Look, pages: int, sheet: type[Sheet]
) -> Iterator[PageTemplate]:
    for number, document in enumerate(documents):
        frame = sheet(s.MARGIN, s.FOOT, s.WIDTH, look.height - s.TOP - s.FOOT, 0, 0, 0, 0, id="body")
        # Parts are named only where there are several: each then says its language.
        part = Element("Sect", lang=f"{document.language}-CA") if len(documents) > 1 else None
        margins = partial(_margins, document, part, look, pages)
        yield PageTemplate(str(number), [frame], onPage=margins)


def _margins(
    document: Document,
    part: Element | None,
    look: Look,
    pages: int,
    canvas: TaggedCanvas,
    template: BaseDocTemplate,
) -> None:
    canvas.part(part)
    if canvas.dry:
        return
    canvas.saveState()
    with canvas.artifact("Header"):
        canvas.setFillColor(s.NAVY)
        canvas.rect(0, look.height - s.BAND, s.PAGE_WIDTH, s.BAND, stroke=0, fill=1)
    with canvas.artifact("Footer"):
        _footer(document, document.page.format(page=template.page, pages=pages), canvas, look.large)
    canvas.restoreState()


def _footer(document: Document, number: str, canvas: TaggedCanvas, large: bool) -> None:
    line, size = s.FOOT - 9, s.FOOTER_LARGE if large else s.FOOTER
    canvas.setStrokeColor(s.RULE)
    canvas.setLineWidth(0.7)
    canvas.line(s.MARGIN, line, s.MARGIN + s.WIDTH, line)
    canvas.setFillColor(s.GREY)
    canvas.setFont(REGULAR, size)
    first, second = line - size - 3.4, line - 2.2 * size - 4
    # In large print the first line is all for the revision, the hash, the day and the name.
    room = s.WIDTH if large else s.WIDTH - s.PAGE_NUMBER * size
    canvas.drawString(s.MARGIN, first, fitted(drawn(document.footer), REGULAR, size, room))
    canvas.drawRightString(s.MARGIN + s.WIDTH, second if large else first, drawn(number))
    smaller = size if large else size - 0.8
    canvas.setFont(REGULAR, smaller)
    room = s.WIDTH - s.PAGE_NUMBER_LARGE * size if large else s.WIDTH
    canvas.drawString(s.MARGIN, second, fitted(drawn(document.notice), REGULAR, smaller, room))
