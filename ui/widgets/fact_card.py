"""A card of facts: a title, sections under headings that scroll, and buttons that stay."""

import re
from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui import style

# A line may break after a stroke: "$/h" stays whole.
PER_HOUR, WORD_JOINER = re.compile(r"(?<=[\d$])/h\b"), "\u2060"


class FactCard(QFrame):
    """Sections are added once; a section that has nothing to say is not shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.emphasise(self, "card")
        self.title, self.subtitle, self.notice = plain("title"), plain("muted"), plain("warning")
        self.area = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(14, 12, 10, 8)
        self._column.setSpacing(4)
        for label in (self.title, self.subtitle, self.notice):
            self._column.addWidget(label)
        self._column.addStretch(1)
        self.area.setWidget(inside)
        self.buttons = QVBoxLayout()
        self.buttons.setContentsMargins(14, 0, 14, 0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2, 2, 2, 10)
        outer.addWidget(self.area, 1)
        outer.addLayout(self.buttons)
        self._headings: dict[QWidget, QLabel] = {}

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 30, 200)

    def add_section(self, widget: QWidget) -> QWidget:
        """Add a widget under a heading that `say_heading` names."""
        heading = plain("heading")
        heading.setContentsMargins(0, 8, 0, 0)
        self._headings[widget] = heading
        for part in (heading, widget):
            self._column.insertWidget(self._column.count() - 1, part)
        return widget

    def add_text(self, role: str = "") -> QLabel:
        """Add a text under a heading."""
        label = plain(role)
        self.add_section(label)
        return label

    def add_button(self, icon: str, primary: bool = False) -> QPushButton:
        """Add a button under the sections."""
        button = QPushButton(style.icon(icon, "on_accent" if primary else "muted"), "")
        style.emphasise(button, "primary" if primary else "")
        self.buttons.addWidget(button)
        return button

    def say_title(self, title: str, subtitle: str, notice: str = "") -> None:
        """Name what the card is about, under which code, with a warning; another one begins at its top."""
        if (title, subtitle) != (self.title.text(), self.subtitle.text()):
            self.area.verticalScrollBar().setValue(0)
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.notice.setText(notice)
        self.notice.setVisible(bool(notice))
        self.area.setAccessibleName(title)

    def say_heading(self, widget: QWidget, heading: str, shown: bool = True) -> None:
        """Say a section's heading, and whether the section is shown."""
        self._headings[widget].setText(heading)
        for part in (widget, self._headings[widget]):
            part.setVisible(shown)

    def say_text(self, label: QLabel, heading: str, lines: Iterable[str]) -> None:
        """Say a text section, one line under another; an empty one is not shown."""
        text = "\n".join(line for line in lines if line)
        label.setText(PER_HOUR.sub(f"/{WORD_JOINER}h", text))
        self.say_heading(label, heading, bool(text))


def plain(role: str) -> QLabel:
    """Return a label of plain text that wraps, in one of the style sheet's roles."""
    label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    style.emphasise(label, role)
    return label
