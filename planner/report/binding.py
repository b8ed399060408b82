"""Many PDFs bound into one, their structures joined: a screen reader hears them one after the other."""

from io import BytesIO
from typing import Any

from planner.report.drawing.structure import FIRST_ANNOTATION


class Binding:
    """A file that grows by whole documents."""

    def __init__(self) -> None:
        import pikepdf

        self._pdf = pikepdf
        self._whole = pikepdf.Pdf.new()
        self._opened: list[Any] = []
        self._parts: list[Any] = []
        self._pages: list[Any] = []
        self._links: list[Any] = []

    def __len__(self) -> int:
        return len(self._parts)

    def add(self, file: bytes) -> None:
        """Add the pages of a file, and what they say."""
        opened = self._pdf.open(BytesIO(file))
        self._opened.append(opened)
        first = len(self._whole.pages)
        self._whole.pages.extend(opened.pages)
        tree = self._whole.copy_foreign(opened.Root.StructTreeRoot)
        part = tree.K[0]
        part.S, part.Lang = self._pdf.Name.Part, str(opened.Root.Lang)
        self._parts.append(part)
        self._renumber(tree.ParentTree.Nums, self._whole.pages[first:])

    def _renumber(self, numbers: Any, pages: Any) -> None:
        """Give pages and links the next keys of the one table of parents."""
        owners = {int(numbers[n]): numbers[n + 1] for n in range(0, len(numbers), 2)}
        for number, page in enumerate(pages):
            page.StructParents = len(self._pages)
            self._pages.append(owners[number])
            for annotation in page.get("/Annots", []):
                owner = owners[int(annotation.StructParent)]
                annotation.StructParent = FIRST_ANNOTATION + len(self._links)
                self._links.append(owner)

    def bound(self, title: str, language: str) -> bytes:
        """Return the whole file."""
        self._crown()
        root, whole = self._whole.Root, BytesIO()
        root.MarkInfo = self._pdf.Dictionary(Marked=True)
        root.Lang, root.ViewerPreferences = f"{language}-CA", self._pdf.Dictionary(DisplayDocTitle=True)
        with self._whole.open_metadata(set_pikepdf_as_editor=False) as said:
            said["dc:title"], said["pdfuaid:part"] = title, "1"
        self._whole.save(whole, min_version="1.7", deterministic_id=True)
        return whole.getvalue()

    def _crown(self) -> None:
        pdf, whole = self._pdf, self._whole
        root = whole.make_indirect(pdf.Dictionary(Type=pdf.Name.StructTreeRoot))
        kinds = pdf.Dictionary(Type=pdf.Name.StructElem, S=pdf.Name.Document, P=root)
        document = whole.make_indirect(kinds)
        document.K = pdf.Array(self._parts)
        for part in self._parts:
            part.P = document
        root.K = pdf.Array([document])
        root.ParentTree = whole.make_indirect(pdf.Dictionary(Nums=pdf.Array(self._numbers())))
        root.ParentTreeNextKey = FIRST_ANNOTATION + len(self._links)
        whole.Root.StructTreeRoot = root

    def _numbers(self) -> list[Any]:
        keyed = (*enumerate(self._pages), *enumerate(self._links, FIRST_ANNOTATION))
        return [one for pair in keyed for one in pair]
