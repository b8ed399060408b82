"""The files that Parcours ships: catalogue, fonts, icons and translations."""

from pathlib import Path

HERE = Path(__file__).parent


def path(name: str) -> Path:
    """Return the path of a shipped file or folder, also inside an installed application."""
    return HERE / name
