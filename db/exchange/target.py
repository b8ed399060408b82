"""Where an export may be written: under its own ending, and over nothing that is not an export."""

from pathlib import Path

from planner.errors import PlannerError

MAGIC = b"PARCOURS\r\n\x1a\n"
SUFFIX = ".parcours"


def check_target(path: Path) -> None:
    """Raise PlannerError when a file of that name is no export, or would not be known as one."""
    if path.suffix.casefold() != SUFFIX:
        raise PlannerError("exchange-other-ending", path=str(path), suffix=SUFFIX)
    if path.is_symlink() or path.exists():
        _check_replaced(path)


def _check_replaced(path: Path) -> None:
    """See that what the export would replace is an older export."""
    if not path.is_file():
        raise PlannerError("exchange-occupied", path=str(path))
    with path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise PlannerError("exchange-occupied", path=str(path))
