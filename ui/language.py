"""The window's language: its words, Qt's own texts, and a live switch."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtWidgets import QWidget

from planner.words import LANGUAGES, Words
from ui.qt_words import QtWords

TRANSLATIONS = QLibraryInfo.LibraryPath.TranslationsPath


class Language(QObject):
    """The language on screen; `changed` is said at once, and LanguageChange reaches every widget."""

    changed = Signal()

    def __init__(self, code: str = "fr", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = Words("fr")
        self._qt, self._left_out = QTranslator(self), QtWords(self.words, self)
        self.use(code)

    @property
    def code(self) -> str:
        """Return "fr" or "en"."""
        return self.words.language

    def say(self, text: str, **values: Any) -> str:
        """Return a sentence (a msgid) in this language; a value may be a function of its words."""
        words = self.words
        said = {name: value(words) if callable(value) else value for name, value in values.items()}
        return words._(text, **said)

    def use(self, code: str) -> None:
        """Speak another language everywhere, without a restart; an unknown one is French."""
        self.words = Words(code if code in LANGUAGES else "fr")
        QLocale.setDefault(QLocale(self.words.locale))
        self._translate_qt()
        self.changed.emit()

    def _translate_qt(self) -> None:
        for former in (self._qt, self._left_out):
            QCoreApplication.removeTranslator(former)
            former.deleteLater()
        self._qt, self._left_out = QTranslator(self), QtWords(self.words, self)
        QCoreApplication.installTranslator(self._left_out)
        if self._qt.load(f"qtbase_{self.code}", QLibraryInfo.path(TRANSLATIONS)):
            QCoreApplication.installTranslator(self._qt)


class Translated(QWidget):
    """A widget that says its texts again when the language changes."""

    def retranslate(self) -> None:
        """Set every text of the widget in the present language."""

    def changeEvent(self, event: QEvent) -> None:
        """Say every text again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
