"""The structure of a document as a screen reader hears it, and how a PDF holds it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFPage,
    PDFString,
)

# Keys of annotations follow those of pages in the one table of parents.
FIRST_ANNOTATION = 100_000
KEPT_EMPTY = ("TH", "TD")
for key in ("StructParents", "Tabs"):
    if key not in PDFPage.__NoDefault__:
        PDFPage.__NoDefault__ = [*PDFPage.__NoDefault__, key]


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked content: the page it is on, from 0, and its number there."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """A link's active area on a page, from 0."""

    page: int
    annotation: Any


@dataclass(eq=False, slots=True)
class Element:
    """A node: its role, what it says in words, its language, its table attributes, and what it holds."""

    role: str
    alt: str = ""
    lang: str = ""
    table: dict[str, str] = field(default_factory=dict)
    box: tuple[float, float, float, float] | None = None
    kids: list["Element | Mark | Annotated"] = field(default_factory=list)
    placed: bool = False

    @property
    def holds(self) -> bool:
        """Say whether the element has something to read, or is a cell that keeps its place."""
        return self.role in KEPT_EMPTY or any(not isinstance(k, Element) or k.holds for k in self.kids)


@dataclass(frozen=True, slots=True)
class Tree:
    """The elements of a document, and for each page the owner of each marked content."""

    root: Element
    owners: Sequence[Sequence[Element]]
    links: Sequence[tuple[Any, Element]]

    def put_into(self, document: Any) -> None:
        """Write the tree into the PDF's catalogue and its pages."""
        for number, page in enumerate(document.Pages.pages):
            page.StructParents, page.Tabs = number, PDFName("S")
        catalogue = document.Catalog
        catalogue.MarkInfo = PDFDictionary({"Marked": "true"})
        catalogue.StructTreeRoot = _Writer(document, self).root()


class _Said(PDFObject):
    """Bytes and references in the order of the file: of hundreds of elements, dictionaries are slow."""

    def __init__(self, *parts: Any) -> None:
        self._parts = list(parts)

    def say(self, *parts: Any) -> None:
        """Add what follows."""
        self._parts += parts

    def format(self, document: Any) -> bytes:
        """Return the bytes of the whole."""
        return b"".join(p if isinstance(p, bytes) else p.format(document) for p in self._parts)


class _Writer:
    """Turns elements into PDF objects that refer to each other."""

    def __init__(self, document: Any, tree: Tree) -> None:
        self._document, self._tree = document, tree
        self._pages = [document.Reference(page) for page in document.Pages.pages]
        self._written: dict[int, Any] = {}

    def root(self) -> PDFDictionary:
        """Return the root, its one child and the table of parents."""
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        root["K"] = PDFArray([self._element(self._tree.root, self._document.Reference(root))])
        parents = PDFDictionary({"Nums": PDFArray(list(self._parents()))})
        root["ParentTree"] = self._document.Reference(parents)
        root["ParentTreeNextKey"] = FIRST_ANNOTATION + len(self._tree.links)
        return root

    def _parents(self) -> Iterator[Any]:
        for number, owners in enumerate(self._tree.owners):
            yield from (number, PDFArray([self._written[id(owner)] for owner in owners]))
        for number, (_, owner) in enumerate(self._tree.links, FIRST_ANNOTATION):
            yield from (number, self._written[id(owner)])

    def _element(self, element: Element, parent: Any) -> Any:
        said = _Said(f"<</Type/StructElem/S/{element.role}/P ".encode(), parent)
        reference = self._written[id(element)] = self._document.Reference(said)
        for key, text in ((b"/Alt", element.alt), (b"/Lang", element.lang)):
            if text:
                said.say(key, PDFString(text))
        if attributes := list(_attributes(element)):
            whole = "".join(attributes)
            said.say((f"/A{whole}" if len(attributes) == 1 else f"/A[{whole}]").encode())
        kids = [k for k in element.kids if not isinstance(k, Element) or k.holds]
        page = next((k.page for k in kids if isinstance(k, Mark)), 0)
        if kids:
            said.say(b"/Pg ", self._pages[page])
        said.say(b"/K[", *(part for kid in kids for part in self._kid(kid, reference, page)), b"]>>")
        return reference

    def _kid(self, kid: Element | Mark | Annotated, parent: Any, here: int) -> tuple[Any, ...]:
        """Return a kid as the PDF names it; content of the element's own page only by its number."""
        if isinstance(kid, Element):
            return self._element(kid, parent), b" "
        if isinstance(kid, Mark) and kid.page == here:
            return (f"{kid.number} ".encode(),)
        page = self._pages[kid.page]
        if isinstance(kid, Mark):
            return b"<</Type/MCR/Pg ", page, f"/MCID {kid.number}>>".encode()
        return b"<</Type/OBJR/Pg ", page, b"/Obj ", self._document.Reference(kid.annotation), b">>"


def _attributes(element: Element) -> Iterator[str]:
    if element.table:
        yield "<</O/Table" + "".join(f"/{key}/{value}" for key, value in element.table.items()) + ">>"
    if element.box:
        yield "<</O/Layout/BBox[" + " ".join(f"{edge:.2f}" for edge in element.box) + "]>>"
