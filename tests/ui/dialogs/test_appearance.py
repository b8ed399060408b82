import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from ui.dialogs.appearance import AppearanceDialog
from ui.main_window import MainWindow

# What a platform without a screen says of dialogs.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def dialog(window: MainWindow) -> AppearanceDialog:
    """Return the dialog as its keys open it."""
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    found = window.findChild(AppearanceDialog)
    assert found is not None and found.isVisible()
    return found


def test_a_language_is_tried_at_once_in_the_dialog_too(dialog: AppearanceDialog, window: MainWindow) -> None:
    assert dialog.windowTitle() == "Langue et thème"
    dialog.drops["language"].choose("en")
    QApplication.processEvents()
    assert window.session.language.code == window.session.settings.values.language == "en"
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    assert dialog.windowTitle() == "Language and theme" and labels == ["&Language", "&Theme"]
    assert [dialog.drops["theme"].itemText(place) for place in range(4)] == [
        "Theme of the computer", "Light theme", "Dark theme", "High contrast theme",
    ]  # fmt: skip


def test_a_theme_is_tried_at_once_and_remembered(dialog: AppearanceDialog, window: MainWindow) -> None:
    assert dialog.drops["theme"].value == "light"
    dialog.drops["theme"].choose("contrast")
    QApplication.processEvents()
    values = window.session.settings.values
    assert (values.theme, values.appearance_chosen) == ("contrast", True)
    assert QApplication.instance().property("theme") == "contrast"
    assert window.actions_["contrast"].isChecked() and not window.actions_["light"].isChecked()
    window.use_theme("light")
