"""What is worth doing first, each with its mark: done or still to do."""

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.words import Words
from ui import style

MARK = 18


class Checklist(QFrame):
    """Lines that tell what was done; they are read, not clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.emphasise(self, "card")
        self._title = QLabel()
        style.emphasise(self._title, "heading")
        self._lines: list[tuple[QLabel, QLabel]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 14)
        self._column.addWidget(self._title)

    def show_items(self, items: Mapping[str, bool], words: Words) -> None:
        """Show each item (a msgid), and whether it is done."""
        done = sum(items.values())
        text = words._("To begin well ({done} of {all})", done=done, all=len(items))
        self._title.setText(text)
        while len(self._lines) < len(items):
            self._add_line()
        for (mark, label), (item, is_done) in zip(self._lines, items.items(), strict=True):
            self._show_line(mark, label, words._(item), is_done, words)

    def _show_line(self, mark: QLabel, label: QLabel, text: str, is_done: bool, words: Words) -> None:
        name, token = ("check-circle", "ok") if is_done else ("circle-outline", "muted")
        mark.setPixmap(style.icon(name, token).pixmap(MARK, MARK))
        state = words._("done") if is_done else words._("to do")
        mark.setAccessibleName(state)
        label.setText(text)
        label.setAccessibleName(f"{text} ({state})")

    def _add_line(self) -> None:
        mark, label = QLabel(), QLabel(wordWrap=True)
        row = QHBoxLayout()
        row.addWidget(mark)
        row.addWidget(label, 1)
        self._column.addLayout(row)
        self._lines.append((mark, label))
