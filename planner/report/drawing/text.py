"""Paragraphs that take their place in the structure of the document."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, TypeVar

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph

from planner.report.drawing.canvas import TaggedCanvas
from planner.report.drawing.fonts import REGULAR
from planner.report.drawing.lines import drawn_lines, shortened
from planner.report.drawing.markup import LONGEST, is_read, markup, typed
from planner.report.drawing.parts import parts
from planner.report.drawing.structure import Element
from planner.report.rich import Rich, rich

BULLET = "•"
Kind = TypeVar("Kind", bound="Text")


class Text(Paragraph):
    """A paragraph of one element; `said` are its characters as they were typed."""

    element: Element | None = None
    blPara: Any
    said = content = ""
    _measured, _most = 0.0, 0

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        """Return the size of the paragraph, measured once for a width."""
        # A paragraph that was split has let go of its lines.
        if self._measured != availWidth or "blPara" not in vars(self):
            super().wrap(availWidth, availHeight)
            self._measured = availWidth
        return self.width, self.height

    def minWidth(self) -> float:
        """Return the width of the longest word, in points."""
        return _longest_word(self.content, self.style) if self.content else float(super().minWidth())

    def breakLines(self, width: Any) -> Any:
        """Return the lines; equal texts of equal width share theirs, whichever layout is tried."""
        if not self.content:
            return super().breakLines(width)
        block = _lines(self.content, self.style, width if isinstance(width, float) else tuple(width))
        return shortened(block, self._most) if self._most else block

    def shorten(self, share: float) -> None:
        """Keep no more than a share of the lines, ended by a mark: what holds them outgrows its page."""
        self._most, self._measured = max(1, int(len(self.blPara.lines) * share)), 0.0

    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        """Return the parts, all of the same element."""
        parts: list[Any] = super().split(availWidth, availHeight)
        for part in parts:
            if part is not self:
                part.element = self.element
        return parts

    def draw(self) -> None:
        """Draw the paragraph as what it is."""
        canvas = self.canv
        assert isinstance(canvas, TaggedCanvas)
        self.blPara = drawn_lines(self)
        if self.element is None:
            self._say(canvas)
            return
        with canvas.inside(self.element):
            self._say(canvas)

    def _say(self, canvas: TaggedCanvas) -> None:
        with canvas.content("" if is_read(self.said) else self.said):
            super().draw()


class Item(Text):
    """An item of a list: its bullet is the label, its text the body."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.list: Element | None = None
        self.entry, self.first = Element("LI"), True

    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        """Return the parts; only the first has a bullet."""
        parts: list[Any] = super().split(availWidth, availHeight)
        for number, part in enumerate(parts):
            if part is not self:
                part.list, part.entry, part.first = self.list, self.entry, number == 0 and self.first
        return parts

    def draw(self) -> None:
        """Draw the bullet and the text in their list."""
        canvas = self.canv
        assert isinstance(canvas, TaggedCanvas) and self.list is not None
        with canvas.inside(self.list), canvas.inside(self.entry):
            if self.first:
                self._bullet(canvas)
            super().draw()

    def _bullet(self, canvas: TaggedCanvas) -> None:
        style = self.style
        with canvas.inside(Element("Lbl")), canvas.content():
            canvas.setFillColor(style.textColor)
            canvas.setFont(REGULAR, style.fontSize)
            canvas.drawString(1, self.height - style.fontSize, BULLET)


class Linked(Text):
    """A line that leads to an address when it is clicked."""

    target = ""

    def _say(self, canvas: TaggedCanvas) -> None:
        with canvas.inside(Element("Link", alt=self.said)):
            super()._say(canvas)
            width = max(self.getActualLineWidths0(), default=0)
            canvas.linkURL(self.target, (0, 0, width, self.height), relative=1)


def text(said: Rich | str, style: ParagraphStyle, longest: int = LONGEST, role: str = "P") -> Text:
    """Return a paragraph with a role of its own; without a role it belongs to what holds it."""
    made = _made(Text, said, style, longest)
    made.element = Element(role) if role else None
    return made


def items(contents: Sequence[Rich], style: ParagraphStyle, longest: int = LONGEST) -> list[Flowable]:
    """Return the items of one list."""
    whole, made = Element("L"), [_made(Item, said, style, longest) for said in contents]
    for item in made:
        item.list, item.element = whole, Element("LBody")
    return list(made)


def linked(said: Rich, style: ParagraphStyle, target: str, longest: int = LONGEST) -> Linked:
    """Return a line that leads to an address."""
    made = _made(Linked, said, style, longest)
    made.element, made.target = Element("P"), target
    return made


def _made(kind: type[Kind], said: Rich | str, style: ParagraphStyle, longest: int) -> Kind:
    marked, characters, read = _read(said, longest, style)
    made = kind("", style, frags=list(read))
    made.content, made.said = marked, characters
    return made


@lru_cache(maxsize=2048)
def _read(said: Rich | str, longest: int, style: ParagraphStyle) -> tuple[str, str, tuple[Any, ...]]:
    """Return the markup, the characters and the parts of a text, read only once for all layouts."""
    content = rich(said) if isinstance(said, str) else said
    marked = markup(content, longest, style.fontSize)
    return marked, typed(content, longest), parts(marked, style)


@lru_cache(maxsize=2048)
def line_lengths(content: str, style: ParagraphStyle) -> tuple[float, ...]:
    """Return how long a text is on one line, in points, for each of the lines that it asks for."""
    lengths = [0.0]
    for part in parts(content, style):
        if getattr(part, "lineBreak", False):
            lengths.append(0.0)
        lengths[-1] += stringWidth(part.text, part.fontName, part.fontSize)
    return tuple(lengths)


@lru_cache(maxsize=2048)
def _longest_word(content: str, style: ParagraphStyle) -> float:
    return float(Paragraph("", style, frags=list(parts(content, style))).minWidth())


@lru_cache(maxsize=2048)
def _lines(content: str, style: ParagraphStyle, width: Any) -> Any:
    return Paragraph("", style, frags=list(parts(content, style))).breakLines(width)
