"""Draw a document: pages, footer and metadata; the same document gives the same bytes."""

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from itertools import pairwise

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, KeepTogether, PageTemplate

from planner.report.blocks import Block, Document, Heading, NewPage, Prose, Table
from planner.report.drawing import styles as s
from planner.report.drawing.flowables import flowables
from planner.report.drawing.fonts import REGULAR, characters_drawn
from planner.report.drawing.markup import drawn
from planner.report.drawing.skills import fitted

ORDINARY, SHORT_TABLE = 4, 4
LAYOUTS = (
    s.Layout(),
    s.Layout(breaks=False),
    s.Layout(gap=8, pad=3.4, room=36, lanes=110, pitch=16, breaks=False),
    s.Layout(gap=6.5, pad=2.7, room=33, lanes=98, pitch=15.4, breaks=False),
    s.Layout(gap=5, pad=2, room=29, lanes=84, pitch=14.6, breaks=False),
    s.Layout(gap=4, pad=1.7, room=24, lanes=80, pitch=13.4, breaks=False, small=True),
)
FRONTS = (
    s.Layout(),
    s.Layout(gap=10, pad=4.2, lanes=132),
    s.Layout(gap=9, pad=3.8, lanes=124),
    s.Layout(gap=8, pad=3.4, lanes=114),
    s.Layout(gap=6.5, pad=2.7, lanes=100),
    s.Layout(gap=5, pad=2, lanes=84),
)
# Past four pages nothing is gained by crowding.
LONG = LAYOUTS[2]
Part = tuple[tuple[Block, ...], s.Layout]


def render(document: Document) -> bytes:
    """Return the document as a PDF: its first page alone, the whole within four pages when it fits."""
    characters_drawn()
    first, rest = _split(document.blocks)
    front = next((x for x in FRONTS if _drawn(document, ((first, x),))[1] == 1), FRONTS[-1])
    for layout in (*LAYOUTS, LONG):
        parts = (first, front), (rest, layout)
        file, pages = _drawn(document, parts)
        if pages <= ORDINARY:
            break
    return file if pages == ORDINARY else _drawn(document, parts, pages)[0]


def _split(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Return the first page, which stands alone, and what follows it."""
    places = (n for n, block in enumerate(blocks) if isinstance(block, NewPage))
    end = next(places, len(blocks))
    return blocks[:end], blocks[end:]


def _drawn(document: Document, parts: tuple[Part, ...], pages: int = ORDINARY) -> tuple[bytes, int]:
    """Return the file, its footers saying `pages`, and the number of pages it takes."""
    file = BytesIO()
    template = _template(document, file, pages)
    template.build([flowable for blocks, layout in parts for flowable in _story(blocks, layout)])
    return file.getvalue(), template.page


def _template(document: Document, file: BytesIO, pages: int) -> BaseDocTemplate:
    height = s.PAGE_HEIGHT - s.TOP - s.FOOT
    frame = Frame(s.MARGIN, s.FOOT, s.WIDTH, height, 0, 0, 0, 0, id="body")
    template = BaseDocTemplate(
        file,
        pagesize=(s.PAGE_WIDTH, s.PAGE_HEIGHT),
        title=document.title,
        author=document.author,
        creator="Parcours",
        lang=f"{document.language}-CA",
        displayDocTitle=True,
        invariant=1,
        pageCompression=1,
        initialFontName=REGULAR,
    )
    template.addPageTemplates(PageTemplate("page", [frame], onPage=partial(_margins, document, pages)))
    return template


def _story(blocks: tuple[Block, ...], layout: s.Layout) -> Iterator[Flowable]:
    for section in _sections(blocks):
        drawn_parts = [flowable for block in section for flowable in flowables(block, layout)]
        if _kept_whole(section[-1]) and len(drawn_parts) > 1:
            yield KeepTogether(drawn_parts)
            continue
        if len(section) > 1:
            yield CondPageBreak(130)
        yield from drawn_parts


def _kept_whole(block: Block) -> bool:
    return not isinstance(block, Table) or len(block.rows) <= SHORT_TABLE


def _sections(blocks: tuple[Block, ...]) -> Iterator[list[Block]]:
    """Yield each heading with what it heads, so that none is left alone at the foot of a page."""
    section: list[Block] = []
    for block, following in pairwise((*blocks, None)):
        assert block is not None
        section.append(block)
        if not isinstance(block, Heading) and not (isinstance(block, Prose) and _leads(section, following)):
            yield section
            section = []


def _leads(section: list[Block], following: Block | None) -> bool:
    return (
        isinstance(section[0], Heading)
        and following is not None
        and not isinstance(following, Heading | Prose)
    )


def _margins(document: Document, pages: int, canvas: Canvas, template: BaseDocTemplate) -> None:
    canvas.saveState()
    canvas.setFillColor(s.NAVY)
    canvas.rect(0, s.PAGE_HEIGHT - s.BAND, s.PAGE_WIDTH, s.BAND, stroke=0, fill=1)
    canvas.setStrokeColor(s.RULE)
    canvas.setLineWidth(0.7)
    line = s.FOOT - 9
    canvas.line(s.MARGIN, line, s.MARGIN + s.WIDTH, line)
    canvas.setFillColor(s.GREY)
    canvas.setFont(REGULAR, 8.6)
    canvas.drawString(s.MARGIN, line - 12, fitted(drawn(document.footer), REGULAR, 8.6, s.WIDTH - 80))
    number = document.page.format(page=template.page, pages=pages)
    canvas.drawRightString(s.MARGIN + s.WIDTH, line - 12, drawn(number))
    canvas.setFont(REGULAR, 7.8)
    canvas.drawString(s.MARGIN, line - 23, drawn(document.notice))
    canvas.restoreState()
