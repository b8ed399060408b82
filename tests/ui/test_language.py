import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from ui.language import Language, Translated


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
