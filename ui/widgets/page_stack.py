"""The pages of the window, one above the other."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class PageStack(QStackedWidget):
    """Holds every page that was made, and shows one.

    Qt would ask each hidden page for its height at this width, at every text that changes anywhere.
    """

    def hasHeightForWidth(self) -> bool:
        """Say no: a page takes the height that is left."""
        return False

    def sizeHint(self) -> QSize:
        """Ask for what every page needs; what it would like, it gets of the room that is left."""
        return self.minimumSizeHint()
