from collections import Counter

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from ui.language import Language, Translated
from ui.main_window import MainWindow


class Sign(Translated):
    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language, self.said = language, [language.words._("Clients")]

    def retranslate(self) -> None:
        self.said.append(self._language.words._("Clients"))


def test_a_switch_reaches_every_widget_without_a_restart(language: Language, qtbot: QtBot) -> None:
    sign = Sign(language)
    qtbot.addWidget(sign)
    told: list[str] = []
    language.changed.connect(lambda: told.append(language.code))
    for code in ("en", "fr"):
        language.use(code)
        QApplication.processEvents()
    assert told == ["en", "fr"]
    assert sign.said[0] == sign.said[-1] and "Clients" in sign.said and len(set(sign.said)) == 2


def test_qt_itself_speaks_the_language(language: Language, qtbot: QtBot) -> None:
    def cancel() -> str:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        qtbot.addWidget(box)
        return box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")

    assert cancel() == "Annuler"
    language.use("en")
    assert cancel() == "Cancel"
    assert QLocale().language() == QLocale.Language.English


@pytest.mark.parametrize("code", ["de", "", "FR"])
def test_an_unknown_language_is_french(language: Language, code: str) -> None:
    language.use(code)
    assert language.code == "fr"


def test_speaking_again_leaves_nothing_behind(planned: MainWindow) -> None:
    held = []
    for code in ("en", "fr", "en", "fr", "en", "fr"):
        for page in planned.pages:
            planned.go(page)
        planned.use_language(code)
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        found = (*planned.findChildren(QObject), *planned.session.language.findChildren(QObject))
        held.append(Counter(type(each).__name__ for each in found))
    assert held[-1] - held[1] == Counter() and held[-2] - held[0] == Counter()
