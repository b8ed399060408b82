"""How Parcours speaks and looks: the language and the theme, tried at once and remembered."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QWidget

from planner.words import N_, Words
from ui.session import Session
from ui.tokens import THEME_NAMES
from ui.widgets.paper_drop import PaperDrop

LANGUAGES = {"fr": "Français", "en": "English"}
LABELS = {"language": N_("&Language"), "theme": N_("&Theme")}
SMALLEST_WIDTH = 380
Use = Callable[[str], None]


def _plain_theme(theme: str, words: Words) -> str:
    return words._(THEME_NAMES[theme]).replace("&", "")


class AppearanceDialog(QDialog):
    """Two choices without a "Save": what is chosen is seen at once."""

    def __init__(self, session: Session, use_language: Use, use_theme: Use, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self.drops = {
            "language": PaperDrop(LANGUAGES, lambda code, words: LANGUAGES[code]),
            "theme": PaperDrop(THEME_NAMES, _plain_theme),
        }
        self._labels = {name: QLabel() for name in LABELS}
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for name, use in (("language", use_language), ("theme", use_theme)):
            drop = self.drops[name]
            drop.activated.connect(lambda _, use=use, drop=drop: use(drop.value))
        self._lay_out()
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Show the choices again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    def _show(self) -> None:
        words, values = self._session.language.words, self._session.settings.values
        self.setWindowTitle(words._("Language and theme"))
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(words._("Close"))
        for name, chosen in (("language", words.language), ("theme", values.theme)):
            self._labels[name].setText(words._(LABELS[name]))
            self.drops[name].retranslate(words)
            self.drops[name].show_value(chosen)

    def _lay_out(self) -> None:
        self.setMinimumWidth(SMALLEST_WIDTH)
        self._buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        for name, label in self._labels.items():
            label.setBuddy(self.drops[name])
            form.addRow(label, self.drops[name])
        form.addRow(self._buttons)
