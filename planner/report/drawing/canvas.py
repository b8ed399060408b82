"""A canvas that says of everything it draws what it is: an element of the structure, or mere decoration."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from reportlab.lib.colors import CMYKColor, Color, HexColor, toColor
from reportlab.pdfbase.pdfdoc import PDFString
from reportlab.pdfgen.canvas import Canvas

from planner.report.drawing.letters import is_plain, length, runs
from planner.report.drawing.metadata import metadata
from planner.report.drawing.scripts import seen
from planner.report.drawing.structure import FIRST_ANNOTATION, Annotated, Element, Mark, Tree
from planner.report.drawing.styles import NAVY

PRINTED = 4
Ink = Callable[[Color | str], Color]


class TaggedCanvas(Canvas):
    """Keeps, while pages are drawn, the tree of what was drawn."""

    dry = False
    _fontname: str
    _fontsize: float

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **{"pdfVersion": (1, 7), **named})
        self.structure, self._language = Element("Document"), str(named.get("lang") or "")
        self._open = [self.structure]
        self._owners: list[list[Element]] = [[]]
        self._links: list[tuple[Any, Element]] = []
        self._silent = False

    def part(self, element: Element | None) -> None:
        """Draw from now on in a part of the document, the whole when there is none."""
        if element is not None and not element.placed:
            self.structure.kids.append(element)
            element.placed = True
        self._open = [element or self.structure]

    @contextmanager
    def inside(self, element: Element) -> Iterator[Element]:
        """Draw inside an element; it takes its place in the tree the first time."""
        if self._silent:
            yield element
            return
        if not element.placed:
            self._open[-1].kids.append(element)
            element.placed = True
        self._open.append(element)
        yield element
        self._open.pop()

    @contextmanager
    def content(self, typed: str = "") -> Iterator[None]:
        """Draw what the open element says; `typed` are its characters where the fonts lack some."""
        owner, owners = self._open[-1], self._owners[-1]
        mark = Mark(len(self._owners) - 1, len(owners))
        actual = f" /ActualText <feff{typed.encode('utf-16-be', 'replace').hex()}>" if typed else ""
        with self._marked(f"/{owner.role} <</MCID {mark.number}{actual}>> BDC") as new:
            if new:
                owners.append(owner)
                owner.kids.append(mark)
            yield

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """Draw what is only decoration, or repeated on every page; nothing in it is read aloud."""
        tag = f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC" if kind else "/Artifact BMC"
        with self._marked(tag):
            yield

    @contextmanager
    def _marked(self, tag: str) -> Iterator[bool]:
        new, code = not self._silent, self._code  # type: ignore[attr-defined]
        if new:
            code.append(tag)
        self._silent = True
        yield new
        if new:
            code.append("EMC")
            self._silent = False

    def drawString(self, x: float, y: float, text: str, *given: Any, **named: Any) -> None:
        """Draw a text from x on, each letter in the typeface that has it."""
        font, size = self._fontname, self._fontsize
        if is_plain(text):
            super().drawString(x, y, text, *given, **named)
            return
        for run in runs(text, font, size):
            self._fontname, self._fontsize = run.font, run.size
            super().drawString(x, y + run.rise, seen(run.text), *given, **named)
            x += length(run.text, run.font, run.size)
        self._fontname, self._fontsize = font, size

    def drawRightString(self, x: float, y: float, text: str, *given: Any, **named: Any) -> None:
        """Draw a text that ends at x."""
        self.drawString(x - length(text, self._fontname, self._fontsize), y, text, *given, **named)

    def drawCentredString(self, x: float, y: float, text: str, *given: Any, **named: Any) -> None:
        """Draw a text whose middle is at x."""
        self.drawString(x - length(text, self._fontname, self._fontsize) / 2, y, text, *given, **named)

    def showPage(self) -> None:
        """End the page."""
        super().showPage()
        self._owners.append([])

    def _addAnnotation(self, annotation: Any, name: str | None = None, addtopage: int = 1) -> None:
        owner = self._open[-1]
        annotation["F"] = PRINTED
        annotation["Contents"] = PDFString(owner.alt)
        annotation["StructParent"] = FIRST_ANNOTATION + len(self._links)
        self._links.append((annotation, owner))
        owner.kids.append(Annotated(len(self._owners) - 1, annotation))
        super()._addAnnotation(annotation, name, addtopage)  # type: ignore[misc]

    def save(self) -> None:
        """Close the document: its last page, its structure, its metadata."""
        if self._code:  # type: ignore[attr-defined]
            self.showPage()
        document = self._doc  # type: ignore[attr-defined]
        pages = len(document.Pages.pages)
        Tree(self.structure, self._owners[:pages], self._links).put_into(document)
        document.Catalog.Metadata = metadata(document.info, self._language)
        document.SaveToFile(self._filename, self)  # type: ignore[attr-defined]


class InkedCanvas(TaggedCanvas):
    """Draws in the colours that a print asks for; the file says the day on which it was made."""

    def __init__(self, ink: Ink, made: date | None, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._enforceColorSpace = ink
        if made is not None:
            # The hour is left out: the same case, catalogue and day give the same bytes.
            self._doc._timeStamp.YMDhms = (made.year, made.month, made.day, 0, 0, 0)  # type: ignore[attr-defined]


def ink(color: str, is_grey: bool) -> Ink:
    """Return what the office's colour, or grey, makes of each of our colours."""
    own = HexColor(color) if color else NAVY

    def inked(asked: Color | str) -> Color:
        found = own if asked == NAVY else toColor(asked)
        return grey(found) if is_grey else found

    return inked


def grey(color: Color) -> CMYKColor:
    """Return the grey that is as dark as a colour."""
    red, green, blue = color.rgb()
    return CMYKColor(0, 0, 0, 1 - (0.2126 * red + 0.7152 * green + 0.0722 * blue))


class DryCanvas(TaggedCanvas):
    """Only turns pages, to count them: nothing is drawn or written."""

    dry = True

    def save(self) -> None:
        """Write nothing."""
