"""Many PDFs bound into one as they are made: nothing of a plan stays in memory once it is written.

Each plan is a part of the one structure, so that a screen reader hears them one after the other, and has a
bookmark.
"""

from array import array
from collections.abc import Iterable
from functools import partial
from hashlib import md5
from typing import BinaryIO

from planner.report.bound_part import BoundPart, renumbered
from planner.report.drawing.metadata import packet
from planner.report.drawing.structure import FIRST_ANNOTATION

# The objects of the file as a whole: parts refer to them before they are written.
TREE, DOCUMENT, ROOT, PARENTS, CATALOGUE, ABOUT, METADATA, OUTLINE = range(1, 9)
# Streams of that size may be the same in every part: a logo is.
WORTH_SHARING = 1500


class Binding:
    """A file that grows by whole documents."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._digest, self._length = file, md5(usedforsecurity=False), 0
        self._offsets = array("Q", [0] * (OUTLINE + 1))
        self._parts, self._pages, self._owners, self._links = (array("Q") for _ in range(4))
        self._bookmarks: list[tuple[str, int]] = []
        self._shared: dict[bytes, int] = {}
        self._say(b"%PDF-1.7\n%\x93\x8c\x8b\x9e\n")

    def __len__(self) -> int:
        return len(self._parts)

    def add(self, file: bytes, name: str) -> None:
        """Add the pages of a file, what they say, and a bookmark of that name."""
        part = BoundPart(file)
        numbers, fresh = self._numbered(part)
        renumber = partial(self._renumbered, numbers, len(self._pages), len(self._links))
        for old, body in fresh:
            if old == part.document:
                body = body.replace(b"/S/Document", b"/S/Part/Lang" + part.language, 1)
            self._write(numbers[old], renumbered(body, renumber))
        for owners in part.page_owners():
            self._owners.append(self._write(self._next(), renumbered(owners, renumber)))
        self._links.extend(numbers[owner] for owner in part.link_owners())
        self._parts.append(numbers[part.document])
        self._bookmarks.append((name, numbers[part.pages[0]]))
        self._pages.extend(numbers[page] for page in part.pages)

    def finish(self, title: str, language: str, subject: str = "") -> None:
        """Write what the file is as a whole; nothing can be added after."""
        self._write(TREE, b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(self._pages), _listed(self._pages)))
        self._write(
            DOCUMENT, b"<</Type/StructElem/S/Document/P %d 0 R/K[%b]>>" % (ROOT, _listed(self._parts))
        )
        self._write_root()
        self._write_outline()
        self._write_about(title, language, subject)
        catalogue = (
            b"<</Type/Catalog/Pages %d 0 R/StructTreeRoot %d 0 R/Metadata %d 0 R/Outlines %d 0 R"
            b"/Lang(%b-CA)/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>>>"
        )
        told = TREE, ROOT, METADATA, OUTLINE, language.encode()
        self._write(CATALOGUE, catalogue % told)
        self._write_end()

    def _numbered(self, part: BoundPart) -> tuple[dict[int, int], list[tuple[int, bytes]]]:
        """Return the numbers that objects get in the whole, and those that are not in it yet."""
        numbers, fresh = {part.tree: TREE, part.structure: DOCUMENT}, []
        for old, body in part.content():
            key = _key(body)
            if key is None or key not in self._shared:
                fresh.append((old, body))
                numbers[old] = self._next()
            if key is not None:
                numbers[old] = self._shared.setdefault(key, numbers.get(old, 0))
        return numbers, fresh

    def _renumbered(self, numbers: dict[int, int], pages: int, links: int, kind: str, number: int) -> int:
        return numbers[number] if kind == "object" else number + (pages if kind == "page" else links)

    def _write_root(self) -> None:
        keyed = (*enumerate(self._owners), *enumerate(self._links, FIRST_ANNOTATION))
        said = b" ".join(b"%d %d 0 R" % pair for pair in keyed)
        self._write(PARENTS, b"<</Nums[%b]>>" % said)
        root = b"<</Type/StructTreeRoot/K[%d 0 R]/ParentTree %d 0 R/ParentTreeNextKey %d>>"
        self._write(ROOT, root % (DOCUMENT, PARENTS, FIRST_ANNOTATION + len(self._links)))

    def _write_outline(self) -> None:
        first = len(self._offsets)
        last = first + len(self._bookmarks) - 1
        for place, (name, page) in enumerate(self._bookmarks, first):
            near = b"/Prev %d 0 R" % (place - 1) if place > first else b""
            near += b"/Next %d 0 R" % (place + 1) if place < last else b""
            said = b"<</Title%b/Parent %d 0 R/Dest[%d 0 R/Fit]%b>>" % (_text(name), OUTLINE, page, near)
            self._write(self._next(), said)
        ends = b"/First %d 0 R/Last %d 0 R/Count %d" % (first, last, len(self._bookmarks))
        self._write(OUTLINE, b"<</Type/Outlines%b>>" % (ends if self._bookmarks else b""))

    def _write_about(self, title: str, language: str, subject: str) -> None:
        said = b"<</Title%b/Subject%b/Creator(Parcours)>>" % (_text(title), _text(subject))
        self._write(ABOUT, said)
        xmp = packet(title=title, author="Parcours", subject=subject, language=f"{language}-CA")
        head = b"<</Type/Metadata/Subtype/XML/Length %d>>\nstream\n" % len(xmp)
        self._write(METADATA, head + xmp + b"\nendstream")

    def _write_end(self) -> None:
        start, size, same = self._length, len(self._offsets), self._digest.hexdigest().encode()
        self._say(b"xref\n0 %d\n0000000000 65535 f \n" % size)
        for offset in self._offsets[1:]:
            self._say(b"%010d 00000 n \n" % offset)
        trailer = b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]>>\nstartxref\n%d\n%%%%EOF\n"
        self._say(trailer % (size, CATALOGUE, ABOUT, same, same, start))

    def _next(self) -> int:
        self._offsets.append(0)
        return len(self._offsets) - 1

    def _write(self, number: int, body: bytes) -> int:
        self._offsets[number] = self._length
        self._say(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        return number

    def _say(self, said: bytes) -> None:
        self._file.write(said)
        self._digest.update(said)
        self._length += len(said)


def _listed(numbers: Iterable[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)


def _text(text: str) -> bytes:
    return b"<" + ("\ufeff" + text).encode("utf-16-be", "replace").hex().encode() + b">"


def _key(body: bytes) -> bytes | None:
    """Return what tells a stream from others, None for what is small or names other objects."""
    dictionary, stream, _ = body.partition(b"stream\n")
    if not stream or len(body) < WORTH_SHARING or b" 0 R" in dictionary:
        return None
    return md5(body, usedforsecurity=False).digest()
