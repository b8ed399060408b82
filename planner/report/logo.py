"""An office's own look: its logo made ready for paper, its colour held to be readable."""

from base64 import b64encode
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from re import fullmatch
from typing import Any

from planner.errors import PlannerError
from planner.report.blocks import Block, Document, Letterhead

LARGEST_FILE, MEGABYTE, PIXELS = 4 << 20, 1 << 20, (720, 240)
LEAST_CONTRAST = 5.0
# The tint behind texts in the office's colour, the darkest they stand on.
BEHIND = "#e9f0f9"


def read_logo(path: Path) -> str:
    """Return a picture file as a small PNG without transparency, in base 64."""
    from PIL import Image

    try:
        if path.stat().st_size > LARGEST_FILE:
            raise PlannerError("logo-unreadable", path=str(path), megabytes=LARGEST_FILE // MEGABYTE)
        with Image.open(path, formats=("PNG", "JPEG")) as picture:
            return b64encode(_png(_on_white(picture))).decode("ascii")
    except (OSError, ValueError, Image.DecompressionBombError) as fault:
        largest = LARGEST_FILE // MEGABYTE
        raise PlannerError("logo-unreadable", path=str(path), megabytes=largest) from fault


def _on_white(picture: Any) -> Any:
    from PIL import Image

    small = picture.convert("RGBA")
    small.thumbnail(PIXELS)
    paper = Image.new("RGBA", small.size, "white")
    return Image.alpha_composite(paper, small).convert("RGB")


def _png(picture: Any) -> bytes:
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()


def greyed(document: Document) -> Document:
    """Return the document with its logo in grey."""
    return replace(document, blocks=tuple(_grey(block) for block in document.blocks))


def _grey(block: Block) -> Block:
    from PIL import Image

    if not isinstance(block, Letterhead) or not block.logo:
        return block
    return replace(block, logo=_png(Image.open(BytesIO(block.logo)).convert("L")))


def readable(color: str) -> str:
    """Return the colour as it is kept; one that cannot be read on our paper is an error of the user."""
    if not color:
        return ""
    if not fullmatch("#[0-9a-fA-F]{6}", color):
        raise PlannerError("color-unreadable", color=color)
    found = contrast(color, BEHIND)
    if found < LEAST_CONTRAST:
        raise PlannerError(
            "color-too-light", color=color, contrast=round(found, 1), least=round(LEAST_CONTRAST)
        )
    return color.lower()


def drawable_color(color: str) -> str:
    """Return the colour if our paper can be read in it; else nothing, which stands for our own."""
    try:
        return readable(color)
    except PlannerError:
        return ""


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21, as WCAG defines it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    channels = (int(color[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
