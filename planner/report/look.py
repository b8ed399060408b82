"""How a document is to look: its size of type, its paper, its colours."""

from dataclasses import dataclass

# In points; both sheets have the same width.
WIDTH = 612.0
PAPERS = {"letter": 792.0, "legal": 1008.0}


@dataclass(frozen=True, slots=True)
class Look:
    """Large print is a layout of its own, not a zoom; grey is for black and white printers."""

    large: bool = False
    paper: str = "letter"
    grey: bool = False

    @property
    def height(self) -> float:
        """Return the height of the sheet, in points."""
        return PAPERS[self.paper]


ORDINARY = Look()
