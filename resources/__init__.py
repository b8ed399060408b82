"""Files that the product carries: starter catalogue, fonts, icons, translations."""

import sys
from pathlib import Path


def path(name: str) -> Path:
    """Return where the resource `name` ("data", "fonts/x.ttf") lies, also in a frozen application."""
    frozen = getattr(sys, "_MEIPASS", None)
    folder = Path(frozen) / "resources" if frozen else Path(__file__).parent
    return folder / name
