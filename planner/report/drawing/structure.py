"""The structure of a document as a screen reader hears it, and how a PDF holds it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFPage, PDFString

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
        said = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.role), "P": parent})
        reference = self._written[id(element)] = self._document.Reference(said)
        for key, text in (("Alt", element.alt), ("Lang", element.lang)):
            if text:
                said[key] = PDFString(text)
        if attributes := list(_attributes(element)):
            said["A"] = attributes[0] if len(attributes) == 1 else PDFArray(attributes)
        kids = [k for k in element.kids if not isinstance(k, Element) or k.holds]
        page = next((k.page for k in kids if isinstance(k, Mark)), 0)
        if kids:
            said["Pg"] = self._pages[page]
        said["K"] = PDFArray([self._kid(kid, reference, page) for kid in kids])
        return reference

    def _kid(self, kid: Element | Mark | Annotated, parent: Any, here: int) -> Any:
        """Return a kid as the PDF names it; content of the element's own page only by its number."""
        if isinstance(kid, Element):
            return self._element(kid, parent)
        if isinstance(kid, Mark) and kid.page == here:
            return kid.number
        page = self._pages[kid.page]
        if isinstance(kid, Mark):
            return PDFDictionary({"Type": PDFName("MCR"), "Pg": page, "MCID": kid.number})
        held = self._document.Reference(kid.annotation)
        return PDFDictionary({"Type": PDFName("OBJR"), "Pg": page, "Obj": held})


def _attributes(element: Element) -> Iterator[PDFDictionary]:
    if element.table:
        named = {key: PDFName(value) for key, value in element.table.items()}
        yield PDFDictionary({"O": PDFName("Table"), **named})
    if element.box:
        box = PDFArray([round(edge, 2) for edge in element.box])
        yield PDFDictionary({"O": PDFName("Layout"), "BBox": box})
