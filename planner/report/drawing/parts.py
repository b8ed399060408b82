"""The parts of a paragraph: ReportLab's own, without its parser where there is only weight to read."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

WEIGHED = re.compile("<b>(.*?)</b>|([^<]+)")
# What only the parser reads: other tags, characters written as &…;, spaces that it joins.
MORE = re.compile(r"<(?!/?b>)|&|\s\s|^\s|\s$|^$")


@lru_cache(maxsize=2048)
def parts(content: str, style: ParagraphStyle) -> tuple[Any, ...]:
    """Return the parts of a paragraph from its markup."""
    if MORE.search(content):
        return tuple(Paragraph(content, style).frags)
    return tuple(_weighed(content, style))


def _weighed(content: str, style: ParagraphStyle) -> Iterator[Any]:
    plain, strong = _of_one_letter(style)
    for found in WEIGHED.finditer(content):
        weight, said = (strong, found[1]) if found[2] is None else (plain, found[2])
        if said:
            yield weight.clone(text=said)


@lru_cache(maxsize=256)
def _of_one_letter(style: ParagraphStyle) -> tuple[Any, Any]:
    return Paragraph("x", style).frags[0], Paragraph("<b>x</b>", style).frags[0]
