"""One drawn file read for binding: its objects as bytes, by number, their references told apart from text.

It reads what this program writes: each object from its offset to the next, brackets in text escaped, the
dictionary of a stream before the stream.
"""

import re
from collections.abc import Callable, Iterator

from planner.report.drawing.structure import FIRST_ANNOTATION

# Text first, so that nothing in it is taken for a number of the file.
TOKEN = re.compile(
    rb"\((?:[^()\\]|\\.)*\)|(?P<stream>>>\s*stream\r?\n)"
    rb"|/StructParents (?P<page>\d+)|/StructParent (?P<link>\d+)|(?P<object>\d+) 0 R",
    re.DOTALL,
)
REFERENCE = re.compile(rb"(\d+) 0 R")
Renumber = Callable[[str, int], int]


class BoundPart:
    """The objects of one file, and where its structure and its pages hang."""

    def __init__(self, file: bytes) -> None:
        self._objects = dict(_objects(file))
        trailer = file[file.rindex(b"trailer") :]
        root, about = _referred(b"/Root", trailer), _referred(b"/Info", trailer)
        catalogue = self._objects[root]
        self.tree, self.structure = _referred(b"/Pages", catalogue), _referred(b"/StructTreeRoot", catalogue)
        self.document = _referred(rb"/K \[", self._objects[self.structure])
        self._parents = _referred(b"/ParentTree", self._objects[self.structure])
        own = {_referred(name, catalogue) for name in (b"/Metadata", b"/MarkInfo", b"/ViewerPreferences")}
        self._alone = {root, about, self.tree, self.structure, self._parents} | own
        self.last = max(self._objects)
        self.language = next(iter(re.findall(rb"/Lang (\([^)]*\))", catalogue)))
        kids = self._objects[self.tree].partition(b"/Kids")[2].partition(b"]")[0]
        self.pages = [int(number) for number in REFERENCE.findall(kids)]

    def content(self) -> Iterator[tuple[int, bytes]]:
        """Yield the objects that pages and structure are made of, without those of the file as a whole."""
        return ((number, body) for number, body in self._objects.items() if number not in self._alone)

    def page_owners(self) -> list[bytes]:
        """Return for each page the array of what owns its contents."""
        return re.findall(rb"\[[^\[\]]*\]", self._objects[self._parents].partition(b"[")[2])

    def link_owners(self) -> list[int]:
        """Return for each link what owns it."""
        keyed = re.findall(rb"(\d{6,})\s+(\d+) 0 R", self._objects[self._parents])
        return [int(owner) for key, owner in keyed if int(key) >= FIRST_ANNOTATION]


def renumbered(body: bytes, renumber: Renumber) -> bytes:
    """Return an object, the numbers of other objects, of pages and of links in it changed."""
    said, last = [], 0
    for token in TOKEN.finditer(body):
        kind = token.lastgroup
        if kind == "stream":
            break
        if kind:
            said += [body[last : token.start(kind)], b"%d" % renumber(kind, int(token[kind]))]
            last = token.end(kind)
    return b"".join((*said, body[last:]))


def _objects(file: bytes) -> Iterator[tuple[int, bytes]]:
    start = int(file[file.rindex(b"startxref") + 9 :].split()[0])
    lines = file[start:].split(b"\n")
    count = int(lines[1].split()[1])
    used = [(int(line[:10]), n) for n, line in enumerate(lines[2 : 2 + count]) if line[17:18] == b"n"]
    used.sort()
    for (offset, number), end in zip(used, [*(offset for offset, _ in used[1:]), start], strict=True):
        said = file[offset:end]
        yield number, said[said.index(b" obj") + 5 : said.rindex(b"endobj")]


def _referred(key: bytes, said: bytes) -> int:
    found = re.search(key + rb"\s*(\d+) 0 R", said)
    if found is None:
        raise ValueError(f"nothing under {key!r} in a file to bind")
    return int(found[1])
