"""A tagged file read back: its elements in reading order, and what nothing says."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

PAINTING = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE"}


@dataclass(frozen=True)
class Read:
    """An element: its role, depth, words for who cannot see, language and attributes."""

    role: str
    depth: int
    alt: str
    lang: str
    attributes: dict[str, Any]
    marks: tuple[tuple[int, int], ...]
    links: int


def opened(data: bytes, password: str = "") -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data), password=password)


def elements(file: pikepdf.Pdf) -> list[Read]:
    """Return every element of the tree, parents before their children."""
    pages = {page.objgen: number for number, page in enumerate(file.pages)}
    return [read for kid in file.Root.StructTreeRoot.K for read in _walk(kid, pages, 0)]


def _walk(node: Any, pages: dict[Any, int], depth: int) -> Iterator[Read]:
    kids = [k for k in node.get("/K", []) if not isinstance(k, int)]
    yield Read(
        str(node.S)[1:],
        depth,
        str(node.get("/Alt", "")),
        str(node.get("/Lang", "")),
        dict(node.get("/A", {}).items()),
        _marks(node, pages),
        sum(k.get("/Type") == "/OBJR" for k in kids),
    )
    for kid in kids:
        if kid.get("/Type") == "/StructElem":
            yield from _walk(kid, pages, depth + 1)


def _marks(node: Any, pages: dict[Any, int]) -> tuple[tuple[int, int], ...]:
    """Return the content of an element: a number is on its own page, the rest names its page."""
    named = [(node, int(k)) if isinstance(k, int) else (k, k.get("/MCID")) for k in node.get("/K", [])]
    return tuple((pages[place.Pg.objgen], int(mark)) for place, mark in named if mark is not None)


def marks_of(node: Any, file: pikepdf.Pdf) -> tuple[tuple[int, int], ...]:
    return _marks(node, {page.objgen: number for number, page in enumerate(file.pages)})


def untagged(file: pikepdf.Pdf) -> list[str]:
    """Return what is painted outside of any element and any artifact."""
    return [operator for page in file.pages for operator in _loose(page)]


def _loose(page: pikepdf.Page) -> Iterator[str]:
    depth = 0
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
        if operator in PAINTING and not depth:
            yield operator


def marked(file: pikepdf.Pdf) -> list[tuple[int, int]]:
    """Return the numbered content of every page, in order of drawing."""
    return [
        (number, int(instruction.operands[1].MCID))
        for number, page in enumerate(file.pages)
        for instruction in pikepdf.parse_content_stream(page)
        if str(instruction.operator) == "BDC" and "/MCID" in instruction.operands[1]
    ]
