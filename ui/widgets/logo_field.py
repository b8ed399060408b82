"""The office's logo: chosen from a file, shown small, taken away again."""

from base64 import b64decode
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from planner.errors import PlannerError
from planner.words import Words

HIGHEST = 32


class LogoField(QWidget):
    """Holds a PNG in base 64, empty for none."""

    failed = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._logo = words, ""
        self._picture = QLabel()
        self.choose, self.drop = QPushButton(words._("Choose a pictu&re…")), QPushButton(words._("Remo&ve"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._picture, 1)
        for button in (self.choose, self.drop):
            row.addWidget(button)
        self.choose.clicked.connect(self._ask)
        self.drop.clicked.connect(lambda: self.setText(""))

    def text(self) -> str:
        """Return the logo, as the profile keeps it."""
        return self._logo

    def setText(self, logo: str) -> None:
        """Show a logo of the profile."""
        self._logo = logo.strip()
        picture = QPixmap()
        picture.loadFromData(b64decode(self._logo))
        shown = (
            picture
            if picture.isNull()
            else picture.scaledToHeight(HIGHEST, Qt.TransformationMode.SmoothTransformation)
        )
        self._picture.setPixmap(shown)
        self._picture.setAccessibleName(self._words._("Logo") if self._logo else "")
        self.drop.setEnabled(bool(self._logo))

    def use(self, path: Path) -> None:
        """Take a picture file as the logo."""
        from planner.report.logo import read_logo

        try:
            self.setText(read_logo(path))
        except PlannerError as error:
            self.failed.emit(error)

    def _ask(self) -> None:
        kinds = self._words._("Pictures (*.png *.jpg *.jpeg)")
        name, _ = QFileDialog.getOpenFileName(self, self._words._("Choose the logo"), str(Path.home()), kinds)
        if name:
            self.use(Path(name))
